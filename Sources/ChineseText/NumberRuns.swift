/// Follows runs of Latin letters and digits, and of Chinese numerals, from the end of a text to its start.
struct NumberRuns {
  /// What starts at a position.
  enum Start {
    case none
    /// Nothing may start here: it would tear a run of letters and digits apart.
    case insideLatin
    /// A run of letters and digits that ends at an index, with the 万 or % that belongs to it.
    case latin(end: Int)
    /// A numeral of at least two Chinese characters that ends at an index.
    case numeral(end: Int)
  }

  private var latinEnd = 0
  private var numeralEnd = 0
  private var unitEnd = 0

  /// Takes the character before those taken so far; has to be called for every position.
  @inline(__always)
  mutating func extend(with scalar: UInt32, at position: Int, in scalars: Span<UInt32>, count: Int) -> Start {
    let next = position + 1
    if scalar < 0x80 {
      guard Self.isLatinOrDigit(scalar) else { return .none }
      if next == count || !Self.isLatinOrDigit(scalars[next]) { latinEnd = endOfLatin(next, in: scalars, count: count) }
      return position > 0 && Self.isLatinOrDigit(scalars[position - 1]) ? .insideLatin : .latin(end: latinEnd)
    }
    guard Self.isNumeral(scalar) else { return .none }
    if Self.isUnit(scalar), next == count || !Self.isUnit(scalars[next]) { unitEnd = next }
    if next == count || !Self.isNumeral(scalars[next]) { numeralEnd = next }
    let isStart = position == 0 || !Self.isNumeral(scalars[position - 1])
    return isStart && numeralEnd > next ? .numeral(end: numeralEnd) : .none
  }

  /// 20万 and 96% are one word.
  @inline(never)
  private func endOfLatin(_ end: Int, in scalars: Span<UInt32>, count: Int) -> Int {
    guard end < count, scalars[end - 1] <= 0x39 else { return end }
    if Self.isUnit(scalars[end]) { return unitEnd }
    return scalars[end] == 0x25 || scalars[end] == 0x2030 ? end + 1 : end
  }

  @inline(__always)
  private static func isLatinOrDigit(_ scalar: UInt32) -> Bool {
    scalar < 0x80 && (scalar >= 0x61 && scalar <= 0x7A || scalar >= 0x30 && scalar <= 0x39)
  }

  @inline(__always)
  private static func isUnit(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x5341, 0x767E, 0x5343, 0x4E07, 0x4EBF: true  // 十百千万亿
    default: false
    }
  }

  @inline(__always)
  private static func isNumeral(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00, 0x4E8C, 0x4E24, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D: true  // 一二两三四五六七八九
    case 0x96F6, 0x3007: true  // 零〇
    default: isUnit(scalar)
    }
  }
}
