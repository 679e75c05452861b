import ArgumentParser
import Reports

/// `hotline schema`
struct SchemaCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "schema", abstract: say("The XSD of the scorecards.", "输出评分 XML 的 XSD"))
  }

  func run() async throws {
    try await reportingFailures {
      try StandardOutput.write(Array(ScorecardSchema.text.utf8))
    }
  }
}
