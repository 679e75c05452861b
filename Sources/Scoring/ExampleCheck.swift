import CallModel
import ChineseText
import Rulebook

/// Runs the examples inside the rules: the rule's own tests.
public enum ExampleCheck {
  /// A diagnostic for every example whose outcome or place is not what it says, and for every phrase that one rule of a
  /// scorecard asks for and another forbids.
  ///
  /// An example runs under the scorecard that it names, else under the first (by id) that uses this variant of the
  /// rule; a rule that no scorecard uses runs under bare settings.
  ///
  /// - Parameter readings: How characters sound; `nil` looks for what is written only.
  public static func run(
    _ rulebook: Rulebook, segmenter: Segmenter?, readings: PinyinReadings? = nil
  ) async -> [Diagnostic] {
    let batches = batches(of: rulebook)
    return await withTaskGroup { group in
      for batch in batches {
        group.addTask { check(batch, rulebook, segmenter: segmenter, readings: readings) }
      }
      var mistakes: [(place: Int, diagnostic: Diagnostic)] = []
      for await found in group { mistakes += found }
      mistakes.sort { left, right in
        let (one, other) = (left.diagnostic, right.diagnostic)
        return (left.place, one.location.file, one.location.line, one.location.column, one.message.english)
          < (right.place, other.location.file, other.location.line, other.location.column, other.message.english)
      }
      // Two scorecards may hold the same conflict.
      return mistakes.map(\.diagnostic).reduce(into: []) { unique, next in
        if unique.last != next { unique.append(next) }
      }
    }
  }

  /// Examples that run under the same scorecard: compiling one takes longer than running all of them.
  private struct Batch {
    /// The whole scorecard; `nil` where one rule is compiled alone under settings of its own.
    var scorecard: String?
    var examples: [(place: Int, rule: Rule, example: Example)] = []
  }

  /// Largest first, so that no processor is left with the largest at the end.
  private static func batches(of rulebook: Rulebook) -> [Batch] {
    var whole: [String: Batch] = [:]
    var single: [Batch] = []
    var place = 0
    for rule in rulebook.rules {
      for example in rule.examples {
        place += 1
        let name = example.scorecard ?? host(of: rule, in: rulebook)
        if let name, example.quantities.isEmpty, uses(rule, name, in: rulebook) {
          whole[name, default: Batch(scorecard: name)].examples.append((place, rule, example))
        } else {
          single.append(Batch(examples: [(place, rule, example)]))
        }
      }
    }
    for id in rulebook.scorecards.keys where whole[id] == nil { whole[id] = Batch(scorecard: id) }
    let names = whole.keys.sorted { (whole[$1]?.examples.count ?? 0, $0) < (whole[$0]?.examples.count ?? 0, $1) }
    return names.compactMap { whole[$0] } + single
  }

  private static func check(
    _ batch: Batch, _ rulebook: Rulebook, segmenter: Segmenter?, readings: PinyinReadings?
  ) -> [(place: Int, diagnostic: Diagnostic)] {
    let compiled =
      batch.scorecard.map { rulebook.compiled(scorecard: $0) }
      ?? batch.examples.first.flatMap { alone($0.rule, $0.example, rulebook) }
    guard let compiled else { return [] }
    var scorer = Scorer(scorecard: compiled, segmenter: segmenter, readings: readings)
    let conflicts = batch.scorecard == nil ? [] : PhraseConflictCheck(rulebook, compiled).run(segmenter: segmenter)
    return conflicts.map { (Int.max, $0) }
      + batch.examples.compactMap { place, rule, example in
        let items = scorer.score(example.call).sections.lazy.flatMap(\.items)
        guard let item = items.first(where: { $0.rule == rule.id }),
          let mistake = compare(item, with: example, rule: rule)
        else { return nil }
        return (place, mistake)
      }
  }

  /// The rule by itself, under the settings of its scorecard with what the example fills in.
  private static func alone(_ rule: Rule, _ example: Example, _ rulebook: Rulebook) -> CompiledScorecard? {
    var scorecard = (example.scorecard ?? host(of: rule, in: rulebook)).flatMap { rulebook.scorecards[$0] }
    for (name, value) in example.quantities {
      scorecard?.settings.quantities[name] = value
      scorecard?.settings.undecided.remove(name)
    }
    return rulebook.compiled(rule: rule, in: scorecard)
  }

  private static func host(of rule: Rule, in rulebook: Rulebook) -> String? {
    if let named = rule.scorecards.first { return named }
    return rulebook.scorecards.keys.sorted().first { id in
      uses(rule, id, in: rulebook)
    }
  }

  /// Whether a scorecard judges by this variant of the rule.
  private static func uses(_ rule: Rule, _ scorecard: String, in rulebook: Rulebook) -> Bool {
    rulebook.scorecards[scorecard]?.sections.contains { $0.items.contains { $0.rule == rule.id } } == true
      && rulebook.rule(rule.id, for: scorecard)?.location == rule.location
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
