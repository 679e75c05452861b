import ArgumentParser
import CallFormats
import Reports

/// `hotline convert`
struct ConvertCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "convert",
      abstract: say("Turn any readable format into our own JSON Lines.", "把能读的格式转成本程序的 JSON Lines"))
  }

  @Argument(help: ArgumentHelp(say("Files and folders; - is standard input.", "文件或目录；- 为标准输入"), valueName: "input"))
  var inputs: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(say("A file, or - for standard output.", "文件，- 为标准输出"), valueName: "file.jsonl"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Print a first --records-mapping for a file of call records, and convert nothing.",
        "为话单文件打印 --records-mapping 对照初稿，不转换"), valueName: "records"))
  var showColumns: String?

  @OptionGroup var forced: ForcedFormat

  @OptionGroup var formats: FormatOptions

  func validate() throws {
    guard showColumns == nil else { return }
    if inputs.isEmpty { throw ValidationError(say("Missing expected argument '<input> ...'", "没有写输入文件")) }
    if output == nil { throw ValidationError(say("Missing expected argument '--output <file.jsonl>'", "没有写 --output")) }
  }

  func run() async throws {
    try await reportingFailures {
      if let showColumns {
        return try StandardOutput.write(Array(try CallRecordTable.mapping(for: showColumns).utf8))
      }
      let output = output ?? "-"
      let reading = try formats.reading(format: forced.format)
      let reader = UnitReader(options: reading)
      var file = output == "-" ? nil : try OutputFile(path: output)
      var (calls, rejected) = (0, 0)
      var records = reading.records.map(RecordAccount.init)
      var warnings = IrregularityWarnings()
      for input in try InputFiles.expand(paths: inputs) {
        var units = try InputReader(input, options: reading)
        while let unit = try units.next() {
          var lines: [UInt8] = []
          reader.read(unit) { result in
            switch result {
            case .success(let call):
              calls += 1
              HotlineCallWriter.append(call, to: &lines)
              warnings.tell(of: call)
            case .failure(let rejection):
              rejected += 1
              tell(rejection.summary(in: Language.current))
            }
          }
          records?.add(reader.takeRecordMatches())
          if file == nil { try StandardOutput.write(lines) } else { try file?.append(lines) }
        }
      }
      if let file = file.take() { try file.commit() }
      RecordReport.tell(records)
      warnings.finish()
      tell(
        say("\(calls) calls converted, \(rejected) rejected", "已转换 \(calls) 通，\(rejected) 处无法读取"))
      if rejected > 0 { throw Status.someRejected }
    }
  }
}
