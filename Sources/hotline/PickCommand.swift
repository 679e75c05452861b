import ArgumentParser
import Reports

/// `hotline pick`
struct PickCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "pick",
      abstract: say("Propose calls to listen to, with reasons.", "提出该听的通话，各写明原因"),
      discussion: say(
        """
        Some calls for a reason: fatal items, displeased customers, doubtful judgements, calls that are mostly not
        assessable, calls near the pass mark, in turn. Besides, from each agent's calls, some by lot: those with the
        lowest SHA-256 of the seed, a line end and the call's id. The same calls and seed, the same picks.
        """,
        """
        一部分有原因：否决项、客户不满、评分存疑、多半不可评、合格线附近，轮流提出。
        另从每名坐席的全部通话中随机抽取：种子、换行、通话编号连在一起的 SHA-256 最小的几通。
        通话和种子相同，结果就相同。
        """))
  }

  @Argument(
    help: ArgumentHelp(
      say("The folder that “hotline score” wrote to, or a document.", "hotline score 的输出目录，或一个 XML 文件"),
      valueName: "dir"))
  var input: String

  @Option(help: ArgumentHelp(say("Calls for a reason.", "有原因的通话数"), valueName: "n"))
  var count = 20

  @Option(help: ArgumentHelp(say("Calls by lot from each agent.", "每名坐席随机抽取的通话数"), valueName: "n"))
  var perAgent = 1

  @Option(
    help: ArgumentHelp(
      say("Of the lot; choose it when the calls are over.", "随机抽样的种子；请在通话结束后再定"), valueName: "text"))
  var seed = "1"

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(say("A file.csv or file.xml besides.", "另写入 file.csv 或 file.xml"), valueName: "file"))
  var output: String?

  func validate() throws {
    guard (0...1_000).contains(count) else {
      throw ValidationError(say("--count must be 0 to 1000", "--count 应为 0 到 1000"))
    }
    guard (0...100).contains(perAgent) else {
      throw ValidationError(say("--per-agent must be 0 to 100", "--per-agent 应为 0 到 100"))
    }
    guard output.map({ $0.hasSuffix(".csv") || $0.hasSuffix(".xml") }) ?? true else {
      throw ValidationError(say("--output must end in .csv or .xml", "--output 应以 .csv 或 .xml 结尾"))
    }
  }

  func run() async throws {
    try await reportingFailures {
      let scorecards = try ScorecardFolder(input)
      ScorecardProblems.warn(of: scorecards)
      var problems = ScorecardProblems()
      var picker = CallPicker(CallPicker.Options(count: count, perAgent: perAgent, seed: seed))
      try scorecards.forEachCall(problem: { problems.add($0) }) { call, place in
        picker.add(call, file: place.file)
      }
      problems.close()
      let list = picker.picks()
      if let output {
        let bytes = output.hasSuffix(".csv") ? list.commaSeparated : list.document(toolVersion: Hotline.version)
        try OutputFile.write(bytes, to: output)
      }
      try StandardOutput.write(Array(list.table.utf8))
      if problems.count > 0 { throw Status.someRejected }
    }
  }
}
