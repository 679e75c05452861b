/// Small numbers for the characters that occur in a set of keys, the most frequent first; 0 for all others.
///
/// Dense codes keep the double array small, so that it stays in the processor's cache.
struct CharacterCodes: Sendable {
  /// The codes of U+0000 to U+FFFF. They fit, because surrogates have none.
  private(set) var basic: [UInt16]
  private var supplementary: [UInt32: UInt32] = [:]

  /// The number of codes given out, 0 included.
  private(set) var count = 1

  /// Gives codes to the characters of the keys. Values that are no Unicode scalars get none.
  init(of keys: KeyTable) {
    basic = Array(repeating: 0, count: 0x10000)
    var occurrences = Array(repeating: UInt32(0), count: 0x10000)
    var rare: Set<UInt32> = []
    for character in keys.characters {
      if character <= 0xFFFF { occurrences[Int(character)] &+= 1 } else { rare.insert(character) }
    }
    let occurring = occurrences.indices.filter { occurrences[$0] > 0 && Unicode.Scalar(UInt32($0)) != nil }
    let sorted = occurring.sorted { (occurrences[$1], $0) < (occurrences[$0], $1) }
    for character in sorted {
      basic[character] = UInt16(count)
      count += 1
    }
    for character in rare.sorted() where Unicode.Scalar(character) != nil {
      supplementary[character] = UInt32(count)
      count += 1
    }
  }

  /// The code of a character, or 0 if it occurs in no key.
  @inline(__always)
  func code(of character: UInt32) -> UInt32 {
    if character <= 0xFFFF { return UInt32(basic[Int(character)]) }
    return supplementary[character] ?? 0
  }
}

extension CharacterCodes: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(count)
    entry.append(block: basic)
    let rare = supplementary.sorted { $0.value < $1.value }
    entry.append(block: rare.map(\.key))
    entry.append(block: rare.map(\.value))
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    count = try entry.value()
    basic = try entry.block()
    let (characters, codes) = (try entry.block(of: UInt32.self), try entry.block(of: UInt32.self))
    supplementary = Dictionary(zip(characters, codes)) { first, _ in first }
  }
}
