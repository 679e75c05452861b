/// Bytes as letters (RFC 4648).
package enum Base64 {
  /// In the alphabet of section 4, with padding.
  package static func append(_ bytes: [UInt8], to output: inout [UInt8]) {
    output.reserveCapacity(output.count + (bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for position in 0..<4 {
        let digit = bits >> (6 * (3 - position)) & 63
        output.append(position <= group.count ? digits[digit] : UInt8(ascii: "="))
      }
    }
  }

  /// What the letters stand for; `nil` where they stand for nothing. The alphabets of sections 4 and 5 are taken, blanks
  /// and padding are passed over.
  package static func bytes(of letters: String) -> [UInt8]? {
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
    return bytes
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

  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
