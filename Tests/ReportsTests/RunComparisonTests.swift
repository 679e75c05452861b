import CallModel
import Reports
import Rulebook
import Scoring
import TestSupport
import Testing

/// What changed against an earlier run.
@Suite struct RunComparisonTests {
  /// A call of an agent in which some rules failed and the others were kept.
  private func call(_ agent: String?, failing: Set<String>, rules: [String] = ["a", "b", "c", "d"]) -> ScoredCall {
    var call = Sample.call()
    call.agent = Agent(id: agent)
    return Sample.scored(call, items: rules.map { Sample.item($0, failing.contains($0) ? .fail : .pass) })
  }

  private func summary(_ calls: ScoredCall...) -> Summary {
    var summary = Summary()
    for call in calls { summary.add(call) }
    return summary
  }

  private func document(now: Summary, before: Summary) throws -> String {
    let folder = try TemporaryFolder()
    let path = try folder.write(before.document(header: Sample.header), to: "summary.xml")
    let document = now.document(header: Sample.header, baseline: try SummaryFile.figures(of: path))
    #expect(try ScorecardValidator(schema: SummarySchema.text).problems(in: document) == [])
    return String(decoding: document, as: UTF8.self)
  }

  @Test func rulesAndAgentsAreNewGoneOrUnchangedWithTheCallsBehindThem() throws {
    let before = summary(call("1", failing: ["a", "b"]), call("1", failing: ["b"]), call("2", failing: []))
    let now = summary(call("1", failing: ["b", "c"]), call("3", failing: ["c"]))
    let text = try document(now: now, before: before)
    let start = try #require(text.firstRange(of: "  <baseline "))
    #expect(
      String(text[start.lowerBound...]) == """
          <baseline scorecard="power-95598" scorecardVersion="1" digest="\(Sample.header.digest)" sameRules="true" \
        calls="3" mean="50.00" passRate="0.00">
            <rule id="a" title="标题 a" change="gone" fail="0" applied="2" failBefore="1" appliedBefore="3"/>
            <rule id="b" title="标题 b" change="unchanged" fail="1" applied="2" failBefore="2" appliedBefore="3"/>
            <rule id="c" title="标题 c" change="new" fail="2" applied="2" failBefore="0" appliedBefore="3"/>
            <agent id="1" change="unchanged" calls="1" callsBefore="2" mean="50.00" meanBefore="50.00">
              <rule id="a" change="gone" fail="0" failBefore="1"/>
              <rule id="b" change="unchanged" fail="1" failBefore="2"/>
              <rule id="c" change="new" fail="1" failBefore="0"/>
            </agent>
            <agent id="2" change="gone" calls="0" callsBefore="1" meanBefore="50.00"/>
            <agent id="3" change="new" calls="1" callsBefore="0" mean="50.00">
              <rule id="c" change="new" fail="1" failBefore="0"/>
            </agent>
          </baseline>
        </summary>

        """)
  }

  @Test func theSameRunHasNothingNewAndNothingGone() throws {
    let run = summary(call("1", failing: ["a"]), call(nil, failing: ["b"]))
    let text = try document(now: run, before: run)
    #expect(!text.contains(#"change="new""#) && !text.contains(#"change="gone""#))
    #expect(text.split(separator: "\n").filter { $0.contains(#"change="unchanged""#) }.count == 4)
  }

  @Test func otherRulesAreSaid() throws {
    var header = Sample.header
    header.digest = "sha256:" + String(repeating: "1b", count: 32)
    let run = summary(call("1", failing: ["a"]))
    let document = run.document(header: Sample.header, baseline: RunFigures(run, header: header))
    #expect(String(decoding: document, as: UTF8.self).contains(#"sameRules="false""#))
  }

  @Test(arguments: [
    ("", 0), ("<summary", 1), ("no xml", 1), (#"<!DOCTYPE s [<!ENTITY e SYSTEM "/etc/passwd">]><s>&e;</s>"#, 1),
    (#"<scorecards xmlns="urn:hotline:scorecard:1"/>"#, 1), (#"<summary xmlns="urn:hotline:scorecard:1"/>"#, 1),
    ("<summary xmlns=\"urn:hotline:summary:1\">\n<calls/>\n</summary>", 1),
  ])
  func whatIsNoSummaryIsNamedWithItsLine(text: String, line: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text.utf8, to: "summary.xml")
    let error = try #require(throws: DocumentError.self) { try SummaryFile.figures(of: path) }
    #expect(error.path == path && error.line == line, "\(error)")
  }

  @Test func aFolderAndAMissingFileAreNamedToo() throws {
    let folder = try TemporaryFolder()
    for path in [folder.path, folder.path + "/none", "/dev/zero"] {
      let error = try #require(throws: DocumentError.self) { try SummaryFile.figures(of: path) }
      #expect(error.path == path && error.isMissing)
    }
  }

  @Test func aSummaryOfAnotherShapeIsRefused() throws {
    let good = String(decoding: summary(call("1", failing: ["a"])).document(header: Sample.header), as: UTF8.self)
    let folder = try TemporaryFolder()
    for (right, wrong) in [(#"fail="1""#, #"fail="-1""#), (#"scored="1""#, #"scored="many""#), ("<calls ", "<call ")] {
      let path = try folder.write(good.replacing(right, with: wrong).utf8, to: "summary.xml")
      let error = try #require(throws: DocumentError.self) { try SummaryFile.figures(of: path) }
      guard case .invalid = error.reason else {
        Issue.record("\(wrong): \(error)")
        return
      }
      #expect(error.line > 1)
    }
  }
}
