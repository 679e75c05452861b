import CallModel
import Testing

/// `when` and `breach`: what is true, false and unknown.
@Suite struct ConditionTests {
  /// A rule that fails where the condition holds, passes where it does not, and is not assessable where nobody knows.
  private func breach(
    _ condition: String, sets: String = "", settings: String = "", assume: String = "{}"
  ) throws -> RuleInTest {
    try RuleInTest("  kind: metric\n  breach: \(condition)", sets: sets, settings: settings, assume: assume)
  }

  @Test func theChannelIsTheTelephoneUnlessSaidOtherwise() throws {
    #expect(try breach("{channel: phone}").outcome("客服：好") == .fail)
    #expect(try breach("{channel: [counter, onsite]}").outcome("客服：好") == .pass)
  }

  @Test func metadataIsTrueFalseOrUnknown() throws {
    let rule = try breach("{hangup: [agent, system]}")
    #expect(rule.outcome(.dialogue("客服：好") { $0.hangup = .agent }) == .fail)
    #expect(rule.outcome(.dialogue("客服：好") { $0.hangup = .customer }) == .pass)
    let item = rule.item(.dialogue("客服：好"))
    #expect(item?.outcome == .notAssessable)
    #expect(item?.missingFields == ["hangup"])
  }

  @Test func aScorecardMayAssumeADirection() throws {
    #expect(try breach("{direction: inbound}").outcome("客服：好") == .notAssessable)
    let assuming = try breach("{direction: inbound}", assume: "{direction: inbound}")
    #expect(assuming.outcome("客服：好") == .fail)
    #expect(assuming.outcome(.dialogue("客服：好") { $0.direction = .outbound }) == .pass)
  }

  // MARK: Three values

  /// `hangup: agent` and `direction: inbound`, each yes, no or unknown.
  @Test(
    arguments: [
      ("all", true, true, .fail), ("all", true, false, .pass), ("all", nil, false, .pass),
      ("all", nil, true, .unknown), ("all", nil, nil, .unknown),
      ("any", true, nil, .fail), ("any", false, true, .fail), ("any", false, false, .pass),
      ("any", nil, false, .unknown),
    ] as [(String, Bool?, Bool?, Outcomes)])
  func severalConditions(word: String, hangup: Bool?, direction: Bool?, expected: Outcomes) throws {
    let rule = try breach("{\(word): [{hangup: agent}, {direction: inbound}]}")
    let negated = try breach("{not: {\(word): [{hangup: agent}, {direction: inbound}]}}")
    let call = Call.dialogue("客服：好") {
      $0.hangup = hangup.map { $0 ? .agent : .customer }
      $0.direction = direction.map { $0 ? .inbound : .outbound }
    }
    #expect(rule.outcome(call)?.rawValue == expected.rawValue)
    #expect(negated.outcome(call)?.rawValue == expected.negated.rawValue)
  }

  enum Outcomes: String {
    case fail, pass
    case unknown = "not-assessable"

    var negated: Outcomes {
      switch self {
      case .fail: .pass
      case .pass: .fail
      case .unknown: .unknown
      }
    }
  }

  @Test func whatIsNotStatedMayCountAsFalse() throws {
    let rule = try breach("{stated: {hangup: system}}")
    #expect(rule.outcome(.dialogue("客服：好") { $0.hangup = .system }) == .fail)
    #expect(rule.outcome(.dialogue("客服：好") { $0.hangup = .agent }) == .pass)
    #expect(rule.outcome("客服：好") == .pass)
    #expect(try breach("{not: {stated: {hangup: system}}}").outcome("客服：好") == .fail)
  }

  @Test func everythingThatIsMissingIsNamedOnce() throws {
    let rule = try breach("{all: [{hangup: agent}, {direction: inbound}, {hangup: customer}]}")
    #expect(rule.item(.dialogue("客服：好"))?.missingFields == ["hangup", "direction"])
  }

  @Test func severalKeysAreAllMeant() throws {
    let rule = try breach("{hangup: agent, direction: inbound}")
    #expect(rule.outcome(.dialogue("客服：好") { ($0.hangup, $0.direction) = (.agent, .inbound) }) == .fail)
    #expect(rule.outcome(.dialogue("客服：好") { ($0.hangup, $0.direction) = (.agent, .outbound) }) == .pass)
  }

  @Test func aMissingCallTypeBesidePhrasesIsNotUnknown() throws {
    let condition = "{any: [{callType: nuisance}, {said: {speaker: agent, phrases: [请勿骚扰]}}]}"
    for (rule, silent) in [(try breach(condition), Outcomes.pass), (try breach("{not: \(condition)}"), .fail)] {
      #expect(rule.outcome("客服：好")?.rawValue == silent.rawValue)
      #expect(rule.outcome("客服：请勿骚扰")?.rawValue == silent.negated.rawValue)
      #expect(rule.outcome(.dialogue("客服：好") { $0.callType = .nuisance })?.rawValue == silent.negated.rawValue)
    }
    #expect(try breach("{callType: nuisance}").outcome("客服：好") == .notAssessable)
  }

  @Test func anAssumedCallTypeCountsBesidePhrases() throws {
    let rule = try breach(
      "{any: [{callType: nuisance}, {said: {speaker: agent, phrases: [请勿骚扰]}}]}", assume: "{callType: nuisance}")
    #expect(rule.outcome("客服：好") == .fail)
  }

  @Test func outsideItsConditionARuleIsNotApplicable() throws {
    let rule = try RuleInTest("  kind: required\n  when: {hangup: agent}\n  phrases: [再见]")
    #expect(rule.outcome(.dialogue("客服：好") { $0.hangup = .customer }) == .notApplicable)
    #expect(rule.outcome(.dialogue("客服：好") { $0.hangup = .agent }) == .fail)
    #expect(rule.outcome("客服：再见") == .notAssessable, "never a pass for want of data")
  }

  // MARK: Words and events

  @Test func somebodySaysSomething() throws {
    let rule = try breach("{said: {speaker: customer, phrases: [投诉], within: {last: 1, unit: turn}}}")
    #expect(rule.outcome("客服：好", "客户：我要投诉") == .fail)
    #expect(rule.outcome("客户：我要投诉", "客服：好", "客户：行") == .pass)
    #expect(rule.outcome("客服：您要投诉吗", "客户：不") == .pass)
  }

  @Test func theWordsOfAConditionProveIt() throws {
    let rule = try breach("{said: {speaker: customer, phrases: [投诉]}}")
    #expect(rule.evidence("客服：好", "客户：我要投诉你") == ["投诉"])
  }

  @Test func aHoldOccurs() throws {
    let rule = try breach("{event: hold}", sets: "[wait-request] 等\n请稍等\n")
    #expect(rule.outcome("客服：请稍等") == .fail)
    #expect(rule.outcome("客服：好") == .pass)
    #expect(rule.outcome(.dialogue("客服[1-2]：好") { $0.holds = [Hold(start: 3, end: 30)] }) == .fail)
    #expect(rule.outcome(.dialogue("客服：请稍等") { $0.holds = [] }) == .pass)
    #expect(rule.outcome(.dialogue("客服：好") { $0.holds = [Hold(start: 3, end: 30)] }) == .fail, "it says so")
  }

  @Test func aTransferOccurs() throws {
    let rule = try breach("{event: transfer}", sets: "[transfer-announcement] 转\n为您转接\n")
    #expect(rule.outcome("客服：为您转接") == .fail)
    #expect(rule.outcome("客服：好") == .pass)
    #expect(rule.outcome(.dialogue("客服：好") { $0.hangup = .transfer }) == .fail)
  }

  @Test func whoSpokeLast() throws {
    let rule = try breach("{lastSpeaker: customer}", sets: "[no-content] 空话\n^(嗯|好的|谢谢|再见)$\n")
    #expect(rule.outcome("客服：再见", "客户：等一下，我还有个问题") == .fail)
    #expect(rule.outcome("客户：还有问题", "客服：您请说") == .pass)
    #expect(rule.outcome("客服：您记得交费", "客户：嗯") == .pass, "嗯 alone says nothing")
    #expect(rule.outcome("客服：您记得交费", "客户：好的，谢谢") == .pass)
    #expect(rule.outcome("客户：我还有个问题", "系统：请您评价") == .fail, "announcements do not count")
  }

  @Test func aHoliday() throws {
    let rule = try breach("{holiday: true}", settings: "  节假日: [10-01, 2026-02-17]")
    func outcome(_ date: String) -> String? {
      rule.outcome(.dialogue("客服：好") { $0.startedAt = date + "T09:12:31+08:00" })?.rawValue
    }
    #expect(outcome("2026-10-01") == "fail", "every year")
    #expect(outcome("2026-02-17") == "fail")
    #expect(outcome("2027-02-17") == "pass", "that year only")
    #expect(rule.item(.dialogue("客服：好"))?.missingFields == ["startedAt"])
  }
}
