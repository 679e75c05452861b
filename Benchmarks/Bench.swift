import ArgumentParser
import CallFormats
import CallModel
import ChineseText
import Glibc
import Reports
import Rulebook
import Scoring

/// What a call goes through.
enum Stage: String, CaseIterable, ExpressibleByArgument {
  /// From the bytes of the file to calls.
  case reading
  /// Every turn in the form in which phrases are looked up.
  case normalising
  /// Every turn cut into words; scoring does this only around hits.
  case segmenting
  /// Every turn scanned for the words of all phrases.
  case scanning
  /// All that comes before the rules: the three above as far as needed, phrases verified, voices told apart.
  case phrases
  /// All that scoring does: phrases, rules and points. What it takes longer than phrases is shown as rules.
  case scoring
  /// Scored calls written as XML, personal data masked.
  case xml
  /// What any program needs that does nothing: the export read, and as many bytes as the XML has put into a file.
  case floor
}

/// The calls and what is needed to score them.
struct Bench {
  let calls: [Call]
  /// Of the export.
  let bytes: Int
  private let path: String
  private let texts: [[UInt32]]
  private let scored: [ScoredCall]
  private let segmenter: Segmenter
  private let scorecard: CompiledScorecard
  private let scorer: Scorer
  private let writer: ScorecardXMLWriter
  /// The XML of all calls.
  private let document: [UInt8]

  struct NotThere: Error, CustomStringConvertible {
    var description: String
  }

  init(path: String, scorecard id: String) throws {
    self.path = path
    (calls, bytes) = try Self.read(path)
    guard !calls.isEmpty else { throw NotThere(description: "no calls in \(path)") }
    let (rulebook, _) = try RulebookLoader.load(directory: "Lexicons")
    guard let scorecard = rulebook.compiled(scorecard: id) else { throw NotThere(description: "no scorecard \(id)") }
    guard let dictionary = WordDictionary.locate() else { throw NotThere(description: "no word list") }
    segmenter = Segmenter(
      try WordDictionary(contentsOf: dictionary, adding: rulebook.scorecards[id]?.vocabulary ?? []))
    self.scorecard = scorecard
    let readings = try PinyinReadings(contentsOf: PinyinReadings.defaultPath, cache: .ofUser)
    scorer = Scorer(scorecard: scorecard, segmenter: segmenter, readings: readings)
    writer = ScorecardXMLWriter(
      header: ReportHeader(
        scorecard: id, scorecardVersion: scorecard.version, digest: scorecard.digest, toolVersion: "benchmark"),
      detail: .full,
      mask: PersonalDataMask())
    texts = calls.flatMap { call in call.turns.map { NormalizedText(call.string(of: $0)).scalars } }
    var scoring = scorer
    scored = calls.map { scoring.score($0) }
    var document: [UInt8] = []
    for call in scored { writer.append(call, to: &document) }
    self.document = document
  }

  private static func read(_ path: String) throws -> (calls: [Call], bytes: Int) {
    var calls: [Call] = []
    var bytes = 0
    let reader = UnitReader()
    var input = try InputReader(InputFile(path: path))
    while let unit = try input.next() {
      bytes += unit.byteCount
      reader.read(unit) { if case .success(let call) = $0 { calls.append(call) } }
    }
    return (calls, bytes)
  }

  /// Takes all calls through one stage.
  func run(_ stage: Stage) throws {
    switch stage {
    case .reading: _ = try Self.read(path)
    case .normalising:
      var text = NormalizedText()
      for call in calls {
        let bytes = call.text
        for turn in call.turns { text.assign(bytes.span.extracting(turn.bytes)) }
      }
    case .segmenting:
      var ends: [Int32] = []
      var scratch = Segmenter.Scratch()
      for text in texts { segmenter.segment(text.span, into: &ends, scratch: &scratch) }
    case .scanning:
      var hits: [PhraseHit] = []
      let scanner = scorecard.phrases.scanner
      for text in texts { scanner.scan(text.span, into: &hits) }
    case .phrases:
      var scorer = scorer
      for call in calls { scorer.prepare(call) }
    case .scoring:
      var scorer = scorer
      for call in calls { _ = scorer.score(call) }
    case .xml:
      var bytes: [UInt8] = []
      for call in scored {
        bytes.removeAll(keepingCapacity: true)
        writer.append(call, to: &bytes)
      }
    case .floor:
      _ = try Self.read(path)
      try writeDocument()
    }
  }

  private func writeDocument() throws {
    guard let file = tmpfile() else { throw NotThere(description: "no temporary file") }
    defer { fclose(file) }
    let written = document.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
    guard written == document.count, fflush(file) == 0 else {
      throw NotThere(description: "no room for a temporary file")
    }
  }
}
