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

  func run() async throws {
    try await reportingFailures {
      try StandardOutput.write(Array((runReport ? RunReportSchema.text : ScorecardSchema.text).utf8))
    }
  }
}
