import Rulebook

/// Rows as RFC 4180 has them, in UTF-8 with a byte order mark, without which Excel takes Chinese for something else.
struct CommaSeparatedText {
  /// What was written and not yet taken.
  private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
  private var isRowBegun = false

  /// A text from outside. What a spreadsheet would take for a formula gets an apostrophe in front, which makes it a text.
  mutating func append(_ text: String) {
    separate()
    let isFormula = Self.isFormula(text)
    let isQuoted = isFormula || text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard isQuoted else {
      bytes += text.utf8
      return
    }
    bytes.append(0x22)
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// A text, or nothing.
  mutating func append(_ text: String?) { append(text ?? "") }

  /// An amount of ours, which is no formula even below zero.
  mutating func append(_ points: Points?) {
    separate()
    if let points { bytes += points.description.utf8 }
  }

  /// A number of ours.
  mutating func append(_ number: Int) {
    separate()
    bytes += String(number).utf8
  }

  /// Ends the row.
  mutating func endRow() {
    bytes += [0x0D, 0x0A]
    isRowBegun = false
  }

  /// What was written since the last call.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func separate() {
    if isRowBegun { bytes.append(UInt8(ascii: ",")) }
    isRowBegun = true
  }

  /// Whether a spreadsheet could read more than a text: signs that begin a formula, in full width too, and the
  /// characters that are dropped in front of one.
  static func isFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
    default: false
    }
  }
}
