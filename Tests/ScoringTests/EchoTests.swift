import CallModel
import Testing

/// The agent repeats what the customer has just said.
@Suite struct EchoTests {
  private func rule(per: String = "call") throws -> RuleInTest {
    try RuleInTest(
      """
        kind: conditional
        trigger: {speaker: customer, phrases: ["{电话}", "路{数字}号"]}
        within: {after: 1, unit: turn}
        echo: 4
        per: \(per)
        phrases: [跟您核对]
      """)
  }

  @Test func figuresInEitherScript() throws {
    let call = ("客户：我电话是13812345678", "客服：幺三八幺二三四五六七八对吧")
    #expect(try rule().outcome(call.0, call.1) == .pass)
    #expect(try rule().evidence(call.0, call.1) == ["幺三八幺"])
  }

  @Test func anAddressByItsName() throws {
    #expect(try rule().outcome("客户：我在解放路5号", "客服：好的，解放路五号，马上派人") == .pass)
  }

  @Test func anotherNumberIsNoEcho() throws {
    #expect(try rule().outcome("客户：我电话是13812345678", "客服：好的，我给您登记") == .fail)
    #expect(try rule().outcome("客户：我电话是13812345678", "客服：请拨打95598") == .fail)
    #expect(try rule().outcome("客服：13812345678是吗", "客户：是13812345678", "客服：好") == .fail, "before the customer said it")
  }

  @Test func thePhrasesStillCount() throws {
    #expect(try rule().outcome("客户：我电话是13812345678", "客服：跟您核对一下") == .pass)
    #expect(try rule().outcome("客户：我想问电费", "客服：好") == .notApplicable)
  }

  @Test func everyTriggerNeedsItsEcho() throws {
    let call = Call.dialogue("客户：电话13812345678", "客服：13812345678", "客户：地址人民路8号", "客服：好")
    #expect(try rule().outcome(call) == .pass)
    #expect(try rule(per: "trigger").outcome(call) == .fail)
  }
}
