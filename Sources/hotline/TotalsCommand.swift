import ArgumentParser
import Batch
import CallFormats
import Reports

/// `hotline totals`
struct TotalsCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "totals",
      abstract: say("Merge the totals of parts to a summary.", "把各部分的汇总合并成一份"),
      discussion: say(
        """
        Reads the last lines of several “hotline stream --totals”, {"totals":{…}}, in the order of the calls that they are of.
        Writes summary.xml, or one line that can be merged with others.
        """,
        """
        按通话顺序读入若干 hotline stream --totals 的最后一行 {"totals":{…}}，
        写出 summary.xml，或合并后的一行（可再合并）。
        """))
  }

  @Argument(help: ArgumentHelp(say("A file; - is standard input.", "文件，- 为标准输入"), valueName: "input"))
  var input = "-"

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      say("summary.xml (default: one line of totals on standard output).", "summary.xml（默认向标准输出写一行汇总）"),
      valueName: "summary.xml"))
  var output: String?

  func run() async throws {
    try await reportingFailures {
      do throws {
        let merge = try TotalsMerge.of(InputFile(path: input))
        guard let output else { return try StandardOutput.write(try merge.line()) }
        let document = try merge.document()
        if output == "-" { try StandardOutput.write(document) } else { try OutputFile.write(document, to: output) }
      } catch let error as TotalsError {
        throw fail(error.message, Status.someRejected)
      }
    }
  }
}
