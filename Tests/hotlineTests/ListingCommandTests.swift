import Reports
import TestSupport
import Testing

/// The commands that show rather than score.
@Suite struct ListingCommandTests {
  @Test func theSchemaIsTheOneThatTheProgramWritesBy() throws {
    let result = try HotlineProcess.run("schema")
    #expect(result.status == 0)
    #expect(result.text == ScorecardSchema.text)
  }

  @Test func theProjectsOwnRulesAreClean() throws {
    let result = try HotlineProcess.run("lint", Project.lexicons)
    #expect(result.text == "")
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test(arguments: ["power-95598", "general", "bank-branch"])
  func theRulesOfAScorecardAsJSON(scorecard: String) throws {
    let result = try HotlineProcess.run("rules", "--scorecard", scorecard, "--format", "json")
    #expect(result.status == 0)
    let rules = try JSONValue(result.output).entries
    #expect(rules.count > 10)
    for rule in rules {
      #expect(rule.names == ["id", "title", "clause", "kind", "severity", "points", "scorecard"])
      #expect(rule["scorecard"]?.string == scorecard)
      #expect(["required", "forbidden", "conditional", "sequence", "metric"].contains(rule["kind"]?.string))
      #expect(["minor", "major", "fatal", "fatal-section", "bonus"].contains(rule["severity"]?.string))
      guard case .number(let points)? = rule["points"] else {
        Issue.record("no points")
        continue
      }
      #expect(points > 0)
    }
    let ids = rules.compactMap { $0["id"]?.string }
    #expect(Set(ids).count == rules.count)
    let table = try HotlineProcess.run("rules", "--scorecard", scorecard).text
    for id in ids { #expect(table.contains(id)) }
  }

  @Test func allScorecardsTogether() throws {
    let rules = try JSONValue(try HotlineProcess.run("rules", "--format", "json").output).entries
    let scorecards = Set(rules.compactMap { $0["scorecard"]?.string })
    #expect(scorecards.isSuperset(of: ["power-95598", "water-hotline", "customer-service-centre"]))
  }

  // MARK: find

  private let call = #"{"id":"C-1","turns":[{"speaker":"system","text":"您好"},{"speaker":"agent","text":"𠮷，您好！"}]}"#

  private func find(_ more: String...) throws -> HotlineProcess.Result {
    let folder = try TemporaryFolder()
    try folder.makeFolder("phrases")
    try folder.write("[greeting] 问候\n您好\n[guarded guarded] 防误判\n您好\n".utf8, to: "phrases/a.txt")
    return try HotlineProcess.run(["find", "-", "--rulebook", folder.path] + more, input: Array(call.utf8))
  }

  @Test func aHitIsAJSONLine() throws {
    let result = try find("--phrases", "greeting", "--format", "jsonl")
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.text.split(separator: "\n").last.map(String.init)
        == #"{"id":"C-1","turn":1,"speaker":"agent","phrases":"greeting","from":2,"to":4,"text":"您好","match":"exact"}"#)
  }

  @Test func severalSetsInTheOrderAskedFor() throws {
    let result = try find("--phrases", "guarded,greeting", "--format", "jsonl")
    let lines = try result.text.split(separator: "\n").map { try JSONValue($0.utf8) }
    let ofAgent = lines.filter { $0["speaker"] == .text("agent") }
    #expect(ofAgent.compactMap { $0["phrases"]?.string } == ["guarded", "greeting"])
  }

  @Test func aHitInATableIsMarked() throws {
    #expect(try find("--phrases", "greeting").text.contains("C-1\t1\tagent\tgreeting\t𠮷，【您好】！\n"))
  }

  @Test func whatSoundsSoIsMarkedAsSuch() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("phrases")
    try folder.write("[greeting] 问候\n您好\n".utf8, to: "phrases/a.txt")
    let call = #"{"id":"C-1","turns":[{"speaker":"agent","text":"您号，请讲"},{"speaker":"agent","text":"您号码多少"}]}"#
    let result = try HotlineProcess.run(
      "find", "-", "--rulebook", folder.path, "--phrases", "greeting", "--format", "jsonl", input: Array(call.utf8))
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.text
        == #"{"id":"C-1","turn":0,"speaker":"agent","phrases":"greeting","from":0,"to":2,"text":"您号","match":"homophone"}"#
        + "\n")
    let table = try HotlineProcess.run(
      "find", "-", "--rulebook", folder.path, "--phrases", "greeting", input: Array(call.utf8))
    #expect(table.text == "C-1\t0\tagent\tgreeting\t【您号】，请讲\t谐音\n")
  }

  @Test(arguments: ["score", "explain", "lint", "find"])
  func missingReadingsAreNamedWithTheirPackage(command: String) throws {
    let folder = try TemporaryFolder()
    let arguments: [String: [String]] = [
      "score": ["\(Project.samples)/water-hotline.jsonl", "--scorecard", "water-hotline", "--output", "-"],
      "explain": ["\(Project.samples)/water-hotline.jsonl", "--scorecard", "water-hotline"],
      "lint": [Project.lexicons],
      "find": ["\(Project.samples)/water-hotline.jsonl", "--phrases", "greeting"],
    ]
    let missing = ["--readings", "\(folder.path)/none.bz2"]
    let result = try HotlineProcess.run([command] + (arguments[command] ?? []) + missing)
    #expect(result.status == 66)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("none.bz2: no such readings. Install them: apt-get install unicode-data"))
  }

  // MARK: tokenize

  @Test func tokenizeKeepsLinesAndCharacters() throws {
    let text = "我家停电了，\n\n95598 热线\r\n𠮷野家申请用电报装。\n\n最后一行"
    let result = try HotlineProcess.run("tokenize", input: Array(text.utf8))
    #expect(result.status == 0, "\(result.errors)")
    let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    let words = result.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(words.count == lines.count)
    for (line, words) in zip(lines, words) {
      #expect(words.filter { $0 != " " } == line.filter { $0 != " " }, "no character is lost")
      #expect(!words.contains("  ") && words.first != " " && words.last != " ")
    }
    #expect(result.text.contains("申请"))
  }

  @Test(arguments: ["", "\n", "\n\n\n", "甲", "甲\n"])
  func tokenizeHasALineForEveryLine(text: String) throws {
    let result = try HotlineProcess.run("tokenize", input: Array(text.utf8))
    let expected = text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
    #expect(result.text == expected)
  }

  @Test func tokenizeWritesTheSameForAnyNumberOfWorkers() throws {
    let lines = (0..<40_000).map { $0 % 5 == 0 ? "" : "您好，户号是\($0)，我想申请一个电表。" }
    let text = Array(lines.joined(separator: "\n").utf8)
    let one = try HotlineProcess.run(["tokenize", "--workers", "1"], input: text)
    #expect(one.output.count { $0 == UInt8(ascii: "\n") } == lines.count)
    for workers in ["2", "7"] {
      #expect(try HotlineProcess.run(["tokenize", "--workers", workers], input: text).output == one.output)
    }
    #expect(try HotlineProcess.run("tokenize", "--workers", "0").status == 64)
  }

  // MARK: explain

  @Test func anExplanationOfOneCall() throws {
    let result = try HotlineProcess.run(
      "explain", "\(Project.samples)/power-95598.jsonl", "--call", "P-001-outage-good", "--scorecard", "power-95598")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.text.contains("P-001-outage-good"))
    #expect(result.text.contains("得分"))
    #expect(!result.text.contains("\u{1B}"), "no colours in a file")
  }

  @Test func aCallThatIsNotThere() throws {
    let result = try HotlineProcess.run(
      "explain", "\(Project.samples)/power-95598.jsonl", "--call", "nobody", "--scorecard", "power-95598")
    #expect(result.status == 66)
    #expect(result.errors.contains("nobody"))
  }

  // MARK: Language

  @Test(arguments: ["score", "report", "pick", "explain", "rules", "lint", "find", "tokenize", "schema"])
  func helpIsInTheUsersLanguage(command: String) throws {
    let chinese = try HotlineProcess.run("help", command, locale: "zh_CN.UTF-8")
    let english = try HotlineProcess.run("help", command, locale: "C")
    #expect(chinese.status == 0 && english.status == 0)
    #expect(chinese.text != english.text)
    #expect(chinese.text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    #expect(!english.text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
  }

  @Test func theVersion() throws {
    let result = try HotlineProcess.run("--version")
    #expect(result.status == 0)
    #expect(result.text == "0.1.0\n")
  }
}
