import CallModel
import Reports
import Rulebook
import Scoring
import Testing

@Suite struct SummaryTests {
  @Test func writesTheTotalsOfARun() throws {
    var summary = Summary()
    summary.add(scored(value: 9_000, agent: Agent(id: "2", name: "李敏", team: "一班")))
    summary.add(scored(value: 8_001, agent: Agent(id: "10", name: "赵军", team: "一班")))
    summary.add(scored(value: nil, agent: Agent(id: "2", name: "李敏", team: "一班")))
    summary.addRejected()
    let expected = """
      <?xml version="1.0" encoding="UTF-8"?>
      <summary xmlns="urn:hotline:scorecard:1" schemaVersion="1" tool="hotline" toolVersion="0.1.0" \
      scorecard="power-95598" scorecardVersion="1" digest="\(Sample.header.digest)">
        <calls scored="3" rejected="1" passed="2" fatal="0" unrated="1"/>
        <value mean="85.01" median="85.01" min="80.01" max="90.00"/>
        <grade name="良" calls="2"/>
        <grade name="未评" calls="1"/>
        <speakers judged="as-given" calls="3"/>
        <section id="opening" title="开头语" earned="15.00" potential="30.00" pass="3" fail="3" notApplicable="3" \
      notAssessable="3" lost="15.00">
          <rule id="opening-greeting" title="标题 opening-greeting" kind="required" severity="major" pass="3" fail="0" \
      notApplicable="0" notAssessable="0" lost="0.00"/>
          <rule id="state-unit-name" title="标题 state-unit-name" kind="required" severity="major" pass="0" fail="3" \
      notApplicable="0" notAssessable="0" lost="15.00"/>
          <rule id="apologise-late-answer" title="标题 apologise-late-answer" kind="required" severity="major" pass="0" \
      fail="0" notApplicable="0" notAssessable="3" lost="0.00"/>
          <rule id="hold-apology" title="标题 hold-apology" kind="required" severity="major" pass="0" fail="0" \
      notApplicable="3" notAssessable="0" lost="0.00"/>
        </section>
        <agent id="10" name="赵军" team="一班" calls="1" passed="1" fatal="0" mean="80.01"/>
        <agent id="2" name="李敏" team="一班" calls="2" passed="1" fatal="0" mean="90.00"/>
        <team name="一班" calls="3" passed="2" fatal="0" mean="85.01"/>
        <day date="2026-03-04" calls="3" passed="2" fatal="0" mean="85.01"/>
      </summary>

      """
    let document = summary.document(header: Sample.header)
    #expect(String(decoding: document, as: UTF8.self) == expected)
    #expect(try ScorecardValidator().problems(in: document) == [])
  }

  @Test func anEmptyRunHasASummaryToo() throws {
    let document = Summary().document(header: Sample.header)
    #expect(String(decoding: document, as: UTF8.self).contains(#"<calls scored="0" rejected="0""#))
    #expect(try ScorecardValidator().problems(in: document) == [])
  }

  @Test func howTheCallsWereSharedOutDoesNotMatter() throws {
    let calls = (0..<20).map { index in
      let agent = Agent(id: "\(index % 4)", team: "\(index % 3)班")
      return scored(value: index.isMultiple(of: 7) ? nil : index * 517, agent: agent)
    }
    var one = Summary()
    for call in calls { one.add(call) }
    for size in [1, 3, 7, 20] {
      var merged = Summary()
      for start in stride(from: 0, to: calls.count, by: size) {
        var part = Summary()
        for call in calls[start..<min(start + size, calls.count)] { part.add(call) }
        merged.merge(part)
      }
      #expect(merged == one)
      #expect(merged.document(header: Sample.header) == one.document(header: Sample.header))
    }
  }

  @Test(
    arguments: [
      ([], nil), ([5_000], "50.00"), ([0, 10_000], "50.00"), ([0, 1], "0.01"), ([10, 30, 20], "0.20"),
    ] as [([Int], String?)])
  func theMedianIsExact(values: [Int], expected: String?) {
    var distribution = ValueDistribution()
    for value in values { distribution.add(Points(hundredths: value)) }
    #expect(distribution.median?.description == expected)
  }

  @Test func agentsWithoutIDCountByNameAndUnknownOnesNotAtAll() throws {
    var summary = Summary()
    summary.add(scored(value: 100, agent: Agent(name: "李敏")))
    summary.add(scored(value: 200, agent: Agent(name: "李敏")))
    summary.add(scored(value: 300, agent: Agent()))
    let document = String(decoding: summary.document(header: Sample.header), as: UTF8.self)
    #expect(document.contains(#"<agent name="李敏" calls="2" passed="2" fatal="0" mean="1.50"/>"#))
    #expect(document.split(separator: "<agent ").count == 2)
  }

  @Test(arguments: ["2026年3月4日", "04/03/2026", "2026-03", "2026-03-0412", ""])
  func callsWithoutAReadableDayHaveNoDay(startedAt: String) throws {
    var call = Sample.call()
    call.startedAt = startedAt
    var summary = Summary()
    summary.add(Sample.scored(call))
    #expect(summary.days.keys.isEmpty)
  }

  private func scored(value: Int?, agent: Agent) -> ScoredCall {
    var call = Sample.call()
    call.agent = agent
    let points = value.map(Points.init(hundredths:))
    let score = Score(
      value: points, minimum: points, maximum: points, earned: Points(hundredths: 500),
      potential: Points(hundredths: 1_000), grade: value == nil ? "未评" : "良", passed: value != nil, fatal: false,
      beforeFatal: points)
    return Sample.scored(call, score: score)
  }
}
