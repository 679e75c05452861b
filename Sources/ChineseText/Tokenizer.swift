/// Splits lines of text into words that keep their original characters.
public struct Tokenizer: Sendable {
  private let segmenter: Segmenter
  private var text = NormalizedText()
  /// The code points of the line, and where each starts; one more start than code points.
  private var characters: [UInt32] = []
  private var starts: [Int32] = []
  private var ends: [Int32] = []
  private var scratch = Segmenter.Scratch()

  /// Creates a tokenizer.
  public init(_ dictionary: WordDictionary) {
    segmenter = Segmenter(dictionary)
  }

  /// The words of a line as ranges of bytes, in order.
  ///
  /// Blanks and control characters separate words and belong to none. A punctuation character is a word of its own;
  /// only …… and —— are one word together, and a number keeps its decimal point (3.5, 1,000, 12:30).
  public mutating func tokenize(line utf8: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    tokenize(line: utf8.span, into: &words)
    return words
  }

  /// Splits a line like `tokenize(line:)` does, into a list that is replaced.
  public mutating func tokenize(line utf8: Span<UInt8>, into words: inout [Range<Int>]) {
    words.removeAll(keepingCapacity: true)
    decode(utf8)
    text.assign(utf8)
    let scalars = text.scalars
    var start = 0
    appendDropped(before: 0, from: 0, to: &words)
    while start < scalars.count {
      var end = start + 1
      while end < scalars.count, text.breaks[end] == .none || isInsideNumber(end) { end += 1 }
      segmenter.segment(scalars.span.extracting(start..<end), into: &ends, scratch: &scratch)
      var wordStart = start
      for wordEnd in ends {
        let wordEnd = start + Int(wordEnd)
        let first = Int(starts[Int(text.offsets[wordStart])])
        words.append(first..<Int(starts[Int(text.offsets[wordEnd - 1]) + 1]))
        wordStart = wordEnd
      }
      appendDropped(before: end, from: Int(text.offsets[end - 1]) + 1, to: &words)
      start = end
    }
  }

  private mutating func decode(_ utf8: Span<UInt8>) {
    characters.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    var index = 0
    let limit = min(utf8.count, Int(Int32.max))
    while index < limit {
      starts.append(Int32(index))
      characters.append(UTF8Decoding.decode(utf8, at: &index, limit: limit))
    }
    starts.append(Int32(limit))
  }

  /// Whether a scalar continues the number before it behind a decimal point or the like.
  private func isInsideNumber(_ scalar: Int) -> Bool {
    let offset = Int(text.offsets[scalar])
    // A weakened break that is no blank can only be a character that joins digits, or the dot inside a name.
    return text.breaks[scalar] == .blank && offset - Int(text.offsets[scalar - 1]) == 2
      && Self.isDigit(text.scalars[scalar]) && Self.isDigit(text.scalars[scalar - 1])
      && !NormalizationTable.isBlank(characters[offset - 1])
  }

  /// Appends the punctuation that stands before a scalar.
  private func appendDropped(before scalar: Int, from first: Int, to words: inout [Range<Int>]) {
    var offset = first
    let end = Int(text.offsets[scalar])
    while offset < end {
      let character = characters[offset]
      let start = offset
      offset += 1
      guard let made = Break(of: character), made > .none, !NormalizationTable.isBlank(character) else { continue }
      if Self.isDoubled(character) { while offset < end, characters[offset] == character { offset += 1 } }
      words.append(Int(starts[start])..<Int(starts[offset]))
    }
  }

  private static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

  /// … ⋯ —, which are written twice as one mark.
  private static func isDoubled(_ scalar: UInt32) -> Bool { scalar == 0x2026 || scalar == 0x22EF || scalar == 0x2014 }
}
