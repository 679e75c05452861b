/// Sorts many keys by their characters, without comparing them two by two.
///
/// The characters that occur are numbered in their order, mostly in 13 bits, so that four of them fit into one number;
/// those numbers are sorted digit by digit, and only keys that begin with the same four characters are compared.
struct KeyOrder {
  /// Of fewer keys comparing is done sooner.
  static let fewestKeys = 2_000
  private static let charactersInPrefix = 4

  /// The numbers of the keys in order; equal keys keep theirs.
  private(set) var keys: [Int32] = []

  private typealias Entry = (prefix: UInt64, key: Int32)

  /// `nil` where so many characters occur that four of them do not fit into a number.
  init?(_ table: KeyTable) {
    let (ranks, width) = Self.ranks(of: table)
    guard width * Self.charactersInPrefix <= 64 else { return nil }
    let characters = table.characters.span
    // No place at all where there is none.
    let isExact = ranks[0x1_0000] == 0
    let other = isExact ? UInt32.max : ranks[0x1_0000]
    func prefix(of range: Range<Int>, from start: Int) -> UInt64 {
      var prefix: UInt64 = 0
      var hasOther = false
      for index in range.lowerBound + start..<range.lowerBound + start + Self.charactersInPrefix {
        // All beyond U+FFFF are one here; what stands behind such a one says nothing, and comparing tells them apart.
        let rank = index < range.upperBound && !hasOther ? ranks[Int(min(characters[index], 0x1_0000))] : 0
        hasOther = hasOther || rank == other
        prefix = prefix << UInt64(width) | UInt64(rank)
      }
      return prefix
    }
    var entries = (0..<table.count).map { key -> Entry in (prefix(of: table.range(of: key), from: 0), Int32(key)) }
    Self.sort(&entries, digits: Self.charactersInPrefix, width: width)
    var start = 0
    var equals: [Entry] = []
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].prefix == entries[start].prefix { end += 1 }
      if end - start > 1 {
        equals.removeAll(keepingCapacity: true)
        for entry in entries[start..<end] {
          let range = table.range(of: Int(entry.key))
          let rest = range.count > Self.charactersInPrefix ? prefix(of: range, from: Self.charactersInPrefix) : 0
          equals.append((rest, entry.key))
        }
        equals.sort { left, right in
          if isExact, left.prefix != right.prefix { return left.prefix < right.prefix }
          return table.precedes(left.key, right.key)
        }
        for (offset, entry) in equals.enumerated() { entries[start + offset].key = entry.key }
      }
      start = end
    }
    keys = entries.map(\.key)
  }

  private static func mask(_ width: Int) -> UInt64 { 1 << UInt64(width) - 1 }

  /// For each character up to U+FFFF its place among those that occur, from 1; behind them the place of all others; and how
  /// many bits a place has.
  private static func ranks(of table: KeyTable) -> (ranks: [UInt32], width: Int) {
    var ranks = [UInt32](repeating: 0, count: 0x1_0001)
    for character in table.characters { ranks[Int(min(character, 0x1_0000))] = 1 }
    var count: UInt32 = 0
    for character in ranks.indices where ranks[character] > 0 {
      count += 1
      ranks[character] = count
    }
    return (ranks, UInt32.bitWidth - count.leadingZeroBitCount)
  }

  /// Sorts by the last digit first; what is equal in one keeps the order of the digits before.
  private static func sort(_ entries: inout [Entry], digits: Int, width: Int) {
    var sorted = entries
    var next = [Int32](repeating: 0, count: 1 << width)
    for digit in 0..<digits {
      let shift = UInt64(digit * width)
      for index in next.indices { next[index] = 0 }
      for entry in entries { next[Int(entry.prefix >> shift & mask(width))] += 1 }
      var place: Int32 = 0
      for index in next.indices {
        let count = next[index]
        next[index] = place
        place += count
      }
      for entry in entries {
        let value = Int(entry.prefix >> shift & mask(width))
        sorted[Int(next[value])] = entry
        next[value] += 1
      }
      swap(&entries, &sorted)
    }
  }
}
