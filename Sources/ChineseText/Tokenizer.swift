/// Splits lines of text into words that keep their original characters.
public struct Tokenizer: Sendable {
  private let segmenter: Segmenter
  private var text = NormalizedText()
  private var ends: [Int32] = []
  private var pieceEnds: [Int32] = []
  private var scratch = Segmenter.Scratch()

  /// Creates a tokenizer.
  public init(_ dictionary: WordDictionary) {
    segmenter = Segmenter(dictionary)
  }

  /// The words of a line as ranges of bytes, in order.
  ///
  /// Blanks and control characters separate words and belong to none; every punctuation character is a word of its own.
  public mutating func tokenize(line utf8: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    tokenize(line: utf8.span, into: &words)
    return words
  }

  /// As above, into a list that is replaced.
  public mutating func tokenize(line utf8: Span<UInt8>, into words: inout [Range<Int>]) {
    words.removeAll(keepingCapacity: true)
    text.assign(utf8)
    segmentPieces()
    var word = 0
    var scalar = 0
    var start: Int?
    var index = 0
    var codePoint: Int32 = 0
    let count = min(utf8.count, Int(Int32.max))
    while index < count {
      let first = index
      let value = UTF8Decoding.decode(utf8, at: &index, limit: count)
      if scalar < text.scalars.count, text.offsets[scalar] == codePoint {
        if start == nil { start = first }
        scalar += 1
        if word < ends.count, Int(ends[word]) == scalar {
          words.append((start ?? first)..<index)
          start = nil
          word += 1
        }
      } else if let made = Break(of: value), made > .none, made != .blank || value == 0xB7 {
        words.append(first..<index)
      }
      codePoint += 1
    }
  }

  /// Segments what lies between two breaks, and so on to the end.
  private mutating func segmentPieces() {
    ends.removeAll(keepingCapacity: true)
    let scalars = text.scalars
    var start = 0
    while start < scalars.count {
      var end = start + 1
      while end < scalars.count, text.breaks[end] == .none { end += 1 }
      segmenter.segment(scalars.span.extracting(start..<end), into: &pieceEnds, scratch: &scratch)
      for pieceEnd in pieceEnds { ends.append(Int32(start) + pieceEnd) }
      start = end
    }
  }
}
