/// File names made from call ids, which come from untrusted exports.
public enum FileNames {
  /// The longest name that `safe(for:)` gives, in bytes; leaves room for an extension.
  public static let maximumLength = 200

  /// A name for a file of this call: readable, bounded, never a path, never hidden, another one for every other id.
  ///
  /// ASCII letters and digits, Chinese characters and `-_.` stay; every other byte of the UTF-8, the per cent sign
  /// and a leading full stop included, becomes `%XX`. The empty id is `%empty`. A name that would be too long is
  /// cut, and ends in `%-` and the 64-bit FNV-1a hash of the id (16 hexadecimal digits); neither form can come out of
  /// another id, as a per cent sign is otherwise followed by two hexadecimal digits. Long ids are thus told apart as
  /// well as the hash does it.
  public static func safe(for id: String) -> String {
    guard !id.isEmpty else { return "%empty" }
    let suffixLength = 18
    var name = ""
    var length = 0
    var cut = 0
    for scalar in id.unicodeScalars {
      let part = encoded(scalar, isFirst: length == 0)
      guard length + part.utf8.count <= maximumLength else {
        return String(decoding: name.utf8.prefix(cut), as: UTF8.self) + "%-" + hexadecimal(hash(of: id))
      }
      name += part
      length += part.utf8.count
      if length <= maximumLength - suffixLength { cut = length }
    }
    return name
  }

  private static func encoded(_ scalar: Unicode.Scalar, isFirst: Bool) -> String {
    if isKept(scalar) && !(isFirst && scalar == ".") { return String(scalar) }
    var text = ""
    for byte in String(scalar).utf8 {
      text += "%"
      text.unicodeScalars.append(hexadecimalDigit(byte >> 4))
      text.unicodeScalars.append(hexadecimalDigit(byte & 0xF))
    }
    return text
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": true
    case "\u{3400}"..."\u{4DBF}", "\u{4E00}"..."\u{9FFF}", "\u{20000}"..."\u{323AF}": true
    default: false
    }
  }

  /// FNV-1a, 64 bits: stable between runs and machines, unlike `Hasher`.
  public static func hash(of id: String) -> UInt64 { hash(of: id.utf8) }

  /// The same of bytes.
  static func hash(of bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    var text = ""
    for shift in stride(from: 60, through: 0, by: -4) {
      text.unicodeScalars.append(hexadecimalDigit(UInt8(value >> UInt64(shift) & 0xF)))
    }
    return text
  }

  private static func hexadecimalDigit(_ value: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(value < 10 ? 0x30 + value : 0x37 + value)
  }
}
