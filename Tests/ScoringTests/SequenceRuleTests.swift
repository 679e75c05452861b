import Testing

/// Rules about the order in which things are said.
@Suite struct SequenceRuleTests {
  private let opening =
    "  kind: sequence\n  parts: [{phrases: [您好]}, {phrases: [供电公司]}, {phrases: [帮您]}]\n"

  @Test func allPartsInTheirOrder() throws {
    let rule = try RuleInTest(opening)
    #expect(rule.outcome("客服：您好，供电公司，可以帮您") == .pass)
    #expect(rule.outcome("客服：您好", "客户：喂", "客服：供电公司，可以帮您") == .pass)
    #expect(rule.outcome("客服：供电公司，您好，可以帮您") == .fail)
    #expect(rule.outcome("客服：您好，供电公司") == .fail)
  }

  @Test func aPartSaidTwiceCountsWhereItFits() throws {
    let rule = try RuleInTest(opening)
    #expect(rule.outcome("客服：供电公司，您好，供电公司，可以帮您") == .pass)
    #expect(
      rule.evidence("客服：供电公司，您好，供电公司，可以帮您") == ["您好", "供电公司", "帮您"])
  }

  @Test func onlyTheOrderOfWhatIsThere() throws {
    let rule = try RuleInTest(opening + "  minimum: 2\n")
    #expect(rule.outcome("客服：您好，可以帮您") == .pass, "a missing part is another rule's business")
    #expect(rule.outcome("客服：可以帮您，您好") == .fail)
    #expect(rule.outcome("客服：您好") == .notApplicable, "one part has no order")
  }

  @Test func someOfThePartsInOrder() throws {
    let rule = try RuleInTest(opening + "  needed: 2\n")
    #expect(rule.outcome("客服：您好，可以帮您") == .pass)
    #expect(rule.outcome("客服：供电公司，您好，可以帮您") == .pass, "两部分按顺序就够")
    #expect(rule.outcome("客服：可以帮您，供电公司，您好") == .fail)
    #expect(rule.outcome("客服：您好") == .fail)
  }

  @Test func anyOrder() throws {
    let rule = try RuleInTest(opening + "  ordered: false\n  needed: 2\n")
    #expect(rule.outcome("客服：帮您，您好") == .pass)
    #expect(rule.outcome("客服：帮您") == .fail)
  }

  @Test func onePhraseCannotBeTwoParts() throws {
    let rule = try RuleInTest("  kind: sequence\n  parts: [{phrases: [您好]}, {phrases: [您好, 好吗]}]\n")
    #expect(rule.outcome("客服：您好") == .fail)
    #expect(rule.outcome("客服：您好吗") == .fail, "the parts overlap")
    #expect(rule.outcome("客服：您好，您好") == .pass)
  }

  @Test func partsOfBothSides() throws {
    let rule = try RuleInTest(
      "  kind: sequence\n  parts: [{phrases: [对吗]}, {phrases: [对的], speaker: customer}, {phrases: [登记]}]\n")
    #expect(rule.outcome("客服：三栋对吗", "客户：对的", "客服：已登记") == .pass)
    #expect(rule.outcome("客服：三栋对吗，已登记", "客户：对的") == .fail)
  }

  @Test func afterEveryTrigger() throws {
    let text = """
        kind: sequence
        trigger: {speaker: customer, phrases: [停电]}
        within: {after: 1, unit: turn}
        parts: [{phrases: [抱歉]}, {phrases: [地址]}]

      """
    let calls = ["客户：停电", "客服：抱歉，地址", "客户：又停电", "客服：地址"]
    #expect(try RuleInTest(text).outcome(.dialogue(calls)) == .pass)
    #expect(try RuleInTest(text + "  per: trigger\n").outcome(.dialogue(calls)) == .fail)
    #expect(try RuleInTest(text).outcome("客服：抱歉，地址") == .notApplicable)
  }

  @Test func whatIsThereIsShown() throws {
    let rule = try RuleInTest(opening)
    #expect(rule.evidence("客服：供电公司，您好") == ["供电公司", "您好"], "in the order of the call")
  }
}
