import CallModel
import ChineseText
import Rulebook

/// Finds phrases that one rule of a scorecard asks for and another forbids: whoever says them does right and is charged.
struct PhraseConflictCheck {
  private let rulebook: Rulebook
  private let scorecard: CompiledScorecard

  init(_ rulebook: Rulebook, _ scorecard: CompiledScorecard) {
    self.rulebook = rulebook
    self.scorecard = scorecard
  }

  /// A diagnostic at each phrase asked for, of which at least one wording holds a forbidden one.
  ///
  /// Only rules that forbid everywhere count: what a trigger, a window or an excuse limits is a matter of its place.
  func run(segmenter: Segmenter?) -> [Diagnostic] {
    let items = scorecard.sections.flatMap(\.items)
    let forbidden = items.filter {
      $0.kind == .forbidden && $0.trigger == nil && $0.window == nil && $0.excuse == nil && $0.allowed == 0
        && $0.speaker == .agent
    }
    var samples: [(phrase: Phrase, words: [UInt32])] = []
    var seen: Set<[UInt32]> = []
    for item in items where item.kind == .required || item.kind == .conditional {
      guard let rule = rulebook.rule(item.id, for: scorecard.id), rule.speaker == .agent else { continue }
      samples += rulebook.samples(of: rule, lists: scorecard.settings.lists).filter { seen.insert($0.words).inserted }
    }
    let reading = reading(of: samples.map(\.words), segmenter: segmenter)
    var diagnostics: [Diagnostic] = []
    for rule in forbidden {
      var reported: Set<SourceLocation> = []
      for match in reading.matches(of: rule.phrases) where match.turn.isMultiple(of: 2) {
        let sample = samples[Int(match.turn) / 2]
        guard reported.insert(sample.phrase.location).inserted else { continue }
        let words = Self.text(sample.words)
        diagnostics.append(
          Diagnostic(
            sample.phrase.location,
            Message(
              english: "a phrase that `\(scorecard.id)` asks for is forbidden by its rule \(rule.id): \(words)",
              chinese: "评分表“\(scorecard.id)”要求的说法，又被它的禁语规则 \(rule.id) 禁止：\(words)"),
            advice: Message(
              english: "add it to `except` of \(rule.id), or to the cancelling phrases (`!`) of its set",
              chinese: "请写进 \(rule.id) 的 except，或其短语集的排除（!）")))
      }
    }
    return diagnostics
  }

  /// All samples as turns of one agent, each answered, so that none runs into the next.
  private func reading(of samples: [[UInt32]], segmenter: Segmenter?) -> CallReading {
    var call = Call(id: "samples", source: Source(file: "", line: 0, format: "sample"))
    for words in samples {
      call.append(speaker: .agent, text: Self.text(words).utf8)
      call.append(speaker: .customer, text: "好".utf8)
    }
    var reading = CallReading()
    reading.read(call, phrases: scorecard.phrases, segmenter: segmenter)
    return reading
  }

  private static func text(_ words: [UInt32]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: words.compactMap(Unicode.Scalar.init))
    return String(view)
  }
}
