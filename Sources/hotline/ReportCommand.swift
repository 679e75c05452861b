import ArgumentParser
import Reports

/// `hotline report`
struct ReportCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "report",
      abstract: say("A workbook and rows from scorecards.", "由评分生成工作簿和明细表"),
      discussion: say(
        "Writes scorecards.xlsx and items.csv into the folder of a run, from its scorecards alone.",
        "只根据目录中的评分，写出 scorecards.xlsx 和 items.csv。"))
  }

  @Argument(
    help: ArgumentHelp(
      say("The folder that “hotline score” wrote to, or a document.", "hotline score 的输出目录，或一个 XML 文件"),
      valueName: "dir"))
  var input: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      say("Another folder for what is written.", "写到另一个目录"), valueName: "dir"))
  var output: String?

  @Flag(help: ArgumentHelp(say("No closing line.", "不显示结语")))
  var quiet = false

  func run() async throws {
    try await reportingFailures {
      let scorecards = try ScorecardFolder(input)
      guard let folder = output ?? (scorecards.isDocument ? nil : input) else {
        throw fail(
          say("name a folder for the tables of one document with --output", "单个文件的报表要用 --output 指定目录"),
          Status.wrongUsage)
      }
      ScorecardProblems.warn(of: scorecards)
      try OutputFolder.make(folder)
      var problems = ScorecardProblems()
      let result = try ReportTables(scorecards).write(to: folder) { problems.add($0) }
      problems.close()
      try OutputFile.synchroniseFolder(folder)
      if !quiet { tell(closing(result, folder)) }
      if result.unreadable > 0 { throw Status.someRejected }
    }
  }

  private func closing(_ result: ReportTables.Result, _ folder: String) -> String {
    guard result.calls > 0 || result.unreadable == 0 else {
      return say("no scorecard could be read, nothing was written", "没有一个评分能读取，没有写出报表")
    }
    let names = "\(ReportTables.workbookName), \(ReportTables.itemsName)"
    var text = say("\(result.calls) calls: \(folder)/{\(names)}", "\(result.calls) 通：\(folder)/{\(names)}")
    if result.unreadable > 0 {
      text += say(", \(result.unreadable) files left out", "，略去无法读取的文件 \(result.unreadable) 个")
    }
    if result.leavesOutItems {
      text += say(
        "; the workbook lists only items that failed, could not be judged or need review, items.csv has all",
        "；工作簿的得分项只列违反、不可评和需复核的，全部见 items.csv")
    }
    return text
  }
}
