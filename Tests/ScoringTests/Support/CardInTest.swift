import CallModel
import Rulebook
import Scoring

/// A scorecard of small rules, each about one word and known by it.
struct CardInTest {
  let scorer: Scorer

  /// One section: rules that demand a word for so many points, and rules that forbid one on the terms given.
  init(
    required: KeyValuePairs<String, String>, forbidden: KeyValuePairs<String, String> = [:],
    when: [String: String] = [:]
  ) throws {
    let items =
      required.map { ($0.key, "required", "{points: \($0.value)}") }
      + forbidden.map { ($0.key, "forbidden", $0.value) }
    try self.init(sections: [(title: "全部", items: items)], when: when)
  }

  /// Several sections of rules: word, kind, and what the scorecard says of the rule.
  init(sections: KeyValuePairs<String, [(String, String, String)]>) throws {
    try self.init(sections: sections.map { (title: $0.key, items: $0.value) }, when: [:])
  }

  private init(
    sections: [(title: String, items: [(word: String, kind: String, terms: String)])], when: [String: String]
  ) throws {
    var rules = ""
    var card = """
      id: card
      title: 评分表
      version: 1
      settings: {passMark: 80, grades: {优: 95, 良: 85, 中: 70, 差: 0}}
      sections:

      """
    var number = 0
    for (index, section) in sections.enumerated() {
      card += "  - id: s\(index)\n    title: \(section.title)\n    items:\n"
      for item in section.items {
        number += 1
        rules += """
          - id: r\(number)
            title: \(item.word)
            clause: 规范 \(number)
            kind: \(item.kind)
            severity: major
            phrases: [\(item.word)]
            examples: [{outcome: pass, turns: [客服：甲]}, {outcome: fail, turns: [客服：乙]}, {outcome: not-applicable, turns: []}, {outcome: not-assessable, turns: []}]

          """
        if item.kind == "forbidden" { rules += "  guards: none\n" }
        if let condition = when[item.word] { rules += "  when: \(condition)\n" }
        card += "      - {rule: r\(number), \(item.terms.dropFirst())\n"
      }
    }
    scorer = Scorer(scorecard: try CompiledScorecard(rules: rules, scorecard: card), segmenter: nil)
  }

  /// Scores a call.
  func score(_ call: Call) -> ScoredCall {
    var scorer = scorer
    return scorer.score(call)
  }

  /// Scores a dialogue.
  func score(_ lines: String...) -> ScoredCall { score(.dialogue(lines)) }
}

extension ScoredCall {
  /// The item of the rule about a word.
  func item(_ word: String) -> ItemResult? {
    sections.flatMap(\.items).first { $0.title == word }
  }

  /// The section of a title.
  func section(_ title: String) -> SectionResult? {
    sections.first { $0.title == title }
  }
}
