import Batch
import Testing

/// A line for every line, in order, whatever stands on it.
@Suite struct StreamTests {
  private static let deep = Array(
    (String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)).utf8)

  /// Every way in which a line may be no call, between calls.
  private static let rubbish: [(line: [UInt8], id: String?, code: String)] = [
    (Array("".utf8), nil, "blank-line"),
    (Array(" \t\r".utf8), nil, "blank-line"),
    (Array("no call".utf8), nil, "malformed-json"),
    (Array(#"{"id":"half","turns":[{"speaker":"ag"#.utf8), "half", "malformed-json"),
    (Array(#"{"id":"none","turns":[]}"#.utf8), "none", "empty"),
    (Array(#"{"turns":[{"speaker":"nobody","text":"喂"}],"id":7}"#.utf8), "7", "not-allowed"),
    (
      Array(#"{"id":"odd","turns":[{"speaker":"agent","text":""#.utf8) + [0xC3, 0x28] + Array(#""}]}"#.utf8), "odd",
      "invalid-utf-8"
    ),
    (Array(#"{"id":"deep","turns":"#.utf8) + deep + Array("}".utf8), "deep", "nested-too-deep"),
    (Array(#"{"id":"deeper","turns":"#.utf8) + deep.prefix(100_000), "deeper", "malformed-json"),
    (
      Array(#"{"id":"long","x":""#.utf8) + [UInt8](repeating: 0x78, count: 4 << 20) + Array(#""}"#.utf8), "long",
      "line-too-long"
    ),
    (Array("null".utf8), nil, "wrong-type"),
    (Array(#"{"id":"","turns":[]}"#.utf8), nil, "empty"),
  ]

  private static func line(_ number: Int, of bytes: [UInt8]) -> String {
    String(
      decoding: bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[number], as: UTF8.self)
  }

  @Test(arguments: [1, 2]) func everyLineHasItsAnswer(workers: Int) async throws {
    let batch = try BatchInTest()
    var input: [UInt8] = []
    for (number, rubbish) in Self.rubbish.enumerated() {
      input += Array(exportedCall("C-\(number)", "您好").utf8) + [0x0A] + rubbish.line + [0x0A]
    }
    // The last line has no end.
    input += exportedCall("last", "您好").utf8
    try batch.folder.write(input, to: "calls")
    let (bytes, ending) = try await batch.stream("calls", workers: workers)
    #expect(ending == .endOfInput)
    #expect(bytes.last == UInt8(ascii: "\n"))
    #expect(bytes.count { $0 == UInt8(ascii: "\n") } == 2 * Self.rubbish.count + 1)
    for (number, rubbish) in Self.rubbish.enumerated() {
      #expect(Self.line(2 * number, of: bytes).hasPrefix(#"{"id":"C-\#(number)","line":\#(2 * number + 1),"call":{"#))
      let id = rubbish.id.map { "\"\($0)\"" } ?? "null"
      let error = Self.line(2 * number + 1, of: bytes)
      #expect(error.hasPrefix(#"{"id":\#(id),"line":\#(2 * number + 2),"error":{"code":"\#(rubbish.code)","field":"#))
    }
    #expect(
      Self.line(2 * Self.rubbish.count, of: bytes).hasPrefix(#"{"id":"last","line":\#(2 * Self.rubbish.count + 1),"#))
  }

  @Test func aLastLineThatIsCutOffIsAnsweredToo() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(Array((exportedCall("C-1", "您好") + "\n" + #"{"id":"C-2","tu"#).utf8), to: "calls")
    let answers = try await batch.stream("calls").bytes.lines
    #expect(answers.count == 2)
    #expect(answers[1].hasPrefix(#"{"id":"C-2","line":2,"error":{"code":"malformed-json","#))
  }

  @Test func ofNothingComesNothing() async throws {
    let batch = try BatchInTest()
    try batch.folder.write([], to: "calls")
    let (bytes, ending) = try await batch.stream("calls")
    #expect(bytes == [] && ending == .endOfInput)
  }

  @Test func theBytesDoNotDependOnTheNumberOfWorkers() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<700) + ["no call"] + exportedCalls(700..<1_400), to: "calls")
    var answers: [[UInt8]] = []
    for workers in [1, 2, 5] {
      answers.append(
        try await batch.stream("calls", workers: workers) { options in
          options.addsXML = true
          options.addsTotals = true
        }.bytes)
    }
    #expect(answers[0].lines.count == 1_402)
    #expect(answers[0] == answers[1])
    #expect(answers[0] == answers[2])
  }

  @Test func whereItIsInterruptedWholeLinesStand() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<1_000), to: "calls")
    let whole = try await batch.stream("calls").bytes
    let (part, ending) = try await batch.stream("calls", workers: 2, patience: Patience(3)) {
      $0.addsTotals = true
    }
    #expect(ending == .interrupted)
    #expect(part.count < whole.count && !part.isEmpty && whole.starts(with: part))
    #expect(part.last == UInt8(ascii: "\n"), "and no totals, which would be of a part")
  }

  /// Whoever does not take what is there stops the stream, and what is in memory is no more than a few batches.
  @Test func whereNobodyTakesTheAnswersItEnds() async throws {
    struct Closed: Error {}
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<200), to: "calls")
    let stream = batch.scoringStream()
    await #expect(throws: Closed.self) {
      _ = try await stream.answer(batch.input("calls"), to: .init { _ in throw Closed() })
    }
  }

  @Test func aSourceNamesCallsWithoutAnId() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: [#"{"turns":[{"speaker":"agent","text":"您好"}]}"#], to: "calls")
    let answer = try await batch.stream("calls") { options in
      options.source = "part-7"
      options.addsXML = true
    }.bytes.text
    #expect(answer.hasPrefix(#"{"id":"part-7#1","line":1,"#))
    #expect(answer.contains(#"<source file=\"part-7\" line=\"1\" format=\"hotline-jsonl\"/>"#))
  }
}
