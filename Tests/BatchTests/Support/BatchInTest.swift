import Batch
import CallFormats
import ChineseText
import Reports
import Rulebook
import TestSupport

/// A run over files of a temporary folder, by a small scorecard.
struct BatchInTest {
  let folder: TemporaryFolder
  private let scorecard: CompiledScorecard

  init() throws {
    folder = try TemporaryFolder()
    scorecard = try Self.scorecard()
  }

  /// Scores files of the folder; the answer is how far the run came.
  func score(
    _ names: [String], to output: ScoringOutput, workers: Int = 2, detail: Detail = .full,
    isInterrupted: @escaping @Sendable () -> Bool = { false }, report: (ScoringRun.Progress) -> Void = { _ in },
    configured: (inout ScoringRun.Options) -> Void = { _ in }
  ) async throws -> ScoringRun.Progress {
    var options = ScoringRun.Options(
      workers: workers, detail: detail, mask: PersonalDataMask(), toolVersion: "1.2.3", language: .english)
    configured(&options)
    let run = ScoringRun(
      scorecard: scorecard, segmenter: Segmenter(WordDictionary([("您好", 9), ("知道", 9)])), options: options)
    let files = names.map { InputFile(path: $0.hasPrefix("/") ? $0 : "\(folder.path)/\($0)") }
    return try await run.score(files, to: output, isInterrupted: isInterrupted, report: report).progress
  }

  /// The same with other options; once `patience` is over, nothing more is read.
  func run(
    _ names: [String], to output: ScoringOutput, workers: Int = 2, patience: Patience? = nil,
    configured: (inout ScoringRun.Options) -> Void
  ) async throws -> ScoringRun.Progress {
    try await score(
      names, to: output, workers: workers, isInterrupted: { patience?.isOver ?? false }, configured: configured)
  }

  /// The answers to a file of the folder.
  func stream(
    _ name: String, workers: Int = 1, patience: Patience? = nil,
    configured: (inout ScoringStream.Options) -> Void = { _ in }
  ) async throws -> (bytes: [UInt8], ending: ScoringStream.Ending) {
    var bytes: [UInt8] = []
    let ending = try await scoringStream(workers: workers, configured: configured).answer(
      input(name), isInterrupted: { patience?.isOver ?? false }, to: .init { bytes += $0 })
    return (bytes, ending)
  }

  /// A stream that has not begun.
  func scoringStream(
    workers: Int = 1, configured: (inout ScoringStream.Options) -> Void = { _ in }
  ) -> ScoringStream {
    var options = ScoringStream.Options(
      workers: workers, detail: .full, mask: PersonalDataMask(), toolVersion: "1.2.3", language: .english)
    configured(&options)
    return ScoringStream(
      scorecards: [scorecard], segmenter: Segmenter(WordDictionary([("您好", 9), ("知道", 9)])), homophones: nil,
      options: options)
  }

  /// A file of the folder.
  func input(_ name: String) -> InputFile { InputFile(path: "\(folder.path)/\(name)") }

  /// Where a folder's or a document's output goes.
  func output(_ name: String) -> ScoringOutput {
    let path = "\(folder.path)/\(name)"
    return name.hasSuffix(".xml") ? .document(path) : .folder(path)
  }

  private static func scorecard() throws -> CompiledScorecard {
    var rulebook = Rulebook()
    rulebook.digest = "sha256:" + String(repeating: "0", count: 64)
    let place = SourceLocation(file: "test", line: 1, column: 1)
    func rule(_ id: String, _ kind: RuleKind, _ severity: Severity, _ phrases: String...) throws -> Rule {
      var rule = Rule(id: id, title: id, clause: "规范 \(id)", kind: kind, severity: severity, location: place)
      rule.phrases = try phrases.map { try PhraseNotation.parse($0, at: place) }
      return rule
    }
    var greeting = try rule("greeting", .required, .minor, "您好")
    greeting.window = Window(first: .number(1))
    var late = try rule("late", .metric, .major)
    late.breach = .event(.lateAnswer)
    rulebook.rules = [greeting, late, try rule("ignorance", .forbidden, .fatal, "不知道")]
    var card = Scorecard(id: "card", title: "评分表", version: "1", location: place)
    card.settings.grades = [("合格", Points(hundredths: 80_00)), ("不合格", .zero)]
    let points = [40, 40, 20].map { Points(hundredths: $0 * 100) }
    card.sections = [
      ScorecardSection(
        id: "all", title: "全部",
        items: zip(rulebook.rules, points).map { ScorecardItem(rule: $0.id, points: $1, location: place) })
    ]
    rulebook.scorecards["card"] = card
    struct NoCard: Error {}
    guard let compiled = rulebook.compiled(scorecard: "card") else { throw NoCard() }
    return compiled
  }
}

/// A call as an export writes it.
func exportedCall(_ id: String, _ words: String, rings: Int? = 2) -> String {
  let ringing = rings.map { #","ringing":{"rings":\#($0)}"# } ?? ""
  return #"{"id":"\#(id)"\#(ringing),"turns":[{"speaker":"agent","text":"\#(words)"},"#
    + #"{"speaker":"customer","text":"我的号码是13812345678"}]}"#
}

/// Many calls, more than one batch holds, of every kind of outcome.
func exportedCalls(_ numbers: Range<Int>) -> [String] {
  let words = ["您好", "喂", "您好，我不知道", "您好，𠮷<&>\\\"'"]
  return numbers.map { number in
    exportedCall("C-\(number)", words[number % words.count], rings: number % 5 == 0 ? nil : number % 7)
  }
}

extension [UInt8] {
  /// The bytes as text.
  var text: String { String(decoding: self, as: UTF8.self) }

  /// The lines of the text.
  var lines: [Substring] { text.split(separator: "\n") }

  /// The values of an attribute of all elements of a name, in the order of the document.
  func values(of attribute: String, in element: String) -> [String] {
    text.split(separator: "<\(element) ").dropFirst().compactMap { part in
      let tag = " " + part.prefix { $0 != ">" }
      guard let start = tag.firstRange(of: " \(attribute)=\"")?.upperBound else { return nil }
      return String(tag[start...].prefix { $0 != "\"" })
    }
  }
}
