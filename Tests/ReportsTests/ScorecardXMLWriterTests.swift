import CallModel
import Reports
import Rulebook
import Scoring
import TestSupport
import Testing

@Suite struct ScorecardXMLWriterTests {
  @Test func writesTheShapeOfTheContract() throws {
    let expected = """
      <?xml version="1.0" encoding="UTF-8"?>
      <scorecards xmlns="urn:hotline:scorecard:1" schemaVersion="1" tool="hotline" toolVersion="0.1.0" \
      scorecard="power-95598" scorecardVersion="1" digest="\(Sample.header.digest)">
        <call id="C-20260304-0001" startedAt="2026-03-04T09:12:31+08:00" direction="inbound" channel="phone" \
      callType="fault-report" duration="192.40">
          <source file="march.jsonl" line="1" format="hotline-jsonl"/>
          <agent id="1024" name="李敏" team="一班"/>
          <speakers judged="as-given" confidence="0.95"/>
          <score value="50.00" min="33.33" max="66.67" earned="5.00" potential="10.00" grade="差" passed="false" \
      fatal="false" beforeFatal="50.00"/>
          <section id="opening" title="开头语" earned="5.00" potential="10.00">
            <item rule="opening-greeting" kind="required" severity="major" outcome="pass" points="5.00" lost="0.00">
              <title>标题 opening-greeting</title>
              <clause>供电营业职工文明服务行为规范(试行) 4.2.1</clause>
              <evidence turn="0" speaker="agent" start="0.80" end="4.20" from="0" to="2" match="exact">您好</evidence>
            </item>
            <item rule="state-unit-name" kind="required" severity="major" outcome="fail" points="5.00" lost="5.00">
              <title>标题 state-unit-name</title>
              <clause>供电营业职工文明服务行为规范(试行) 4.2.1</clause>
              <searched fromTurn="0" toTurn="1"/>
              <nearest turn="0" from="3" to="8">九五五九八</nearest>
            </item>
            <item rule="apologise-late-answer" kind="required" severity="major" outcome="not-assessable" \
      points="5.00" lost="0.00">
              <title>标题 apologise-late-answer</title>
              <clause>供电营业职工文明服务行为规范(试行) 4.2.1</clause>
              <missing field="ringing"/>
            </item>
            <item rule="hold-apology" kind="required" severity="major" outcome="not-applicable" points="5.00" \
      lost="0.00">
              <title>标题 hold-apology</title>
              <clause>供电营业职工文明服务行为规范(试行) 4.2.1</clause>
            </item>
          </section>
          <transcript>
            <turn index="0" speaker="agent" start="0.80" end="4.20">您好，九五五九八。</turn>
            <turn index="1" speaker="customer" start="4.60" end="5.90">家里停电了，我的电话是***********。</turn>
          </transcript>
        </call>
      </scorecards>

      """
    #expect(Sample.document() == expected)
  }

  @Test func leavesOutWhatTheDataDoesNotHave() throws {
    let call = Call(id: "C-1", source: Source(file: "a.txt", line: 7, format: "text"))
    let score = Score(
      value: nil, minimum: nil, maximum: nil, earned: .zero, potential: .zero, grade: "未评", passed: false, fatal: false,
      beforeFatal: nil)
    let document = Sample.document(ScoredCall(call: call, score: score, sections: []))
    #expect(
      document.contains(
        """
          <call id="C-1" channel="phone">
            <source file="a.txt" line="7" format="text"/>
            <speakers judged="as-given" confidence="0.95"/>
            <score earned="0.00" potential="0.00" grade="未评" passed="false" fatal="false"/>
            <transcript/>
          </call>
        """))
    try expectValid(document)
  }

  @Test func writesEveryKindOfProof() throws {
    let proofs: [Proof] = [
      .measured(Measurement(name: "rings", value: "5", limit: "3", unit: "声")),
      .evidence(Evidence(turn: 1, from: 0, to: 5, match: .homophone)),
      .missing(field: "holds"),
    ]
    let document = Sample.document(Sample.scored(items: [Sample.item("r", .fail, chargedBy: "s", proofs: proofs)]))
    #expect(document.contains(#"lost="0.00" chargedBy="s">"#))
    #expect(document.contains(#"<measured name="rings" value="5" limit="3" unit="声"/>"#))
    #expect(document.contains(#"from="0" to="5" match="homophone">家里停电了</evidence>"#))
    #expect(document.contains(#"<missing field="holds"/>"#))
    try expectValid(document)
  }

  @Test func anItemForReviewSaysSo() throws {
    var item = Sample.item(
      "no-insult", .notAssessable,
      proofs: [.evidence(Evidence(turn: 1, from: 0, to: 5, match: .homophone)), .missing(field: "review")])
    #expect(!Sample.document(Sample.scored(items: [item])).contains("review="))
    item.needsReview = true
    let scored = Sample.scored(items: [item])
    let document = Sample.document(scored)
    #expect(document.contains(#"outcome="not-assessable" points="5.00" lost="0.00" review="true">"#))
    try expectValid(document)
    let text = CallExplanation(scored: scored, title: "评分表", mask: nil, isColoured: false).text
    #expect(text.contains("第1轮“家里停电了”（谐音）；请听录音复核"))
  }

  @Test func findingsAreFailuresGapsAndFatalItemsWithTheSameTotals() throws {
    let items = Sample.items + [Sample.item("no-insult", .pass, severity: .fatal)]
    let full = Sample.document(Sample.scored(items: items))
    let findings = Sample.document(Sample.scored(items: items), detail: .findings)
    let shown = findings.split(separator: "\n").filter { $0.contains("<item ") }.compactMap { line in
      line.split(separator: "\"").dropFirst().first
    }
    #expect(shown == ["state-unit-name", "apologise-late-answer", "no-insult"])
    #expect(!findings.contains("<transcript"))
    for total in ["<score ", "<section "] {
      let line = full.split(separator: "\n").first { $0.contains(total) }
      #expect(findings.split(separator: "\n").first { $0.contains(total) } == line)
    }
    try expectValid(findings)
  }

  @Test func partsOfManyWritersMakeTheDocumentOfOne() throws {
    let calls = (1...3).map { Sample.scored(Sample.call(id: "C-\($0)")) }
    func writer() -> ScorecardXMLWriter {
      ScorecardXMLWriter(header: Sample.header, detail: .full, mask: PersonalDataMask())
    }
    let one = writer()
    var together = one.head
    for call in calls { together += one.bytes(of: call) }
    together += one.foot

    var apart = writer().head
    let backwards = calls.reversed().map { writer().bytes(of: $0) }
    for part in backwards.reversed() { apart += part }
    apart += writer().foot

    #expect(together == apart)
    try expectValid(String(decoding: together, as: UTF8.self))
    #expect(writer().document(of: calls[0]) == one.head + one.bytes(of: calls[0]) + one.foot)
  }

  /// What is the same in every call is written again as it was written the first time.
  @Test func aCallIsWrittenTheSameWhateverCameBefore() {
    let other = Sample.item("other-rule", .pass, severity: .fatal)
    var third = Sample.items
    // The same rule with another spelling of a word, as Unicode sees it.
    third[0] = Sample.item("caf\u{E9}", .pass)
    var fourth = Sample.items
    fourth[0] = Sample.item("cafe\u{301}", .pass)
    let calls = [Sample.items, [other] + Sample.items, third, fourth, [other], Sample.items].map {
      Sample.scored(items: $0)
    }
    for detail in Detail.allCases {
      let writer = ScorecardXMLWriter(header: Sample.header, detail: detail, mask: nil)
      for call in calls + calls.reversed() {
        let alone = ScorecardXMLWriter(header: Sample.header, detail: detail, mask: nil)
        #expect(writer.bytes(of: call) == alone.bytes(of: call))
      }
    }
  }

  @Test func libxml2WritesTheSameDocument() {
    for detail in Detail.allCases {
      for scored in [Sample.scored(), Sample.scored(turn: "a<b>&\"\r\n\t您\u{0}\u{FFFF}", evidenceFrom: 1, to: 9)] {
        let document = Array(Sample.document(scored, detail: detail).utf8)
        #expect(RewrittenDocument.bytes(of: document) == document)
      }
    }
  }

  @Test func aDocumentWithoutCallsIsValid() throws {
    let writer = ScorecardXMLWriter(header: Sample.header, detail: .full, mask: nil)
    try expectValid(String(decoding: writer.head + writer.foot, as: UTF8.self))
  }

  @Test(arguments: [
    (0.8, "0.80"), (0, "0.00"), (-0.001, "0.00"), (1.005, "1.01"), (2.675, "2.68"), (0.0049, "0.00"), (-1.25, "-1.25"),
    (59.999, "60.00"), (1e11, "100000000000.00"),
  ])
  func secondsHaveTwoDecimalsRoundedHalfUp(seconds: Double, expected: String) throws {
    var call = Sample.call()
    call.duration = seconds
    let document = Sample.document(Sample.scored(call))
    #expect(document.contains(#"duration="\#(expected)""#))
    try expectValid(document)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300])
  func secondsThatAreNoTimeAreLeftOut(seconds: Double) throws {
    var call = Sample.call()
    call.duration = seconds
    #expect(!Sample.document(Sample.scored(call)).contains("duration"))
  }

  @Test func unmaskedReportsShowThePersonalData() throws {
    #expect(Sample.document().contains("我的电话是***********。"))
    #expect(Sample.document(mask: nil).contains("我的电话是13800138000。"))
  }

  private func expectValid(_ document: String) throws {
    #expect(try ScorecardValidator().problems(in: Array(document.utf8)) == [])
  }
}
