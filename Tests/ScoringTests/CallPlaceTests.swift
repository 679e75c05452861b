import CallModel
import Testing

/// Places that no phrase marks: long accounts, silences, late answers, and calls of a type.
@Suite struct CallPlaceTests {
  private func rule(_ trigger: String, settings: String = "") throws -> RuleInTest {
    try RuleInTest(
      "  kind: conditional\n  trigger: \(trigger)\n  within: {after: 1, unit: turn}\n  phrases: [嗯]", settings: settings
    )
  }

  private let story = String(repeating: "昨天晚上又跳闸了", count: 8)

  @Test func aLongAccount() throws {
    let rule = try rule("{event: narration}")
    #expect(rule.outcome("客户：" + story, "客服：嗯") == .pass)
    #expect(rule.outcome("客户：" + story, "客服：您的户号") == .fail)
    #expect(rule.outcome("客户：停电了", "客服：您的户号") == .notApplicable)
  }

  @Test func aListenerDoesNotBreakTheAccount() throws {
    let rule = try rule("{event: narration}")
    #expect(rule.outcome("客户：昨天停电了", "客服：嗯", "客户：今天又停", "客服：是", "客户：冰箱都坏了", "客服：户号") == .pass)
    #expect(rule.outcome("客户：昨天停电了", "客服：您的户号报一下", "客户：今天又停", "客服：好") == .notApplicable)
  }

  @Test func secondsMakeItLongToo() throws {
    let rule = try rule("{event: narration}")
    #expect(rule.outcome("客户[1-25]：那个就是昨天", "客服[26-27]：好") == .fail)
    #expect(rule.outcome("客户[1-5]：那个就是昨天", "客服[6-7]：好") == .notApplicable)
  }

  @Test func nobodyAnswers() throws {
    let rule = try rule("{event: silence}", settings: "  沉默秒数: 10")
    #expect(rule.outcome("客服：您的户号是多少", "客户：", "客服：嗯") == .pass)
    #expect(rule.outcome("客服[0-2]：您的户号是多少", "客服[14-15]：再见") == .fail)
    #expect(rule.outcome("客服[0-2]：您的户号是多少", "客户[4-5]：一二三") == .notApplicable)
    #expect(rule.outcome("客服：您的户号是多少", "客户：一二三") == .notApplicable, "the transcript shows an answer")
  }

  @Test func aLateAnswer() throws {
    let rule = try rule("{event: late-answer}", settings: "  ringing: {rings: 3, secondsPerRing: 5}")
    #expect(rule.outcome(.dialogue("客服：好") { $0.ringing = Ringing(rings: 4) }) == .fail)
    #expect(rule.outcome(.dialogue("客服：好") { $0.ringing = Ringing(rings: 2) }) == .notApplicable)
    #expect(rule.item("客服：好")?.missingFields == ["ringing"])
  }
}
