import Glibc

/// Words with their frequencies as they are collected, before they become a `WordDictionary`.
struct WordList {
  private(set) var keys = KeyTable()
  private(set) var frequencies: [Double] = []
  private var buffer = NormalizedText()

  /// Adds a word in normalised form.
  ///
  /// A word that normalisation would break apart (it holds punctuation or blanks) can never be met and is left out.
  ///
  /// - Parameter splittingCounts: Whether to leave out what is a numeral and its measure.
  mutating func append(_ utf8: Span<UInt8>, frequency: Double, splittingCounts: Bool = false) {
    buffer.assign(utf8)
    if splittingCounts, CountedWord.matches(buffer.scalars) { return }
    guard !buffer.scalars.isEmpty, buffer.breaks.allSatisfy({ $0 == .none }) else { return }
    append(buffer.scalars, frequency: frequency)
  }

  /// Adds a word that is normalised already.
  mutating func append(_ scalars: [UInt32], frequency: Double) {
    if keys.append(scalars) { frequencies.append(frequency) }
  }

  /// Reads jieba's text format: a word, its frequency and anything else, separated by blanks, one word a line.
  ///
  /// - Parameter smallestFrequency: For words of three characters and more; what is below is left out.
  mutating func append(
    contentsOf text: Span<UInt8>, path: String, smallestFrequency: Double
  ) throws(WordDictionary.LoadingError) {
    var line = 0
    var start = 0
    // A byte order mark is what Windows editors put in front.
    if text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF { start = 3 }
    while start < text.count {
      line += 1
      var end = start
      while end < text.count, text[end] != 0x0A { end += 1 }
      let wordEnd = Self.endOfField(text, from: start, to: end)
      let numberStart = Self.startOfField(text, from: wordEnd, to: end)
      let numberEnd = Self.endOfField(text, from: numberStart, to: end)
      if wordEnd == start {
        guard numberStart == end else {
          throw .malformedLine(path: path, line: line, found: Self.excerpt(text, start, end))
        }
      } else {
        guard let frequency = Self.number(text, from: numberStart, to: numberEnd) else {
          throw .malformedLine(path: path, line: line, found: Self.excerpt(text, start, end))
        }
        // Nine bytes are three characters. What is pruned here need not be normalised first.
        if frequency >= smallestFrequency || wordEnd - start < 9 {
          append(text.extracting(start..<wordEnd), frequency: frequency, splittingCounts: true)
        }
      }
      start = end + 1
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  private static func endOfField(_ text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, !isBlank(text[index]) { index += 1 }
    return index
  }

  private static func startOfField(_ text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, isBlank(text[index]) { index += 1 }
    return index
  }

  /// A whole number of up to 15 digits.
  private static func number(_ text: Span<UInt8>, from start: Int, to end: Int) -> Double? {
    guard end > start, end - start <= 15 else { return nil }
    var value = 0
    for index in start..<end {
      guard text[index] >= 0x30, text[index] <= 0x39 else { return nil }
      value = value * 10 + Int(text[index] - 0x30)
    }
    return Double(value)
  }

  private static func excerpt(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> String {
    var bytes: [UInt8] = []
    for index in start..<min(end, start + 60) { bytes.append(text[index]) }
    let excerpt = String(decoding: bytes, as: UTF8.self)
    return String(String.UnicodeScalarView(excerpt.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
  }
}
