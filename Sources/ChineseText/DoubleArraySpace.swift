/// Which cells and bases of a growing double array are taken, as bit sets.
struct DoubleArraySpace {
  private var takenCells: [UInt64] = []
  private var takenBases: [UInt64] = []
  /// By number of children: before this word of the bit set there is hardly a place left.
  private var firstWord = Array(repeating: 0, count: 66)

  /// The largest base given out.
  private(set) var largestBase = 0

  /// Finds and takes the lowest base (above 0, used by no other node) at which the cells of all codes are free.
  ///
  /// - Parameter codes: The codes of the children, at least one, each above 0.
  /// - Returns: The base, or nil if it would be larger than a cell can hold.
  mutating func takeBase(for codes: [Int]) -> Int? {
    let sizeClass = min(codes.count, 65)
    let first = firstWord[sizeClass]
    guard let (base, word) = freeBase(for: codes, from: first) else { return nil }
    take(base, codes)
    // Skip what was searched in vain: few of those words could hold another node of this size.
    if word - first > 16 { firstWord[sizeClass] = word - (word - first) / 2 }
    return base
  }

  /// The lowest base in this word of the bit set or behind it, and the word where it is.
  private func freeBase(for codes: [Int], from first: Int) -> (base: Int, word: Int)? {
    let cells = takenCells.span
    let bases = takenBases.span
    if codes.count == 1 { return Self.freeBase(for: codes[0], from: first, cells, bases) }
    var word = first
    while true {
      let start = word << 6
      guard start < DoubleArray.Cell.largestBase - 64 else { return nil }
      var taken = word < bases.count ? bases[word] : 0
      if word == 0 { taken |= 1 }
      for code in codes where taken != UInt64.max { taken |= Self.bits(of: cells, from: start + code) }
      if taken != UInt64.max { return (start + (~taken).trailingZeroBitCount, word) }
      word += 1
    }
  }

  /// The same for a single code, as most nodes have: the cells are looked through word by word.
  private static func freeBase(
    for code: Int, from first: Int, _ cells: Span<UInt64>, _ bases: Span<UInt64>
  ) -> (base: Int, word: Int)? {
    var word = first
    var place = first + (code >> 6)
    let shift = UInt64(code & 63)
    var low = place < cells.count ? cells[place] : 0
    while true {
      let start = word << 6
      guard start < DoubleArray.Cell.largestBase - 64 else { return nil }
      place += 1
      let high = place < cells.count ? cells[place] : 0
      var taken = word < bases.count ? bases[word] : 0
      if word == 0 { taken |= 1 }
      // In two steps, because none of the upper bits is wanted where the lower ones are not shifted.
      taken |= low >> shift | (high << 1) << (63 - shift)
      if taken != UInt64.max { return (start + (~taken).trailingZeroBitCount, word) }
      low = high
      word += 1
    }
  }

  /// 64 bits of a bit set, from any position.
  @inline(__always)
  private static func bits(of words: Span<UInt64>, from position: Int) -> UInt64 {
    let (word, shift) = (position >> 6, UInt64(position & 63))
    let low = word < words.count ? words[word] : 0
    guard shift > 0 else { return low }
    let high = word + 1 < words.count ? words[word + 1] : 0
    return low >> shift | high << (64 - shift)
  }

  private mutating func take(_ base: Int, _ codes: [Int]) {
    Self.set(base, in: &takenBases)
    for code in codes { Self.set(base + code, in: &takenCells) }
    largestBase = max(largestBase, base)
  }

  private static func set(_ position: Int, in bits: inout [UInt64]) {
    let word = position >> 6
    if word >= bits.count { bits.append(contentsOf: repeatElement(0, count: word + 1 - bits.count)) }
    bits[word] |= 1 << UInt64(position & 63)
  }
}
