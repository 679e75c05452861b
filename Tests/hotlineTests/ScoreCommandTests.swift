import Reports
import TestSupport
import Testing

/// `hotline score` as a batch operator meets it.
@Suite struct ScoreCommandTests {
  private static let call =
    #"{"id":"C-1","turns":[{"speaker":"agent","text":"您好，供电公司，请问有什么可以帮您？"},{"speaker":"customer","text":"停电了"}]}"#

  private func score(_ inputs: [String], to output: String, _ more: String..., input: [UInt8] = []) throws
    -> HotlineProcess.Result
  {
    try HotlineProcess.run(
      ["score"] + inputs + ["--scorecard", "power-95598", "--output", output] + more, input: input)
  }

  @Test func theSamplesScoreTheSameWithOneAndTwoWorkers() throws {
    let folder = try TemporaryFolder()
    for workers in ["1", "2"] {
      let result = try score([Project.samples], to: "\(folder.path)/out\(workers)", "--workers", workers)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output == [])
    }
    let tree = folder.results("out1")
    #expect(tree.keys.contains("summary.xml"))
    #expect(tree.keys.filter { $0.hasPrefix("calls/") }.count == tree.count - 1)
    #expect(folder.tree("out1") == folder.tree("out2"), "the run report and the journal too")
  }

  @Test func oneDocumentOnStandardOutput() throws {
    let result = try score(["-"], to: "-", input: Array(Self.call.utf8))
    #expect(result.status == 0)
    #expect(try ScorecardValidator().problems(in: result.output) == [])
    #expect(result.text.contains(#"<call id="C-1""#))
    #expect(result.text.contains(#"<source file="stdin" line="1""#))
    #expect(result.errors == "1 calls scored\n")
  }

  @Test func quietMeansQuiet() throws {
    #expect(try score(["-"], to: "-", "--quiet", input: Array(Self.call.utf8)).errors == "")
  }

  @Test func timesThatCannotBeAreTold() throws {
    let call = #"{"id":"C-9","turns":[{"speaker":"agent","text":"您好","start":9,"end":7}]}"#
    let english = try score(["-"], to: "-", input: Array(call.utf8))
    #expect(english.status == 0)
    #expect(
      english.errors == """
        calls with times that cannot be: 1 (C-9)
          a turn ends before it begins: 1
        1 calls scored

        """)
    let chinese = try HotlineProcess.run("convert", "-", "-o", "-", input: Array(call.utf8), locale: "zh_CN.UTF-8")
    #expect(chinese.errors == "stdin:1: C-9: 话轮的结束早于开始（第 0 轮，7 秒，开始于 9 秒）\n已转换 1 通，0 处无法读取\n")
    let again = try HotlineProcess.run("convert", "-", "-o", "-", input: chinese.output)
    #expect(again.output == chinese.output)
    #expect(again.errors.contains("a turn ends before it begins"))
  }

  @Test func findingsAreShorter() throws {
    let full = try score(["-"], to: "-", input: Array(Self.call.utf8))
    let findings = try score(["-"], to: "-", "--detail", "findings", input: Array(Self.call.utf8))
    #expect(findings.status == 0)
    #expect(findings.output.count < full.output.count)
    #expect(!findings.text.contains("<transcript>"))
  }

  @Test func personalDataAreMaskedUnlessAskedFor() throws {
    let call = Array(#"{"id":"C","turns":[{"speaker":"agent","text":"您的电话是13812345678吗"}]}"#.utf8)
    #expect(try !score(["-"], to: "-", input: call).text.contains("13812345678"))
    #expect(try score(["-"], to: "-", "--unmasked", input: call).text.contains("13812345678"))
  }

  // MARK: Exit statuses

  @Test func someInputWasRejected() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(lines: [Self.call, "{\"id\":\"C-2\"}", "garbage"], to: "a.jsonl")
    let result = try score([file], to: folder.path + "/out")
    #expect(result.status == 65)
    #expect(folder.bytes("out/calls/C-1.xml") != nil, "the rest is scored")
    let rejected = try #require(folder.bytes("out/rejected.jsonl")).split(separator: UInt8(ascii: "\n"))
    let lines = try rejected.map { try JSONValue($0) }
    #expect(lines.map { $0["line"]?.integer } == [2, 3])
    #expect(lines.allSatisfy { $0["file"] == .text("a.jsonl") })
    #expect(lines.allSatisfy { $0.names.isSuperset(of: ["file", "line", "field", "reason", "found"]) })
  }

  @Test(arguments: [
    [], ["score"], ["score", "-"], ["score", "-", "--scorecard", "power-95598"], ["bogus"], ["score", "--bogus"],
    ["score", "-", "--scorecard", "no-such-card", "--output", "-"],
    ["score", "-", "--scorecard", "power-95598", "--output", "-", "--workers", "0"],
    ["score", "-", "--scorecard", "power-95598", "--output", "-", "--workers", "many"],
    ["score", "-", "--scorecard", "power-95598", "--output", "-", "--detail", "none"],
    ["find", "-", "--phrases", "no-such-set"], ["rules", "--scorecard", "no-such-card"],
  ])
  func wrongUsage(arguments: [String]) throws {
    let result = try HotlineProcess.run(arguments)
    // Without any argument the program shows its help, which is no error.
    #expect(result.status == (arguments.isEmpty ? 0 : 64), "\(arguments): \(result.errors)")
    #expect(arguments.isEmpty || !result.errors.isEmpty)
  }

  @Test func anInputThatDoesNotExist() throws {
    let folder = try TemporaryFolder()
    let result = try score(["/no/such/file.jsonl"], to: folder.path + "/out")
    #expect(result.status == 66)
    #expect(result.errors.contains("/no/such/file.jsonl"))
  }

  @Test func aFolderWithoutCallFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write(lines: ["x"], to: "readme.md")
    let result = try score([folder.path], to: folder.path + "/out")
    #expect(result.status == 66)
    #expect(result.errors.contains(folder.path))
  }

  @Test func anOutputThatCannotBeWritten() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(lines: [Self.call], to: "a.jsonl")
    for output in [file + "/out", file + "/out.xml"] {
      let result = try score([file], to: output)
      #expect([73, 74].contains(result.status), "\(result.status): \(result.errors)")
      #expect(result.errors.contains(output))
    }
    #expect(try score([file], to: "/proc/no/such/folder").status == 73)
  }

  @Test(arguments: [
    ("phrases/a.txt", "[greeting] 问候\n您好(\n"), ("rules/a.yaml", "- id: rule\n  colour: red\n"),
    ("scorecards/a.yaml", "id: power-95598\ntitle: 评分表\n"),
  ])
  func wrongRuleFiles(name: String, text: String) throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(name.split(separator: "/").first.map(String.init) ?? "")
    try folder.write(text.utf8, to: name)
    for arguments in [
      ["score", "-", "--scorecard", "power-95598", "--output", "-", "--rulebook", folder.path],
      ["rules", "--rulebook", folder.path], ["lint", folder.path],
    ] {
      let result = try HotlineProcess.run(arguments)
      #expect(result.status == 78, "\(arguments[0])")
      #expect((result.errors + result.text).contains("\(name):"), "\(arguments[0]) names the file and the line")
    }
  }

  @Test(arguments: [("C", "no such directory"), ("zh_CN.UTF-8", "没有这个目录")])
  func aRulebookThatDoesNotExist(locale: String, words: String) throws {
    for (arguments, status) in [(["rules", "--rulebook", "/no/such/rules"], 78), (["lint", "/no/such/rules"], 66)] {
      let result = try HotlineProcess.run(arguments, locale: locale)
      #expect(result.status == status)
      #expect(result.errors.contains("/no/such/rules"))
      #expect(result.errors.contains(words), "\(result.errors)")
    }
  }

  // MARK: Rubbish

  /// Files that hold no calls, or not only calls, with the status that they end in.
  private static let rubbish: [(name: String, bytes: [UInt8], status: Int32)] = [
    ("empty.jsonl", [], 0),
    ("blank.jsonl", bytes("\n\r\n  \n"), 0),
    ("binary.jsonl", binary, 65),
    ("zeros.jsonl", [UInt8](repeating: 0, count: 10_000), 65),
    ("truncated.jsonl", bytes(call + "\n" + call.dropLast(9)), 65),
    ("gb18030.jsonl", bytes(#"{"turns":[{"speaker":"agent","text":""#) + [0xC4, 0xFA] + bytes(#""}]}"#), 0),
    (
      "mixed.jsonl", bytes(call + "\n" + #"{"turns":[{"speaker":"agent","text":""#) + [0xC4, 0xFA] + bytes(#""}]}"#), 65
    ),
    ("deep.jsonl", [UInt8](repeating: UInt8(ascii: "["), count: 100_000), 65),
    ("list.jsonl", bytes("[1,2,3]\n17\nnull\n"), 65),
  ]

  private static let binary: [UInt8] = (0..<4_096).map { (number: Int) -> UInt8 in
    UInt8(truncatingIfNeeded: number &* 37 &+ number / 256)
  }

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test(arguments: rubbish)
  func rubbishIsRejectedAndNothingElse(name: String, bytes: [UInt8], status: Int32) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(bytes, to: name)
    let result = try score([file], to: folder.path + "/out.xml")
    #expect(result.status == status, "\(result.errors)")
    let document = try #require(folder.bytes("out.xml"))
    #expect(try ScorecardValidator().problems(in: document) == [])
    let rejected = folder.bytes("out.xml.rejected.jsonl")
    #expect((rejected == nil) == (status == 0))
    for line in (rejected ?? []).split(separator: UInt8(ascii: "\n")) {
      #expect(throws: Never.self) { try JSONValue(line) }
    }
  }

  @Test func longTurnsAreScoredInBoundedTime() throws {
    let text = String(repeating: "请请等等您您好好不不知道知道", count: 5_000)
    let call = #"{"id":"C","turns":[{"speaker":"agent","text":"\#(text)"}]}"#
    let result = try score(["-"], to: "-", input: Array(call.utf8))
    #expect(result.status == 0, "\(result.errors)")
  }
}
