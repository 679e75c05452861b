import CallModel
import Scoring
import Testing

/// Rules are not judged by times that cannot be.
@Suite struct DoubtfulTimeTests {
  private func breach(_ condition: String) throws -> RuleInTest {
    try RuleInTest("  kind: metric\n  breach: \(condition)")
  }

  @Test func millisecondsAreNoSilence() throws {
    let rule = try breach("{silenceSeconds: {above: 15}}")
    #expect(rule.outcome("客服[0.8-4.2]：您好请讲", "客户[4.6-5.9]：停电了") == .pass)
    let call = Call.dialogue("客服[800-4200]：您好请讲", "客户[4600-5900]：停电了")
    #expect(rule.outcome(call) == .notAssessable)
    #expect(rule.item(call)?.missingFields == ["turns[].start"])
    let scored = rule.score(call)
    #expect(scored.call == call, "the times are kept")
    #expect(scored.irregularities.all.map(\.kind) == [.turnsOutOfProportion])
  }

  @Test func anEndBeforeItsStart() throws {
    let rule = try breach("{silenceSeconds: {above: 15}}")
    #expect(rule.outcome("客服[0-2]：您好", "客户[400-5]：停电了") == .notAssessable)
  }

  @Test func sentencesListedAsTheyEnd() throws {
    let rule = try breach("{silenceSeconds: {above: 15}}")
    #expect(rule.outcome("客服[0-2]：您好", "客服[30-32]：好的", "客户[3-29]：停电了") == .pass)
    #expect(rule.outcome("客服[0-2]：您好", "客服[30-32]：好的", "客户[3-9]：停电了") == .fail)
  }

  @Test func ringingOfHours() throws {
    let rule = try breach("{event: late-answer}")
    #expect(rule.outcome(.dialogue("客服：您好") { $0.ringing = Ringing(seconds: 9800) }) == .notAssessable)
    #expect(rule.outcome(.dialogue("客服：您好") { $0.ringing = Ringing(seconds: 98) }) == .fail)
    #expect(rule.outcome(.dialogue("客服：您好") { $0.ringing = Ringing(rings: 2, seconds: 9800) }) == .pass)
  }

  @Test func holdsOfHours() throws {
    let rule = try breach("{holdSeconds: {above: 60}}")
    let call = Call.dialogue("客服[0-2]：您好", "客户[3-5]：停电了") { $0.holds = [Hold(start: 5000, end: 40_000)] }
    #expect(rule.item(call)?.missingFields == ["holds"])
  }

  @Test func noteOfAnotherKindIsNoTicket() throws {
    let rule = try breach("{not: {recorded: [party, reason]}}")
    let call = Call.dialogue("客服：您好") { $0.record = CallRecord(fields: ["missedCall": .flag(false)]) }
    #expect(rule.item(call)?.missingFields == ["record"])
  }
}
