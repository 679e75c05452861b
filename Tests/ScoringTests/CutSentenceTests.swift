import CallModel
import Testing

/// Recognition begins a new turn wherever the speaker takes breath; a sentence goes on over it.
@Suite struct CutSentenceTests {
  private func required(_ phrase: String) throws -> RuleInTest {
    try RuleInTest("  kind: required\n  phrases: [\"\(phrase)\"]")
  }

  @Test func aPhraseRunsOverTheCut() throws {
    let rule = try required("感谢您的来电")
    #expect(rule.outcome("客服：好的感谢您的", "客服：来电再见") == .pass)
    #expect(rule.evidence("客服：好的感谢您的", "客服：来电再见") == ["感谢您的", "来电"])
  }

  @Test func notOverAnotherVoice() throws {
    #expect(try required("感谢您的来电").outcome("客服：感谢您的", "客户：来电", "客服：来电") == .fail)
    #expect(try required("感谢您的来电").outcome("客服：感谢您的", "系统：来电") == .fail)
  }

  @Test func notOverTheEndOfASentenceOrAPause() throws {
    #expect(try required("感谢您的来电").outcome("客服：感谢您的。", "客服：来电") == .fail)
    #expect(try required("感谢您的来电").outcome("客服[0-1]：感谢您的", "客服[5-6]：来电") == .fail)
    #expect(try required("感谢您的来电").outcome("客服[0-1]：感谢您的", "客服[1.5-3]：来电") == .pass)
  }

  @Test func aPieceIsNoWholeTurn() throws {
    let forbidden = try RuleInTest("  kind: forbidden\n  phrases: [\"^不知道$\"]")
    #expect(forbidden.outcome("客服：不知道") == .fail)
    #expect(forbidden.outcome("客服：不知道", "客服：您的户号是多少") == .pass)
    #expect(forbidden.outcome("客服：我看一下", "客服：不知道") == .pass)
    #expect(forbidden.outcome("客服：不知道。", "客服：您问别人吧") == .fail, "a sentence of its own")
    #expect(forbidden.outcome("客服：嗯", "客服：不知道", "客服：啊") == .fail, "fillers are no part of it")
  }

  @Test func whatCancelsMayBeginBeforeTheCut() throws {
    let rule = try RuleInTest("  kind: required\n  phrases: [可以帮您]\n  except: [\"还有…可以帮您\"]")
    #expect(rule.outcome("客服：什么", "客服：可以帮您") == .pass)
    #expect(rule.outcome("客服：还有什么", "客服：可以帮您") == .fail)
  }

  @Test func aHitOverTheCutIsGuarded() throws {
    let forbidden = try RuleInTest("  kind: forbidden\n  phrases: [不归我们管]")
    #expect(forbidden.outcome("客服：这个不归", "客服：我们管") == .fail)
    #expect(forbidden.outcome("客服：您说不归", "客服：我们管") == .pass)
  }
}
