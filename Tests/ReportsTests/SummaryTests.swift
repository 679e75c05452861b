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
    let document = summary.document(header: Sample.header)
    #expect(String(decoding: document, as: UTF8.self) == Self.expected)
    #expect(try validator().problems(in: document) == [])
  }

  @Test func anEmptyRunHasASummaryToo() throws {
    let document = Summary().document(header: Sample.header)
    #expect(String(decoding: document, as: UTF8.self).contains(#"<calls scored="0" rejected="0""#))
    #expect(try validator().problems(in: document) == [])
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
    #expect(
      document.contains(#"<agent name="李敏" calls="2" passed="2" fatal="0" unrated="0" passRate="100.00" mean="1.50""#))
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

  private func validator() throws -> ScorecardValidator { try ScorecardValidator(schema: SummarySchema.text) }

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

  private static let expected = """
    <?xml version="1.0" encoding="UTF-8"?>
    <summary xmlns="urn:hotline:summary:1" schemaVersion="1" tool="hotline" toolVersion="0.1.0" \
    scorecard="power-95598" scorecardVersion="1" digest="\(Sample.header.digest)">
      <calls scored="3" rejected="1" passed="2" fatal="0" unrated="1" passRate="100.00"/>
      <value calls="2" mean="85.01" deviation="5.00" min="80.01" lowerQuartile="80.01" \
    median="85.01" upperQuartile="90.00" max="90.00"/>
      <distribution>
        <bin from="0.00" to="5.00" calls="0" fatal="0"/>
        <bin from="5.00" to="10.00" calls="0" fatal="0"/>
        <bin from="10.00" to="15.00" calls="0" fatal="0"/>
        <bin from="15.00" to="20.00" calls="0" fatal="0"/>
        <bin from="20.00" to="25.00" calls="0" fatal="0"/>
        <bin from="25.00" to="30.00" calls="0" fatal="0"/>
        <bin from="30.00" to="35.00" calls="0" fatal="0"/>
        <bin from="35.00" to="40.00" calls="0" fatal="0"/>
        <bin from="40.00" to="45.00" calls="0" fatal="0"/>
        <bin from="45.00" to="50.00" calls="0" fatal="0"/>
        <bin from="50.00" to="55.00" calls="0" fatal="0"/>
        <bin from="55.00" to="60.00" calls="0" fatal="0"/>
        <bin from="60.00" to="65.00" calls="0" fatal="0"/>
        <bin from="65.00" to="70.00" calls="0" fatal="0"/>
        <bin from="70.00" to="75.00" calls="0" fatal="0"/>
        <bin from="75.00" to="80.00" calls="0" fatal="0"/>
        <bin from="80.00" to="85.00" calls="1" fatal="0"/>
        <bin from="85.00" to="90.00" calls="0" fatal="0"/>
        <bin from="90.00" to="95.00" calls="1" fatal="0"/>
        <bin from="95.00" to="100.00" calls="0" fatal="0"/>
      </distribution>
      <grade name="良" calls="2"/>
      <grade name="未评" calls="1"/>
      <speakers judged="as-given" calls="3"/>
      <section id="opening" title="开头语" earned="15.00" potential="30.00" value="50.00" pass="3" \
    fail="3" notApplicable="3" notAssessable="3" lost="15.00">
        <rule id="opening-greeting" title="标题 opening-greeting" clause="供电营业职工文明服务行为规范(试行) 4.2.1" \
    kind="required" severity="major" pass="3" fail="0" notApplicable="0" notAssessable="0" \
    lost="0.00"/>
        <rule id="state-unit-name" title="标题 state-unit-name" clause="供电营业职工文明服务行为规范(试行) 4.2.1" \
    kind="required" severity="major" pass="0" fail="3" notApplicable="0" notAssessable="0" \
    lost="15.00">
          <example id="C-20260304-0001" startedAt="2026-03-04T09:12:31+08:00" agent="2" \
    agentName="李敏" value="90.00" grade="良" passed="true" fatal="false"/>
          <example id="C-20260304-0001" startedAt="2026-03-04T09:12:31+08:00" agent="10" \
    agentName="赵军" value="80.01" grade="良" passed="true" fatal="false"/>
          <example id="C-20260304-0001" startedAt="2026-03-04T09:12:31+08:00" agent="2" \
    agentName="李敏" grade="未评" passed="false" fatal="false"/>
        </rule>
        <rule id="apologise-late-answer" title="标题 apologise-late-answer" \
    clause="供电营业职工文明服务行为规范(试行) 4.2.1" kind="required" severity="major" pass="0" fail="0" \
    notApplicable="0" notAssessable="3" lost="0.00"/>
        <rule id="hold-apology" title="标题 hold-apology" clause="供电营业职工文明服务行为规范(试行) 4.2.1" \
    kind="required" severity="major" pass="0" fail="0" notApplicable="3" notAssessable="0" \
    lost="0.00"/>
      </section>
      <agent id="10" name="赵军" team="一班" calls="1" passed="1" fatal="0" unrated="0" \
    passRate="100.00" mean="80.01" deviation="0.00">
        <rule id="state-unit-name" fail="1" lost="5.00"/>
      </agent>
      <agent id="2" name="李敏" team="一班" calls="2" passed="1" fatal="0" unrated="1" \
    passRate="100.00" mean="90.00" deviation="0.00">
        <rule id="state-unit-name" fail="2" lost="10.00"/>
      </agent>
      <team name="一班" calls="3" passed="2" fatal="0" unrated="1" passRate="100.00" mean="85.01" \
    deviation="5.00"/>
      <callType name="fault-report" calls="3" passed="2" fatal="0" unrated="1" passRate="100.00" \
    mean="85.01" deviation="5.00"/>
      <month date="2026-03" calls="3" passed="2" fatal="0" unrated="1" passRate="100.00" \
    mean="85.01" deviation="5.00"/>
      <day date="2026-03-04" calls="3" passed="2" fatal="0" unrated="1" passRate="100.00" \
    mean="85.01" deviation="5.00"/>
      <hour from="09" calls="3" passed="2" fatal="0" unrated="1" passRate="100.00" mean="85.01" \
    deviation="5.00"/>
      <worst>
        <call id="C-20260304-0001" startedAt="2026-03-04T09:12:31+08:00" agent="10" agentName="赵军" \
    value="80.01" grade="良" passed="true" fatal="false"/>
        <call id="C-20260304-0001" startedAt="2026-03-04T09:12:31+08:00" agent="2" agentName="李敏" \
    value="90.00" grade="良" passed="true" fatal="false"/>
      </worst>
      <best>
        <call id="C-20260304-0001" startedAt="2026-03-04T09:12:31+08:00" agent="2" agentName="李敏" \
    value="90.00" grade="良" passed="true" fatal="false"/>
        <call id="C-20260304-0001" startedAt="2026-03-04T09:12:31+08:00" agent="10" agentName="赵军" \
    value="80.01" grade="良" passed="true" fatal="false"/>
      </best>
    </summary>

    """
}
