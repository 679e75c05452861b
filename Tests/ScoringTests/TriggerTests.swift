import CallModel
import Testing

/// What makes a conditional rule apply.
@Suite struct TriggerTests {
  @Test func aPhraseOfTheCustomer() throws {
    let rule = try RuleInTest(
      "  kind: conditional\n  trigger: {speaker: customer, phrases: [停电]}\n  phrases: [抱歉]")
    #expect(rule.outcome("客户：停电了", "客服：抱歉") == .pass)
    #expect(rule.outcome("客服：是停电吗", "客户：不是", "客服：好") == .notApplicable, "only the agent said it")
  }

  @Test func aGuardedTrigger() throws {
    let rule = try RuleInTest(
      """
        kind: conditional
        trigger: {speaker: customer, phrases: [停电], guards: [question]}
        phrases: [抱歉]
      """)
    #expect(rule.outcome("客户：明天停电吗", "客服：不停") == .notApplicable)
    #expect(rule.outcome("客户：停电了", "客服：不停") == .fail)
  }

  @Test func oneAnswerIsEnoughUnlessEveryTriggerNeedsOne() throws {
    let text = "  kind: conditional\n  trigger: {speaker: customer, phrases: [停电]}\n  within: {after: 1, unit: turn}\n"
    let once = try RuleInTest(text + "  phrases: [抱歉]")
    let each = try RuleInTest(text + "  per: trigger\n  phrases: [抱歉]")
    let call = Call.dialogue("客户：停电了", "客服：抱歉", "客户：又停电了", "客服：哦")
    #expect(once.outcome(call) == .pass)
    #expect(each.outcome(call) == .fail)
    #expect(each.item(call)?.searchedTurns == [2...3], "the trigger without an answer")
    #expect(each.outcome("客户：停电了", "客服：抱歉", "客户：又停电了", "客服：抱歉") == .pass)
  }

  @Test func everyPlaceOfTheTriggerCounts() throws {
    let rule = try RuleInTest(
      """
        kind: conditional
        trigger: {speaker: agent, phrases: [她在, 稍等]}
        within: {before: 0, after: 0, unit: turn}
        phrases: [稍等]
      """)
    #expect(rule.outcome("客户：找小孙", "客服：她在呢，您稍等") == .pass)
  }

  // MARK: Holds

  private let wait = "[wait-request] 请等候\n请稍等\n"

  private func afterHold() throws -> RuleInTest {
    try RuleInTest(
      """
        kind: conditional
        trigger: {event: hold-end}
        within: {after: 0, unit: turn}
        phrases: [久等]
      """, sets: wait)
  }

  @Test func theEndOfAHoldByTheExportsTimes() throws {
    let rule = try afterHold()
    func call(_ words: String) -> Call {
      .dialogue("客服[1-3]：我看看", "客户[4-5]：好", "客服[61-64]：\(words)", "客户[65-66]：嗯") {
        $0.holds = [Hold(start: 6, end: 60)]
      }
    }
    #expect(rule.outcome(call("让您久等了")) == .pass)
    #expect(rule.outcome(call("查到了")) == .fail)
  }

  @Test func anExportWithoutHoldsSaysThereWasNone() throws {
    let call = Call.dialogue("客服：请稍等", "客户：好", "客服：查到了") { $0.holds = [] }
    #expect(try afterHold().outcome(call) == .notApplicable)
  }

  @Test func aHoldWithoutTurnTimesIsSomewhere() throws {
    let call = Call.dialogue("客服：我看看", "客户：好", "客服：查到了") { $0.holds = [Hold(start: 6, end: 60)] }
    let item = try afterHold().item(call)
    #expect(item?.outcome == .notAssessable, "there was a hold, but nobody knows between which turns")
    #expect(item?.missingFields == ["turns[].start"])
  }

  @Test func aRequestToWaitForATransferIsNoHold() throws {
    let rule = try RuleInTest(
      "  kind: conditional\n  trigger: {event: hold-start}\n  within: {before: 0, unit: turn}\n  phrases: [可以吗]",
      sets: wait + "[transfer-announcement] 转接\n为您转接\n")
    #expect(rule.outcome("客服：请稍等，为您转接", "客户：好") == .notApplicable)
    #expect(rule.outcome("客服：请稍等", "客户：好") == .fail)
  }

  @Test func withoutMetadataTheAgentsWordsTellOfAHold() throws {
    let rule = try afterHold()
    #expect(rule.outcome("客服：请稍等", "客户：好", "客服：让您久等了") == .pass)
    #expect(rule.outcome("客服：请稍等", "客户：好", "客服：查到了") == .fail)
    #expect(rule.outcome("客服：我查到了", "客户：请稍等") == .notApplicable, "the customer asked to wait")
  }

  @Test func theStartOfAHold() throws {
    let rule = try RuleInTest(
      """
        kind: conditional
        trigger: {event: hold-start}
        within: {before: 0, unit: turn}
        phrases: [可以吗]
      """, sets: wait)
    func call(_ words: String) -> Call {
      .dialogue("客服[1-3]：您好", "客户[4-5]：停电了", "客服[6-8]：\(words)", "客服[61-64]：好了") {
        $0.holds = [Hold(start: 9, end: 60)]
      }
    }
    #expect(rule.outcome(call("我查一下可以吗")) == .pass)
    #expect(rule.outcome(call("我查一下")) == .fail)
    #expect(rule.outcome("客服：请稍等，可以吗", "客户：好") == .pass)
    #expect(rule.outcome("客服：请稍等", "客户：好") == .fail)
  }

  @Test func shortPausesAreNoHolds() throws {
    let rule = try RuleInTest(
      "  kind: conditional\n  trigger: {event: hold-end}\n  within: {after: 0, unit: turn}\n  phrases: [久等]",
      sets: wait, settings: "  等候秒数: 10")
    let call = Call.dialogue("客服[1-3]：我看看", "客户[4-5]：好", "客服[12-14]：查到了") {
      $0.holds = [Hold(start: 6, end: 11)]
    }
    #expect(rule.outcome(call) == .notApplicable)
    #expect(rule.outcome("客服[1-3]：请稍等", "客服[5-6]：查到了") == .notApplicable)
    #expect(rule.outcome("客服[1-3]：请稍等", "客服[25-26]：查到了") == .fail)
  }

  // MARK: Transfers

  private func beforeTransfer() throws -> RuleInTest {
    try RuleInTest(
      "  kind: conditional\n  trigger: {event: transfer}\n  within: {before: 0, unit: turn}\n  phrases: [请您]",
      sets: "[transfer-announcement] 转接\n为您转接\n")
  }

  @Test func aTransferByTheExportsTime() throws {
    let rule = try beforeTransfer()
    func call(_ words: String) -> Call {
      .dialogue("客户[1-3]：停电了", "客服[4-6]：\(words)") { $0.transfers = [Transfer(at: 7)] }
    }
    #expect(rule.outcome(call("请您别挂机")) == .pass)
    #expect(rule.outcome(call("等着")) == .fail)
  }

  @Test func aTransferBySpeechOrByTheWayTheCallEnded() throws {
    let rule = try beforeTransfer()
    #expect(rule.outcome("客户：停电了", "客服：请您别挂机，为您转接") == .pass)
    #expect(rule.outcome("客户：停电了", "客服：为您转接") == .fail)
    #expect(rule.outcome("客户：停电了", "客服：好") == .notApplicable)
    #expect(rule.outcome(.dialogue("客户：停电了", "客服：好") { $0.hangup = .transfer }) == .fail)
    #expect(rule.outcome(.dialogue("客户：停电了", "客服：为您转接") { $0.transfers = [] }) == .notApplicable)
  }

  /// Whoever promises to call back had reason to, however the customer put it.
  @Test func theActItselfMayShowThatItWasCalledFor() throws {
    let text = "  kind: conditional\n  trigger: {speaker: customer, phrases: [查不到]}\n  phrases: [给您回电]\n"
    let rule = try RuleInTest(text + "  untriggered: pass")
    #expect(rule.outcome("客户：这事怎么办", "客服：查清给您回电") == .pass)
    #expect(rule.outcome("客户：这事怎么办", "客服：好的") == .notApplicable)
    #expect(rule.outcome("客户：还是查不到", "客服：好的") == .fail)
    #expect(try RuleInTest(text).outcome("客户：这事怎么办", "客服：查清给您回电") == .notApplicable)
  }

  // MARK: Call types

  @Test func aCallType() throws {
    let rule = try RuleInTest("  kind: conditional\n  trigger: {callType: [complaint, tip-off]}\n  phrases: [抱歉]")
    #expect(rule.outcome(.dialogue("客服：抱歉") { $0.callType = .tipOff }) == .pass)
    #expect(rule.outcome(.dialogue("客服：好") { $0.callType = .complaint }) == .fail)
    #expect(rule.outcome(.dialogue("客服：好") { $0.callType = .payment }) == .notApplicable)
  }

  @Test func withoutACallTypeNobodyKnows() throws {
    let rule = try RuleInTest("  kind: conditional\n  trigger: {callType: [complaint]}\n  phrases: [抱歉]")
    let item = rule.item(.dialogue("客服：好"))
    #expect(item?.outcome == .notAssessable)
    #expect(item?.missingFields == ["callType"])
  }

  @Test func aCallTypeOrWords() throws {
    let rule = try RuleInTest(
      """
        kind: conditional
        trigger: {any: [{callType: [complaint]}, {speaker: customer, phrases: [投诉]}]}
        phrases: [抱歉]
      """)
    #expect(rule.outcome("客户：我要投诉", "客服：好") == .fail)
    #expect(rule.outcome("客户：你好", "客服：好") == .notApplicable, "the words decide where the export is silent")
    #expect(rule.outcome(.dialogue("客户：你好", "客服：好") { $0.callType = .complaint }) == .fail)
  }

  @Test func aScorecardMayAssumeTheCallType() throws {
    let rule = try RuleInTest(
      "  kind: conditional\n  trigger: {callType: [complaint]}\n  phrases: [抱歉]", assume: "{callType: complaint}")
    #expect(rule.outcome("客服：好") == .fail)
    #expect(rule.outcome(.dialogue("客服：好") { $0.callType = .payment }) == .notApplicable, "the export says otherwise")
  }

  @Test func aBreachIsAskedOnlyWhereTheTriggerOccurred() throws {
    let rule = try RuleInTest(
      """
        kind: metric
        trigger: {event: transfer}
        breach: {not: {said: {speaker: customer, phrases: [好的], within: {after: 1, unit: turn}}}}
      """, sets: "[transfer-announcement] 转接\n为您转接\n")
    #expect(rule.outcome("客服：请讲", "客户：停电了") == .notApplicable)
    #expect(rule.outcome("客服：为您转接", "客户：好的") == .pass)
    #expect(rule.outcome("客户：好的", "客服：为您转接", "客户：嗯") == .fail)
  }
}
