import CallModel
import Reports
import Rulebook
import Scoring
import Testing

/// Speakers, findings and review in the reports.
@Suite struct FindingReportTests {
  private let findings = [
    Finding(act: "customer-anger", title: "客户发怒", evidence: Evidence(turn: 1, from: 0, to: 4)),
    Finding(act: "customer-anger", title: "客户发怒", evidence: Evidence(turn: 1, from: 11, to: 22)),
  ]

  private func scored(
    _ findings: [Finding], speakers: SpeakerJudgement = SpeakerJudgement(), items: [ItemResult] = Sample.items
  ) -> ScoredCall {
    let plain = Sample.scored(items: items)
    return ScoredCall(
      call: plain.call, score: plain.score, sections: plain.sections, speakers: speakers, findings: findings)
  }

  private func expectValid(_ document: String) throws {
    #expect(try ScorecardValidator().problems(in: Array(document.utf8)) == [])
  }

  @Test func findingsStandBetweenSectionsAndTranscriptMaskedLikeEvidence() throws {
    let document = Sample.document(scored(findings))
    #expect(
      document.contains(
        """
            </section>
            <findings>
              <finding act="customer-anger" title="客户发怒" turn="1" speaker="customer" start="4.60" end="5.90" from="0" \
        to="4" match="exact">家里停电</finding>
              <finding act="customer-anger" title="客户发怒" turn="1" speaker="customer" start="4.60" end="5.90" from="11" \
        to="22" match="exact">***********</finding>
            </findings>
            <transcript>
        """))
    try expectValid(document)
  }

  @Test func findingsStayWhereOnlyFindingsAreAskedFor() throws {
    let document = Sample.document(scored(findings), detail: .findings)
    #expect(document.contains("<finding act="))
    #expect(document.contains(#"<speakers judged="as-given" confidence="0.95"/>"#))
    try expectValid(document)
  }

  @Test func aCallWithoutFindingsHasNoElement() throws {
    #expect(!Sample.document(scored([])).contains("<finding"))
  }

  @Test func aFindingInATurnThatDoesNotExistIsLeftOut() throws {
    let lost = Finding(act: "a", title: "甲", evidence: Evidence(turn: 9, from: 0, to: 1))
    let document = Sample.document(scored([lost]))
    #expect(!document.contains("<finding"))
    try expectValid(document)
  }

  @Test(arguments: [
    (SpeakerJudgement.Verdict.swapped, 9, "0.09"), (.merged, 70, "0.70"), (.unknown, 0, "0.00"),
    (.asGiven, 100, "1.00"),
  ])
  func theConfidenceHasTwoDecimals(verdict: SpeakerJudgement.Verdict, hundredths: Int, text: String) throws {
    let speakers = SpeakerJudgement(verdict: verdict, confidenceHundredths: hundredths)
    let document = Sample.document(scored([], speakers: speakers))
    #expect(document.contains(#"<speakers judged="\#(verdict.rawValue)" confidence="\#(text)"/>"#))
    try expectValid(document)
  }

  @Test func whatAPersonShouldLookAtIsMarked() throws {
    var item = Sample.item("no-insult", .notAssessable, proofs: [.evidence(Evidence(turn: 0, from: 0, to: 2))])
    item.needsReview = true
    let document = Sample.document(scored([], items: [item, Sample.item("other", .pass)]))
    #expect(document.contains(#"lost="0.00" review="true">"#))
    #expect(document.components(of: "review=").count == 2, "only there")
    try expectValid(document)
  }

  @Test func theSummaryCountsCallsNotFindings() throws {
    var summary = Summary()
    summary.add(scored(findings))
    var later = Summary()
    later.add(scored(findings, speakers: SpeakerJudgement(verdict: .swapped, confidenceHundredths: 30)))
    later.add(scored([]))
    summary.merge(later)
    let document = String(decoding: summary.document(header: Sample.header), as: UTF8.self)
    #expect(
      document.contains(
        """
          <speakers judged="as-given" calls="2"/>
          <speakers judged="swapped" calls="1"/>
          <finding act="customer-anger" title="客户发怒" calls="2"/>
          <section
        """))
    #expect(try ScorecardValidator(schema: SummarySchema.text).problems(in: Array(document.utf8)) == [])
  }

  @Test func theExplanationNamesDoubtAndFindings() {
    func text(_ scored: ScoredCall) -> String {
      CallExplanation(scored: scored, title: "评分表", mask: PersonalDataMask(), isColoured: false).text
    }
    let doubtful = SpeakerJudgement(verdict: .swapped, confidenceHundredths: 30)
    #expect(text(scored([], speakers: doubtful)).contains("说话人判断  疑似标反  导出的说话人可信度 0.30（限值 0.70）\n"))
    #expect(!text(scored([])).contains("说话人判断"), "nothing to tell")
    #expect(text(scored(findings)).contains("客户发怒  第1轮“家里停电”\n客户发怒  第1轮“***********”\n"))
  }
}

extension String {
  /// The parts between occurrences of a text.
  fileprivate func components(of separator: String) -> [Substring] { split(separator: separator) }
}
