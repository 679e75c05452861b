/// Bytes written in the alphabet of RFC 4648, section 5, by which vCons carry what is not text.
enum Base64URL {
  /// The text that the letters stand for; `nil` where they stand for none. The ordinary alphabet and padding are taken too.
  static func text(_ letters: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(letters.utf8.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for letter in letters.utf8 {
      if letter == UInt8(ascii: "=") || letter <= 0x20 { continue }
      guard let value = value(of: letter) else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func value(of letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): letter - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): letter - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): letter - UInt8(ascii: "0") + 52
    case UInt8(ascii: "-"), UInt8(ascii: "+"): 62
    case UInt8(ascii: "_"), UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
