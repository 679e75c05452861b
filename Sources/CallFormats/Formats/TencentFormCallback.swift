import CallModel

/// The callback of Tencent Cloud's recorded-file recognition as it is sent: the fields of a web form, with the same names
/// as in `TencentFileRecognition`.
enum TencentFormCallback: TextCallFormat {
  static let description = FormatDescription(
    id: "tencent-asr-form", english: "Tencent Cloud recognition callback, as a form", chinese: "腾讯云录音文件识别回调（表单）",
    example:
      "code=0&requestId=1&projectid=0&text=%5B0%3A1.640%2C0%3A4.600%5D++%E6%82%A8%E5%A5%BD%E3%80%82&audioTime=8.42")

  static func recognises(_ beginning: TextDocument) -> Bool {
    if isLines(beginning) { return true }
    guard let line = beginning.lines.first, line.contains("="), !line.contains(where: \.isWhitespace) else {
      return false
    }
    let names = Set(line.split(separator: "&").prefix(longestForm).map { $0.prefix { $0 != "=" } })
    return names.isSuperset(of: ["code", "requestId"])
      && !names.isDisjoint(with: ["text", "audioTime", "resultDetail"])
  }

  static func calls(in document: TextDocument) throws(Defect) -> [Result<CallDraft, Defect>] {
    if isLines(document) {
      var draft = CallDraft()
      draft.append(TencentSentences.read(lines: String(decoding: document.utf8, as: UTF8.self)))
      return [.success(draft)]
    }
    guard let line = document.lines.first else { return [.success(CallDraft())] }
    let members = line.split(separator: "&").prefix(longestForm).map { field -> JSONTree.Member in
      let name = field.prefix { $0 != "=" }
      return JSONTree.Member(name: decoded(name), value: .string(decoded(field[name.endIndex...].dropFirst())))
    }
    return try TencentFileRecognition.calls(in: JSONNode(.object(members)))
  }

  /// Whether this is what stands in `text`, or in a polled answer's `Result`, alone: `[0:0.020,0:2.380,0]  您好。`
  private static func isLines(_ document: TextDocument) -> Bool {
    let lines = document.lines.lazy.filter { !$0.allSatisfy(\.isWhitespace) }.prefix(2)
    // Those that tell no voice are left to the other texts: a name may follow the times.
    return !lines.isEmpty
      && lines.allSatisfy { line in
        TencentSentences.read(lines: line).contains {
          $0.start != nil && $0.labels.contains { $0.flatMap { Int($0) } != nil }
        }
      }
  }

  /// Callbacks have ten fields.
  private static let longestForm = 100

  /// `+` is a space, `%5B` a byte; anything else is itself.
  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let digits = String(rest.prefix(2)), digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
          let value = UInt8(digits, radix: 16)
        else {
          bytes.append(byte)
          continue
        }
        bytes.append(value)
        rest = rest.dropFirst(2)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
