import CallModel
import Scoring
import Testing

/// What a call is about, where the export does not say.
@Suite struct CallTypeTests {
  private static let sets = """
    [call-type-complaint] 投诉
    我要投诉
    ! 不是我要投诉

    [call-type-outage] 停电
    停电了
    """

  private func rule(_ kind: String) throws -> RuleInTest {
    try RuleInTest("  kind: conditional\n  \(kind): {callType: [complaint]}\n  phrases: [抱歉]", sets: Self.sets)
  }

  @Test(arguments: ["when", "trigger"])
  func theCustomersWordsTell(kind: String) throws {
    let rule = try rule(kind)
    #expect(rule.outcome("客户：我要投诉", "客服：好") == .fail)
    #expect(rule.outcome("客户：我要投诉", "客服：抱歉") == .pass)
    #expect(rule.outcome("客户：停电了", "客服：好") == .notApplicable)
    #expect(rule.outcome("客户：不是我要投诉", "客服：好") == .notApplicable)
    #expect(rule.outcome("客服：我要投诉", "客户：好") == .notApplicable, "the agent said it")
    #expect(rule.outcome("客服：您好") == .notAssessable, "no customer is heard")
  }

  @Test(arguments: ["when", "trigger"])
  func theExportComesFirst(kind: String) throws {
    let rule = try rule(kind)
    #expect(rule.outcome(.dialogue("客户：我要投诉", "客服：好") { $0.callType = .payment }) == .notApplicable)
    #expect(rule.outcome(.dialogue("客户：停电了", "客服：好") { $0.callType = .complaint }) == .fail)
  }

  @Test func onlyTheExportStates() throws {
    let rule = try RuleInTest("  kind: metric\n  breach: {stated: {callType: complaint}}", sets: Self.sets)
    #expect(rule.outcome("客户：我要投诉", "客服：好") == .pass)
    #expect(rule.outcome(.dialogue("客户：你好") { $0.callType = .complaint }) == .fail)
  }

  @Test func theScorecardSaysWhatWasDetected() throws {
    let rule = try rule("when")
    #expect(rule.score("客户：停电了，我要投诉", "客服：好").detectedCallType == .complaint)
    #expect(rule.score("客户：停电了", "客服：好").detectedCallType == .outage)
    #expect(rule.score("客户：你好", "客服：好").detectedCallType == nil)
  }
}
