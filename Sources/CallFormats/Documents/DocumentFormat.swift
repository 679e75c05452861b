/// What is said of a format to people.
public struct FormatDescription: Sendable {
  /// Stands in `Call.source` and behind `--format`: `aliyun-filetrans`.
  public var id: String
  /// Such as `Alibaba Cloud recorded-file transcription`.
  public var english: String
  /// Such as `阿里云录音文件识别`.
  public var chinese: String
  /// A short document of this format, with one or two turns.
  public var example: String
}

/// A format whose documents are JSON, one a file, several in an array, or one a line.
protocol JSONCallFormat: Sendable {
  static var description: FormatDescription { get }

  /// Whether a document is of this format, by members that only it has; documents of unfinished and failed jobs too.
  static func recognises(_ document: JSONNode) -> Bool

  /// The calls of a document, in order; most formats hold one. A defect of one call leaves the others alone.
  ///
  /// - Throws: what is wrong with the document as a whole, or with its only call.
  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>]
}

/// A format whose documents are text.
protocol TextCallFormat: Sendable {
  static var description: FormatDescription { get }

  /// Whether a document is of this format, by its beginning.
  static func recognises(_ beginning: TextDocument) -> Bool

  /// The calls of a document, in order.
  ///
  /// - Throws: what is wrong with the document as a whole.
  static func calls(in document: TextDocument) throws(Defect) -> [Result<CallDraft, Defect>]
}

/// A text with its lines.
struct TextDocument: Sendable {
  /// Without byte order mark.
  let utf8: ArraySlice<UInt8>

  /// Takes UTF-8.
  init(_ utf8: some Collection<UInt8>) {
    let bytes = ArraySlice(utf8)
    self.utf8 = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
  }

  /// Without line ends; line 1 is the first. LF, CRLF and CR end lines; made anew at each call.
  var lines: [String] {
    var lines: [String] = []
    var rest = utf8
    while let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
      lines.append(String(decoding: rest[..<end], as: UTF8.self))
      let isPair = rest[end] == 0x0D && end + 1 < rest.endIndex && rest[end + 1] == 0x0A
      rest = rest[(end + (isPair ? 2 : 1))...]
    }
    lines.append(String(decoding: rest, as: UTF8.self))
    return lines
  }

  /// The complaint about a line, counted from 1.
  static func defect(line: Int, _ reason: Rejection.Reason, found: String = "") -> Defect {
    Defect(path: FieldPath(), reason: reason, found: Excerpt.of(found.utf8), line: line)
  }
}
