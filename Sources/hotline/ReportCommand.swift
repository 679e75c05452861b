import ArgumentParser
import Reports

/// `hotline report`
struct ReportCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "report",
      abstract: say("Pages, a workbook and rows from scorecards.", "由评分生成网页、工作簿和明细表"),
      discussion: say(
        """
        Reads the folder that hotline score wrote, or its document X.xml, and writes index.html, pages/,
        scorecards.xlsx and items.csv.
        The pages need no network and no script.
        """,
        """
        读取 hotline score 写出的目录（或 X.xml 文件），写出 index.html、pages/、scorecards.xlsx 和 items.csv。
        网页不需要网络，不依赖脚本。
        """))
  }

  @Argument(help: ArgumentHelp(say("The folder, or the document.", "目录，或 X.xml 文件"), valueName: "dir"))
  var input: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(say("Another folder for what is written.", "写到另一个目录"), valueName: "dir"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Which calls get a page: all, failed, or picked (default: all; above \(PageSelection.limit) calls, failed).",
        "哪些通话有单独的网页：all 全部、failed 不合格的、picked 选定的（默认 all；超过 \(PageSelection.limit) 通时为 failed）")))
  var pages: Kind?

  @Option(
    help: ArgumentHelp(
      say("Ids of the picked calls: one a line, or picks.xml.", "选定通话的编号：每行一个，或 picks.xml"), valueName: "file"))
  var picked: String?

  @Option(
    help: ArgumentHelp(
      say("The summary.xml of an earlier run, to compare with.", "以前一次运行的 summary.xml，用来对比"),
      valueName: "summary.xml"))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      say("Stylesheets in the place of the program's own.", "用自己的样式表代替自带的"), valueName: "dir"))
  var stylesheets: String?

  @Option(help: ArgumentHelp(say("pages or tables only (default: both).", "只生成 pages 网页或 tables 报表（默认都生成）")))
  var only: Part?

  enum Part: String, ExpressibleByArgument, CaseIterable {
    case pages, tables
  }

  @Flag(help: ArgumentHelp(say("No closing line.", "不显示结语")))
  var quiet = false

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case all, failed, picked
  }

  func validate() throws {
    if pages == .picked, picked == nil {
      throw ValidationError(say("--pages picked needs --picked FILE", "--pages picked 需要 --picked 文件"))
    }
    if picked != nil, let pages, pages != .picked {
      throw ValidationError(
        say("--picked goes with --pages picked only", "--picked 只能与 --pages picked 一起用"))
    }
    if output == nil, input.hasSuffix(".xml") {
      throw ValidationError(
        say("name a folder for the pages and tables of one document with --output", "单个文件的报表要用 --output 指定目录"))
    }
  }

  func run() async throws {
    try await reportingFailures {
      var options = PageReport.Options()
      switch pages ?? (picked == nil ? nil : .picked) {
      case .all: options.selection = .all
      case .failed: options.selection = .failed
      case .picked: options.selection = try picked.map { try PageSelection.picked(in: $0) }
      case nil: break
      }
      options.stylesheets = stylesheets
      options.baseline = try baseline.map { try SummaryFile.figures(of: $0) }
      let folder = output ?? input
      var isIncomplete = false
      if only != .pages {
        let tables = try writeTables(to: folder)
        guard tables.calls > 0 else { throw Status.someRejected }
        isIncomplete = tables.unreadable > 0
      }
      guard only != .tables else {
        if isIncomplete { throw Status.someRejected }
        return
      }
      let outcome = try PageReport.write(from: input, to: folder, options: options)
      if !quiet { tell(closing(outcome)) }
      if isIncomplete || outcome.unreadable > 0 { throw Status.someRejected }
    }
  }

  /// Workbook and rows; names the files that cannot be read.
  private func writeTables(to folder: String) throws -> ReportTables.Result {
    let scorecards = try ScorecardFolder(input)
    ScorecardProblems.warn(of: scorecards)
    try OutputFolder.make(folder)
    var problems = ScorecardProblems()
    let result = try ReportTables(scorecards).write(to: folder) { problems.add($0) }
    problems.close()
    try OutputFile.synchroniseFolder(folder)
    if !quiet { tell(closing(result, folder)) }
    return result
  }

  private func closing(_ outcome: PageReport.Outcome) -> String {
    var lines: [String] = []
    if outcome.hasOwnTotals {
      lines.append(
        say(
          "no summary.xml there: totals reckoned from the scorecards",
          "没有 summary.xml：汇总由评分 XML 重新计算"))
    }
    if let expected = outcome.expectedCalls, expected != outcome.calls {
      lines.append(
        say(
          "summary.xml is of \(expected) calls, but \(outcome.calls) scorecards are there: score again",
          "summary.xml 汇总了 \(expected) 通，但目录中有 \(outcome.calls) 份评分：请重新评分"))
    }
    if outcome.unreadable > 0 {
      lines.append(
        say("\(outcome.unreadable) files without a page: they cannot be read", "\(outcome.unreadable) 个文件无法读取，没有网页"))
    }
    if outcome.isLimited {
      lines.append(
        say(
          "more than \(PageSelection.limit) calls: only failed ones have a page of their own; --pages all makes all",
          "超过 \(PageSelection.limit) 通：只有不合格的通话有单独的网页；要全部生成请用 --pages all"))
    }
    lines.append(
      say(
        "\(outcome.calls) calls: index.html, pages of \(outcome.callPages) calls, \(outcome.agents) agents, \(outcome.rules) rules",
        "\(outcome.calls) 通：index.html，\(outcome.callPages) 通通话、\(outcome.agents) 名坐席、\(outcome.rules) 条规则的网页"))
    return lines.joined(separator: "\n")
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
