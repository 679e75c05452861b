import Glibc
import Reports
import TestSupport
import Testing

/// `hotline stream` as a program at the other end of two pipes meets it.
@Suite struct StreamCommandTests {
  private static func call(_ id: String) -> String {
    #"{"id":"\#(id)","turns":[{"speaker":"agent","text":"您好，请问有什么可以帮您？"},{"speaker":"customer","text":"停电了"}]}"#
  }

  /// A file of calls that is open, so that a test sees how far the program has read.
  private final class OpenFile {
    let descriptor: Int32
    let size: Int
    private let folder: TemporaryFolder

    init(calls: Int) throws {
      folder = try TemporaryFolder()
      let lines = (0..<calls).map { StreamCommandTests.call("C-\($0)") + "\n" }.joined()
      size = lines.utf8.count
      descriptor = open(try folder.write(lines.utf8, to: "calls"), O_RDONLY | O_CLOEXEC)
    }

    deinit { close(descriptor) }

    var bytesRead: Int { Int(lseek(descriptor, 0, SEEK_CUR)) }
  }

  @Test(arguments: ["1", "2"]) func whoSendsOneLineAndWaitsGetsItsAnswer(workers: String) throws {
    let program = try HotlineAtPipes(
      "stream", "--scorecard", "power-95598", "--workers", workers, "--totals")
    try program.write(Self.call("C-1") + "\n")
    #expect(try program.line()?.hasPrefix(#"{"id":"C-1","line":1,"call":{"scorecard":"power-95598","#) == true)
    try program.write("\n")
    #expect(try program.line()?.hasPrefix(#"{"id":null,"line":2,"error":{"code":"blank-line","#) == true)
    // The half of a line does not keep the answer to the one before.
    let third = Self.call("C-3")
    try program.write(Self.call("C-2") + "\n" + third.prefix(40))
    #expect(try program.line()?.hasPrefix(#"{"id":"C-2","line":3,"#) == true)
    try program.write(third.dropFirst(40) + "\nno call\n")
    #expect(try program.line()?.hasPrefix(#"{"id":"C-3","line":4,"#) == true)
    #expect(try program.line()?.hasPrefix(#"{"id":null,"line":5,"error":{"#) == true)
    program.closeInput()
    #expect(try program.line()?.contains(#""calls":3,"rejected":1,"#) == true, "the totals")
    #expect(try program.line() == nil)
    let (status, errors) = try program.end()
    #expect(status == 0)
    #expect(errors == "")
  }

  @Test func aClosedPipeEndsItQuietly() throws {
    let file = try OpenFile(calls: 40_000)
    let program = try HotlineAtPipes("stream", "--scorecard", "bank-branch", input: file.descriptor)
    #expect(try program.line() != nil)
    program.closeOutput()
    let (status, errors) = try program.end()
    #expect(status == 141, "128 + SIGPIPE: not all of it was taken")
    #expect(errors == "")
    #expect(file.bytesRead < file.size / 2, "more is not read than a few batches")
  }

  @Test func aSignalEndsItBetweenLines() throws {
    let program = try HotlineAtPipes("stream", "--scorecard", "bank-branch", "--totals")
    try program.write(Self.call("C-1") + "\n" + Self.call("C-2").prefix(30))
    #expect(try program.line()?.hasPrefix(#"{"id":"C-1","#) == true)
    program.signal(SIGTERM)
    #expect(try program.line() == nil, "neither half a line nor totals")
    let (status, errors) = try program.end()
    #expect(status == 143)
    #expect(errors == "")
  }

  // MARK: Before anything is read

  private static let wrong: [([String], Int32)] = [
    ([], 64),
    (["--scorecard", "no-such-card"], 64),
    (["--scorecard", "general", "--workers", "0"], 64),
    (["--scorecard", "general", "--detail", "none"], 64),
    (["--scorecard", "general", "--source", ""], 64),
    (["--scorecard", "general", "--bogus"], 64),
    (["--scorecard", "general", "--routing", "routes.yaml"], 64),
    (["--routing", "/no/such/routes.yaml"], 66),
    (["--scorecard", "general", "--dictionary", "/no/such/words"], 66),
    (["--scorecard", "general", "--readings", "/no/such/readings"], 66),
    (["--scorecard", "general", "--rulebook", "/no/such/rules"], 78),
  ]

  @Test(arguments: wrong)
  func whatIsWrongIsSaidBeforeAnythingIsRead(arguments: [String], expected: Int32) throws {
    for more in [[], ["--check"]] {
      let result = try HotlineProcess.run(["stream"] + arguments + more, input: Array(Self.call("C").utf8))
      #expect(result.status == expected, "\(arguments): \(result.errors)")
      #expect(result.output == [] && !result.errors.isEmpty)
    }
  }

  @Test func rulesThatAreWrongAreSaidBeforeAnythingIsRead() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("Lexicons")
    try folder.makeFolder("Lexicons/rules")
    try folder.write(lines: ["rules: ["], to: "Lexicons/rules/a.yaml")
    let file = try OpenFile(calls: 3)
    let program = try HotlineAtPipes(
      "stream", "--scorecard", "general", "--rulebook", folder.path + "/Lexicons", input: file.descriptor)
    #expect(try program.line() == nil)
    let (status, errors) = try program.end()
    #expect(status == 78 && errors.contains("rules/a.yaml:"))
    #expect(file.bytesRead == 0)
  }

  @Test func aCheckSaysWhatIsLoadedAndReadsNothing() throws {
    let file = try OpenFile(calls: 3)
    let program = try HotlineAtPipes(
      "stream", "--scorecard", "bank-branch", "--check", input: file.descriptor)
    let line = try #require(try program.line())
    let ready = try #require(try JSONValue(line.utf8)["ready"])
    #expect(ready["scorecard"] == .text("bank-branch"))
    #expect(ready["scorecards"]?.entries == [.text("bank-branch")])
    #expect(ready["digest"]?.string?.hasPrefix("sha256:") == true)
    let document = (ready["head"]?.string ?? "") + (ready["foot"]?.string ?? "")
    #expect(try ScorecardValidator().problems(in: Array(document.utf8)) == [])
    #expect(try program.line() == nil)
    #expect(try program.end().status == 0)
    #expect(file.bytesRead == 0)
  }

  // MARK: The same as `score`

  @Test func personalDataAreMaskedUnlessAskedFor() throws {
    let call = Array(#"{"id":"C","turns":[{"speaker":"agent","text":"您好，您的电话是13812345678吗"}]}"#.utf8)
    let arguments = ["stream", "--scorecard", "general", "--scorecards-xml"]
    #expect(try !HotlineProcess.run(arguments, input: call).text.contains("13812345678"))
    #expect(try HotlineProcess.run(arguments + ["--unmasked"], input: call).text.contains("13812345678"))
  }

  @Test(arguments: [
    "power-95598", "power-business-hall", "power-repair-crew", "water-hotline", "telecom-client-manager",
    "customer-service-centre", "bank-branch", "mobile-business-hall", "general",
  ])
  func theSamplesHaveTheResultsThatScoreGivesThem(scorecard: String) throws {
    let calls = try #require(TemporaryFolder.bytes(of: "\(Project.samples)/\(scorecard).jsonl"))
    for detail in ["full", "findings"] {
      let options = ["--scorecard", scorecard, "--detail", detail]
      let document = try HotlineProcess.run(["score", "-", "--output", "-", "--quiet"] + options, input: calls).output
      let folder = try TemporaryFolder()
      let reader = try ScorecardReader(path: try folder.write(document, to: "all.xml"))
      let stream = try HotlineProcess.run(["stream", "--scorecards-xml", "--workers", "2"] + options, input: calls)
      #expect(stream.status == 0 && stream.errors == "")
      let check = try HotlineProcess.run(["stream", "--check"] + options)
      let ready = try #require(try JSONValue(check.output)["ready"])
      var elements = ""
      for line in stream.text.split(separator: "\n") {
        let answer = try JSONValue(line.utf8)
        let call = try #require(try reader.next())
        #expect(StreamedCall(answer) == StreamedCall(call), "\(call.id)")
        elements += answer["xml"]?.string ?? ""
      }
      #expect(try reader.next() == nil)
      let joined = (ready["head"]?.string ?? "") + elements + (ready["foot"]?.string ?? "")
      #expect(Array(joined.utf8) == document, "the XML is byte for byte that of score")
    }
  }

  @Test func scorecardsByThemselvesAreThoseOfScore() throws {
    let calls = try #require(TemporaryFolder.bytes(of: "\(Project.samples)/general.jsonl")) + Array("no call\n".utf8)
    let options = ["--scorecard", "general"]
    let folder = try TemporaryFolder()
    let file = folder.path + "/elements"
    let apart = try HotlineProcess.run(["stream", "--scorecards-to", file, "--workers", "2"] + options, input: calls)
    #expect(apart.status == 0 && apart.errors == "")
    #expect(try apart.output == HotlineProcess.run(["stream"] + options, input: calls).output)
    let ready = try #require(try JSONValue(HotlineProcess.run(["stream", "--check"] + options).output)["ready"])
    let elements = try #require(TemporaryFolder.bytes(of: file))
    let document = Array((ready["head"]?.string ?? "").utf8) + elements + Array((ready["foot"]?.string ?? "").utf8)
    let score = try HotlineProcess.run(["score", "-", "--output", "-", "--quiet"] + options, input: calls)
    #expect(document == score.output)
  }

  /// What the table holds is compared with the lines by another reader of its format: Tests/Spark/test_item_table.py.
  @Test func itemsByThemselvesAreNotInTheLines() throws {
    let calls = try #require(TemporaryFolder.bytes(of: "\(Project.samples)/general.jsonl")) + Array("no call\n".utf8)
    let options = ["--scorecard", "general", "--totals"]
    let folder = try TemporaryFolder()
    let table = folder.path + "/items"
    let apart = try HotlineProcess.run(["stream", "--items-to", table, "--workers", "2"] + options, input: calls)
    #expect(apart.status == 0 && apart.errors == "")
    let together = try HotlineProcess.run(["stream"] + options, input: calls)
    let withoutItems = together.text.replacing(/"items":\[.*\],"findings"/, with: "\"findings\"")
    #expect(apart.text == withoutItems)
    #expect(try #require(TemporaryFolder.bytes(of: table)).suffix(8) == [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0])
    let nowhere = try HotlineProcess.run(["stream", "--items-to", "/nowhere/items"] + options, input: calls)
    #expect(nowhere.status == 73 && nowhere.output == [])
  }

  @Test func scorecardsGoToOnePlace() throws {
    let both = ["stream", "--scorecard", "general", "--scorecards-xml", "--scorecards-to", "/dev/null"]
    #expect(try HotlineProcess.run(both, input: []).status == 64)
    let over = ["stream", "--scorecard", "general", "--items-to", "one", "--scorecards-to", "one"]
    #expect(try HotlineProcess.run(over, input: []).status == 64)
    let nowhere = ["stream", "--scorecard", "general", "--scorecards-to", "/nowhere/elements"]
    let refused = try HotlineProcess.run(nowhere, input: Array(Self.call("C").utf8))
    #expect(refused.status == 73 && refused.output == [])
  }

  @Test func theTotalsOfPartsAreTheSummaryOfAll() throws {
    let folder = try TemporaryFolder()
    let scorecard = "customer-service-centre"
    let path = "\(Project.samples)/\(scorecard).jsonl"
    let whole = try HotlineProcess.run("score", path, "--scorecard", scorecard, "--output", folder.path + "/out")
    #expect(whole.status == 0)
    let lines = try #require(TemporaryFolder.bytes(of: path)).split(separator: UInt8(ascii: "\n"))
    var totals = ""
    for part in [lines[..<1], lines[1..<8], lines[8...]] {
      let input = Array(part.joined(separator: [0x0A]))
      let stream = try HotlineProcess.run("stream", "--scorecard", scorecard, "--totals", input: input)
      totals += (stream.text.split(separator: "\n").last ?? "") + "\n"
    }
    let merged = try HotlineProcess.run("totals", "--output", folder.path + "/summary.xml", input: Array(totals.utf8))
    #expect(merged.status == 0, "\(merged.errors)")
    #expect(folder.bytes("summary.xml") == folder.bytes("out/summary.xml"))
    let line = try HotlineProcess.run("totals", input: Array(totals.utf8))
    #expect(try HotlineProcess.run("totals", "--output", "-", input: line.output).output == folder.bytes("summary.xml"))
  }

  @Test func whatIsNoTotalsIsNamedByItsLine() throws {
    let result = try HotlineProcess.run("totals", input: Array("\nnonsense\n".utf8))
    #expect(result.status == 65 && result.output == [])
    #expect(result.errors.hasPrefix("hotline: stdin:2: no totals; expected a line"), "\(result.errors)")
    let chinese = try HotlineProcess.run("totals", input: [], locale: "zh_CN.UTF-8")
    #expect(chinese.status == 65 && chinese.errors.contains("标准输入中没有汇总"), "\(chinese.errors)")
    #expect(try HotlineProcess.run("totals", "/no/such/file").status == 66)
  }

  @Test func routedCallsAreAnsweredByTheirScorecards() throws {
    let folder = try TemporaryFolder()
    let routes = try folder.write(
      lines: ["routes:", "  - {queue: [95598], scorecard: power-95598}", "  - {queue: [12345], scorecard: general}"],
      to: "routes.yaml")
    func call(_ queue: String) -> String {
      #"{"id":"C-\#(queue)","queue":"\#(queue)","turns":[{"speaker":"agent","text":"您好"}]}"# + "\n"
    }
    let input = Array((call("95598") + call("12345") + call("10086")).utf8)
    let arguments = ["--routing", routes, "--scorecards-xml", "--totals"]
    let stream = try HotlineProcess.run(["stream"] + arguments, input: input)
    let lines = try stream.text.split(separator: "\n").map { try JSONValue($0.utf8) }
    #expect(lines.count == 4)
    #expect(lines[0]["call"]?["scorecard"] == .text("power-95598"))
    #expect(lines[1]["call"]?["scorecard"] == .text("general"))
    #expect(lines[1]["xml"]?.string?.contains(#" scorecard="general""#) == true)
    #expect(lines[2]["id"] == .text("C-10086"))
    #expect(lines[2]["error"]?["code"] == .text("not-routed"))
    let score = try HotlineProcess.run(
      ["score", try folder.write(input, to: "calls.jsonl"), "--routing", routes, "--output", folder.path + "/out"])
    #expect(score.status == 65)
    let totals = try HotlineProcess.run(
      "totals", "--output", "-", input: Array((stream.text.split(separator: "\n").last ?? "").utf8))
    #expect(totals.output == folder.bytes("out/summary.xml"))
  }
}
