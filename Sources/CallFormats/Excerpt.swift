/// What stood in an input, short and harmless enough for a terminal and a log.
enum Excerpt {
  private static let maximumLength = 40

  /// A value as JSON would write it; arrays and objects only as `[…]` and `{…}`.
  static func of(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .boolean(let boolean): String(boolean)
    case .integer(let integer): String(integer)
    case .largeInteger(let integer): String(integer)
    case .real(let real): "\(real)"
    case .string(let text): "\"\(of(text.bytes))\""
    case .array: "[…]"
    case .object: "{…}"
    }
  }

  /// The beginning of a text, control and invisible formatting characters as `\uXXXX`.
  static func of(_ utf8: some Collection<UInt8>) -> String {
    let scalars = String(decoding: utf8.prefix(4 * maximumLength + 4), as: UTF8.self).unicodeScalars
    var excerpt = ""
    for scalar in scalars.prefix(maximumLength) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        excerpt += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      default:
        excerpt.unicodeScalars.append(scalar)
      }
    }
    return scalars.count > maximumLength ? excerpt + "…" : excerpt
  }

  /// A few bytes that are no text, in hexadecimal.
  static func ofBytes(_ bytes: some Collection<UInt8>) -> String {
    bytes.prefix(8).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined(separator: " ")
  }
}
