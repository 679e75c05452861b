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

  func validate() throws {
    if runReport, picks { throw ValidationError(say("Write --run or --picks", "--run 和 --picks 只写一个")) }
  }

  func run() async throws {
    try await reportingFailures {
      let text = runReport ? RunReportSchema.text : picks ? PickListSchema.text : ScorecardSchema.text
      try StandardOutput.write(Array(text.utf8))
    }
  }
}
