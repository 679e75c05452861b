import ChineseText
import TestSupport
import Testing

@Suite struct TokenizerTests {
  private static let dictionary = WordDictionary([("您好", 9), ("请问", 9), ("电话", 9), ("卡拉ok", 3)])

  private func words(_ line: String) -> [String] {
    var tokenizer = Tokenizer(Self.dictionary)
    let bytes = Array(line.utf8)
    return tokenizer.tokenize(line: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    ("您好，請問！", ["您好", "，", "請問", "！"]),
    ("您 好　电话", ["您", "好", "电话"]),
    ("“您好”——电话……", ["“", "您好", "”", "——", "电话", "……"]),
    ("！！!", ["！", "！", "!"]),
    ("唱卡拉ＯＫ", ["唱", "卡拉ＯＫ"]),
    ("3.5元12:30 1,000 3 5", ["3.5", "元", "12:30", "1,000", "3", "5"]),
    ("3.元", ["3", ".", "元"]),
    ("买买提·吐尔", ["买", "买", "提", "·", "吐", "尔"]),
    ("您\u{200B}好", ["您\u{200B}好"]),
    ("👍好", ["👍", "好"]),
    (" \t ", []),
    ("", []),
  ])
  func keepsTheOriginalCharacters(line: String, expected: [String]) {
    #expect(words(line) == expected)
  }

  @Test func losesNothingButBlanks() {
    var random = SeededGenerator(seed: 6)
    var tokenizer = Tokenizer(Self.dictionary)
    let texts = callSentences + (0..<2000).map { _ in random.text(of: "您好請問aＢ1.:， 。…—·👍", upTo: 15) }
    for text in texts {
      let bytes = Array(text.utf8)
      let words = tokenizer.tokenize(line: bytes)
      #expect(words.allSatisfy { !$0.isEmpty })
      #expect(zip(words, words.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
      let kept = words.flatMap { bytes[$0] }
      #expect(String(decoding: kept, as: UTF8.self) == text.filter { $0 != " " }, "\(text)")
    }
  }

  @Test func noBytesMakeItCrash() {
    var random = SeededGenerator(seed: 7)
    var tokenizer = Tokenizer(Self.dictionary)
    for _ in 0..<3000 {
      let bytes = (0..<20).map { _ in UInt8.random(in: 0...255, using: &random) }
      for word in tokenizer.tokenize(line: bytes) { #expect(bytes.indices.contains(word.upperBound - 1)) }
    }
  }
}
