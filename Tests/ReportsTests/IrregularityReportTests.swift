import CallModel
import Reports
import Scoring
import Testing

/// Times that cannot be stand in the scorecard.
@Suite struct IrregularityReportTests {
  private static func scored() -> ScoredCall {
    var call = Sample.call()
    call.ringing = Ringing(seconds: 9800)
    call.append(speaker: .agent, text: "再见".utf8, start: 3, end: 2.5)
    return ScoredCall(
      call: call, irregularities: call.irregularities, score: Sample.score,
      sections: [
        SectionResult(
          id: "opening", title: "开头语", earned: .zero, potential: .zero,
          items: [
            Sample.item("late", .notAssessable, proofs: [.missing(field: "ringing")]),
            Sample.item("who", .notAssessable, proofs: [.missing(field: "hangup")]),
          ])
      ])
  }

  @Test func whatStandsInTheDocument() throws {
    let document = Sample.document(Self.scored())
    #expect(
      document.contains(
        """
            <irregularity kind="out-of-order" count="1">
              <place turn="2" found="3.00" against="4.60"/>
            </irregularity>
            <irregularity kind="ends-before-start" count="1">
              <place turn="2" found="2.50" against="3.00"/>
            </irregularity>
            <irregularity kind="ringing-out-of-proportion" count="1">
              <place found="9800.00" against="600.00"/>
            </irregularity>
            <score 
        """))
    #expect(document.contains(#"<missing field="ringing" doubtful="true"/>"#))
    #expect(document.contains(#"<missing field="hangup"/>"#))
    #expect(try ScorecardValidator().problems(in: Array(document.utf8)) == [])
  }

  @Test func whatAPersonReads() {
    let text = CallExplanation(scored: Self.scored(), title: "评分表", mask: nil, isColoured: false).text
    #expect(text.contains("时间有疑  话轮早于前一话轮  第2轮\n"))
    #expect(text.contains("时间有疑  振铃时长不合理  9800.00 秒，对照 600.00 秒\n"))
    #expect(text.contains("ringing 不可信"))
    #expect(text.contains("缺少 hangup"))
  }
}
