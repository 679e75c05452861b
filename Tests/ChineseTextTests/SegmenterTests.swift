import ChineseText
import TestSupport
import Testing

@Suite struct SegmenterTests {
  private static let dictionary = WordDictionary([
    ("南京", 100), ("南京市", 60), ("市长", 60), ("长江", 80), ("大桥", 50), ("长江大桥", 30), ("江大桥", 3),
    ("卡拉ok", 20), ("5g套餐", 10), ("不", 500), ("知道", 90), ("不知道", 80),
  ])

  private func words(_ text: String, _ dictionary: WordDictionary = dictionary) -> [String] {
    let scalars = text.scalarValues
    var start = 0
    return Segmenter(dictionary).segment(scalars).map { end in
      defer { start = Int(end) }
      return Array(scalars[start..<Int(end)]).text
    }
  }

  @Test(arguments: [
    ("南京市长江大桥", ["南京市", "长江大桥"]),
    ("市长不知道", ["市长", "不知道"]),
    ("她好", ["她", "好"]),
    ("拨打95598按1键", ["拨", "打", "95598", "按", "1", "键"]),
    ("唱卡拉ok去", ["唱", "卡拉ok", "去"]),
    ("卡拉okay", ["卡", "拉", "okay"]),
    ("办5g套餐", ["办", "5g套餐"]),
    ("办15g套餐", ["办", "15g", "套", "餐"]),
    ("一百二十三元", ["一百二十三", "元"]),
    ("20万元96%的", ["20万", "元", "96%", "的"]),
    ("", []),
  ])
  func mostProbableWords(text: String, expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test func ofEquallyProbablePathsTheLongerFirstWordWins() {
    #expect(words("天地人", WordDictionary([("天地", 5), ("地人", 5), ("天", 5), ("人", 5)])) == ["天地", "人"])
  }

  @Test func withoutWordsEveryCharacterStandsAlone() {
    #expect(words("您好ab12", WordDictionary([])) == ["您", "好", "ab12"])
  }

  @Test func addedWordsAreNotSplitInIsolation() {
    let added = ["长江大", "市长江", "供水热线", "南京市长江大桥", "热", "vip客户", "供水热线供水热线", "一百二", "好"]
    let dictionary = WordDictionary(
      [("南京市", 6000), ("市长", 60), ("长江", 800), ("大桥", 500), ("供水", 40), ("热线", 70), ("客户", 90)],
      adding: added.map(\.scalarValues) + [[]])
    for word in added { #expect(words(word, dictionary) == [word]) }
    #expect(words("我的供水热线", dictionary) == ["我", "的", "供水热线"])
    #expect(dictionary.count == 7 + added.count)
  }

  @Test(arguments: 1...400 as ClosedRange<UInt64>)
  func agreesWithTheBestOfAllSegmentations(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = "天地人a1一万%"
    let entries = (0..<Int.random(in: 0...14, using: &random)).map { _ in
      (word: random.text(of: alphabet, upTo: 4), frequency: Int.random(in: 0...30, using: &random))
    }
    let dictionary = WordDictionary(entries)
    for _ in 0..<10 {
      let text = random.text(of: alphabet, upTo: 9).scalarValues
      let all = Segmentations(of: text, dictionary)
      let ends = Segmenter(dictionary).segment(text)
      #expect(ends == all.best.ends, "\(text.text)")
      #expect(Segmenter(dictionary).cost(ofBestPathThrough: text) == all.best.cost)
    }
  }

  @Test func workingMemoryCarriesNothingOver() {
    let segmenter = Segmenter(Self.dictionary)
    var scratch = Segmenter.Scratch()
    var ends: [Int32] = []
    for text in ["南京市长江大桥", "不", "", "市长不知道南京", "卡拉ok"] {
      segmenter.segment(text.scalarValues.span, into: &ends, scratch: &scratch)
      #expect(ends == segmenter.segment(text.scalarValues))
    }
  }
}

/// Every way to split a text, tried one after the other.
private struct Segmentations {
  private(set) var best: (cost: Int, ends: [Int32]) = (.max, [])
  private let text: [UInt32]
  private let dictionary: WordDictionary

  init(of text: [UInt32], _ dictionary: WordDictionary) {
    self.text = text
    self.dictionary = dictionary
    extend([], cost: 0)
  }

  private mutating func extend(_ ends: [Int32], cost: Int) {
    let start = Int(ends.last ?? 0)
    if start == text.count {
      let isLonger = ends.lexicographicallyPrecedes(best.ends) == false
      if cost < best.cost || cost == best.cost && isLonger { best = (cost, ends) }
      return
    }
    for end in (start + 1)...text.count {
      if let wordCost = self.cost(start, end) { extend(ends + [Int32(end)], cost: cost + wordCost) }
    }
  }

  /// What the characters from `start` to `end` cost as one word, or nil if they may not be one.
  private func cost(_ start: Int, _ end: Int) -> Int? {
    if isInsideLatin(start) || isInsideLatin(end) { return nil }
    let word = Array(text[start..<end])
    var costs = [dictionary.cost(of: word)].compactMap { $0 }
    let unknown = dictionary.costOfUnknown
    if word.count == 1, costs.isEmpty, !isLatin(text[start]) { costs.append(unknown) }
    let latin = word.prefix { isLatin($0) }
    if !latin.isEmpty, start + latin.count == text.count || !isLatin(text[start + latin.count]) {
      let tail = Array(word.dropFirst(latin.count)).text
      let rest = text[(start + latin.count)...]
      let units = Array(rest.prefix { $0 == 0x4E07 }).text
      let endsInDigit = latin.last.map { $0 <= 0x39 } ?? false
      let wanted = !endsInDigit ? "" : !units.isEmpty ? units : rest.first == 0x25 ? "%" : ""
      if tail == wanted { costs.append(unknown) }
    }
    let isAllNumeral = word.allSatisfy { isNumeral($0) }
    let isWholeRun =
      (start == 0 || !isNumeral(text[start - 1])) && (end == text.count || !isNumeral(text[end]))
    if isAllNumeral, isWholeRun, word.count > 1 { costs.append(unknown * 3 / 4) }
    return costs.min()
  }

  private func isLatin(_ scalar: UInt32) -> Bool { scalar == 0x61 || scalar == 0x31 }
  private func isNumeral(_ scalar: UInt32) -> Bool { scalar == 0x4E00 || scalar == 0x4E07 }
  private func isInsideLatin(_ index: Int) -> Bool {
    index > 0 && index < text.count && isLatin(text[index - 1]) && isLatin(text[index])
  }
}
