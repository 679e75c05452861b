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
    scalars.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    breaks.removeAll(keepingCapacity: true)
    quotations.removeAll(keepingCapacity: true)
    var quotation: Int?
    let entries = NormalizationTable.entries
    let table = entries.span
    let count = min(utf8.count, Int(Int32.max))
    var index = 0
    var codePoint: Int32 = 0
    var pending = Break.none
    var dropped = 0
    var isJoined = false
    while index < count {
      let scalar: UInt32
      let byte = utf8[index]
      if byte < 0x80 {
        scalar = UInt32(byte)
        index += 1
      } else {
        scalar = UTF8Decoding.decode(utf8, at: &index, limit: count)
      }
      var kept = scalar
      var action = NormalizationTable.Action?.none
      if scalar <= 0xFFFF {
        let entry = table[Int(scalar)]
        kept = UInt32(entry)
        if entry < NormalizationTable.firstCharacter { action = NormalizationTable.Action(rawValue: entry) }
      } else if NormalizationTable.isInvisible(scalar) {
        action = .dropWithoutBreak
      }
      if let action {
        if let made = action.break {
          if made > pending { pending = made }
          switch scalar {
          case 0x201C, 0x300C, 0x300E: quotation = scalars.count
          case 0x201D, 0x300D, 0x300F:
            if let start = quotation, start < scalars.count { quotations.append(start..<scalars.count) }
            quotation = nil
          default: break
          }
          dropped += 1
          isJoined = dropped == 1 && action.joinsDigits
          codePoint += 1
          continue
        }
        kept = resolve(action, after: pending)
      }
      if isJoined, Self.isDigit(kept), let last = scalars.last, Self.isDigit(last) { pending = .blank }
      scalars.append(kept)
      offsets.append(codePoint)
      breaks.append(pending)
      pending = .none
      dropped = 0
      isJoined = false
      codePoint += 1
    }
    offsets.append(codePoint)
    breaks.append(pending)
  }

  /// Writes 甚么 as 什么 and 罗嗦, 罗唆, 啰唆 as 啰嗦: changes the scalar before, and answers the one to append.
  private mutating func resolve(_ action: NormalizationTable.Action, after pending: Break) -> UInt32 {
    typealias Character = NormalizationTable.Character
    let kept = action.kept ?? 0
    guard pending <= .blank, let last = scalars.last else { return kept }
    switch action {
    case .keepMe:
      if last == Character.shen { scalars[scalars.count - 1] = Character.shi }
    case .keepSuo, .keepSuoOfInstigation:
      guard last == Character.luo || last == Character.luoOfChatter else { return kept }
      scalars[scalars.count - 1] = Character.luoOfChatter
      return Character.suo
    default: break
    }
    return kept
  }

  @inline(__always)
  private static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }
}
