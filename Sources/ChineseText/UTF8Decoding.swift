/// Decoding one character of UTF-8 that may be ill-formed.
enum UTF8Decoding {
  /// What stands for bytes that are no UTF-8.
  static let replacement: UInt32 = 0xFFFD

  /// Reads the character at `index` and moves `index` behind it.
  ///
  /// Ill-formed input gives U+FFFD for each maximal part of a sequence (Unicode Standard, section 3.9, "U+FFFD
  /// Substitution of Maximal Subparts"), which is what `String(decoding:as:)` does.
  ///
  /// - Parameter limit: Bytes from here on are not looked at; `index < limit <= utf8.count`.
  @inline(__always)
  static func decode(_ utf8: Span<UInt8>, at index: inout Int, limit: Int) -> UInt32 {
    if index + 2 < limit, let scalar = scalar(utf8[index], utf8[index + 1], utf8[index + 2]) {
      index += 3
      return scalar
    }
    return decodeAny(utf8, at: &index, limit: limit)
  }

  /// The character of three bytes that these are, if they are one: no surrogate, not over-long.
  @inline(__always)
  static func scalar(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32? {
    guard lead & 0xF0 == 0xE0, second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return nil }
    let scalar = UInt32(lead & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
    return scalar >= 0x800 && scalar & 0xF800 != 0xD800 ? scalar : nil
  }

  @inline(never)
  private static func decodeAny(_ utf8: Span<UInt8>, at index: inout Int, limit: Int) -> UInt32 {
    let lead = utf8[index]
    index += 1
    var scalar: UInt32
    var following: Int
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    switch lead {
    case 0...0x7F: return UInt32(lead)
    case 0xC2...0xDF: (scalar, following) = (UInt32(lead & 0x1F), 1)
    case 0xE0...0xEF:
      (scalar, following) = (UInt32(lead & 0x0F), 2)
      if lead == 0xE0 { lowest = 0xA0 }
      if lead == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      (scalar, following) = (UInt32(lead & 0x07), 3)
      if lead == 0xF0 { lowest = 0x90 }
      if lead == 0xF4 { highest = 0x8F }
    default: return replacement
    }
    while following > 0 {
      guard index < limit, utf8[index] >= lowest, utf8[index] <= highest else { return replacement }
      scalar = scalar << 6 | UInt32(utf8[index] & 0x3F)
      (lowest, highest) = (0x80, 0xBF)
      index += 1
      following -= 1
    }
    return scalar
  }
}
