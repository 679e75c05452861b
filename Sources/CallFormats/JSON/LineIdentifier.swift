/// Finds the id of the call in a line that could not be read as one, so that whoever sent the line knows which it was.
///
/// A walk over the members of the outermost object, as far as the line is one: it finds the id in a line that was cut
/// off, is too long, or is broken further on. It looks at each byte once.
package struct LineIdentifier {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// The id that the line's first member `id` gives; `nil` where there is none that a call could have.
  package static func find(in line: ArraySlice<UInt8>) -> String? {
    var walk = LineIdentifier(line)
    return walk.identifier()
  }

  private mutating func identifier() -> String? {
    skipBlanks()
    guard take(UInt8(ascii: "{")) else { return nil }
    while true {
      skipBlanks()
      guard let name = string() else { return nil }
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { return nil }
      skipBlanks()
      let start = index
      skipValue()
      if bytes[name].elementsEqual("\"id\"".utf8) { return Self.identifier(bytes[start..<index]) }
      skipBlanks()
      guard take(UInt8(ascii: ",")) else { return nil }
    }
  }

  private static func identifier(_ value: ArraySlice<UInt8>) -> String? {
    switch try? JSONTree.parse(value) {
    case .string(let text)?: HotlineCall.isIdentifier(text) ? text : nil
    case .integer(let number)?: String(number)
    default: nil
    }
  }

  private var current: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0D { index += 1 }
  }

  /// Where the string that begins here stands, quotation marks included; `nil` where none begins or it has no end.
  private mutating func string() -> Range<Int>? {
    let start = index
    guard take(UInt8(ascii: "\"")) else { return nil }
    while let byte = current {
      index += 1
      if byte == UInt8(ascii: "\"") { return start..<index }
      if byte == UInt8(ascii: "\\"), current != nil { index += 1 }
    }
    return nil
  }

  /// Passes over a value, whatever it holds; over what is none up to the next comma.
  private mutating func skipValue() {
    var depth = 0
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        guard string() != nil else { return }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        index += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard depth > 0 else { return }
        depth -= 1
        index += 1
      case UInt8(ascii: ",") where depth == 0: return
      default: index += 1
      }
    }
  }
}
