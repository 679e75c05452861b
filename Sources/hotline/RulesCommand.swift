import ArgumentParser
import Reports
import Rulebook

/// `hotline rules`
struct RulesCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "rules", abstract: say("List what is checked.", "列出检查的规则"))
  }

  @Option(help: ArgumentHelp(say("Only this scorecard.", "只列这张评分表"), valueName: "id"))
  var scorecard: String?

  @Option(help: ArgumentHelp(say("table or json.", "table 表格或 json")))
  var format = ListFormat.table

  @OptionGroup var rules: RulebookOptions

  func run() async throws {
    let rulebook = try rules.loadRulebook()
    let ids = scorecard.map { [$0] } ?? rulebook.scorecards.keys.sorted()
    var scorecards: [CompiledScorecard] = []
    for id in ids {
      guard let compiled = rulebook.compiled(scorecard: id) else {
        throw ValidationError(say("No scorecard “\(id)”.", "没有评分表“\(id)”。"))
      }
      scorecards.append(compiled)
    }
    let text =
      switch format {
      case .table: RuleList.table(scorecards)
      case .json: RuleList.json(scorecards)
      }
    try await reportingFailures { try StandardOutput.write(Array(text.utf8)) }
  }
}

/// How a list is written.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json
}
