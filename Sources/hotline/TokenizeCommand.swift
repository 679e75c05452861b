import ArgumentParser
import Batch
import CallFormats
import ChineseText
import Reports

/// `hotline tokenize`
struct TokenizeCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "tokenize",
      abstract: say("Text lines in, words separated by one space out.", "逐行分词，词间一个空格"))
  }

  @Argument(help: ArgumentHelp(say("A text file; - is standard input.", "文本文件；- 为标准输入"), valueName: "input"))
  var input = "-"

  @OptionGroup var workers: WorkerOptions

  @OptionGroup var rules: RulebookOptions

  func run() async throws {
    try await reportingFailures {
      let reader = try LineBlockReader(path: input)
      // On a single core whoever waits for the next line would keep all others from working.
      let run = TokenizingRun(try rules.loadDictionary(), workers: WorkerOptions.cores == 1 ? 1 : workers.count)
      try await run.tokenize(reader) { try StandardOutput.write($0) }
    }
  }
}
