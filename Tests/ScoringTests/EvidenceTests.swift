import CallModel
import Testing

/// Evidence points into the text as it was exported.
@Suite struct EvidenceTests {
  private func place(of phrase: String, in text: String) throws -> [Range<Int>] {
    try PhrasesInTest(phrase).hits(in: .dialogue(["客服：" + text])).map { $0.from..<$0.to }
  }

  @Test(
    arguments: [
      ("您好", 0..<2), ("，。您好！", 2..<4), ("喂 您 好", 2..<5), ("您，好", 0..<3), ("𠮷您好", 1..<3), ("👋🏽您好", 2..<4),
      ("𠮷𠮷𠮷您𠮷", nil), ("e\u{301}您好", 2..<4), ("您\u{200B}好", 0..<3), ("\u{FEFF}您好", 1..<3), ("ＡＢ您好", 2..<4),
    ] as [(String, Range<Int>?)])
  func offsetsAreCodePointsOfTheOriginal(text: String, expected: Range<Int>?) throws {
    #expect(try place(of: "您好", in: text) == (expected.map { [$0] } ?? []))
  }

  @Test func traditionalCharactersAreQuotedAsTheyStand() throws {
    #expect(try PhrasesInTest("对不起,让您久等").found(in: "「對不起」，讓您久等了") == ["對不起」，讓您久等"])
  }

  @Test func fullWidthDigitsAreQuotedAsTheyStand() throws {
    #expect(try PhrasesInTest("95598").found(in: "拨打９５５９８热线") == ["９５５９８"])
  }

  @Test func illFormedTextCountsAsItIsRepaired() throws {
    var call = Call.dialogue([])
    call.append(speaker: .agent, text: [0xE6, 0x82, 0xFF] + Array("您好".utf8) + [0xE5])
    let text = call.string(of: call.turns[0])
    let hit = try #require(try PhrasesInTest("您好").hits(in: call).first)
    #expect(call.words(of: hit) == "您好", "\(text.debugDescription)")
  }

  @Test func evidenceNamesItsTurn() throws {
    let rule = try RuleInTest("  kind: required\n  phrases: [您好]")
    let call = Call.dialogue("系统：您好", "客户：您好", "客服：𠮷，您好")
    guard case .evidence(let evidence)? = rule.item(call)?.proofs.first else {
      Issue.record("no evidence")
      return
    }
    #expect(evidence.turn == 2)
    #expect(evidence.from..<evidence.to == 2..<4)
    #expect(evidence.match == .exact)
  }
}
