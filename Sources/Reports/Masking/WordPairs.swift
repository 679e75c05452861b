/// Words of two characters, to be found without making a `String` of the text.
struct WordPairs {
  private let words: Set<UInt64>

  /// Words of other lengths are no pairs and are left out.
  init(_ words: [String]) {
    self.words = Set(
      words.compactMap { word in
        let scalars = Array(word.unicodeScalars)
        return scalars.count == 2 ? Self.key(scalars[0], scalars[1]) : nil
      })
  }

  /// Whether two characters of a text are one of the words; `false` where the text does not reach.
  func contains(_ text: [Unicode.Scalar], at index: Int) -> Bool {
    index >= 0 && index + 1 < text.count && words.contains(Self.key(text[index], text[index + 1]))
  }

  private static func key(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
    UInt64(first.value) << 32 | UInt64(second.value)
  }
}
