import CallModel
import Glibc
import Reports
import Rulebook
import Scoring
import TestSupport
import Testing

@Suite struct ScorecardReaderTests {
  @Test func aCallComesBackAsItWasWritten() throws {
    var call = Sample.call()
    call.source.line = 7
    let finding = Finding(
      act: "customer-anger", title: "客户发怒", evidence: Evidence(turn: 1, from: 0, to: 2))
    let scored = ScoredCall(
      call: call, score: Sample.score,
      sections: [
        SectionResult(
          id: "opening", title: "开头语", earned: Points(hundredths: 500), potential: Points(hundredths: 1_000),
          items: Sample.items)
      ], speakers: SpeakerJudgement(verdict: .swapped, confidenceHundredths: 35), findings: [finding])
    let (calls, problems) = try ScorecardFiles([scored]).read()
    let read = try #require(calls.first)
    #expect(problems == [] && calls.count == 1)
    #expect(read.id == "C-20260304-0001" && read.startedAt == "2026-03-04T09:12:31+08:00")
    #expect(read.direction == .inbound && read.channel == .phone && read.callType == .faultReport)
    #expect(read.duration == 192.4 && read.scorecard == "power-95598" && read.isComplete)
    #expect(read.source == Source(file: "march.jsonl", line: 7, format: "hotline-jsonl"))
    #expect(read.agent == Agent(id: "1024", name: "李敏", team: "一班"))
    #expect(read.score == Sample.score)
    #expect(read.speakers == SpeakerJudgement(verdict: .swapped, confidenceHundredths: 35))
    #expect(read.findings == [ReportedFinding(act: "customer-anger", title: "客户发怒", turn: 1, words: "家里")])
    #expect(read.sections.map(\.title) == ["开头语"])
    let items = read.sections[0].items
    #expect(items.map(\.rule) == Sample.items.map(\.rule))
    #expect(items.map(\.outcome) == Sample.items.map(\.outcome))
    #expect(items.map(\.points) == Sample.items.map(\.points) && items.map(\.lost) == Sample.items.map(\.lost))
    #expect(items[0].clause == "供电营业职工文明服务行为规范(试行) 4.2.1" && items[0].title == "标题 opening-greeting")
    #expect(items[0].proofs == [.evidence(turn: 0, words: "您好", match: .exact)])
    #expect(items[1].proofs == [.searched(fromTurn: 0, toTurn: 1), .nearest(turn: 0, words: "九五五九八")])
    #expect(items[2].proofs == [.missing(field: "ringing", doubtful: false)])
  }

  @Test func aScorecardOfFindingsOnlySaysSo() throws {
    let (calls, _) = try ScorecardFiles([Sample.scored()], detail: .findings).read()
    #expect(calls.map(\.isComplete) == [false])
    #expect(calls.first?.sections.first?.items.map(\.outcome) == [.fail, .notAssessable])
  }

  @Test func manyCallsInOneDocument() throws {
    let folder = try TemporaryFolder()
    let writer = ScorecardXMLWriter(header: Sample.header, detail: .full, mask: nil)
    var document = writer.head
    for number in 1...300 { document += writer.bytes(of: Sample.scored("C-\(number)")) }
    let path = try folder.write(document + writer.foot, to: "all.xml")
    var ids: [String] = []
    try ScorecardFolder(path).forEachCall(problem: { Issue.record($0) }) { call, _ in ids.append(call.id) }
    #expect(ids == (1...300).map { "C-\($0)" })
  }

  @Test func aFolderIsReadInTheOrderOfItsNamesAndHalfWrittenFilesAreNot() throws {
    let files = try ScorecardFiles()
    for name in ["b", "a", "甲", ".hotline-12-1"] {
      try files.folder.write(Sample.document(Sample.scored(name)).utf8, to: "calls/\(name).xml")
    }
    try files.folder.write("x".utf8, to: "calls/readme.txt")
    #expect(try files.read().calls.map(\.id) == ["a", "b", "甲"])
    #expect(try !ScorecardFolder(files.folder.path).isFinished)
    try files.folder.write("<summary/>".utf8, to: "summary.xml")
    #expect(try ScorecardFolder(files.folder.path).isFinished)
  }

  // MARK: Rubbish

  private func reason(_ content: some Collection<UInt8>) throws -> ScorecardFileError? {
    let files = try ScorecardFiles([Sample.scored("before"), Sample.scored("behind")])
    try files.folder.write(content, to: "calls/1000-m.xml")
    let (calls, problems) = try files.read()
    #expect(calls.map(\.id).filter { $0 != "C-20260304-0001" } == ["before", "behind"], "the others are read")
    #expect(problems.count == 1 && problems.first?.path.hasSuffix("/calls/1000-m.xml") == true)
    return problems.first
  }

  @Test func anEmptyFile() throws { #expect(try reason([])?.reason == .empty) }

  @Test func aFileThatIsCutOff() throws {
    let document = Array(Sample.document().utf8)
    for length in [1, 20, 300, document.count / 2, document.count - 5] {
      guard case .malformed? = try reason(document.prefix(length))?.reason else {
        Issue.record("\(length) bytes are a document")
        continue
      }
    }
  }

  @Test func aDocumentThatGoesOn() throws {
    guard case .malformed? = try reason(Array((Sample.document() + "<more/>").utf8))?.reason else {
      Issue.record("two roots")
      return
    }
  }

  @Test func theLineIsNamed() throws {
    let document = Sample.document().replacing(#"outcome="fail""#, with: #"outcome="maybe""#)
    let error = try reason(document.utf8)
    #expect(error?.reason == .attributeValue(element: "item", attribute: "outcome", found: "maybe"))
    let lines = document.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(error?.line == lines.firstIndex { $0.contains("maybe") }.map { $0 + 1 })
  }

  @Test(arguments: [
    ("<summary xmlns=\"urn:hotline:scorecard:1\"/>", "summary"), ("<html/>", "{}html"),
    ("<scorecards xmlns=\"urn:other\"/>", "{urn:other}scorecards"),
  ])
  func anotherDocument(text: String, found: String) throws {
    #expect(try reason(text.utf8)?.reason == .anotherDocument(found: found))
  }

  @Test func aLaterVersion() throws {
    let document = Sample.document().replacing(#"schemaVersion="1""#, with: #"schemaVersion="9""#)
    #expect(try reason(document.utf8)?.reason == .schemaVersion(found: "9"))
  }

  @Test func whatTheSchemaDemands() throws {
    let document = Sample.document()
    #expect(
      try reason(document.replacing(#" lost="0.00""#, with: "").utf8)?.reason
        == .attributeMissing(element: "item", attribute: "lost"))
    #expect(
      try reason(document.replacing("<score ", with: "<total ").utf8)?.reason
        == .elementMissing(element: "call", child: "score"))
  }

  @Test func entitiesAreRefusedBeforeTheyGrow() throws {
    var bomb = "<!DOCTYPE s [<!ENTITY a \"aaaaaaaaaa\">"
    for (name, before) in zip("bcdefghi", "abcdefgh") {
      bomb += "<!ENTITY \(name) \"" + String(repeating: "&\(before);", count: 10) + "\">"
    }
    switch try reason((bomb + "]><s>&i;</s>").utf8)?.reason {
    // libxml2 itself sees some of them coming.
    case .documentType?, .malformed?: break
    case let other: Issue.record("\(String(describing: other))")
    }
    #expect(
      try reason("<!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><s>&x;</s>".utf8)?.reason == .documentType)
  }

  @Test func deepNestingEnds() throws {
    let deep =
      #"<scorecards xmlns="urn:hotline:scorecard:1" schemaVersion="1" scorecard="a" scorecardVersion="1" "#
      + #"digest="d" toolVersion="1">"# + String(repeating: "<x>", count: 100_000)
    guard case .malformed? = try reason(deep.utf8)?.reason else {
      Issue.record("deep")
      return
    }
  }

  @Test func aCallThatIsTooLargeIsLeftThere() throws {
    let item = #"<item rule="r" kind="required" severity="major" outcome="pass" points="1.00" lost="0.00"/>"#
    let document = Sample.document().replacing(
      "</section>", with: String(repeating: item, count: ScorecardReader.maximumParts) + "</section>")
    #expect(try reason(document.utf8)?.reason == .callTooLarge)
  }

  @Test func whatIsNoFile() throws {
    let files = try ScorecardFiles([Sample.scored("a")])
    try files.folder.makeFolder("calls/folder.xml")
    #expect(mkfifo(files.folder.path + "/calls/pipe.xml", 0o600) == 0)
    let (calls, problems) = try files.read()
    #expect(calls.map(\.id) == ["a"])
    #expect(problems.map(\.reason) == [.notAFile, .notAFile])
  }

  @Test func foldersWithoutScorecards() throws {
    let folder = try TemporaryFolder()
    let reason = { (path: String) in
      #expect(throws: ScorecardFileError.self) { try ScorecardFolder(path) }?.reason
    }
    #expect(reason(folder.path + "/none") == .missing)
    #expect(reason(folder.path) == .noScorecards)
    try folder.makeFolder("calls")
    #expect(reason(folder.path) == .noScorecards)
  }
}
