import CallFormats
import Testing

@Suite("A line of rejected.jsonl")
struct RejectedLineTests {
  private func jsonLine(_ rejection: Rejection, language: MessageLanguage = .chinese) -> String {
    var output: [UInt8] = []
    rejection.appendJSONLine(to: &output, language: language)
    return String(decoding: output, as: UTF8.self)
  }

  @Test("tells file, line, field, reason and what was found, and keeps the line")
  func complete() {
    let rejection = Rejection(
      file: "三月.jsonl", line: 3, field: "turns[1].text", reason: .missing, original: Array("{\"a\\\":\u{1}\"喂\"}".utf8))
    #expect(
      jsonLine(rejection) == """
        {"file":"三月.jsonl","line":3,"field":"turns[1].text","reason":"缺少必填字段","found":"",\
        "original":"{\\"a\\\\\\":\\u0001\\"喂\\"}"}

        """)
    #expect(jsonLine(rejection, language: .english).contains(#""reason":"the field is required and missing""#))
  }

  @Test(
    "keeps a line that is not UTF-8 in base 64",
    arguments: [
      ([0xFF], "/w=="), ([0xC4, 0xFA], "xPo="), ([0xC4, 0xFA, 0xBA], "xPq6"), ([0x41, 0x42, 0x43, 0xFF], "QUJD/w=="),
    ] as [([UInt8], String)])
  func notText(original: [UInt8], base64: String) {
    let rejection = Rejection(
      file: "a", line: 1, reason: .invalidUTF8(byteOffset: 0), found: "FF", original: original)
    #expect(jsonLine(rejection).hasSuffix(#","found":"FF","originalBase64":"\#(base64)"}"# + "\n"))
    #expect(jsonLine(rejection).hasPrefix(#"{"file":"a","line":1,"field":null,"#))
  }

  @Test("says when only the beginning of the line was kept")
  func truncated() {
    let rejection = Rejection(file: "a", line: 1, reason: .lineTooLong(limit: 4), original: Array("您".utf8))
    #expect(jsonLine(rejection).hasSuffix(#""original":"您","truncated":true}"# + "\n"))
  }
}
