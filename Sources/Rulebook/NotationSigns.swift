extension Unicode.Scalar {
  /// A blank as people type them in phrases: space, tab, no-break and full-width space.
  var isBlank: Bool {
    self == " " || self == "\t" || self == "\u{3000}" || self == "\u{A0}"
  }

  /// The scalar itself, or the ASCII form of a full-width sign of the notation.
  var notationSign: Unicode.Scalar {
    switch self {
    case "（": "("
    case "）": ")"
    case "［": "["
    case "］": "]"
    case "｛": "{"
    case "｝": "}"
    case "｜": "|"
    case "＠": "@"
    case "！": "!"
    case "＃": "#"
    case "＜": "<"
    case "＞": ">"
    default: self
    }
  }
}

extension String {
  /// A name that phrases and figures can carry in braces: letters, Chinese characters, digits and `-`, not only digits.
  var isSlotName: Bool {
    guard !isEmpty, unicodeScalars.count <= 30 else { return false }
    let fits = unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" }
    return fits && unicodeScalars.contains { $0.properties.isAlphabetic }
  }

  /// The text cut to a length that fits into a message, without control characters.
  var excerpt: String {
    let visible = unicodeScalars.prefix(40).map { $0.properties.generalCategory == .control ? "·" : $0 }
    return String(String.UnicodeScalarView(visible)) + (unicodeScalars.count > 40 ? "…" : "")
  }
}
