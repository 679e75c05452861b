import CallModel
import ChineseText
import Rulebook

/// Finds phrases that one rule of a scorecard asks for and another forbids: whoever says them does right and is charged.
struct PhraseConflictCheck: Sendable {
  private var samples: [Sample] = []

  /// One way to say what rules ask for.
  private struct Sample: Sendable {
    var words: [UInt32]
    /// The phrase that it was made from.
    var location: SourceLocation
    /// The scorecards that ask for it.
    var scorecards: [String]
  }

  /// Makes up what the rules of all scorecards ask for.
  init(_ rulebook: Rulebook) {
    var known: [[UInt32]: Int] = [:]
    for (id, scorecard) in rulebook.scorecards.sorted(by: { $0.key < $1.key }) {
      for item in scorecard.sections.flatMap(\.items) {
        guard let rule = rulebook.rule(item.rule, for: id), rule.kind == .required || rule.kind == .conditional,
          rule.speaker == .agent
        else { continue }
        for (phrase, words) in rulebook.samples(of: rule, lists: scorecard.settings.lists) {
          if let place = known[words] {
            if samples[place].scorecards.last != id { samples[place].scorecards.append(id) }
          } else {
            known[words] = samples.count
            samples.append(Sample(words: words, location: phrase.location, scorecards: [id]))
          }
        }
      }
    }
  }

  /// For each unit of the table whether it forbids, or cancels what does.
  private static func forbiddenUnits(_ table: PhraseTable, of scorecards: ArraySlice<CompiledScorecard>) -> [Bool] {
    var units = Array(repeating: false, count: table.units.count)
    for rule in scorecards.lazy.flatMap(\.sections).flatMap(\.items) where rule.forbidsEverywhere {
      for unit in rule.phrases.members.flatMap({ [$0.unit] + $0.cancels }) + rule.phrases.cancels {
        units[unit] = true
        if let cancelling = table.units[unit].cancelledBy { units[cancelling] = true }
      }
    }
    return units
  }

  /// Stretches of the samples that can be checked side by side.
  var parts: [Range<Int>] {
    stride(from: 0, to: samples.count, by: Self.samplesOfPart).map { $0..<min(samples.count, $0 + Self.samplesOfPart) }
  }

  /// Few enough that no set has more hits than are looked at in one call.
  private static let samplesOfPart = 500

  /// A diagnostic at each phrase asked for, of which at least one wording holds a forbidden one.
  ///
  /// Only rules that forbid everywhere count: what a trigger, a window or an excuse limits is a matter of its place.
  ///
  /// - Parameter scorecards: all over one table.
  func run(
    _ part: Range<Int>, under scorecards: ArraySlice<CompiledScorecard>, segmenter: Segmenter?
  ) -> [Diagnostic] {
    guard let table = scorecards.first?.phrases else { return [] }
    var reader = CallReader()
    let reading = reader.read(
      call(of: samples[part]), phrases: table, units: Self.forbiddenUnits(table, of: scorecards), segmenter: segmenter)
    var diagnostics: [Diagnostic] = []
    for scorecard in scorecards {
      for rule in scorecard.sections.lazy.flatMap(\.items) where rule.forbidsEverywhere {
        var reported: Set<SourceLocation> = []
        for match in reading.matches(of: rule.phrases) where match.turn.isMultiple(of: 2) {
          let sample = samples[part.lowerBound + Int(match.turn) / 2]
          guard sample.scorecards.contains(scorecard.id), reported.insert(sample.location).inserted else { continue }
          diagnostics.append(Self.diagnostic(sample, scorecard: scorecard.id, rule: rule.id))
        }
      }
    }
    return diagnostics
  }

  private static func diagnostic(_ sample: Sample, scorecard: String, rule: String) -> Diagnostic {
    let words = text(sample.words)
    return Diagnostic(
      sample.location,
      Message(
        english: "a phrase that `\(scorecard)` asks for is forbidden by its rule \(rule): \(words)",
        chinese: "评分表“\(scorecard)”要求的说法，又被它的禁语规则 \(rule) 禁止：\(words)"),
      advice: Message(
        english: "add it to `except` of \(rule), or to the cancelling phrases (`!`) of its set",
        chinese: "请写进 \(rule) 的 except，或其短语集的排除（!）"))
  }

  /// Samples as turns of one agent, each answered, so that none runs into the next.
  private func call(of samples: ArraySlice<Sample>) -> Call {
    var call = Call(id: "samples", source: Source(file: "", line: 0, format: "sample"))
    for sample in samples {
      call.append(speaker: .agent, text: Self.text(sample.words).utf8)
      call.append(speaker: .customer, text: "好".utf8)
    }
    return call
  }

  private static func text(_ words: [UInt32]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: words.compactMap(Unicode.Scalar.init))
    return String(view)
  }
}

extension CompiledRule {
  fileprivate var forbidsEverywhere: Bool {
    kind == .forbidden && trigger == nil && window == nil && excuse == nil && allowed == 0 && speaker == .agent
  }
}
