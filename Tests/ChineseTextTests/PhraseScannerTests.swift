import ChineseText
import TestSupport
import Testing

@Suite struct PhraseScannerTests {
  private func hits(of phrases: [String], in text: String) -> [PhraseHit] {
    var hits: [PhraseHit] = []
    PhraseScanner(phrases.map(\.scalarValues)).scan(text.scalarValues.span, into: &hits)
    return hits
  }

  @Test func reportsOverlappingPhrasesInOrder() {
    let hits = hits(of: ["请", "申请", "请稍等", "稍等"], in: "申请请稍等")
    #expect(
      hits == [
        PhraseHit(phrase: 1, start: 0, end: 2), PhraseHit(phrase: 0, start: 1, end: 2),
        PhraseHit(phrase: 0, start: 2, end: 3), PhraseHit(phrase: 2, start: 2, end: 5),
        PhraseHit(phrase: 3, start: 3, end: 5),
      ])
  }

  @Test func reportsEachOfEqualPhrasesAndNeverAnEmptyOne() {
    #expect(hits(of: ["好", "", "好"], in: "好").map(\.phrase) == [0, 2])
    #expect(hits(of: [], in: "好").isEmpty)
    #expect(hits(of: ["好"], in: "").isEmpty)
  }

  @Test func holdsAnyScalar() {
    #expect(hits(of: ["👍🏻", "\u{0}", "𠮷野家"], in: "去𠮷野家👍🏻\u{0}").map(\.phrase) == [2, 0, 1])
    var found: [PhraseHit] = []
    let values: [UInt32] = [0xD800, UInt32.max, 0x110000, 0x41]
    PhraseScanner([[values[0]], [values[1]], Array(values[2...])]).scan(values.span, into: &found)
    #expect(found.isEmpty, "no Unicode scalars")
  }

  @Test func replacesWhatTheListHeld() {
    let scanner = PhraseScanner([[0x597D]])
    var hits = [PhraseHit(phrase: 7, start: 7, end: 7)]
    scanner.scan([0x597D].span, into: &hits)
    #expect(hits == [PhraseHit(phrase: 0, start: 0, end: 1)])
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func agreesWithComparingEverySubstringWithEveryPhrase(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = String("您好请稍等👍a".prefix(Int.random(in: 1...8, using: &random)))
    let phrases = (0..<Int.random(in: 0...40, using: &random)).map { _ in random.text(of: alphabet, upTo: 5) }
    let text = random.text(of: alphabet + "的", upTo: 60).scalarValues
    var expected: [PhraseHit] = []
    for start in 0..<text.count {
      for end in (start + 1)...text.count {
        for (phrase, scalars) in phrases.map(\.scalarValues).enumerated() where Array(text[start..<end]) == scalars {
          expected.append(PhraseHit(phrase: Int32(phrase), start: Int32(start), end: Int32(end)))
        }
      }
    }
    #expect(hits(of: phrases, in: text.text) == expected)
  }

  @Test func findsEachOfManyPhrases() {
    var random = SeededGenerator(seed: 3)
    let phrases = (0..<20_000).map { _ in
      (0..<Int.random(in: 1...9, using: &random)).map { _ in UInt32.random(in: 0x4E00...0x5E00, using: &random) }
    }
    let scanner = PhraseScanner(phrases)
    var hits: [PhraseHit] = []
    for (index, phrase) in phrases.enumerated() {
      scanner.scan(phrase.span, into: &hits)
      #expect(hits.contains(PhraseHit(phrase: Int32(index), start: 0, end: Int32(phrase.count))))
      for hit in hits { #expect(Array(phrase[Int(hit.start)..<Int(hit.end)]) == phrases[Int(hit.phrase)]) }
    }
  }

  /// So many that they are sorted digit by digit; most begin alike, some with characters beyond U+FFFF.
  @Test func agreesWithLookingUpEverySubstringOfManyPhrasesThatBeginAlike() {
    var random = SeededGenerator(seed: 5)
    let phrases = (0..<6_000).map { _ in random.text(of: "请您稍等👍𠮷", upTo: 8).scalarValues }
    let numbers = Dictionary(grouping: phrases.indices) { phrases[$0] }
    let scanner = PhraseScanner(phrases)
    var hits: [PhraseHit] = []
    for text in phrases.prefix(300) {
      var expected: [PhraseHit] = []
      for start in text.indices {
        for end in start + 1...text.count {
          for number in numbers[Array(text[start..<end])] ?? [] {
            expected.append(PhraseHit(phrase: Int32(number), start: Int32(start), end: Int32(end)))
          }
        }
      }
      scanner.scan(text.span, into: &hits)
      // Thousands of hits are too many to print.
      let isSame = hits == expected
      #expect(isSame, "\(text.text)")
    }
  }
}
