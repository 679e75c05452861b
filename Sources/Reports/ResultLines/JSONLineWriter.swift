import Rulebook

/// Writes JSON into memory, a document a line, from the values that the XML is written from.
///
/// Over the same bytes as `XMLTextWriter`, because in a stream this is written for every item of every call. Unlike
/// XML, JSON can hold every character, so none is replaced. Whatever some reader takes for the end of a line (U+0085,
/// U+2028, U+2029) is escaped, so that a line stays one.
package struct JSONLineWriter: ~Copyable {
  private var buffer = ByteBuffer(capacity: 64 * 1024)
  /// Whether something stands before the place in the object or array that is open.
  private var needsComma = false

  /// Nothing yet.
  package init() {}

  // MARK: - Objects and arrays

  /// `{` or `[`.
  package mutating func open(_ bracket: StaticString) {
    separate()
    buffer.append(bracket)
    needsComma = false
  }

  /// `}` or `]`.
  package mutating func close(_ bracket: StaticString) {
    buffer.append(bracket)
    needsComma = true
  }

  /// The name of a member whose value comes next: letters of the program, nothing to be escaped.
  @inline(__always)
  package mutating func name(_ name: StaticString) {
    separate()
    buffer.append(UInt8(ascii: "\""))
    buffer.append(name)
    buffer.append("\":")
    needsComma = false
  }

  /// A member whose value is an object or array that is opened here.
  package mutating func open(_ bracket: StaticString, named name: StaticString) {
    self.name(name)
    open(bracket)
  }

  /// Ends the line.
  package mutating func endLine() {
    buffer.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  // MARK: - Members

  /// A string; no member where it is missing.
  @inline(__always)
  package mutating func member(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    self.name(name)
    string(value)
  }

  /// A string, or `null` where it is missing.
  package mutating func nullableMember(_ name: StaticString, _ value: String?) {
    self.name(name)
    guard let value else {
      buffer.append("null")
      needsComma = true
      return
    }
    string(value)
  }

  /// A whole number.
  @inline(__always)
  package mutating func member(_ name: StaticString, _ value: Int) {
    self.name(name)
    buffer.append(value)
    needsComma = true
  }

  /// `true` or `false`.
  @inline(__always)
  package mutating func member(_ name: StaticString, _ value: Bool) {
    self.name(name)
    buffer.append(value ? "true" : "false")
    needsComma = true
  }

  /// Points with their two decimals; no member where the amount is missing.
  @inline(__always)
  package mutating func member(_ name: StaticString, _ value: Points?) {
    guard let value else { return }
    self.name(name)
    buffer.append(hundredths: value.hundredths)
    needsComma = true
  }

  /// Seconds as `Seconds.text` has them; no member where they are no time.
  @inline(__always)
  package mutating func member(_ name: StaticString, seconds value: Double?) {
    guard let hundredths = Seconds.hundredths(value) else { return }
    self.name(name)
    buffer.append(hundredths: hundredths)
    needsComma = true
  }

  /// A text by its code points.
  package mutating func member(_ name: StaticString, _ text: ArraySlice<Unicode.Scalar>) {
    self.name(name)
    buffer.append(UInt8(ascii: "\""))
    for scalar in text { append(scalar) }
    buffer.append(UInt8(ascii: "\""))
    needsComma = true
  }

  // MARK: - Values

  /// A string.
  package mutating func string(_ text: String) {
    separate()
    buffer.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { escape($0) }
    buffer.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// A string of valid UTF-8.
  package mutating func member(_ name: StaticString, utf8 bytes: ArraySlice<UInt8>) {
    self.name(name)
    buffer.append(UInt8(ascii: "\""))
    bytes.withUnsafeBufferPointer { escape($0) }
    buffer.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Rules and program.
  package mutating func members(of header: ReportHeader) {
    member("scorecard", header.scorecard)
    member("scorecardVersion", header.scorecardVersion)
    member("digest", header.digest)
    member("tool", "hotline")
    member("toolVersion", header.toolVersion)
  }

  // MARK: - Writing again what was written

  /// How much was written since bytes were taken.
  var count: Int { buffer.count }

  /// A part of what was written since bytes were taken.
  func bytes(_ range: Range<Int>) -> [UInt8] { Array(UnsafeBufferPointer(rebasing: buffer.bytes[range])) }

  /// Members, or an object's beginning with members, as the writer once wrote them at such a place.
  mutating func members(written bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer.append($0) }
    needsComma = true
  }

  /// Moves what was written since the last call behind what `bytes` holds.
  package mutating func move(to bytes: inout [UInt8]) {
    bytes.append(contentsOf: buffer.bytes)
    buffer.removeAll()
  }

  // MARK: - Characters

  @inline(__always)
  private mutating func separate() {
    if needsComma { buffer.append(UInt8(ascii: ",")) }
    needsComma = false
  }

  /// Stretches of plain bytes are copied as they are.
  private mutating func escape(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in bytes.indices {
      let byte = bytes[index]
      guard
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
          || byte == 0xC2 || byte == 0xE2
      else { continue }
      let length: Int
      let scalar: Unicode.Scalar
      switch byte {
      case 0xC2:
        guard index + 1 < bytes.count, bytes[index + 1] == 0x85 else { continue }
        (length, scalar) = (2, "\u{85}")
      case 0xE2:
        guard index + 2 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] & 0xFE == 0xA8 else { continue }
        (length, scalar) = (3, bytes[index + 2] == 0xA8 ? "\u{2028}" : "\u{2029}")
      default: (length, scalar) = (1, Unicode.Scalar(byte))
      }
      buffer.append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
      append(scalar)
      start = index + length
    }
    buffer.append(UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case UInt32(UInt8(ascii: "\"")), UInt32(UInt8(ascii: "\\")):
      buffer.append(UInt8(ascii: "\\"))
      buffer.append(UInt8(truncatingIfNeeded: scalar.value))
    case 0x0A: buffer.append("\\n")
    case 0x09: buffer.append("\\t")
    case 0..<0x20, 0x7F, 0x85, 0x2028, 0x2029:
      buffer.append("\\u")
      for shift in [12, 8, 4, 0] as [UInt32] {
        let digit = UInt8(truncatingIfNeeded: scalar.value >> shift & 0xF)
        buffer.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
      }
    default:
      buffer.append(atMost: 4) { place in
        var length = 0
        for byte in scalar.utf8 {
          place[length] = byte
          length += 1
        }
        return length
      }
    }
  }
}
