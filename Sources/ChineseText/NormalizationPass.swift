/// How far a text is normalised, and what was dropped since the last character that is kept.
struct NormalizationPass {
  /// Bytes from here on are not looked at.
  let end: Int
  /// The byte that comes next.
  private(set) var index = 0
  /// Its place in the text.
  private(set) var codePoint: Int32 = 0
  /// How many characters are kept so far.
  private(set) var kept = 0
  /// The strongest thing dropped since the last of them.
  private(set) var pending = Break.none
  /// How many have been dropped since.
  private var dropped = 0
  /// Whether that is a single mark which may stand inside a number.
  private var isJoined = false
  /// Where an opening mark stands that is not closed yet.
  private var quotation: Int?

  /// Nothing is read yet.
  init(end: Int) { self.end = end }

  /// Goes on while there is room for another character; see `NormalizedText` for what it writes where.
  mutating func read(
    _ utf8: Span<UInt8>, into scalars: consuming MutableSpan<UInt32>, _ offsets: consuming MutableSpan<Int32>,
    _ breaks: consuming MutableSpan<Break>, quotations: inout [Range<Int>]
  ) {
    let entries = NormalizationTable.entries
    let table = entries.span
    while index < end, kept < scalars.count {
      if pending == .none, !isJoined {
        readRun(utf8, by: table, into: &scalars, &offsets, &breaks)
        guard index < end, kept < scalars.count else { return }
      }
      let scalar: UInt32
      let byte = utf8[index]
      if byte < 0x80 {
        scalar = UInt32(byte)
        index += 1
      } else {
        scalar = UTF8Decoding.decode(utf8, at: &index, limit: end)
      }
      var character = scalar
      var action = NormalizationTable.Action?.none
      if scalar <= 0xFFFF {
        let entry = table[Int(scalar)]
        character = UInt32(entry)
        if entry < NormalizationTable.firstCharacter { action = NormalizationTable.Action(rawValue: entry) }
      } else if NormalizationTable.isInvisible(scalar) {
        action = .dropWithoutBreak
      }
      if let action {
        if let made = action.break {
          drop(scalar, action, leaving: made, &quotations)
          continue
        }
        character = action.kept ?? 0
        if kept > 0, pending <= .blank {
          character = Self.resolve(action, character, after: &scalars[kept - 1])
        }
      }
      if isJoined, kept > 0, Self.isDigit(character), Self.isDigit(scalars[kept - 1]) {
        pending = .blank
      }
      scalars[kept] = character
      offsets[kept] = codePoint
      breaks[kept] = pending
      kept += 1
      codePoint += 1
      pending = .none
      dropped = 0
      isJoined = false
    }
  }

  /// Reads what nearly all of Chinese text is: characters of three bytes that are kept, with nothing between them.
  private mutating func readRun(
    _ utf8: Span<UInt8>, by table: Span<UInt16>, into scalars: inout MutableSpan<UInt32>,
    _ offsets: inout MutableSpan<Int32>, _ breaks: inout MutableSpan<Break>
  ) {
    var (next, place) = (index, kept)
    while next + 2 < end, place < scalars.count {
      guard let scalar = UTF8Decoding.scalar(utf8[next], utf8[next + 1], utf8[next + 2]) else { break }
      let entry = table[Int(scalar)]
      guard entry >= NormalizationTable.firstCharacter else { break }
      scalars[place] = UInt32(entry)
      offsets[place] = codePoint + Int32(place - kept)
      breaks[place] = .none
      next += 3
      place += 1
    }
    guard place > kept else { return }
    codePoint += Int32(place - kept)
    (index, kept, dropped) = (next, place, 0)
  }

  /// Leaves a character out, which may begin or end a quotation.
  private mutating func drop(
    _ scalar: UInt32, _ action: NormalizationTable.Action, leaving made: Break, _ quotations: inout [Range<Int>]
  ) {
    pending = max(pending, made)
    switch scalar {
    case 0x201C, 0x300C, 0x300E: quotation = kept
    case 0x201D, 0x300D, 0x300F:
      if let start = quotation, start < kept { quotations.append(start..<kept) }
      quotation = nil
    default: break
    }
    dropped += 1
    isJoined = dropped == 1 && action.joinsDigits
    codePoint += 1
  }

  /// Writes 甚么 as 什么 and 罗嗦, 罗唆, 啰唆 as 啰嗦: changes the character before, and answers the one that is kept.
  private static func resolve(
    _ action: NormalizationTable.Action, _ kept: UInt32, after last: inout UInt32
  ) -> UInt32 {
    typealias Character = NormalizationTable.Character
    switch action {
    case .keepMe:
      if last == Character.shen { last = Character.shi }
    case .keepSuo, .keepSuoOfInstigation:
      guard last == Character.luo || last == Character.luoOfChatter else { return kept }
      last = Character.luoOfChatter
      return Character.suo
    default: break
    }
    return kept
  }

  @inline(__always)
  private static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }
}
