import ArgumentParser
import Batch
import CallFormats
import ChineseText
import Glibc
import Reports
import Rulebook

/// `hotline stream`
struct StreamCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "stream",
      abstract: say("Answer each line with a line: calls in, results out.", "逐行应答：每行一通电话，答一行结果"),
      discussion: say(
        """
        Standard input: calls in the program's own format, one a line. Standard output: one line of JSON for each, in the
        same order; a line that is no call is answered with its reason. What is finished is written before more is waited for.
        """,
        """
        标准输入：本程序格式的通话，每行一通；标准输出：逐行对应一行 JSON，顺序不变；
        不能读作通话的行，答以原因。写出已完成的结果之后，才会等待新的输入。
        """))
  }

  @Option(help: ArgumentHelp(say("The scorecard's id.", "评分表编号"), valueName: "id"))
  var scorecard: String?

  @Option(
    help: ArgumentHelp(
      say("Which calls are scored by which scorecard (YAML).", "哪些通话用哪张评分表（YAML 文件）"), valueName: "file"))
  var routing: String?

  @Option(help: ArgumentHelp(say("full, or findings only.", "full 全部，findings 只写问题项")))
  var detail = Detail.full

  @Flag(help: ArgumentHelp(say("Add the call's scorecard XML to each line.", "每行附上该通话的 XML 评分表")))
  var scorecardsXml = false

  @Option(
    help: ArgumentHelp(
      say("Write the calls' scorecard XML there instead.", "把各通话的 XML 评分表写到这里，不附在行中"), valueName: "file"))
  var scorecardsTo: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Write the calls' items there instead, as a table in Arrow's stream format.",
        "把各得分项写到这里（Arrow 流格式的表），不写在行中"), valueName: "file"))
  var itemsTo: String?

  @Flag(help: ArgumentHelp(say("End with a line of totals, for hotline totals.", "最后写一行汇总，供 hotline totals 合并")))
  var totals = false

  @Option(
    help: ArgumentHelp(
      say("What scorecards and ids call the input (default: stdin).", "评分表和编号中输入的名称（默认 stdin）"),
      valueName: "name"))
  var source: String?

  @Flag(
    help: ArgumentHelp(
      say("Load everything, say so on one line and read nothing.", "只加载，写一行就绪信息，不读输入")))
  var check = false

  @Option(help: ArgumentHelp(say("How many workers.", "并行数"), valueName: "n"))
  var workers = 1

  @Flag(help: ArgumentHelp(say("Leave personal data as they are.", "不遮盖个人信息")))
  var unmasked = false

  @OptionGroup var rules: RulebookOptions

  func validate() throws {
    if (scorecard == nil) == (routing == nil) {
      throw ValidationError(say("Write either --scorecard or --routing", "--scorecard 和 --routing 要写且只写一个"))
    }
    if scorecardsXml, scorecardsTo != nil {
      throw ValidationError(
        say(
          "Write either --scorecards-xml or --scorecards-to, or neither",
          "--scorecards-xml 和 --scorecards-to 至多写一个"))
    }
    if let itemsTo, itemsTo == scorecardsTo {
      throw ValidationError(
        say("--items-to and --scorecards-to must be two files", "--items-to 和 --scorecards-to 应为两个文件"))
    }
    guard (1...256).contains(workers) else {
      throw ValidationError(say("--workers must be 1 to 256", "--workers 应为 1 到 256"))
    }
    if let source, source.isEmpty || source.utf8.count > 128 {
      throw ValidationError(say("--source must be 1 to 128 bytes long", "--source 应为 1 到 128 字节"))
    }
  }

  func run() async throws {
    try await reportingFailures {
      let loaded = try await rules.load(scorecard: scorecard, routing: routing)
      let allowed = loaded.scorecards.flatMap { $0.settings.lists["单位电话"] ?? [] }
      var options = ScoringStream.Options(
        workers: workers, detail: detail, mask: unmasked ? nil : PersonalDataMask(allowed: allowed),
        toolVersion: Hotline.version, language: Language.current)
      options.source = source
      options.addsXML = scorecardsXml
      options.writesScorecards = scorecardsTo != nil
      options.writesItems = itemsTo != nil
      options.addsTotals = totals
      let stream = ScoringStream(
        scorecards: loaded.scorecards, routing: loaded.routing, segmenter: loaded.segmenter,
        homophones: loaded.homophones, options: options)
      Interruption.watch()
      do {
        if check { return try StandardOutput.write(stream.readyLine) }
        let ending = try await answer(with: stream)
        if ending == .interrupted { throw ExitCode(Interruption.status) }
      } catch let error as OutputFileError where error.code == EPIPE {
        // Who closed the pipe knows; the status tells others that not everything was taken, as a shell would.
        throw ExitCode(128 + SIGPIPE)
      }
    }
  }

  /// All outputs go on as far as the slowest of those who take them.
  private func answer(with stream: ScoringStream) async throws -> ScoringStream.Ending {
    var outputs = ScoringStream.Outputs { try StandardOutput.write($0) }
    let scorecards = try scorecardsTo.map { try SideOutput($0) }
    let items = try itemsTo.map { try SideOutput($0) }
    if let scorecards { outputs.scorecards = { try scorecards.append($0) } }
    if let items { outputs.items = { try items.append($0) } }
    let ending = try await stream.answer(
      InputFile(path: "-"), isInterrupted: { Interruption.isRequested }, to: outputs)
    try scorecards?.commit()
    try items?.commit()
    return ending
  }
}

/// A file or pipe beside standard output.
private final class SideOutput {
  private var file: OutputFile?

  init(_ path: String) throws(OutputFileError) { file = try OutputFile(path: path) }

  func append(_ bytes: [UInt8]) throws(OutputFileError) { try file?.append(bytes) }

  func commit() throws(OutputFileError) { try file.take()?.commit(durable: false) }
}
