import CallModel
import ChineseText
import Rulebook

/// Runs the examples inside the rules: the rule's own tests.
public enum ExampleCheck {
  /// A diagnostic for every example whose outcome or place is not what it says.
  ///
  /// An example runs under the scorecard that it names, else under the first (by id) that uses this variant of the
  /// rule; a rule that no scorecard uses runs under bare settings.
  ///
  /// - Parameter readings: How characters sound; `nil` looks for what is written only.
  public static func run(
    _ rulebook: Rulebook, segmenter: Segmenter?, readings: PinyinReadings? = nil
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var scorers: [String: Scorer] = [:]
    for rule in rulebook.rules {
      for example in rule.examples {
        let name = example.scorecard ?? host(of: rule, in: rulebook)
        var scorecard = name.flatMap { rulebook.scorecards[$0] }
        for (name, value) in example.quantities {
          scorecard?.settings.quantities[name] = value
          scorecard?.settings.undecided.remove(name)
        }
        let settings = example.quantities.isEmpty ? "" : "\(example.location)"
        let key = [rule.id, rule.scorecards.joined(separator: ","), name ?? "", settings].joined(separator: "\u{0}")
        if scorers[key] == nil {
          guard let compiled = rulebook.compiled(rule: rule, in: scorecard) else { continue }
          scorers[key] = Scorer(scorecard: compiled, segmenter: segmenter, readings: readings)
        }
        guard let scored = scorers[key]?.score(example.call), let item = scored.sections.first?.items.first else {
          continue
        }
        if let mistake = compare(item, with: example, rule: rule) { diagnostics.append(mistake) }
      }
    }
    return diagnostics
  }

  private static func host(of rule: Rule, in rulebook: Rulebook) -> String? {
    if let named = rule.scorecards.first { return named }
    return rulebook.scorecards.keys.sorted().first { id in
      guard let scorecard = rulebook.scorecards[id] else { return false }
      return scorecard.sections.contains { $0.items.contains { $0.rule == rule.id } }
        && rulebook.rule(rule.id, for: id)?.scorecards.isEmpty == true
    }
  }

  private static func compare(_ item: ItemResult, with example: Example, rule: Rule) -> Diagnostic? {
    guard item.outcome.rawValue == example.outcome else {
      let words = proven(item, in: example.call)
      return Diagnostic(
        example.location,
        Message(
          english: "example of \(rule.id): expected \(example.outcome), the rule says \(item.outcome.rawValue)\(words)",
          chinese: "\(rule.id) 的例子：应为 \(example.outcome)，规则判为 \(item.outcome.rawValue)\(words)"))
    }
    guard let turn = example.turn else { return nil }
    let turns = item.proofs.compactMap { if case .evidence(let evidence) = $0 { evidence.turn } else { nil } }
    guard !turns.contains(turn) else { return nil }
    return Diagnostic(
      example.location,
      Message(
        english: "example of \(rule.id): the evidence should stand in turn \(turn), it stands in \(turns)",
        chinese: "\(rule.id) 的例子：证据应在第 \(turn) 轮，实际在 \(turns)"))
  }

  private static func proven(_ item: ItemResult, in call: Call) -> String {
    for case .evidence(let evidence) in item.proofs where call.turns.indices.contains(evidence.turn) {
      let scalars = Array(call.string(of: call.turns[evidence.turn]).unicodeScalars)
      guard evidence.from < evidence.to, evidence.to <= scalars.count else { continue }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[evidence.from..<evidence.to])
      return "（“\(String(text))”）"
    }
    return ""
  }
}
