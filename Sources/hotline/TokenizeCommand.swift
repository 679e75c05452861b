import ArgumentParser
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

  @OptionGroup var rules: RulebookOptions

  func run() async throws {
    try await reportingFailures {
      var tokenizer = Tokenizer(try rules.loadDictionary(adding: []))
      var reader = try LineReader(path: input)
      var output: [UInt8] = []
      var words: [Range<Int>] = []
      var written = 0
      while let batch = try reader.next() {
        output.removeAll(keepingCapacity: true)
        for line in batch.lines {
          // Blank lines are not handed out, but a line in is a line out.
          while written < line.number - 1 {
            output.append(UInt8(ascii: "\n"))
            written += 1
          }
          batch[line].withUnsafeBufferPointer { text in
            tokenizer.tokenize(line: text.span, into: &words)
            var isFirst = true
            for word in words {
              if !isFirst { output.append(UInt8(ascii: " ")) }
              isFirst = false
              output.append(contentsOf: UnsafeBufferPointer(rebasing: text[word]))
            }
          }
          output.append(UInt8(ascii: "\n"))
          written += 1
        }
        try StandardOutput.write(output)
      }
      try StandardOutput.write(Array(repeating: UInt8(ascii: "\n"), count: max(0, reader.lineCount - written)))
    }
  }
}
