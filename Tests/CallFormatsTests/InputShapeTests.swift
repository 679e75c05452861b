import CallFormats
import CallModel
import Testing

/// How a file is cut into documents, whatever it is called.
@Suite struct InputShapeTests {
  private static let push =
    #"[{"callId":"c-1","bizDuration":9,"statusCode":"21050000","sentences":[{"channelId":0,"beginTime":1000,"text":"您好。"}]}]"#

  @Test(arguments: ["a.json", "a.jsonl", "a.txt"])
  func aByteOrderMarkIsNoPartOfADocument(name: String) throws {
    let bytes = [0xEF, 0xBB, 0xBF] + Array(#"{"language":"zh","segments":[{"start":1,"end":2,"text":"您好"}]}"#.utf8)
    #expect(try calls(in: bytes, named: name).map { try $0.get().written } == [["? 1.0–2.0 您好"]])
  }

  @Test func aDocumentOverSeveralLinesIsOneWhateverItIsCalled() throws {
    let document = "{\n  \"language\": \"zh\",\n  \"segments\": [\n   {\"start\":1,\"end\":2,\"text\":\"您好\"}]\n}\n"
    #expect(try call(in: document, named: "a.jsonl").written == ["? 1.0–2.0 您好"])
    #expect(try call(in: "[\n\(document)]\n", named: "a.jsonl").written == ["? 1.0–2.0 您好"])
  }

  @Test func linesInAnotherEncodingAreOfAnyFormat() throws {
    // {"key":"c","text":"您好"} in GB 18030
    let line = Array(#"{"key":"c","text":""#.utf8) + [0xC4, 0xFA, 0xBA, 0xC3] + Array("\"}\n".utf8)
    #expect(try calls(in: line + line, named: "a.jsonl").map { try $0.get().written } == [["? 您好"], ["? 您好"]])
  }

  @Test(arguments: ["a.jsonl", "a.txt", "a.json"])
  func aLineMayBeAnArray(name: String) throws {
    #expect(
      try calls(in: "\(Self.push)\n\(Self.push)\n", named: name).map { try $0.get().written }
        == [["0 1.0– 您好。"], ["0 1.0– 您好。"]])
  }

  @Test("a mistake in a document of several lines is told with its own line")
  func lineOfMistake() throws {
    let document = """
      {
        "JobStatus": "COMPLETED",
        "Transcript": [ ... ]
      }
      """
    let rejection = try rejection(of: document)
    #expect(rejection.line == 3)
    #expect(rejection.reason == .malformedJSON(.unexpectedCharacter, column: 19))
  }
}
