import CallModel
import ChineseText
import Rulebook

/// Runs the examples inside the rules: the rule's own tests.
public struct ExampleCheck: Sendable {
  private let trials: [Trial]
  private let conflicts: PhraseConflictCheck
  /// All scorecards, and each rule alone as its examples want it, over one table.
  private let scorecards: [CompiledScorecard]
  private let scorecardsOfTrials: ArraySlice<CompiledScorecard>

  /// Prepares the examples of all rules.
  ///
  /// An example runs under the scorecard that it names, else under the first (by id) that uses this variant of the
  /// rule; a rule that no scorecard uses runs under bare settings. All is compiled into one table, because compiling
  /// each scorecard by itself takes longer than running everything.
  public init(_ rulebook: Rulebook) async {
    async let conflicts = PhraseConflictCheck(rulebook)
    let cards = rulebook.scorecards.keys.sorted().compactMap { rulebook.scorecards[$0] }
    trials = Self.trials(of: rulebook)
    scorecards = rulebook.compiled(cards.map { CompilationRequest($0) } + trials.map(\.request))
    scorecardsOfTrials = scorecards.dropFirst(cards.count)
    self.conflicts = await conflicts
  }

  /// A diagnostic for every example whose outcome or place is not what it says, and for every phrase that one rule of a
  /// scorecard asks for and another forbids.
  ///
  /// - Parameter readings: How characters sound; `nil` looks for what is written only.
  public func run(segmenter: Segmenter?, readings: PinyinReadings? = nil) async -> [Diagnostic] {
    let whole = scorecards.prefix(scorecards.count - trials.count)
    return await withTaskGroup { group in
      for part in conflicts.parts {
        group.addTask { conflicts.run(part, under: whole, segmenter: segmenter).map { (Int.max, $0) } }
      }
      let homophones = readings.map { HomophoneTable(of: scorecards, readings: $0) }
      for (place, (trial, scorecard)) in zip(trials, scorecardsOfTrials).enumerated() {
        let scorer = Scorer(scorecard: scorecard, segmenter: segmenter, homophones: homophones)
        group.addTask { trial.mistakes(by: scorer).map { (place, $0) } }
      }
      var mistakes: [(place: Int, diagnostic: Diagnostic)] = []
      for await found in group { mistakes += found }
      mistakes.sort { left, right in
        let (one, other) = (left.diagnostic.location, right.diagnostic.location)
        return (left.place == .max ? 1 : 0, one.file, one.line, one.column, left.diagnostic.message.english)
          < (right.place == .max ? 1 : 0, other.file, other.line, other.column, right.diagnostic.message.english)
      }
      // Two scorecards may hold the same conflict.
      return mistakes.map(\.diagnostic).reduce(into: []) { unique, next in
        if unique.last != next { unique.append(next) }
      }
    }
  }

  /// A rule alone, under the settings of a scorecard with what the examples fill in, and the examples that run so.
  private struct Trial: Sendable {
    var rule: Rule
    var examples: [Example]
    var request: CompilationRequest

    func mistakes(by scorer: Scorer) -> [Diagnostic] {
      var scorer = scorer
      return examples.compactMap { example in
        scorer.item(at: 0, in: example.call).flatMap { ExampleCheck.compare($0, with: example, rule: rule) }
      }
    }
  }

  private static func trials(of rulebook: Rulebook) -> [Trial] {
    rulebook.rules.flatMap { rule in
      let host = host(of: rule, in: rulebook)
      let groups = Dictionary(grouping: rule.examples) {
        Conditions(scorecard: $0.scorecard ?? host, quantities: $0.quantities)
      }
      return groups.values.map { examples in
        var scorecard = (examples[0].scorecard ?? host).flatMap { rulebook.scorecards[$0] }
        for (name, value) in examples[0].quantities {
          scorecard?.settings.quantities[name] = value
          scorecard?.settings.undecided.remove(name)
        }
        return Trial(rule: rule, examples: examples, request: CompilationRequest(rule, alone: scorecard))
      }
    }
  }

  /// Under what an example runs.
  private struct Conditions: Hashable {
    var scorecard: String?
    var quantities: [String: Double]
  }

  /// The first scorecard that judges by this variant of the rule.
  private static func host(of rule: Rule, in rulebook: Rulebook) -> String? {
    rule.scorecards.first
      ?? rulebook.scorecards.keys.sorted().first { id in
        rulebook.scorecards[id]?.sections.contains { $0.items.contains { $0.rule == rule.id } } == true
          && rulebook.rule(rule.id, for: id)?.location == rule.location
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
