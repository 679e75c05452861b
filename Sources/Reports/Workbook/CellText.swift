/// Texts as cells of a workbook take them.
enum CellText {
  /// In UTF-16 code units (ECMA-376 and Excel's limits).
  static let maximumLength = 32_767
  static let cutMark = "…（过长，已截断）"

  /// The text, cut where a cell could not hold it; `_x0041_`, which Excel would read as a character, stays what it is.
  static func fitting(_ text: String) -> String {
    let text = escaped(text)
    guard text.utf8.count > maximumLength, text.utf16.count > maximumLength else { return text }
    let room = maximumLength - cutMark.utf16.count
    var length = 0
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      length += scalar.value > 0xFFFF ? 2 : 1
      guard length <= room else { break }
      kept.append(scalar)
    }
    return String(kept) + cutMark
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "_"), isEscape(bytes[index...].prefix(7)) { result += "_x005F".utf8 }
      result.append(byte)
    }
    return result.count == bytes.count ? text : String(decoding: result, as: UTF8.self)
  }

  /// `_x` and four hexadecimal digits and `_`.
  private static func isEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == 7, bytes.dropFirst().first == UInt8(ascii: "x"), bytes.last == UInt8(ascii: "_") else {
      return false
    }
    return bytes.dropFirst(2).dropLast().allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
  }
}
