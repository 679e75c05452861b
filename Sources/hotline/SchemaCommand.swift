import ArgumentParser
import Reports

/// `hotline schema`
struct SchemaCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "schema", abstract: say("The XSD of the scorecards.", "输出评分 XML 的 XSD"))
  }

  @Flag(name: .customLong("run"), help: ArgumentHelp(say("That of the run report, run.xml.", "运行报告 run.xml 的 XSD")))
  var runReport = false

  @Flag(help: ArgumentHelp(say("That of a list of picks, picks.xml.", "听音清单 picks.xml 的 XSD")))
  var picks = false

  @Flag(help: ArgumentHelp(say("That of the totals, summary.xml.", "汇总 summary.xml 的 XSD")))
  var summary = false

  func validate() throws {
    if [runReport, picks, summary].filter({ $0 }).count > 1 {
      throw ValidationError(say("Write one of --run, --picks and --summary", "--run、--picks、--summary 只写一个"))
    }
  }

  func run() async throws {
    try await reportingFailures {
      let schema =
        if runReport { RunReportSchema.text } else if picks { PickListSchema.text } else if summary {
          SummarySchema.text
        } else { ScorecardSchema.text }
      try StandardOutput.write(Array(schema.utf8))
    }
  }
}
