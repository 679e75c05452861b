import CallModel
import Testing

/// What a ticket or telephone system noted beside the transcript.
@Suite struct CallRecordTests {
  private func breach(_ condition: String, settings: String = "") throws -> RuleInTest {
    try RuleInTest("  kind: metric\n  breach: \(condition)", settings: settings)
  }

  private func call(_ fields: [String: CallRecord.Value]?) -> Call {
    .dialogue("客服：您好") { $0.record = fields.map { CallRecord(fields: $0) } }
  }

  @Test func aFigure() throws {
    let rule = try breach("{record: {responseMinutes: {above: 30}}}")
    #expect(rule.outcome(call(["responseMinutes": .number(31)])) == .fail)
    #expect(rule.outcome(call(["responseMinutes": .number(30)])) == .pass)
    let item = rule.item(call(["responseMinutes": .text("三十")]))
    #expect(item?.outcome == .notAssessable, "a text is no figure")
    #expect(item?.missingFields == ["record.responseMinutes"])
    #expect(rule.item(call(nil))?.missingFields == ["record.responseMinutes"])
  }

  @Test func aFlagAndATextAmongSeveral() throws {
    let rule = try breach("{record: {missedCall: true, category: [投诉, 举报]}}")
    #expect(rule.outcome(call(["missedCall": .flag(true), "category": .text("举报")])) == .fail)
    #expect(rule.outcome(call(["missedCall": .flag(false), "category": .text("举报")])) == .pass)
    #expect(rule.outcome(call(["missedCall": .flag(true), "category": .text("咨询")])) == .pass)
    #expect(rule.outcome(call(["missedCall": .flag(true)])) == .notAssessable)
  }

  @Test func whetherEverythingWasFilledIn() throws {
    let rule = try breach("{not: {recorded: [party, reason]}}")
    #expect(rule.outcome(call(["party": .text("王女士"), "reason": .text("停电")])) == .pass)
    #expect(rule.outcome(call(["party": .text("王女士"), "reason": .text("  ")])) == .fail)
    #expect(rule.outcome(call(["party": .text("王女士")])) == .fail)
    #expect(rule.item(call(nil))?.missingFields == ["record"])
  }

  /// The regulation says "within [X] minutes": until somebody fills in the number nobody can judge.
  @Test func aSettingLeftOpen() throws {
    let open = try breach("{record: {responseMinutes: {above: \"{响应分钟}\"}}}", settings: "  响应分钟: ")
    let item = open.item(call(["responseMinutes": .number(31)]))
    #expect(item?.outcome == .notAssessable)
    #expect(item?.missingFields == ["settings.响应分钟"])
    let filled = try breach("{record: {responseMinutes: {above: \"{响应分钟}\"}}}", settings: "  响应分钟: 30")
    #expect(filled.outcome(call(["responseMinutes": .number(31)])) == .fail)
  }
}
