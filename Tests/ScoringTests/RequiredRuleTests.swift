import CallModel
import Scoring
import Testing

/// Rules about what must be said.
@Suite struct RequiredRuleTests {
  @Test func saidOrNotSaid() throws {
    let rule = try RuleInTest("  kind: required\n  phrases: [您好, 你好]")
    #expect(rule.outcome("客服：你好", "客户：停电了") == .pass)
    #expect(rule.evidence("客服：喂，你好", "客服：您好") == ["你好"], "the first hit proves it")
    #expect(rule.outcome("客服：喂", "客户：您好") == .fail, "the customer's greeting is not the agent's")
  }

  @Test func theCustomerMayBeMeant() throws {
    let rule = try RuleInTest("  kind: required\n  speaker: customer\n  phrases: [谢谢]")
    #expect(rule.outcome("客服：好", "客户：谢谢") == .pass)
    #expect(rule.outcome("客服：谢谢", "客户：好") == .fail)
  }

  @Test func anybodyMayBeMeantButNoAnnouncement() throws {
    let rule = try RuleInTest("  kind: required\n  speaker: any\n  phrases: [谢谢]")
    #expect(rule.outcome("客服：好", "客户：谢谢") == .pass)
    #expect(rule.outcome("客服：谢谢", "客户：好") == .pass)
    #expect(rule.outcome("客服：好", "系统：谢谢") == .fail)
  }

  @Test func anExceptionCancelsTheHitItOverlaps() throws {
    let rule = try RuleInTest("  kind: required\n  phrases: [你好]\n  except: [你好意思]")
    #expect(rule.outcome("客服：你好意思") == .fail)
    #expect(rule.outcome("客服：你好意思，你好") == .pass)
  }

  @Test func anExceptionOfOneRuleIsNotAnothers() throws {
    let sets = "[greeting] 问候\n你好\n"
    let strict = try RuleInTest("  kind: required\n  phrases: [\"@greeting\"]\n  except: [你好意思]", sets: sets)
    let plain = try RuleInTest("  kind: required\n  phrases: [\"@greeting\"]", sets: sets)
    #expect(strict.outcome("客服：你好意思") == .fail)
    #expect(plain.outcome("客服：你好意思") == .pass)
  }

  @Test func theOtherSideMustAnswer() throws {
    let rule = try RuleInTest(
      """
        kind: required
        phrases: [可以吗]
        followedBy: {speaker: customer, phrases: [可以, 好的], turns: 1}
      """)
    #expect(rule.outcome("客服：稍等可以吗", "客户：好的") == .pass)
    #expect(rule.outcome("客服：稍等可以吗", "系统：叮", "客户：好的") == .pass)
    #expect(rule.outcome("客服：稍等可以吗", "客户：不行") == .fail)
    #expect(rule.outcome("客服：稍等可以吗", "客户：不行", "客服：哦", "客户：好的") == .fail, "too late")
    #expect(rule.outcome("客户：好的", "客服：稍等可以吗") == .fail, "before it was asked")
    #expect(rule.outcome("客服：可以吗", "客户：不行", "客服：可以吗", "客户：好的") == .pass, "asked twice")
  }

  // MARK: Parts

  private let parts = "  kind: required\n  parts: [{phrases: [您好]}, {phrases: [供电公司]}, {phrases: [帮您]}]\n"

  @Test func allPartsInAnyOrder() throws {
    let rule = try RuleInTest(parts)
    #expect(rule.outcome("客服：供电公司，您好，有什么可以帮您") == .pass)
    #expect(rule.outcome("客服：供电公司，您好") == .fail)
    #expect(rule.evidence("客服：供电公司，您好") == ["您好", "供电公司"], "what is there is shown")
  }

  @Test func someOfTheParts() throws {
    let rule = try RuleInTest(parts + "  needed: 2\n")
    #expect(rule.outcome("客服：您好，供电公司") == .pass)
    #expect(rule.outcome("客服：您好") == .fail)
  }

  @Test func partsOfBothSides() throws {
    let rule = try RuleInTest(
      "  kind: required\n  parts: [{phrases: [对吗]}, {phrases: [对的], speaker: customer}]\n")
    #expect(rule.outcome("客服：是三栋对吗", "客户：对的") == .pass)
    #expect(rule.outcome("客服：是三栋对吗，对的") == .fail)
  }

  // MARK: Proof of absence

  @Test func whatWasSearchedAndTheNearestMiss() throws {
    let rule = try RuleInTest("  kind: required\n  within: {first: 1, unit: turn}\n  phrases: [您好, 早上好]")
    let late = Call.dialogue("客服：请讲", "客户：停电了", "客服：啊，您好")
    #expect(rule.item(late)?.searchedTurns == [0...0])
    #expect(rule.item(late)?.nearestMisses == [.nearest(turn: 2, from: 2, to: 4)], "said too late")
    let wrongSide = Call.dialogue("客服：请讲", "客户：您好")
    #expect(rule.item(wrongSide)?.nearestMisses == [.nearest(turn: 1, from: 0, to: 2)], "said by the other side")
  }

  @Test func aPieceOfThePhraseIsTheNearestMiss() throws {
    let rule = try RuleInTest("  kind: required\n  phrases: [请问…可以帮您]")
    let call = Call.dialogue("客服：那么，请问您说", "客户：停电了")
    #expect(rule.item(call)?.nearestMisses == [.nearest(turn: 0, from: 3, to: 5)])
    #expect(rule.item(.dialogue("客服：喂"))?.nearestMisses == [])
  }

  @Test func aCallWithoutWords() throws {
    let rule = try RuleInTest("  kind: required\n  phrases: [您好]")
    #expect(rule.outcome(.dialogue([])) == .notAssessable)
    #expect(rule.outcome("客服：") == .notAssessable, "nothing of the agent was recorded")
  }
}

extension ItemResult {
  /// The proofs that are near misses.
  fileprivate var nearestMisses: [Proof] {
    proofs.filter { if case .nearest = $0 { true } else { false } }
  }
}
