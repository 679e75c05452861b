import CallModel
import Scoring
import Testing

/// Nobody is judged by words of which nobody knows who said them.
@Suite struct DoubtTests {
  /// Breaks when the agent hung up without a farewell.
  private func hangupRule() throws -> RuleInTest {
    try RuleInTest(
      """
        kind: metric
        breach:
          hangup: agent
          not: {said: {speaker: agent, phrases: [再见]}}
      """)
  }

  @Test func aBreachAboutWordsNeedsToKnowWhoSpoke() throws {
    let rule = try hangupRule()
    let unknown = Call.dialogue("未知：您好", "未知：我挂了再见") { $0.hangup = .agent }
    #expect(rule.outcome(unknown) == .notAssessable)
    let customerOnly = Call.dialogue("客户：喂", "客户：有人吗") { $0.hangup = .agent }
    #expect(rule.outcome(customerOnly) == .notAssessable)
  }

  @Test func aBreachThatTheExportRefutesNeedsNoWords() throws {
    let unknown = Call.dialogue("未知：您好", "未知：再见") { $0.hangup = .customer }
    #expect(try hangupRule().outcome(unknown) == .pass)
  }

  @Test func aBreachIsProvenByWhereTheWordsWereLookedFor() throws {
    let call = Call.dialogue("客服：您好", "客户：喂") { $0.hangup = .agent }
    let item = try #require(try hangupRule().item(call))
    #expect(item.outcome == .fail)
    #expect(item.proofs.contains(.searched(fromTurn: 0, toTurn: 1)))
  }

  @Test func everyPlaceOfATriggerIsJudged() throws {
    let rule = try RuleInTest(
      """
        kind: sequence
        trigger: {speaker: agent, phrases: [转接]}
        breach: {not: {said: {speaker: customer, phrases: [可以], within: {before: 1, unit: turn}}}}
      """)
    #expect(rule.outcome("客户：可以", "客服：转接", "客户：可以", "客服：转接") == .pass)
    #expect(rule.outcome("客户：凭什么", "客服：转接", "客户：可以", "客服：转接") == .fail)
  }

  @Test func aQuestionWithoutItsAnswerIsShown() throws {
    let rule = try RuleInTest(
      """
        kind: required
        phrases: [可以吗]
        followedBy: {speaker: customer, phrases: [好], turns: 1}
      """)
    let item = try #require(rule.item(.dialogue("客服：转过去可以吗", "客户：不要")))
    #expect(item.outcome == .fail)
    #expect(
      item.proofs == [.evidence(Evidence(turn: 0, from: 3, to: 6)), .searched(fromTurn: 0, toTurn: 1)],
      "the question stands there, the answer does not")
  }

  @Test func aConditionIsOneWhateverWordFollows() throws {
    let phrases = try PhrasesInTest("不知道", options: .condition)
    #expect(phrases.found(in: "如果话费不知道怎么查") == [])
    #expect(phrases.found(in: "如果您不知道怎么查") == [])
    #expect(phrases.found(in: "这个我不知道") == ["不知道"])
  }
}
