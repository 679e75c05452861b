import CallModel
import Testing

/// Where a rule looks.
@Suite struct WindowTests {
  private func greeting(within window: String, speaker: String = "agent") throws -> RuleInTest {
    try RuleInTest("  kind: required\n  speaker: \(speaker)\n  within: \(window)\n  phrases: [您好]")
  }

  @Test func theFirstTurnIsTheAgentsFirstOne() throws {
    let rule = try greeting(within: "{first: 1, unit: turn}")
    #expect(rule.outcome("客户：喂", "客服：您好", "客户：停电了") == .pass)
    #expect(rule.outcome("客服：请讲", "客户：停电了", "客服：您好") == .fail)
  }

  @Test func turnsOfOneSpeakerThatFollowOneAnotherAreOne() throws {
    let rule = try greeting(within: "{first: 1, unit: turn}")
    #expect(rule.outcome("客服：喂", "客服：您好", "客户：停电了") == .pass)
    #expect(rule.outcome("客服：喂", "系统：工号1024", "客服：您好", "客户：停电了") == .pass, "announcements do not count")
  }

  @Test func announcementsGreetNobody() throws {
    let rule = try greeting(within: "{first: 1, unit: turn}")
    #expect(rule.outcome("系统：您好，欢迎致电", "客服：请讲", "客户：停电了") == .fail)
    #expect(rule.outcome("系统：欢迎致电", "客服：您好", "客户：停电了") == .pass)
  }

  @Test func theLastTurns() throws {
    let rule = try greeting(within: "{last: 2, unit: turn}")
    #expect(rule.outcome("客服：您好", "客户：甲", "客服：乙", "客户：丙", "客服：丁") == .fail)
    #expect(rule.outcome("客服：甲", "客户：乙", "客服：您好", "客户：丙", "客服：丁") == .pass)
    #expect(rule.outcome("客服：您好") == .pass, "a call of one turn ends with it")
  }

  @Test func theFirstSeconds() throws {
    let rule = try greeting(within: "{first: 5, unit: second}")
    #expect(rule.outcome("客服[1-3]：您好", "客户[4-6]：停电了") == .pass)
    #expect(rule.outcome("客服[1-3]：喂", "客户[4-6]：停电了", "客服[7-8]：您好") == .fail)
    #expect(rule.outcome("客服[6-8]：您好") == .fail, "nobody spoke in the first five seconds")
  }

  @Test func theLastSeconds() throws {
    let rule = try greeting(within: "{last: 5, unit: second}")
    #expect(rule.outcome("客服[1-3]：甲", "客户[90-94]：乙", "客服[96-98]：您好") == .pass)
    #expect(rule.outcome("客服[1-3]：您好", "客户[90-94]：乙", "客服[96-98]：甲") == .fail)
  }

  @Test func secondsNeedTimes() throws {
    let item = try greeting(within: "{first: 5, unit: second}").item(.dialogue("客服：您好"))
    #expect(item?.outcome == .notAssessable)
    #expect(item?.missingFields == ["turns[].start"])
  }

  // MARK: After and before a trigger

  private func answer(within window: String) throws -> RuleInTest {
    try RuleInTest(
      """
        kind: conditional
        trigger: {speaker: customer, phrases: [停电]}
        within: \(window)
        phrases: [抱歉]
      """)
  }

  @Test func withoutAWindowEverythingAfterTheTriggerCounts() throws {
    let rule = try RuleInTest(
      "  kind: conditional\n  trigger: {speaker: customer, phrases: [停电]}\n  phrases: [抱歉]")
    #expect(rule.outcome("客户：停电了", "客服：嗯", "客户：急", "客服：抱歉") == .pass)
    #expect(rule.outcome("客服：抱歉", "客户：停电了", "客服：嗯") == .fail)
    #expect(rule.outcome("客户：你好", "客服：抱歉") == .notApplicable)
  }

  @Test func theNextTurnAfterTheTrigger() throws {
    let rule = try answer(within: "{after: 1, unit: turn}")
    #expect(rule.outcome("客户：停电了", "客服：抱歉", "客户：嗯") == .pass)
    #expect(rule.outcome("客户：停电了", "客服：甲", "客户：嗯", "客服：抱歉") == .fail)
    #expect(rule.outcome("客户：停电了", "系统：请评价", "客服：抱歉") == .pass)
    #expect(rule.outcome("客户：停电了", "客服：甲", "客服：抱歉") == .pass, "both are one turn")
  }

  @Test func theRestOfTheTriggersOwnTurnIsAfterIt() throws {
    let rule = try RuleInTest(
      """
        kind: conditional
        trigger: {speaker: agent, phrases: [稍等]}
        within: {after: 0, unit: turn}
        phrases: [谢谢]
      """)
    #expect(rule.outcome("客服：请稍等，谢谢") == .pass)
    #expect(rule.outcome("客服：谢谢，请稍等") == .fail, "before the trigger")
    #expect(rule.outcome("客服：请稍等", "客服：谢谢") == .pass, "still the same turn")
    #expect(rule.outcome("客服：请稍等", "客户：好", "客服：谢谢") == .fail)
  }

  @Test func theTurnBeforeTheTrigger() throws {
    let rule = try RuleInTest(
      """
        kind: conditional
        trigger: {speaker: agent, phrases: [再见]}
        within: {before: 1, unit: turn}
        phrases: [还有]
      """)
    #expect(rule.outcome("客服：还有问题吗", "客户：没", "客服：再见") == .pass)
    #expect(rule.outcome("客服：还有问题吗，再见") == .pass)
    #expect(rule.outcome("客服：再见，还有问题吗") == .fail, "after the trigger")
    #expect(rule.outcome("客服：还有问题吗", "客户：没", "客服：好", "客户：嗯", "客服：再见") == .fail)
  }

  @Test func beforeAndAfterTogether() throws {
    let rule = try answer(within: "{before: 1, after: 1, unit: turn}")
    #expect(rule.outcome("客服：抱歉", "客户：停电了", "客服：嗯") == .pass)
    #expect(rule.outcome("客服：嗯", "客户：停电了", "客服：抱歉") == .pass)
    #expect(rule.outcome("客服：抱歉", "客户：喂", "客服：嗯", "客户：停电了", "客服：嗯", "客户：唉", "客服：抱歉") == .fail)
  }

  @Test func secondsAfterTheTrigger() throws {
    let rule = try answer(within: "{after: 10, unit: second}")
    #expect(rule.outcome("客户[1-3]：停电了", "客服[12-13]：抱歉") == .pass)
    #expect(rule.outcome("客户[1-3]：停电了", "客服[14-15]：抱歉") == .fail)
    #expect(rule.outcome("客户：停电了", "客服：抱歉") == .notAssessable)
  }

  @Test func secondsBeforeTheTrigger() throws {
    let rule = try answer(within: "{before: 10, unit: second}")
    #expect(rule.outcome("客服[1-2]：抱歉", "客户[11-13]：停电了") == .pass)
    #expect(rule.outcome("客服[1-2]：抱歉", "客户[20-23]：停电了") == .fail)
  }

  @Test func aWindowTakesItsFigureFromTheScorecard() throws {
    let rule = try RuleInTest(
      "  kind: required\n  within: {first: \"{开头轮数}\", unit: turn}\n  phrases: [您好]", settings: "  开头轮数: 2")
    #expect(rule.outcome("客服：喂", "客户：喂", "客服：您好") == .pass)
    #expect(rule.outcome("客服：喂", "客户：喂", "客服：喂", "客户：喂", "客服：您好") == .fail)
  }

  @Test func whatWasSearchedIsTold() throws {
    let item = try greeting(within: "{first: 1, unit: turn}").item(
      .dialogue("系统：欢迎", "客服：请讲", "客服：喂", "客户：停电了", "客服：您好"))
    #expect(item?.searchedTurns == [1...2])
  }
}
