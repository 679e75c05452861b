import CallFormats
import CallModel
import ChineseText
import Glibc
import Reports
import Rulebook
import Scoring

/// How fast each stage of scoring is by itself, on one core, over the same calls:
///
///     swift run -c release StageBenchmark CALLS.jsonl [scorecard (general)] [rounds (5)] [stage … (all)]
///
/// What is measured is MB of the export a second, so that the stages can be compared and added up; the median of the
/// rounds counts. The whole program is measured by `Scripts/benchmark`.
@main
enum StageBenchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let path = arguments.first else {
      print("StageBenchmark CALLS [scorecard (general)] [rounds (5)] [stage … (all)]")
      return
    }
    let scorecard = arguments.dropFirst().first ?? "general"
    let rounds = arguments.dropFirst(2).first.flatMap { Int($0) } ?? 5
    let named = arguments.dropFirst(3).compactMap { Stage(rawValue: $0) }
    let bench = try Bench(path: path, scorecard: scorecard)
    print("\(bench.calls.count) calls, \(bench.bytes / 1_000_000) MB, \(scorecard), median of \(rounds)")
    var rows: [(name: String, seconds: Double)] = []
    for stage in named.isEmpty ? Stage.allCases : named {
      var times: [Double] = []
      for _ in 0..<max(1, rounds) {
        let begun = processorSeconds
        try bench.run(stage)
        times.append(processorSeconds - begun)
      }
      rows.append((stage.rawValue, times.sorted()[times.count / 2]))
    }
    for row in rows {
      let rate = Double(bench.bytes) / 1e6 / row.seconds
      let calls = Double(bench.calls.count) / row.seconds
      print("\(padded(row.name, 14)) \(padded(rounded(rate), 9)) MB/s \(padded(rounded(calls), 10)) calls/s")
    }
  }

  /// Of this thread, so that other programs on the machine disturb little.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func rounded(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}

/// What a call goes through.
enum Stage: String, CaseIterable {
  /// From the bytes of the file to calls.
  case reading
  /// Every turn in the form in which phrases are looked up.
  case normalising
  /// Every turn cut into words; scoring does this only around hits.
  case segmenting
  /// Every turn scanned for the words of all phrases.
  case scanning
  /// All that scoring does: the three above as far as needed, phrases, rules, points.
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

  struct NotThere: Error {
    var what: String
  }

  init(path: String, scorecard id: String) throws {
    self.path = path
    (calls, bytes) = try Self.read(path)
    guard !calls.isEmpty else { throw NotThere(what: "no calls in \(path)") }
    let (rulebook, _) = try RulebookLoader.load(directory: "Lexicons")
    guard let scorecard = rulebook.compiled(scorecard: id) else { throw NotThere(what: "no scorecard \(id)") }
    guard let dictionary = WordDictionary.locate() else { throw NotThere(what: "no word list") }
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
    guard let file = tmpfile() else { throw NotThere(what: "no temporary file") }
    defer { fclose(file) }
    let written = document.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
    guard written == document.count, fflush(file) == 0 else { throw NotThere(what: "no room for a temporary file") }
  }
}
