/// A text in the form in which phrases and words are looked up, with the way back to the original.
///
/// Full-width forms become half-width, Latin letters lower-case, Traditional characters Simplified;
/// punctuation and blanks are dropped and remembered as `breaks`. The value is meant to be kept and assigned
/// again: once its buffers are large enough, assigning allocates nothing.
public struct NormalizedText: Sendable {
  /// The normalised characters, as Unicode scalar values.
  public private(set) var scalars: [UInt32] = []

  /// Where each scalar stands in the original text, in code points; one more than `scalars`, the last being the
  /// number of code points of the whole text.
  public private(set) var offsets: [Int32] = []

  /// The strongest thing dropped before each scalar; one more than `scalars`, the last for what follows them all.
  public private(set) var breaks: [Break] = []

  /// What stands in “ ”, 「 」 or 『 』, in positions of `scalars`; an opening mark without its closing one quotes nothing.
  public private(set) var quotations: [Range<Int>] = []

  /// Whether a stretch stands between quotation marks.
  public func isQuoted(_ stretch: Range<Int>) -> Bool {
    quotations.contains { $0.lowerBound <= stretch.lowerBound && stretch.upperBound <= $0.upperBound }
  }

  /// An empty text.
  public init() {
    offsets.append(0)
    breaks.append(.none)
  }

  /// Normalises a string.
  public init(_ string: String) {
    self.init()
    assign(Array(string.utf8).span)
  }

  /// The normalised characters of a text alone.
  ///
  /// - Parameter characters: Scalar values; any others count as U+FFFD.
  public static func scalars(of characters: [UInt32]) -> [UInt32] {
    let table = NormalizationTable.entries
    var normalised = characters
    for index in characters.indices {
      let character = characters[index]
      // Characters that are dropped, or change their neighbours, take the long way.
      guard character <= 0xFFFF, table[Int(character)] >= NormalizationTable.firstCharacter else {
        let text = characters.map { Unicode.Scalar($0) ?? "\u{FFFD}" }
        return NormalizedText(String(String.UnicodeScalarView(text))).scalars
      }
      normalised[index] = UInt32(table[Int(character)])
    }
    return normalised
  }

  /// The form of one character: half-width, lower-case, Simplified. Characters that `assign` drops come back folded too.
  ///
  /// What depends on the neighbours (甚麼, 罗嗦) is left alone.
  public static func fold(_ scalar: UInt32) -> UInt32 {
    guard scalar <= 0xFFFF else { return scalar }
    let entry = NormalizationTable.entries[Int(scalar)]
    if entry >= NormalizationTable.firstCharacter { return UInt32(entry) }
    if let kept = NormalizationTable.Action(rawValue: entry)?.kept { return kept }
    return (0xFF01...0xFF5E).contains(scalar) ? scalar - 0xFEE0 : scalar
  }

  /// Replaces the content by another text.
  ///
  /// Ill-formed UTF-8 counts as U+FFFD, exactly as `String(decoding:as:)` repairs it. Of a text of more than
  /// `Int32.max` bytes only that many are read, because offsets would not fit.
  public mutating func assign(_ utf8: Span<UInt8>) {
    quotations.removeAll(keepingCapacity: true)
    var pass = NormalizationPass(end: min(utf8.count, Int(Int32.max)))
    // A Chinese character has three bytes. Where there are shorter ones the room is too small, and then there is enough
    // for one character a byte.
    makeRoom(for: pass.end / 3)
    while pass.index < pass.end {
      // Away from `self`, so that all three may be written in one loop.
      var (characters, places, before) = ([UInt32](), [Int32](), [Break]())
      swap(&characters, &scalars)
      swap(&places, &offsets)
      swap(&before, &breaks)
      pass.read(utf8, into: characters.mutableSpan, places.mutableSpan, before.mutableSpan, quotations: &quotations)
      swap(&characters, &scalars)
      swap(&places, &offsets)
      swap(&before, &breaks)
      if pass.index < pass.end { makeRoom(for: pass.kept + pass.end - pass.index) }
    }
    offsets[pass.kept] = pass.codePoint
    breaks[pass.kept] = pass.pending
    scalars.removeLast(scalars.count - pass.kept)
    offsets.removeLast(offsets.count - pass.kept - 1)
    breaks.removeLast(breaks.count - pass.kept - 1)
  }

  /// Makes the lists long enough, so that characters are written where they belong instead of appended one by one.
  private mutating func makeRoom(for count: Int) {
    scalars.lengthen(to: count, with: 0)
    offsets.lengthen(to: scalars.count + 1, with: 0)
    breaks.lengthen(to: scalars.count + 1, with: .none)
  }
}

extension Array {
  /// Repeats an element at the end, unless there are as many already.
  fileprivate mutating func lengthen(to count: Int, with element: Element) {
    guard self.count < count else { return }
    append(contentsOf: repeatElement(element, count: count - self.count))
  }
}
