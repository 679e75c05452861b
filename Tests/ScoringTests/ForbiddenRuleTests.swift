import CallModel
import Testing

/// Rules about what must not be said, and what excuses it.
@Suite struct ForbiddenRuleTests {
  @Test func saidOrNotSaid() throws {
    let rule = try RuleInTest("  kind: forbidden\n  phrases: [不知道]")
    #expect(rule.outcome("客服：这我不知道") == .fail)
    #expect(rule.outcome("客服：我查一下", "客户：我不知道", "系统：不知道") == .pass)
  }

  @Test func everyHitIsShown() throws {
    let rule = try RuleInTest("  kind: forbidden\n  phrases: [不知道, 不清楚]")
    #expect(rule.evidence("客服：不知道", "客户：啊", "客服：也不清楚，不知道") == ["不知道", "不清楚", "不知道"])
  }

  @Test func overlappingPhrasesAreOneHit() throws {
    let rule = try RuleInTest("  kind: forbidden\n  phrases: [不知道, 我不知道, 知道吧]")
    #expect(rule.evidence("客服：我不知道吧") == ["我不知道吧"])
  }

  @Test func someHitsMayBeAllowed() throws {
    let rule = try RuleInTest("  kind: forbidden\n  allowed: 2\n  phrases: [然后]")
    #expect(rule.outcome("客服：然后，然后") == .pass)
    #expect(rule.outcome("客服：然后，然后", "客户：嗯", "客服：然后") == .fail)
  }

  // MARK: Excuses

  @Test func anExcuseInTheSameTurn() throws {
    let rule = try RuleInTest("  kind: forbidden\n  phrases: [不知道]\n  unless: {phrases: [我帮您查]}")
    #expect(rule.outcome("客服：这我不知道，我帮您查") == .pass)
    #expect(rule.outcome("客服：我帮您查，这我不知道") == .pass, "before the hit, in the same turn")
    #expect(rule.outcome("客服：这我不知道", "客服：我帮您查") == .pass, "both are one turn")
    #expect(rule.outcome("客服：这我不知道", "客户：啊", "客服：我帮您查") == .fail)
  }

  @Test func anExcuseInTheNextTurns() throws {
    let rule = try RuleInTest("  kind: forbidden\n  phrases: [不知道]\n  unless: {phrases: [我帮您查], turns: 1}")
    #expect(rule.outcome("客服：不知道", "客户：啊", "客服：我帮您查") == .pass)
    #expect(rule.outcome("客服：不知道", "客户：啊", "客服：嗯", "客户：啊", "客服：我帮您查") == .fail)
    #expect(rule.outcome("客服：我帮您查", "客户：啊", "客服：不知道") == .fail, "the turn before does not count")
  }

  @Test func anExcuseInTheTurnBefore() throws {
    let rule = try RuleInTest(
      "  kind: forbidden\n  phrases: [不知道]\n  unless: {phrases: [我帮您查], before: true}")
    #expect(rule.outcome("客服：我帮您查", "客户：啊", "客服：不知道") == .pass)
    #expect(rule.outcome("客服：我帮您查", "客户：啊", "客服：嗯", "客户：啊", "客服：不知道") == .fail)
  }

  @Test func anExcuseByTheCustomer() throws {
    let rule = try RuleInTest(
      """
        kind: forbidden
        phrases: [挂了]
        unless: {phrases: [你挂吧], speaker: customer, before: true}
      """)
    #expect(rule.outcome("客户：那你挂吧", "客服：那我挂了") == .pass)
    #expect(rule.outcome("客户：喂", "客服：那我挂了") == .fail)
    #expect(rule.outcome("客户：你挂吧", "客服：嗯", "客户：喂", "客服：那我挂了") == .fail)
  }

  @Test func onlyTheExcusedHitsAreExcused() throws {
    let rule = try RuleInTest("  kind: forbidden\n  phrases: [不知道, 不清楚]\n  unless: {phrases: [我帮您查]}")
    #expect(rule.evidence("客服：不知道，我帮您查", "客户：啊", "客服：不清楚") == ["不清楚"])
  }

  @Test func theCustomerUsedTheWordFirst() throws {
    let rule = try RuleInTest("  kind: forbidden\n  phrases: [跳闸]\n  unless: {customerSaidFirst: true}")
    #expect(rule.outcome("客户：跳闸了", "客服：是跳闸") == .pass)
    #expect(rule.outcome("客服：是跳闸", "客户：跳闸了") == .fail, "the customer only followed")
    #expect(rule.outcome("客服：跳闸", "客户：跳闸", "客服：跳闸") == .fail)
  }

  @Test func theSameDigitsInAnyScriptAreTheSameWords() throws {
    let rule = try RuleInTest("  kind: forbidden\n  phrases: [\"{手机号}\"]\n  unless: {customerSaidFirst: true}")
    #expect(rule.outcome("客户：我的号是幺三八，一二三四五六七八", "客服：是13812345678吗") == .pass)
    #expect(rule.outcome("客户：13812345678", "客服：幺三八一二三四五六七八，记下了") == .pass)
    #expect(rule.outcome("客户：13812345679", "客服：是13812345678") == .fail)
  }

  @Test func eitherExcuseIsEnough() throws {
    let rule = try RuleInTest(
      "  kind: forbidden\n  phrases: [跳闸]\n  unless: {customerSaidFirst: true, phrases: [也就是]}")
    #expect(rule.outcome("客户：跳闸了", "客服：是跳闸") == .pass)
    #expect(rule.outcome("客服：跳闸，也就是断电") == .pass)
    #expect(rule.outcome("客服：跳闸") == .fail)
  }

  @Test func aForbiddenWordWithinAWindow() throws {
    let rule = try RuleInTest("  kind: forbidden\n  within: {first: 1, unit: turn}\n  phrases: [喂]")
    #expect(rule.outcome("客服：喂", "客户：停电") == .fail)
    #expect(rule.outcome("客服：您好", "客户：停电", "客服：喂") == .pass)
  }

  @Test func aForbiddenWordAfterATrigger() throws {
    let rule = try RuleInTest(
      "  kind: forbidden\n  trigger: {speaker: customer, phrases: [投诉]}\n  phrases: [随便您]")
    #expect(rule.outcome("客户：我要投诉", "客服：随便您") == .fail)
    #expect(rule.outcome("客服：随便您", "客户：我要投诉", "客服：好") == .pass)
    #expect(rule.outcome("客服：随便您") == .notApplicable)
  }
}
