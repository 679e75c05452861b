import Batch
import Reports
import Testing

/// What a run leaves behind.
@Suite struct OutputTests {
  @Test func aDocumentHoldsTheCallsInTheOrderOfTheInput() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<600), to: "b.jsonl")
    try batch.folder.write(lines: exportedCalls(600..<900), to: "a.jsonl")
    _ = try await batch.score(["b.jsonl", "a.jsonl"], to: batch.output("out.xml"), workers: 3)
    let document = try #require(batch.folder.bytes("out.xml"))
    #expect(document.values(of: "id", in: "call") == (0..<900).map { "C-\($0)" })
    #expect(try ScorecardValidator().problems(in: document) == [])
  }

  @Test func aFolderHoldsADocumentForEveryCall() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<5), to: "a.jsonl")
    _ = try await batch.score(["a.jsonl"], to: batch.output("out"))
    let tree = batch.folder.results("out")
    #expect(Set(tree.keys) == Set((0..<5).map { "calls/C-\($0).xml" } + ["summary.xml"]))
    let validator = try ScorecardValidator()
    for (name, bytes) in tree where name != "summary.xml" {
      #expect(validator.problems(in: bytes) == [], "\(name)")
      #expect(bytes.values(of: "id", in: "call") == ["C-\(name.dropFirst(8).dropLast(4))"])
    }
  }

  @Test func theSourceOfEveryCallIsNamed() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: [exportedCall("A", "您好"), "", exportedCall("B", "您好")], to: "三月.jsonl")
    _ = try await batch.score(["三月.jsonl"], to: batch.output("out.xml"))
    let document = try #require(batch.folder.bytes("out.xml"))
    #expect(document.values(of: "file", in: "source") == ["三月.jsonl", "三月.jsonl"])
    #expect(document.values(of: "line", in: "source") == ["1", "3"], "blank lines count")
    #expect(!document.text.contains(batch.folder.path), "no path beyond the file's own name")
  }

  @Test func findingsHaveTheSameTotals() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<40), to: "a.jsonl")
    _ = try await batch.score(["a.jsonl"], to: batch.output("full.xml"))
    _ = try await batch.score(["a.jsonl"], to: batch.output("findings.xml"), detail: .findings)
    let full = try #require(batch.folder.bytes("full.xml"))
    let findings = try #require(batch.folder.bytes("findings.xml"))
    for attribute in ["value", "min", "max", "earned", "potential", "grade", "passed", "fatal", "beforeFatal"] {
      #expect(findings.values(of: attribute, in: "score") == full.values(of: attribute, in: "score"), "\(attribute)")
    }
    for attribute in ["earned", "potential"] {
      #expect(findings.values(of: attribute, in: "section") == full.values(of: attribute, in: "section"))
    }
    #expect(try ScorecardValidator().problems(in: findings) == [])
    #expect(!findings.text.contains("<transcript>"))
    #expect(findings.count < full.count)
  }

  @Test func aSecondCallOfAnIdDoesNotOverwriteTheFirst() async throws {
    let batch = try BatchInTest()
    let lines = [exportedCall("C", "您好"), exportedCall("C", "喂"), exportedCall("c", "您好"), exportedCall("C", "不知道")]
    try batch.folder.write(lines: lines, to: "a.jsonl")
    let progress = try await batch.score(["a.jsonl"], to: batch.output("out"))
    #expect(progress.calls == 4)
    #expect(progress.duplicates == 2)
    let tree = batch.folder.results("out/calls")
    #expect(tree.count == 4)
    #expect(tree["C.xml"]?.text.contains("您好") == true, "the first keeps its name")
    #expect(tree.values.contains { $0.text.contains(">喂<") })
    #expect(tree.values.contains { $0.text.contains("不知道") })
  }

  @Test func idsThatAreNoFileNamesStayInTheFolder() async throws {
    let batch = try BatchInTest()
    let ids = ["../../escape", "/etc/passwd", ".", "..", "a/b", "*", "甲\u{0301}", String(repeating: "长", count: 80)]
    try batch.folder.write(lines: ids.map { exportedCall($0, "您好") }, to: "a.jsonl")
    let progress = try await batch.score(["a.jsonl"], to: batch.output("out"))
    #expect(progress.calls == ids.count)
    let tree = batch.folder.results("")
    #expect(tree.keys.filter { $0.hasPrefix("out/calls/") && $0.hasSuffix(".xml") }.count == ids.count)
    #expect(tree.count == ids.count + 2, "the input and the summary besides")
  }

  @Test func personalDataAreMaskedInBothForms() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<3), to: "a.jsonl")
    for name in ["out", "out.xml"] { _ = try await batch.score(["a.jsonl"], to: batch.output(name)) }
    for (name, bytes) in batch.folder.results("") where name != "a.jsonl" {
      #expect(!bytes.text.contains("13812345678"), "\(name)")
    }
  }

  // MARK: Rejected lines

  @Test func rejectedLinesAreKeptWithTheirFileAndLine() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: [exportedCall("A", "您好"), "garbage", #"{"id":"B"}"#], to: "a.jsonl")
    try batch.folder.write(lines: [#"{"turns":[{"speaker":"robot","text":""}]}"#], to: "b.jsonl")
    let progress = try await batch.score(["a.jsonl", "b.jsonl"], to: batch.output("out"))
    #expect(progress.calls == 1)
    #expect(progress.rejected == 3)
    let lines = try #require(batch.folder.bytes("out/rejected.jsonl")).lines
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix(#"{"file":"a.jsonl","line":2,"#) && lines[0].contains(#""original":"garbage""#))
    #expect(lines[1].hasPrefix(#"{"file":"a.jsonl","line":3,"field":"turns""#))
    #expect(lines[2].hasPrefix(#"{"file":"b.jsonl","line":1,"#))
  }

  @Test func aDocumentHasItsRejectsBesideIt() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: ["garbage", exportedCall("A", "您好")], to: "a.jsonl")
    _ = try await batch.score(["a.jsonl"], to: batch.output("out.xml"))
    #expect(batch.folder.bytes("out.xml.rejected.jsonl")?.lines.count == 1)
  }

  @Test(arguments: ["out", "out.xml"])
  func rejectsOfAnEarlierRunAreGone(name: String) async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: ["garbage"], to: "bad.jsonl")
    try batch.folder.write(lines: [exportedCall("A", "您好")], to: "good.jsonl")
    _ = try await batch.score(["bad.jsonl"], to: batch.output(name))
    _ = try await batch.score(["good.jsonl"], to: batch.output(name))
    #expect(!batch.folder.results("").keys.contains { $0.hasSuffix("rejected.jsonl") })
  }

  // MARK: Little or nothing to do

  @Test(arguments: [[], [""], ["", "", ""]])
  func inputWithoutCalls(lines: [String]) async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: lines, to: "a.jsonl")
    #expect(try await batch.score(["a.jsonl"], to: batch.output("out")).calls == 0)
    #expect(Set(batch.folder.results("out").keys) == ["summary.xml"])
    _ = try await batch.score(["a.jsonl"], to: batch.output("out.xml"))
    let document = try #require(batch.folder.bytes("out.xml"))
    #expect(try ScorecardValidator().problems(in: document) == [])
  }

  @Test func noInputAtAll() async throws {
    let batch = try BatchInTest()
    let progress = try await batch.score([], to: batch.output("out"))
    #expect(progress.calls == 0 && progress.rejected == 0 && !progress.isInterrupted)
    #expect(Set(batch.folder.results("out").keys) == ["summary.xml"])
  }

  @Test func aLastLineWithoutItsNewline() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(exportedCall("A", "您好").utf8, to: "a.jsonl")
    #expect(try await batch.score(["a.jsonl"], to: batch.output("out")).calls == 1)
  }
}
