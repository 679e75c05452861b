import ChineseText
import TestSupport
import Testing

@Suite struct NormalizationTests {
  @Test(arguments: [
    ("您好，请问！", "您好请问"),
    ("ＡＢＣ　１２３", "abc123"),
    ("請問您的電話號碼", "请问您的电话号码"),
    ("妳別著急，裡面沒有", "你别着急里面没有"),
    ("羅嗦 囉嗦 罗唆 啰唆 教唆", "啰嗦啰嗦啰嗦啰嗦教唆"),
    ("甚麼事", "什么事"),
    ("幺零二〇", "幺零二〇"),
    ("您\u{200B}好\u{FEFF}", "您好"),
    ("好👍的①％", "好👍的①%"),
    ("É́Ж", "é́ж"),
    ("头发后面里边干净", "头发后面里边干净"),
  ])
  func characters(original: String, normalised: String) {
    #expect(NormalizedText(original).scalars.text == normalised)
  }

  @Test(arguments: [
    ("好的", [Break.none, .none, .none]),
    ("好 的", [.none, .blank, .none]),
    ("好，的。", [.none, .pause, .stop]),
    ("好？！", [.none, .question]),
    ("《好》…… 的\n", [.pause, .stop, .blank]),
    ("3.5", [.none, .blank, .none]),
    ("３：０", [.none, .blank, .none]),
    ("3. 5", [.none, .stop, .none]),
    ("第3.好", [.none, .none, .stop, .none]),
    ("買·吐", [.none, .blank, .none]),
    ("", [.none]),
    ("。", [.stop]),
  ])
  func breaks(original: String, breaks: [Break]) {
    #expect(NormalizedText(original).breaks == breaks)
  }

  @Test func offsetsCountCodePointsOfTheOriginal() {
    let text = NormalizedText("👍，您 好！")
    #expect(text.scalars.text == "👍您好")
    #expect(text.offsets == [0, 2, 4, 6])
  }

  @Test func foldingOneCharacterLeavesItsNeighboursAlone() {
    #expect([0xFF21, 0x8ACB, 0x56C9, 0xFF0C, 0x3002, 0x1F44D].map(NormalizedText.fold).text == "a请啰,。👍")
    for scalar in UInt32(0)...0xFFFF {
      #expect(NormalizedText.fold(NormalizedText.fold(scalar)) == NormalizedText.fold(scalar))
    }
  }

  @Test func charactersAloneAreThoseOfTheText() {
    let texts = callSentences + ["", "停电", "ＡＢ", "甚麼", "什么", "您\u{200B}好", "𠮷野家👍", "罗嗦、罗唆", "，。"]
    for text in texts {
      #expect(NormalizedText.scalars(of: text.scalarValues) == NormalizedText(text).scalars, "\(text)")
    }
    #expect(NormalizedText.scalars(of: [0xD800, 0x110000]) == [0xFFFD, 0xFFFD], "no scalars")
  }

  @Test func assigningAgainForgetsTheTextBefore() {
    var text = NormalizedText("您好，请讲。")
    text.assign(Array("再见".utf8).span)
    #expect(text.scalars.text == "再见")
    #expect(text.offsets == [0, 1, 2])
    #expect(text.breaks == [.none, .none, .none])
  }

  @Test func agreesWithAReferenceThatGoesCharacterByCharacter() {
    var random = SeededGenerator(seed: 1)
    let alphabet = "好的請么麼甚罗羅嗦唆啰，。？ 　.．:：-12３AＢa“·…\u{200B}👍\u{E0101}"
    let texts = callSentences + (0..<3000).map { _ in random.text(of: alphabet, upTo: 12) }
    for text in texts {
      let normalised = NormalizedText(text)
      let reference = ReferenceNormalisation(text)
      #expect(normalised.scalars == reference.scalars, "\(text)")
      #expect(normalised.offsets == reference.offsets, "\(text)")
      #expect(normalised.breaks == reference.breaks, "\(text)")
    }
  }

  @Test func illFormedBytesAreRepairedAsStringDoes() {
    var random = SeededGenerator(seed: 2)
    let interesting: [UInt8] = [
      0x41, 0x80, 0xBF, 0xC0, 0xC2, 0xE0, 0xE4, 0xBD, 0xA0, 0xED, 0xEF, 0xF0, 0x90, 0xF4, 0x8F, 0xF5, 0xFF,
    ]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...9, using: &random)).map { _ in
        interesting[Int.random(in: interesting.indices, using: &random)]
      }
      var text = NormalizedText()
      text.assign(bytes.span)
      let repaired = NormalizedText(String(decoding: bytes, as: UTF8.self))
      #expect(text.scalars == repaired.scalars, "\(bytes)")
      #expect(text.offsets == repaired.offsets, "\(bytes)")
    }
  }
}

/// Normalisation written for being obvious: first everything is listed, then decided one character at a time.
private struct ReferenceNormalisation {
  var scalars: [UInt32] = []
  var offsets: [Int32] = []
  var breaks: [Break] = []

  init(_ text: String) {
    let original = text.scalarValues
    let kept = original.indices.filter { Break(of: original[$0]) == nil }
    for (index, position) in kept.enumerated() {
      scalars.append(NormalizedText.fold(original[position]))
      offsets.append(Int32(position))
      breaks.append(Self.strongest(original, after: index > 0 ? kept[index - 1] : -1, before: position))
    }
    offsets.append(Int32(original.count))
    breaks.append(Self.strongest(original, after: kept.last ?? -1, before: original.count))
    for index in scalars.indices.dropFirst() where breaks[index] <= .blank {
      let pair = [scalars[index - 1], scalars[index]].text
      let replacement = ["甚么": "什么", "罗嗦": "啰嗦", "罗唆": "啰嗦", "啰唆": "啰嗦"][pair]
      if let replacement { scalars.replaceSubrange((index - 1)...index, with: replacement.scalarValues) }
    }
  }

  private static func strongest(_ original: [UInt32], after first: Int, before end: Int) -> Break {
    let dropped = original[(first + 1)..<end]
    if dropped.count == 1, first >= 0, end < original.count, let only = dropped.first {
      let digits = [first, end].allSatisfy { (0x30...0x39).contains(NormalizedText.fold(original[$0])) }
      if digits, ".,:-".scalarValues.contains(NormalizedText.fold(only)) { return .blank }
    }
    return dropped.compactMap { Break(of: $0) }.max() ?? .none
  }
}
