import ArgumentParser
import CallFormats
import Reports

/// `hotline formats`
struct FormatsCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "formats",
      abstract: say("The formats that can be read, each with an example.", "列出能读的格式，各附一例"))
  }

  func run() async throws {
    let formats = FormatRegistry.formats.map { format in
      let description = format.description
      let lines = description.example.split(separator: "\n").map { "    \($0)\n" }.joined()
      return "\(description.id)  \(say(description.english, description.chinese))\n\(lines)"
    }
    try await reportingFailures { try StandardOutput.write(Array(formats.joined(separator: "\n").utf8)) }
  }
}
