import Rulebook
import Scoring
import Testing

/// The examples inside a rule are its tests.
@Suite struct ExampleCheckTests {
  private let card = """
    id: card
    title: 评分表
    version: 1
    settings: {ringing: {rings: 3}}
    sections: [{id: all, title: 全部, items: [{rule: greet, points: 100}]}]
    """

  private func check(_ examples: String, rule: String = "kind: required") async throws -> [Diagnostic] {
    let rules = """
      - id: greet
        title: 问候
        clause: 规范 1
        severity: major
        \(rule)
        phrases: [您好]
        examples:
      \(examples)
      """
    let rulebook = try Rulebook(phrases: "", rules: rules, scorecard: card)
    return await ExampleCheck(rulebook).run(segmenter: nil)
  }

  @Test func rightExamplesAreSilent() async throws {
    let mistakes = try await check(
      """
          - {outcome: pass, turns: [客服：您好], turn: 0}
          - {outcome: fail, turns: [客服：喂]}
      """)
    #expect(mistakes == [])
  }

  @Test func aWrongOutcomeIsToldWithItsPlace() async throws {
    let mistakes = try await check(
      """
          - {outcome: pass, turns: [客服：您好]}
          - {outcome: fail, turns: ["客服：喂，您好"]}
      """)
    #expect(mistakes.count == 1)
    #expect(mistakes.first?.location.file == "rules/rules.yaml")
    #expect(mistakes.first?.location.line == 9)
    #expect(mistakes.first?.message.english.contains("expected fail, the rule says pass") == true)
    #expect(mistakes.first?.message.chinese.contains("您好") == true, "the words that made it so")
  }

  @Test func evidenceInAnotherTurnIsTold() async throws {
    let mistakes = try await check(
      """
          - {outcome: pass, turns: [客服：您好, 客户：喂, 客服：您好], turn: 2}
          - {outcome: fail, turns: [客服：喂]}
      """)
    #expect(mistakes.map(\.location.line) == [8])
    #expect(mistakes.first?.message.english.contains("turn 2") == true)
  }

  @Test func metadataOfAnExampleCounts() async throws {
    let mistakes = try await check(
      """
          - {outcome: pass, ringing: {rings: 5}, turns: [客服：您好]}
          - {outcome: fail, ringing: {seconds: 30}, turns: [客服：喂]}
          - {outcome: not-applicable, ringing: {rings: 2}, turns: [客服：喂]}
          - {outcome: not-assessable, turns: [客服：喂]}
      """, rule: "kind: required\n  when: {event: late-answer}")
    #expect(mistakes == [])
  }

  @Test func aVariantIsTriedUnderItsOwnScorecard() async throws {
    let rules = """
      - id: greet
        title: 问候
        clause: 规范 1
        severity: major
        kind: required
        for: [card]
        phrases: ["这里是{单位}"]
        examples:
          - {outcome: pass, turns: [客服：这里是水务]}
          - {outcome: fail, turns: [客服：这里是供电]}
      """
    let settings = card.replacing("{ringing: {rings: 3}}", with: "{单位: [水务]}")
    let rulebook = try Rulebook(phrases: "", rules: rules, scorecard: settings)
    #expect(await ExampleCheck(rulebook).run(segmenter: nil) == [])
  }
}
