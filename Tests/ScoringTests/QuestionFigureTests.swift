import Testing

/// How soon questions are answered, and how often they are asked again.
@Suite struct QuestionFigureTests {
  private func breach(_ condition: String) throws -> RuleInTest {
    try RuleInTest("  kind: metric\n  breach: \(condition)")
  }

  @Test func theTimeUntilAnAnswer() throws {
    let rule = try breach("{answerGapSeconds: {above: 5}}")
    #expect(rule.outcome("客户[0-2]：怎么收费？", "客服[9-10]：按月收") == .fail)
    #expect(rule.outcome("客户[0-2]：怎么收费？", "客服[3-4]：请稍等", "客服[20-22]：按月收") == .pass, "an announced wait")
    #expect(rule.outcome("客户[0-2]：我知道了", "客服[9-10]：好") == .pass, "nothing was asked")
    #expect(rule.outcome("客户：怎么收费？", "客服：按月收") == .notAssessable)
  }

  @Test func askingAgain() throws {
    let rule = try breach("{repeatedQuestions: {above: 0}}")
    #expect(rule.outcome("客服：请问您的户号是多少呢", "客户：123", "客服：请问您的户号是多少呢") == .fail)
    #expect(rule.outcome("客服：请问您的户号是多少呢", "客服：请问您的户号是多少呢", "客户：123") == .pass, "no answer in between")
    #expect(rule.outcome("客服：请问您的户号是多少呢", "客户：123", "客服：请问您的地址在哪里呢") == .pass)
    #expect(rule.outcome("客服：是吗？", "客户：是", "客服：是吗？") == .pass, "too short to mean anything")
  }
}
