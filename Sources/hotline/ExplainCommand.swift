import ArgumentParser
import CallFormats
import CallModel
import Glibc
import Reports
import Scoring

/// `hotline explain`
struct ExplainCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "explain",
      abstract: say("One call: transcript with marks, every point with its reason.", "逐通讲解：带标记的文本和每一分的理由"))
  }

  @Argument(help: ArgumentHelp(say("A file or folder; - is standard input.", "文件或目录；- 为标准输入"), valueName: "input"))
  var input: String

  @Option(help: ArgumentHelp(say("The scorecard's id.", "评分表编号"), valueName: "id"))
  var scorecard: String

  @Option(help: ArgumentHelp(say("The call's id (default: the first).", "通话编号（默认第一通）"), valueName: "id"))
  var call: String?

  @Flag(help: ArgumentHelp(say("Leave personal data as they are.", "不遮盖个人信息")))
  var unmasked = false

  @OptionGroup var forced: ForcedFormat

  @OptionGroup var formats: FormatOptions

  @OptionGroup var rules: RulebookOptions

  func run() async throws {
    try await reportingFailures {
      let loaded = try await rules.loadScorecard(scorecard)
      guard let card = loaded.scorecards.first else { throw Status.programFault }
      let (call, rejected) = try findCall()
      guard let found = call else {
        if rejected > 0 { throw Status.someRejected }
        throw fail(
          self.call.map { say("no call “\($0)” in \(input)", "\(input) 中没有通话“\($0)”") }
            ?? say("no call in \(input)", "\(input) 中没有通话"), Status.inputMissing)
      }
      var scorer = Scorer(scorecard: card, segmenter: loaded.segmenter, homophones: loaded.homophones)
      let mask = unmasked ? nil : PersonalDataMask(allowed: card.settings.lists["单位电话"] ?? [])
      let explanation = CallExplanation(
        scored: scorer.score(found), title: card.title, mask: mask, speakerLimit: card.settings.speakerLimit,
        isColoured: isatty(STDOUT_FILENO) == 1)
      try StandardOutput.write(Array(explanation.text.utf8))
    }
  }

  /// The call asked for; lines that cannot be read are told.
  private func findCall() throws -> (call: Call?, rejected: Int) {
    var rejected = 0
    let reading = try formats.reading(format: forced.format)
    let reader = UnitReader(options: reading)
    defer {
      if var records = reading.records.map(RecordAccount.init) {
        records.add(reader.takeRecordMatches())
        RecordReport.tellWarnings(of: records)
      }
    }
    for file in try InputFiles.expand(paths: [input]) {
      var input = try InputReader(file, options: reading)
      while let unit = try input.next() {
        var wanted: Call?
        reader.read(unit) { result in
          guard wanted == nil else { return }
          switch result {
          case .success(let found): if call == nil || found.id == call { wanted = found }
          case .failure(let rejection):
            rejected += 1
            tell(rejection.summary(in: Language.current))
          }
        }
        if let wanted { return (wanted, rejected) }
      }
    }
    return (nil, rejected)
  }
}
