/// Finds out where and why a line is not JSON, after the parser has refused it without saying so.
///
/// A plain walk down the grammar of RFC 8259, with the parser's own limits for numbers. It runs on bad lines only.
struct JSONErrorLocator {
  private struct Finding: Error {
    var problem: Rejection.JSONProblem
    var offset: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0

  static func defect(in bytes: UnsafeBufferPointer<UInt8>) -> Defect {
    if let range = invalidUTF8(in: bytes) {
      return Defect(
        path: FieldPath(), reason: .invalidUTF8(byteOffset: range.lowerBound), found: Excerpt.ofBytes(bytes[range]))
    }
    var locator = JSONErrorLocator(bytes: bytes)
    let finding = locator.firstFinding()
    let before = bytes[..<finding.offset]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = before[lineStart...].count { !UTF8.isContinuation($0) } + 1
    return Defect(
      path: FieldPath(), reason: .malformedJSON(finding.problem, column: column),
      found: Excerpt.of(bytes[finding.offset...]),
      line: lineStart == 0 ? nil : before.count { $0 == UInt8(ascii: "\n") } + 1)
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  private static func invalidUTF8(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets
    }
  }

  private mutating func firstFinding() -> Finding {
    do throws(Finding) {
      try value(depth: 0)
      skipBlanks()
      guard offset == bytes.count else { throw Finding(problem: .trailingContent, offset: offset) }
      return Finding(problem: .unlocated, offset: 0)
    } catch {
      return error
    }
  }

  private mutating func value(depth: Int) throws(Finding) {
    skipBlanks()
    guard let current else { throw unexpected() }
    switch current {
    case UInt8(ascii: "{"): try members(closing: "}", depth: depth)
    case UInt8(ascii: "["): try members(closing: "]", depth: depth)
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): try literal()
    default: throw unexpected()
    }
  }

  private mutating func members(closing: Unicode.Scalar, depth: Int) throws(Finding) {
    // The parser has told deep nesting apart already; here it only must not cost the stack.
    guard depth < 2 * JSONParser.maximumDepth else { throw Finding(problem: .unlocated, offset: offset) }
    offset += 1
    skipBlanks()
    if take(closing) { return }
    while true {
      if closing == "}" {
        skipBlanks()
        guard current == UInt8(ascii: "\"") else { throw unexpected() }
        try string()
        skipBlanks()
        guard take(":") else { throw unexpected() }
      }
      try value(depth: depth + 1)
      skipBlanks()
      if take(closing) { return }
      guard take(",") else { throw unexpected() }
    }
  }

  private mutating func string() throws(Finding) {
    let opening = offset
    offset += 1
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return
      case UInt8(ascii: "\\"): try escape()
      case ..<0x20: throw Finding(problem: .rawControlCharacter, offset: offset)
      default: offset += 1
      }
    }
    throw Finding(problem: .unterminatedString, offset: opening)
  }

  private mutating func escape() throws(Finding) {
    let start = offset
    offset += 1
    switch current {
    case UInt8(ascii: "u"):
      switch try codeUnit(from: start) {
      case 0xD800...0xDBFF:
        guard take("\\"), current == UInt8(ascii: "u"), (0xDC00...0xDFFF).contains(try codeUnit(from: offset - 1))
        else {
          throw Finding(problem: .loneSurrogate, offset: start)
        }
      case 0xDC00...0xDFFF: throw Finding(problem: .loneSurrogate, offset: start)
      default: break
      }
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      offset += 1
    default: throw Finding(problem: .invalidEscape, offset: start)
    }
  }

  /// The four digits after `\u`.
  private mutating func codeUnit(from start: Int) throws(Finding) -> UInt16 {
    offset += 1
    let digits = bytes[offset...].prefix(4)
    guard digits.count == 4, digits.allSatisfy(\.isHexadecimalDigit),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw Finding(problem: .invalidEscape, offset: start) }
    offset += 4
    return unit
  }

  private mutating func number() throws(Finding) {
    let start = offset
    var isReal = false
    _ = take("-")
    let leadingZero = current == UInt8(ascii: "0")
    let digits = skipDigits()
    guard digits > 0, !(leadingZero && digits > 1) else { throw Finding(problem: .invalidNumber, offset: start) }
    if take(".") {
      isReal = true
      guard skipDigits() > 0 else { throw Finding(problem: .invalidNumber, offset: start) }
    }
    if take("e") || take("E") {
      isReal = true
      _ = take("+") || take("-")
      guard skipDigits() > 0 else { throw Finding(problem: .invalidNumber, offset: start) }
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    let fits = isReal ? Double(text).map(\.isFinite) ?? false : Int64(text) != nil || UInt64(text) != nil
    guard fits else { throw Finding(problem: .numberTooLarge, offset: start) }
  }

  private mutating func literal() throws(Finding) {
    let start = offset
    while let byte = current, byte.isLetter { offset += 1 }
    guard ["true", "false", "null"].contains(String(decoding: bytes[start..<offset], as: UTF8.self)) else {
      throw Finding(problem: .invalidLiteral, offset: start)
    }
  }

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private func unexpected() -> Finding {
    Finding(problem: current == nil ? .unexpectedEnd : .unexpectedCharacter, offset: offset)
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let current, current == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { offset += 1 }
  }

  private mutating func skipDigits() -> Int {
    let start = offset
    while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    return offset - start
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }

  fileprivate var isHexadecimalDigit: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
  }
}
