/// Which characters may stand in an XML 1.0 document, and what becomes of the others.
///
/// libxml2's writer does not check characters: U+0001 in a transcript would go out raw and the file could not
/// be read again. Every forbidden character is replaced by U+FFFD, one for one, so that offsets hold.
enum XMLCharacters {
  static let replacement: Unicode.Scalar = "\u{FFFD}"

  /// The production `Char` of XML 1.0, section 2.2.
  static func allows(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0xD7FF, 0x09, 0x0A, 0x0D, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
    default: false
    }
  }

  /// The text with every forbidden character replaced; the same text where there is none.
  static func clean(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { !allows($0) }) else { return text }
    var cleaned = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      cleaned.append(allows(scalar) ? scalar : replacement)
    }
    return String(cleaned)
  }

  /// Puts the UTF-8 of the characters, forbidden ones replaced, behind what `bytes` already holds.
  static func append(_ scalars: some Sequence<Unicode.Scalar>, to bytes: inout [UInt8]) {
    for scalar in scalars {
      let value = (allows(scalar) ? scalar : replacement).value
      switch value {
      case 0..<0x80:
        bytes.append(UInt8(truncatingIfNeeded: value))
      case 0x80..<0x800:
        bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
      case 0x800..<0x1_0000:
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
      default:
        bytes.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
      }
    }
  }
}
