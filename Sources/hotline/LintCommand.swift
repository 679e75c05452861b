import ArgumentParser
import ChineseText
import Glibc
import Reports
import Rulebook
import Scoring

/// `hotline lint`
struct LintCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "lint",
      abstract: say(
        "Check phrase, rule and scorecard files and run their examples.", "检查短语、规则、评分表并运行其中的例子"))
  }

  @Argument(help: ArgumentHelp(say("Folder with the rule files.", "规则目录"), valueName: "dir"))
  var directory: String?

  @OptionGroup var rules: RulebookOptions

  func run() async throws {
    let options = rules.reading(directory)
    if let directory, access(directory, F_OK) != 0 {
      throw fail(say("\(directory): no such directory", "\(directory)：没有这个目录"), Status.inputMissing)
    }
    async let readings = options.loadReadings()
    let loaded = try options.readRulebook()
    var diagnostics = loaded.diagnostics
    // Examples are run even beside other mistakes: whoever edits wants to see all of it at once.
    async let segmenter = options.loadSegmenter(adding: loaded.rulebook.vocabulary)
    let check = await ExampleCheck(loaded.rulebook)
    diagnostics += await check.run(segmenter: try segmenter, readings: try readings)
    let mistakes = diagnostics.map { describe($0) + "\n" }.joined()
    try await reportingFailures { try StandardOutput.write(Array(mistakes.utf8)) }
    let book = loaded.rulebook
    let examples = book.rules.reduce(0) { $0 + $1.examples.count }
    tell(
      say(
        "\(book.phraseSets.count) phrase sets, \(book.rules.count) rules with \(examples) examples, \(book.scorecards.count) scorecards: \(diagnostics.count) mistake(s)",
        "\(book.phraseSets.count) 个短语集，\(book.rules.count) 条规则（\(examples) 个例子），\(book.scorecards.count) 张评分表：\(diagnostics.count) 处错误"
      ))
    // Ends here and now: giving back half a million small pieces of memory one by one takes longer than all examples.
    Glibc.exit(diagnostics.isEmpty ? EXIT_SUCCESS : Status.rulesWrong.rawValue)
  }
}
