/// Adds up one numeral with units; see `Numerals.value`.
struct NumeralReader {
  /// No number is longer; the rest is left to the next one.
  private static let longest = 64

  /// What 亿 and 万 have closed.
  private var closed = 0.0
  /// What 千, 百 and 十 have made since.
  private var section = 0.0
  /// The digits that wait for their unit.
  private var pending: Double?
  private var pendingFollowsZero = false
  /// The last unit below 万, which the next has to be smaller than.
  private var lastUnit = 10_000.0
  /// The last 万 or 亿.
  private var lastMultiplier = Double.infinity
  private var hasUnit = false
  private var hasDecimals = false

  /// Reads the number that stands at `start`.
  static func read(_ scalars: Span<UInt32>, at start: Int) -> (value: Double, end: Int)? {
    guard start >= 0, start < scalars.count else { return nil }
    var reader = NumeralReader()
    let limit = min(scalars.count, start + longest)
    var index = start
    while index < limit, let next = reader.take(scalars, at: index, limit: limit) { index = next }
    return index > start ? (reader.value, index) : nil
  }

  private var value: Double {
    guard let pending else { return closed + section }
    // 三千五 is 3500 and 两万三 is 23000, but 三千零五 is 3005.
    if hasUnit, !hasDecimals, !pendingFollowsZero {
      if section > 0, lastUnit >= 100, lastUnit < 10_000 { return closed + section + pending * lastUnit / 10 }
      if section == 0, closed > 0 { return closed + pending * lastMultiplier / 10 }
    }
    return closed + section + pending
  }

  /// Takes the next part and answers the index behind it, or nil if the number ends here.
  private mutating func take(_ scalars: Span<UInt32>, at index: Int, limit: Int) -> Int? {
    if pending == nil, !hasDecimals, Numerals.digit(scalars[index]) != nil {
      return takeDigits(scalars, at: index, limit: limit)
    }
    switch scalars[index] {
    case 0x5341: return takeUnit(10) ? index + 1 : nil  // 十
    case 0x767E: return takeUnit(100) ? index + 1 : nil  // 百
    case 0x5343: return takeUnit(1000) ? index + 1 : nil  // 千
    case 0x4E07: return takeMultiplier(10_000) ? index + 1 : nil  // 万
    case 0x4EBF: return takeMultiplier(100_000_000) ? index + 1 : nil  // 亿
    case 0x70B9: return takeDecimals(scalars, at: index + 1, limit: limit)  // 点
    default: return nil
    }
  }

  private mutating func takeDigits(_ scalars: Span<UInt32>, at index: Int, limit: Int) -> Int? {
    var number = 0.0
    var end = index
    while end < limit, let digit = Numerals.digit(scalars[end]) {
      number = number * 10 + Double(digit)
      end += 1
    }
    pendingFollowsZero = Numerals.digit(scalars[index]) == 0
    // Behind a unit there is room for one digit: 二十三, 一百零五.
    let digits = end - index - (pendingFollowsZero ? 1 : 0)
    if hasUnit, digits > 1 { return nil }
    pending = number
    return end
  }

  private mutating func takeUnit(_ unit: Double) -> Bool {
    guard unit < lastUnit, !hasDecimals else { return false }
    // 十五 is 15 and 一百十五 is 115; the other units need a digit.
    guard let number = pending ?? (unit == 10 ? 1 : nil), number > 0 else { return false }
    section += number * unit
    pending = nil
    lastUnit = unit
    hasUnit = true
    return true
  }

  private mutating func takeMultiplier(_ multiplier: Double) -> Bool {
    let number = section + (pending ?? 0)
    if number > 0, multiplier < lastMultiplier {
      closed += number * multiplier
    } else if number == 0, closed > 0, multiplier > lastMultiplier {
      closed *= multiplier  // 三万亿
    } else {
      return false
    }
    lastMultiplier = multiplier
    section = 0
    pending = nil
    lastUnit = 10_000
    hasUnit = true
    return true
  }

  /// Takes what stands behind 点.
  private mutating func takeDecimals(_ scalars: Span<UInt32>, at index: Int, limit: Int) -> Int? {
    guard !hasDecimals, pending != nil || section > 0 else { return nil }
    var decimals = 0.0
    var places = 1.0
    var end = index
    while end < limit, let digit = Numerals.digit(scalars[end]) {
      decimals = decimals * 10 + Double(digit)
      places *= 10
      end += 1
    }
    // 两点三十 is a time of day, not 2.3.
    guard end > index, end == limit || !(scalars[end] == 0x5341 || scalars[end] == 0x767E) else { return nil }
    pending = (pending ?? 0) + decimals / places
    hasDecimals = true
    return end
  }
}
