import ChineseText
import TestSupport
import Testing

@Suite struct TokenizerTests {
  private static let dictionary = WordDictionary([
    ("您好", 9), ("请问", 9), ("电话", 9), ("卡拉ok", 3), ("什么", 9), ("啰嗦", 5), ("三十", 2),
  ])

  @Test(arguments: [
    ("您好，請問！", ["您好", "，", "請問", "！"]),
    ("您 好　电话", ["您", "好", "电话"]),
    ("“您好”——电话……", ["“", "您好", "”", "——", "电话", "……"]),
    ("！！!", ["！", "！", "!"]),
    ("唱卡拉ＯＫ", ["唱", "卡拉ＯＫ"]),
    ("3.5元12:30 1,000 3 5", ["3.5", "元", "12:30", "1,000", "3", "5"]),
    ("3.元", ["3", ".", "元"]),
    ("买买提·吐尔", ["买", "买", "提", "·", "吐", "尔"]),
    ("甚麼电话，罗唆", ["甚麼", "电话", "，", "罗唆"]),
    ("您\u{200B}好", ["您\u{200B}好"]),
    ("👍好", ["👍", "好"]),
    (" \t ", []),
    ("", []),
  ])
  func keepsTheOriginalCharacters(line: String, expected: [String]) {
    var tokenizer = Tokenizer(Self.dictionary)
    #expect(tokenizer.words(of: line) == expected)
  }

  @Test func aLineInIsALineOut() {
    var tokenizer = Tokenizer(Self.dictionary)
    var output = WordText()
    for text in ["您好，电话\n\n 3\r\n.5", "电话", "\n\u{FEFF}您好\n", ""] {
      tokenizer.tokenize(Array(text.utf8).span, into: &output)
    }
    output.endLine()
    #expect(String(decoding: output.finished(), as: UTF8.self) == "您好 ， 电话\n\n3\n. 5 电话\n您好\n\n")
  }

  /// 罗 and 嗦, 3 and .5: what stands in two lines is not one word.
  @Test func nothingReachesOverALineEnd() {
    var tokenizer = Tokenizer(Self.dictionary)
    for (left, right) in [("您", "好"), ("罗", "嗦"), ("甚", "么"), ("3.", "5"), ("3", ".5"), ("…", "…"), ("三", "十")] {
      var output = WordText()
      tokenizer.tokenize(Array("\(left)\n\(right)\n".utf8).span, into: &output)
      let separate = [left, right].map { tokenizer.words(of: $0).joined(separator: " ") + "\n" }.joined()
      #expect(String(decoding: output.finished(), as: UTF8.self) == separate)
    }
  }

  @Test func findsTheWordsOfTheSegmenterInNormalisedText() {
    var random = SeededGenerator(seed: 6)
    var tokenizer = Tokenizer(Self.dictionary)
    let slow = SlowTokenizer(segmenter: Segmenter(Self.dictionary))
    let texts =
      callSentences
      + (0..<20_000).map { _ in random.text(of: "您好請問aＢ15.:， 。…—·👍甚麼么罗啰嗦唆三十万%\u{200B}\u{E0041}？", upTo: 15) }
    for text in texts {
      let bytes = Array(text.utf8)
      #expect(tokenizer.words(in: bytes) == slow.words(in: bytes), "\(text)")
    }
  }

  @Test func losesNothingButBlanks() {
    var random = SeededGenerator(seed: 6)
    var tokenizer = Tokenizer(Self.dictionary)
    for text in callSentences + (0..<2000).map({ _ in random.text(of: "您好請問aＢ1.:， 。…—·👍", upTo: 15) }) {
      #expect(tokenizer.words(of: text).joined() == text.filter { $0 != " " }, "\(text)")
    }
  }

  @Test(arguments: [254, 255, 256, 257, 1_000, 20_000])
  func aClauseMayBeLong(count: Int) {
    var tokenizer = Tokenizer(Self.dictionary)
    let words = (0..<count).map { $0 % 3 == 0 ? "您好" : $0 % 3 == 1 ? "我" : "电话" }
    #expect(tokenizer.words(of: words.joined()) == words)
    #expect(tokenizer.words(of: String(repeating: "1", count: count)) == [String(repeating: "1", count: count)])
  }

  @Test func noBytesMakeItCrash() {
    var random = SeededGenerator(seed: 7)
    var tokenizer = Tokenizer(Self.dictionary)
    let slow = SlowTokenizer(segmenter: Segmenter(Self.dictionary))
    let usual: [UInt8] = [0xE6, 0x82, 0xA8, 0xE5, 0xA5, 0xBD, 0xEF, 0xBC, 0x8C, 0xF0, 0xED, 0xA0, 0x31, 0x2E]
    for _ in 0..<20_000 {
      let bytes = (0..<20).map { _ in
        Bool.random(using: &random) ? usual.randomElement(using: &random) ?? 0 : .random(in: 0...255, using: &random)
      }.map { $0 == 0x0A ? 0x0D : $0 }
      #expect(tokenizer.words(in: bytes) == slow.words(in: bytes), "\(bytes)")
    }
  }
}

extension Tokenizer {
  /// The words of one line.
  mutating func words(of line: String) -> [String] {
    words(in: Array(line.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The same as bytes. No word has a blank in it.
  mutating func words(in line: [UInt8]) -> [[UInt8]] {
    var output = WordText()
    tokenize(line.span, into: &output)
    output.endLine()
    return output.finished().dropLast().split(separator: 0x20).map { Array($0) }
  }
}

/// What a tokenizer finds, one step after the other: characters, normalised text, words, punctuation.
private struct SlowTokenizer {
  let segmenter: Segmenter

  func words(in utf8: [UInt8]) -> [[UInt8]] {
    let characters = characters(of: utf8)
    var text = NormalizedText()
    text.assign(utf8.span)
    var words: [Range<Int>] = marks(characters, 0..<Int(text.offsets[0]))
    var start = 0
    while start < text.scalars.count {
      var end = start + 1
      while end < text.scalars.count, text.breaks[end] == .none || isInsideNumber(end, text, characters) { end += 1 }
      var wordStart = start
      for wordEnd in segmenter.segment(Array(text.scalars[start..<end])) {
        let last = Int(text.offsets[start + Int(wordEnd) - 1])
        words.append(characters[Int(text.offsets[wordStart])].bytes.lowerBound..<characters[last].bytes.upperBound)
        wordStart = start + Int(wordEnd)
      }
      words += marks(characters, Int(text.offsets[end - 1]) + 1..<Int(text.offsets[end]))
      start = end
    }
    return words.map { Array(utf8[$0]) }
  }

  private typealias Place = (scalar: UInt32, bytes: Range<Int>)

  /// The characters as `String` repairs them, with the bytes that each stands for.
  private func characters(of utf8: [UInt8]) -> [Place] {
    var places: [Place] = []
    var decoder = UTF8.ForwardParser()
    var bytes = utf8.makeIterator()
    var index = 0
    while true {
      switch decoder.parseScalar(from: &bytes) {
      case .valid(let encoded):
        places.append((UTF8.decode(encoded).value, index..<index + encoded.count))
        index += encoded.count
      case .error(let length):
        places.append((0xFFFD, index..<index + length))
        index += length
      case .emptyInput: return places
      }
    }
  }

  private func isInsideNumber(_ scalar: Int, _ text: NormalizedText, _ characters: [Place]) -> Bool {
    let digits: ClosedRange<UInt32> = 0x30...0x39
    let offset = Int(text.offsets[scalar])
    return text.breaks[scalar] == .blank && offset - Int(text.offsets[scalar - 1]) == 2
      && digits.contains(text.scalars[scalar]) && digits.contains(text.scalars[scalar - 1])
      && !isBlank(characters[offset - 1].scalar)
  }

  /// What makes a break as weak as a blank, and is no dot inside a name.
  private func isBlank(_ scalar: UInt32) -> Bool {
    Break(of: scalar) == .blank && !"·‧・･".unicodeScalars.contains { $0.value == scalar }
  }

  private func marks(_ characters: [Place], _ range: Range<Int>) -> [Range<Int>] {
    var marks: [Range<Int>] = []
    var last: UInt32?
    for character in characters[range] {
      let isDoubled = [0x2026, 0x22EF, 0x2014].contains(character.scalar) && character.scalar == last
      last = character.scalar
      guard let made = Break(of: character.scalar), made > .none, !isBlank(character.scalar) else { continue }
      if isDoubled, let mark = marks.popLast() {
        marks.append(mark.lowerBound..<character.bytes.upperBound)
      } else {
        marks.append(character.bytes)
      }
    }
    return marks
  }
}
