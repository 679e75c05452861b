import CallModel
import Rulebook
import Testing

/// Figures of a call, with the proof that an inspector sees.
@Suite struct MetricRuleTests {
  private func breach(_ condition: String, settings: String = "") throws -> RuleInTest {
    try RuleInTest("  kind: metric\n  breach: \(condition)", settings: settings)
  }

  private func ringing(rings: Int? = nil, seconds: Double? = nil) -> Call {
    .dialogue("客服：您好") { $0.ringing = Ringing(rings: rings, seconds: seconds) }
  }

  @Test func answeredWithinThreeRings() throws {
    let rule = try breach("{event: late-answer}", settings: "  ringing: {rings: 3, secondsPerRing: 5}")
    #expect(rule.outcome(ringing(rings: 3)) == .pass, "the third ring is in time")
    #expect(rule.outcome(ringing(rings: 4)) == .fail)
    #expect(rule.outcome(ringing(seconds: 15)) == .pass)
    #expect(rule.outcome(ringing(seconds: 15.1)) == .fail)
    #expect(rule.outcome(ringing(rings: 3, seconds: 60)) == .pass, "counted rings are better than converted ones")
    let item = rule.item(.dialogue("客服：您好"))
    #expect(item?.outcome == .notAssessable)
    #expect(item?.missingFields == ["ringing"])
  }

  @Test func aLateAnswerIsProvenByItsFigure() throws {
    let rule = try breach("{event: late-answer}", settings: "  ringing: {rings: 3, secondsPerRing: 5}")
    let measurement = rule.item(ringing(rings: 5))?.measurements.first
    #expect(measurement?.name == "rings")
    #expect(measurement?.value == "5")
    #expect(measurement?.limit == "3")
  }

  @Test func aLimitInSecondsReplacesTheRings() throws {
    let rule = try breach("{event: late-answer}", settings: "  ringing: {seconds: 12}")
    #expect(rule.outcome(ringing(rings: 9, seconds: 12)) == .pass)
    #expect(rule.outcome(ringing(rings: 1, seconds: 12.5)) == .fail)
    #expect(rule.item(ringing(rings: 9))?.missingFields == ["ringing.seconds"])
  }

  @Test func comparisonsIncludeOrExcludeTheirLimit() throws {
    for (comparison, at2, at3, at4) in [
      ("above", "pass", "pass", "fail"), ("atLeast", "pass", "fail", "fail"), ("below", "fail", "pass", "pass"),
      ("atMost", "fail", "fail", "pass"),
    ] {
      let rule = try breach("{rings: {\(comparison): 3}}")
      let found = [2, 3, 4].map { rule.outcome(ringing(rings: $0))?.rawValue }
      #expect(found == [at2, at3, at4], "\(comparison)")
    }
  }

  @Test func theLongestHold() throws {
    let rule = try breach("{holdSeconds: {above: 60}}")
    func held(_ holds: [Hold]?) -> Call { .dialogue("客服：好") { $0.holds = holds } }
    #expect(rule.outcome(held([Hold(start: 0, end: 40), Hold(start: 50, end: 90)])) == .pass, "not their sum")
    #expect(rule.outcome(held([Hold(start: 0, end: 40), Hold(start: 50, end: 111)])) == .fail)
    #expect(rule.outcome(held([])) == .pass)
    #expect(rule.outcome(held(nil)) == .notAssessable)
  }

  @Test func silenceIsAGapThatIsNoHold() throws {
    let rule = try breach("{silenceSeconds: {above: \"{沉默秒数}\"}}", settings: "  沉默秒数: 15")
    let lines = ["客服[1-3]：我看看", "客户[4-5]：好", "客服[25-26]：查到了"]
    #expect(rule.outcome(.dialogue(lines)) == .fail)
    #expect(rule.item(.dialogue(lines))?.measurements.first?.value == "20")
    #expect(rule.outcome(.dialogue(lines) { $0.holds = [Hold(start: 6, end: 24)] }) == .pass)
    #expect(rule.outcome("客服[1-30]：我看看", "客户[4-5]：好", "客服[31-32]：查到了") == .pass, "somebody was speaking")
    #expect(rule.outcome("客服：好") == .notAssessable)
  }

  @Test func theAgentsSpeechRate() throws {
    let rule = try breach("{speechRate: {above: 300}}")
    let twenty = String(repeating: "甲", count: 20)
    #expect(rule.outcome("客服[0-4]：\(twenty)") == .pass, "20 characters in 4 s are 300 a minute")
    #expect(rule.outcome("客服[0-3.9]：，\(twenty)。") == .fail)
    #expect(rule.outcome("客服[0-4]：\(twenty)", "客户[4-5]：\(twenty)\(twenty)") == .pass, "the customer may hurry")
    #expect(rule.outcome("客服[0-1]：\(twenty)") == .notAssessable, "too short to tell")
  }

  @Test func interruptionsByTheAgent() throws {
    let rule = try breach("{interruptions: {above: 0}}")
    #expect(rule.outcome("客户[0-5]：我家停电了", "客服[2-4]：您先听我说") == .fail)
    #expect(rule.outcome("客户[0-5]：我家停电了", "客服[2-3]：嗯") == .pass, "a sound of listening")
    #expect(rule.outcome("客户[0-5]：我家停电了", "客服[4.5-7]：您先听我说") == .pass, "he had as good as finished")
    #expect(rule.outcome("客服[0-5]：我家停电了", "客户[2-4]：您先听我说") == .pass, "the customer may interrupt")
  }

  @Test func theAgentsShareOfTheTalk() throws {
    let rule = try breach("{talkShare: {above: 50}}")
    #expect(rule.outcome("客服：一二三四", "客户：一二三四") == .pass)
    #expect(rule.outcome("客服：一二三四五", "客户：一二三四", "系统：欢迎您致电") == .fail)
    #expect(rule.outcome("客服：。。。") == .notAssessable)
  }

  @Test func theDuration() throws {
    let rule = try breach("{duration: {above: 60}}")
    #expect(rule.outcome(.dialogue("客服[0-90]：好") { $0.duration = 50 }) == .pass)
    #expect(rule.outcome("客服[0-90]：好") == .fail, "the last word tells where the export does not")
    #expect(rule.outcome("客服：好") == .notAssessable)
  }

  @Test func theNumberOfTurns() throws {
    let rule = try breach("{turns: {above: 2}}")
    #expect(rule.outcome("客服：甲", "客服：乙", "系统：丙", "客户：丁") == .pass, "two turns")
    #expect(rule.outcome("客服：甲", "客户：乙", "客服：丙") == .fail)
  }

  @Test func aMetricNeedsNoRoles() throws {
    let call = Call.dialogue("未知：您好", "未知：停电了") { $0.ringing = Ringing(rings: 5) }
    #expect(try breach("{event: late-answer}").outcome(call) == .fail)
  }
}
