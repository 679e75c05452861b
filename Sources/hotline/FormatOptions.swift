import ArgumentParser
import CallFormats
import Batch

/// The format of the inputs, for commands that read calls and have no other use for the name.
struct ForcedFormat: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Format of the inputs (default: told by their content); see hotline formats.", "输入格式（默认按内容判断），见 hotline formats"
      ),
      valueName: "id"))
  var format: String?
}

/// How the inputs are to be read, for every command that reads calls.
struct FormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("The agent's channel, as the export calls it: 0, ch_1.", "坐席所在声道，按导出中的写法：0、ch_1"), valueName: "channel"))
  var agentChannel: String?

  @Option(
    help: ArgumentHelp(
      say("The agent's voice, as the export calls it: 1, SPEAKER_00.", "坐席的说话人编号，按导出中的写法：1、SPEAKER_00"),
      valueName: "speaker"))
  var agentSpeaker: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Call records (CSV, Excel, JSON) to be joined by the call's id; repeatable.",
        "话单（CSV、Excel、JSON），按通话编号合并；可重复"), valueName: "file"))
  var records: [String] = []

  @Option(
    help: ArgumentHelp(
      say("What columns of the records mean: lines “column = field”.", "话单列的对照，每行“列名 = 字段”"), valueName: "file"))
  var recordsMapping: String?

  func validate() throws {
    if recordsMapping != nil, records.isEmpty {
      throw ValidationError(say("--records-mapping needs --records", "--records-mapping 要与 --records 同用"))
    }
    if agentChannel != nil, agentSpeaker != nil {
      throw ValidationError(
        say("--agent-channel and --agent-speaker exclude each other", "--agent-channel 与 --agent-speaker 只能写一个"))
    }
  }

  /// What the scores depend on besides: a run is gone on with only beside the same records.
  var circumstances: [(name: String, value: String)] {
    let files = records.map { (name: "records", value: FileState.of($0)) }
    return files + (recordsMapping.map { [(name: "records-mapping", value: FileState.of($0))] } ?? [])
  }

  /// The same for the readers; reads the call records.
  func reading(format: String?) throws -> ReadingOptions {
    var options = ReadingOptions()
    if let format {
      guard let known = FormatRegistry.format(format) else {
        let ids = FormatRegistry.formats.map(\.id).joined(separator: ", ")
        throw ValidationError(say("No format “\(format)”. There are: \(ids)", "没有格式“\(format)”。现有：\(ids)"))
      }
      options.format = known
    }
    options.roles = RoleAssignment(agentVoice: agentChannel ?? agentSpeaker)
    if !records.isEmpty {
      let mapping = try recordsMapping.map { path in
        try RecordMapping(try WholeFile.bytes(of: path), file: InputFile(path: path).name)
      }
      options.records = RecordJoin(try CallRecordTable(paths: records, mapping: mapping))
    }
    return options
  }
}
