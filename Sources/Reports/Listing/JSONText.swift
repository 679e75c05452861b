/// Writes JSON a piece at a time, for lines that other programs read.
struct JSONText {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// `{` or `[`.
  mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    append(bracket)
    needsComma = false
  }

  /// `}` or `]`.
  mutating func close(_ bracket: Unicode.Scalar) {
    append(bracket)
    needsComma = true
  }

  /// The name of a member whose value comes next.
  mutating func name(_ name: String) {
    separate()
    quote(name)
    append(":")
    needsComma = false
  }

  /// A string.
  mutating func value(_ text: String) {
    separate()
    quote(text)
    needsComma = true
  }

  /// A number.
  mutating func value(_ number: Int) { literal("\(number)") }

  /// A number, true, false or null, as it is written.
  mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  /// Ends a line of JSON Lines.
  mutating func endLine() {
    append("\n")
    needsComma = false
  }

  private mutating func separate() {
    if needsComma { append(",") }
    needsComma = false
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    bytes.append(UInt8(truncatingIfNeeded: scalar.value))
  }

  private mutating func quote(_ text: String) {
    append("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        append("\\")
        bytes.append(byte)
      case ..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        bytes.append(contentsOf: ("\\u00" + (digits.utf8.count < 2 ? "0" : "") + digits).utf8)
      default:
        bytes.append(byte)
      }
    }
    append("\"")
  }
}
