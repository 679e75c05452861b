import ArgumentParser

/// Scores recorded calls of Chinese service hotlines.
@main
struct Hotline: AsyncParsableCommand {
  static let version = "0.1.0"

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "hotline",
      abstract: say("Scores recorded calls of Chinese service hotlines.", "热线通话质检：逐通评分，每一分都有依据"),
      version: version,
      subcommands: [
        ScoreCommand.self, StreamCommand.self, TotalsCommand.self, ReportCommand.self, PickCommand.self,
        ExplainCommand.self, RulesCommand.self,
        LintCommand.self, FindCommand.self,
        TokenizeCommand.self, SchemaCommand.self, ConvertCommand.self, FormatsCommand.self,
      ])
  }

  /// On the first thread, before any other begins.
  @MainActor
  static func main() async {
    MemoryGrowth.prepare()
    await main(nil)
  }
}
