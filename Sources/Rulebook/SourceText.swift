/// The text of a lexicon file as lines of characters, with what editors add taken off.
///
/// A byte order mark is dropped; LF, CRLF and CR end lines. Anything that no reader could show or mean (bytes that
/// are no UTF-8, control and invisible characters) is a mistake with its place.
struct SourceText {
  let file: String
  private(set) var lines: [[Unicode.Scalar]] = []

  /// The most bytes a lexicon file may have.
  static let maximumSize = 4 << 20

  init(_ bytes: [UInt8], file: String) throws(Diagnostic) {
    self.file = file
    guard bytes.count <= SourceText.maximumSize else {
      throw Diagnostic(
        SourceLocation(file: file, line: 1, column: 1),
        Message(english: "the file has \(bytes.count) bytes", chinese: "文件有 \(bytes.count) 字节"),
        advice: Message(english: "at most 4 MB; split it", chinese: "最多 4 MB,请拆分"))
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let content = hasMark ? bytes.dropFirst(3) : bytes[...]
    let text: UTF8Span
    do {
      text = try UTF8Span(validating: content.span)
    } catch {
      throw SourceText.notUTF8(content.prefix(error.byteOffsets.lowerBound), bytes: content, file: file)
    }
    lines = SourceText.lines(of: text)
  }

  /// The characters of a line as a `String`.
  static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(3 * scalars.underestimatedCount)
    for scalar in scalars { utf8.append(utf8Of: scalar) }
    return String(decoding: utf8, as: UTF8.self)
  }

  /// A mistake for every character that cannot be meant.
  var unusableCharacters: [Diagnostic] {
    var found = DiagnosticLog()
    for (line, scalars) in lines.enumerated() {
      for (column, scalar) in scalars.enumerated() where scalar.isUnusable {
        let code = String(scalar.value, radix: 16, uppercase: true)
        found.append(
          Diagnostic(
            SourceLocation(file: file, line: line + 1, column: column + 1),
            Message(
              english: "invisible or control character U+\(code)", chinese: "不可见字符或控制字符 U+\(code)"),
            advice: Message(english: "delete it", chinese: "请删除")))
      }
    }
    return found.entries
  }

  private static func lines(of text: UTF8Span) -> [[Unicode.Scalar]] {
    var lines: [[Unicode.Scalar]] = []
    var line: [Unicode.Scalar] = []
    var afterReturn = false
    var iterator = text.makeUnicodeScalarIterator()
    while let scalar = iterator.next() {
      if scalar == "\n" && afterReturn {
        afterReturn = false
        continue
      }
      afterReturn = scalar == "\r"
      if scalar == "\n" || scalar == "\r" {
        // A copy of the right size; the line itself keeps its room for the next.
        lines.append(Array(line[...]))
        line.removeAll(keepingCapacity: true)
      } else {
        line.append(scalar)
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  private static func notUTF8(_ valid: ArraySlice<UInt8>, bytes: ArraySlice<UInt8>, file: String) -> Diagnostic {
    let before = String(decoding: valid, as: UTF8.self)
    let lastLine = before.unicodeScalars.reversed().prefix { $0 != "\n" }
    let line = before.utf8.count { $0 == UInt8(ascii: "\n") } + 1
    let byte = bytes[valid.endIndex]
    let byteInLine = lastLine.reduce(0) { $0 + UTF8.width($1) } + 1
    let code = String(byte, radix: 16, uppercase: true)
    return Diagnostic(
      SourceLocation(file: file, line: line, column: lastLine.count + 1),
      Message(
        english: "byte \(byteInLine) of the line (0x\(code)) is not UTF-8",
        chinese: "本行第 \(byteInLine) 个字节(0x\(code))不是 UTF-8"),
      advice: Message(
        english: "save the file as UTF-8 (it may be GBK)", chinese: "请把文件另存为 UTF-8 编码(现在可能是 GBK 或 ANSI)"))
  }
}

extension [UInt8] {
  /// Appends a character; `UTF8.encode` and a scalar view take several times as long.
  mutating func append(utf8Of scalar: Unicode.Scalar) {
    let value = scalar.value
    func rest(_ shift: UInt32) -> UInt8 { UInt8(0x80 | value >> shift & 0x3F) }
    switch value {
    case ..<0x80: append(UInt8(value))
    case ..<0x800:
      append(UInt8(0xC0 | value >> 6))
      append(rest(0))
    case ..<0x1_0000:
      append(UInt8(0xE0 | value >> 12))
      append(rest(6))
      append(rest(0))
    default:
      append(UInt8(0xF0 | value >> 18))
      append(rest(12))
      append(rest(6))
      append(rest(0))
    }
  }
}

extension Unicode.Scalar {
  /// Control, direction and zero-width characters and further line ends, which editors do not show.
  fileprivate var isUnusable: Bool {
    switch value {
    case 0x09: false
    case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFFD...0xFFFF: true
    default: false
    }
  }
}
