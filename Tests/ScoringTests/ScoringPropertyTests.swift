import CallModel
import ChineseText
import Rulebook
import Scoring
import TestSupport
import Testing

/// What holds for every call, tried on thousands of random ones.
@Suite struct ScoringPropertyTests {
  private static let rules = [
    "id: greet, kind: required, severity: minor, within: {first: 1, unit: turn}, phrases: [您好]",
    "id: swear, kind: forbidden, severity: fatal, phrases: [滚]",
    "id: know, kind: forbidden, severity: major, phrases: [\"不…知道\", \"^不$\"], unless: {phrases: [查], turns: 1}",
    "id: number, kind: forbidden, severity: minor, phrases: [\"{电话}\", \"{数字}号\"]",
    """
    id: sorry, kind: conditional, severity: fatal-section, trigger: {event: hold-end}, per: trigger,
      within: {before: 1, after: 1, unit: turn}, phrases: [久等]
    """,
    """
    id: soon, kind: conditional, severity: minor, trigger: {speaker: customer, phrases: [停电]},
      within: {after: 9, unit: second}, phrases: [抱歉], followedBy: {speaker: customer, phrases: [好]}
    """,
    """
    id: order, kind: sequence, severity: minor, minimum: 2,
      parts: [{phrases: [您好]}, {phrases: [停电]}, {phrases: [好], speaker: customer}]
    """,
    "id: late, kind: metric, severity: major, breach: {event: late-answer}",
    """
    id: quiet, kind: metric, severity: minor,
      breach: {any: [{silenceSeconds: {above: 5}}, {interruptions: {above: 0}}, {hangup: agent}, {talkShare: {above: 60}}]}
    """,
    "id: last, kind: metric, severity: minor, when: {direction: inbound}, breach: {lastSpeaker: customer}",
    "id: thanks, kind: required, severity: bonus, within: {last: 2, unit: turn}, phrases: [谢谢…, \"…{3}谢谢$\"]",
  ].map { rule in
    "- {\(rule), title: 规则, clause: 规范, "
      + "examples: [{outcome: pass, turns: [客服：甲]}, {outcome: fail, turns: [客服：乙]}, "
      + "{outcome: not-applicable, turns: []}, {outcome: not-assessable, turns: []}]}\n"
  }.joined()
  private static let sets = "[wait-request] 等\n稍等\n[no-content] 空\n^(嗯|好)$\n[agent-typical] 坐席\n您好\n"
  private static let card = """
    id: card
    title: 评分表
    version: 1
    settings: {passMark: 80, grades: {优: 90, 差: 0}}
    sections:
      - id: a
        title: 甲
        items: [{rule: greet, points: 11.11}, {rule: swear, points: 8.89}, {rule: thanks, points: 7}]
      - id: b
        title: 乙
        items: [{rule: know, points: 3, cap: 10}, {rule: number, points: 2, cap: 20}, {rule: sorry, points: 10}]
      - id: c
        title: 丙
        items: [{rule: soon, points: 10}, {rule: order, points: 10}, {rule: late, points: 10}, {rule: quiet, points: 5},
          {rule: last, points: 5}]
    """

  private static let pieces = [
    "您好", "滚", "不", "知道", "停电", "久等", "抱歉", "谢谢", "好", "嗯", "稍等", "查", "95598", "幺三八", "号", "，", "。", "？", "吗", "如果",
    "客户说", "𠮷", "Ａ", " ", "對", "\u{200B}", "",
  ]

  private func randomCall(_ generator: inout SeededGenerator) -> Call {
    var call = Call.dialogue([])
    let isTimed = Bool.random(using: &generator)
    var time = 0.0
    for _ in 0..<Int.random(in: 0...8, using: &generator) {
      let words = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
        Self.pieces.randomElement(using: &generator) ?? ""
      }
      let weighted: [Speaker] = [.agent, .agent, .agent, .customer, .customer, .customer, .system, .unknown]
      time += Double(Int.random(in: -2...7, using: &generator))
      let end = time + Double(Int.random(in: 0...6, using: &generator))
      call.append(
        speaker: weighted.randomElement(using: &generator) ?? .agent, text: words.joined().utf8,
        start: isTimed ? max(0, time) : nil, end: isTimed ? max(0, end) : nil)
      time = end
    }
    if Bool.random(using: &generator) { call.ringing = Ringing(rings: Int.random(in: 1...6, using: &generator)) }
    if Bool.random(using: &generator) { call.hangup = Hangup.allCases.randomElement(using: &generator) }
    if Bool.random(using: &generator) { call.direction = Direction.allCases.randomElement(using: &generator) }
    if Bool.random(using: &generator) { call.holds = Bool.random(using: &generator) ? [] : [Hold(start: 3, end: 9)] }
    return call
  }

  private func everyCall(seed: UInt64, count: Int = 2_000, _ check: (Call, Scorer) -> Void) throws {
    let card = try CompiledScorecard(phrases: Self.sets, rules: Self.rules, scorecard: Self.card)
    let words = ["您好", "停电", "知道", "申请", "好吗"]
    let scorer = Scorer(scorecard: card, segmenter: Segmenter(words: words, adding: card.phrases.vocabulary))
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<count { check(randomCall(&generator), scorer) }
  }

  @Test func theValueLiesInItsRange() throws {
    try everyCall(seed: 1) { call, scorer in
      var scorer = scorer
      let score = scorer.score(call).score
      guard let value = score.value, let minimum = score.minimum, let maximum = score.maximum else {
        #expect(score.value == nil && score.minimum == nil && score.maximum == nil && score.potential == .zero)
        #expect(score.grade == "未评")
        return
      }
      #expect(minimum <= value && value <= maximum, "\(minimum) \(value) \(maximum)")
      #expect(minimum >= .zero && maximum <= Points(hundredths: 100_00))
      #expect(score.fatal ? value == .zero : value == score.beforeFatal)
      #expect(!score.passed || value >= Points(hundredths: 80_00))
    }
  }

  @Test func itemsAddUpToSectionsAndSectionsToTheTotal() throws {
    try everyCall(seed: 2) { call, scorer in
      var scorer = scorer
      let scored = scorer.score(call)
      for section in scored.sections {
        #expect(section.earned >= .zero && section.earned <= section.potential)
        let counted = section.items.filter { item in
          (item.outcome == .pass || item.outcome == .fail) && item.severity != .bonus
        }
        #expect(section.potential == counted.reduce(.zero) { $0 + $1.points })
        for item in section.items {
          #expect(item.lost >= .zero && item.lost <= item.points)
          #expect(item.outcome == .fail || item.lost == .zero)
        }
        let bonus = section.items.filter { $0.severity == .bonus && $0.outcome == .pass }
        let isWorthless = section.items.contains { $0.severity == .fatalSection && $0.outcome == .fail }
        let sum = counted.reduce(Points.zero) { $0 + $1.points - $1.lost } + bonus.reduce(.zero) { $0 + $1.points }
        #expect(section.earned == (isWorthless ? .zero : min(section.potential, sum)))
      }
      #expect(scored.score.earned == scored.sections.reduce(.zero) { $0 + $1.earned })
      #expect(scored.score.potential == scored.sections.reduce(.zero) { $0 + $1.potential })
    }
  }

  @Test func everyOutcomeHasItsProofInsideTheCall() throws {
    try everyCall(seed: 3) { call, scorer in
      var scorer = scorer
      for item in scorer.score(call).sections.flatMap(\.items) {
        if item.outcome == .fail { #expect(!item.proofs.isEmpty, "\(item.rule)") }
        if item.outcome == .notAssessable { #expect(!item.missingFields.isEmpty, "\(item.rule)") }
        for proof in item.proofs { check(proof, of: item, in: call) }
      }
    }
  }

  private func check(_ proof: Proof, of item: ItemResult, in call: Call) {
    switch proof {
    case .evidence(let evidence): checkPlace(evidence.turn, evidence.from, evidence.to, in: call)
    case .nearest(let turn, let from, let to): checkPlace(turn, from, to, in: call)
    case .searched(let from, let to): #expect(0 <= from && from <= to && to < call.turns.count, "\(item.rule)")
    case .measured(let figure): #expect(!figure.value.isEmpty && !figure.unit.isEmpty)
    case .missing(let field): #expect(!field.isEmpty)
    }
  }

  private func checkPlace(_ turn: Int, _ from: Int, _ to: Int, in call: Call) {
    guard call.turns.indices.contains(turn) else {
      Issue.record("turn \(turn) of \(call.turns.count)")
      return
    }
    let count = call.string(of: call.turns[turn]).unicodeScalars.count
    #expect(0 <= from && from < to && to <= count, "\(from)..<\(to) of \(count)")
  }

  @Test func theSameCallAlwaysScoresTheSame() throws {
    let card = try CompiledScorecard(phrases: Self.sets, rules: Self.rules, scorecard: Self.card)
    // A warm scorer has seen other calls; a fresh one has not.
    var warm = Scorer(scorecard: card, segmenter: nil)
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<1_000 {
      let call = randomCall(&generator)
      var fresh = Scorer(scorecard: card, segmenter: nil)
      let (left, right) = (warm.score(call), fresh.score(call))
      #expect(left.score == right.score)
      #expect(left.sections.flatMap(\.items).map(\.proofs) == right.sections.flatMap(\.items).map(\.proofs))
    }
  }
}
