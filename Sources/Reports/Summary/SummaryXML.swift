import CallModel
import Rulebook
import Scoring

extension Summary {
  /// The namespace of `summary.xml`, of which `SummarySchema` tells what stands in it.
  public static let namespace = "urn:hotline:summary:1"

  /// The document `summary.xml`: sections and rules as the scorecard has them, agents, teams and days in the order of
  /// their names.
  ///
  /// - Parameter baseline: an earlier run to compare with.
  public func document(header: ReportHeader, baseline: RunFigures? = nil) -> [UInt8] {
    var xml = XMLTextWriter()
    xml.start("summary")
    xml.attributes(of: header, namespace: Self.namespace)
    xml.endStartTag()
    writeCounts(to: &xml)
    xml.write(values, as: "value")
    if fatalZeros > 0 { xml.write(valuesWithoutFatal, as: "valueWithoutFatal") }
    writeDistribution(to: &xml)
    writeKinds(to: &xml)
    for (id, totals) in scorecards.pairs.sorted(by: { $0.key < $1.key }) {
      xml.write(totals, as: "scorecard", "id", id)
    }
    for (id, section) in sections.pairs { xml.write(section, id: id) }
    for (_, agent) in agents.pairs.sorted(by: { $0.key < $1.key }) { xml.write(agent) }
    writeGroups(to: &xml)
    for (element, ranked) in [("worst", worst), ("best", best)] as [(StaticString, RankedCalls)] {
      guard !ranked.calls.isEmpty else { continue }
      xml.start(element)
      for call in ranked.calls { xml.write(call, as: "call") }
      xml.end()
    }
    if let baseline { xml.write(RunComparison(RunFigures(self, header: header), with: baseline)) }
    xml.end()
    return xml.takeBytes()
  }

  private func writeCounts(to xml: inout XMLTextWriter) {
    xml.start("calls")
    xml.attribute("scored", calls)
    xml.attribute("rejected", rejected)
    xml.attribute("passed", passed)
    xml.attribute("fatal", fatal)
    xml.attribute("unrated", unrated)
    xml.attribute("passRate", passRate)
    xml.end()
  }

  /// All bins or none, so that a picture of it needs no sums.
  private func writeDistribution(to xml: inout XMLTextWriter) {
    let bins = values.bins
    guard !bins.isEmpty else { return }
    xml.start("distribution")
    var from = 0
    for (index, calls) in bins.enumerated() {
      xml.start("bin")
      xml.attribute("from", Points(hundredths: from))
      from += ValueDistribution.binWidth.hundredths
      xml.attribute("to", Points(hundredths: from))
      xml.attribute("calls", calls)
      xml.attribute("fatal", index == 0 ? fatalZeros : 0)
      xml.end()
    }
    xml.end()
  }

  private func writeKinds(to xml: inout XMLTextWriter) {
    for (name, calls) in grades.pairs.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      xml.start("grade")
      xml.attribute("name", name)
      xml.attribute("calls", calls)
      xml.end()
    }
    for verdict in SpeakerJudgement.Verdict.allCases {
      guard let calls = speakers[verdict] else { continue }
      xml.start("speakers")
      xml.attribute("judged", verdict.rawValue)
      xml.attribute("calls", calls)
      xml.end()
    }
    for (act, totals) in findings.pairs.sorted(by: { $0.key < $1.key }) {
      xml.start("finding")
      xml.attribute("act", act)
      xml.attribute("title", totals.title)
      xml.attribute("calls", totals.calls)
      xml.end()
    }
  }

  private func writeGroups(to xml: inout XMLTextWriter) {
    for (name, totals) in teams.pairs.sorted(by: { $0.key < $1.key }) { xml.write(totals, as: "team", "name", name) }
    for (name, totals) in queues.pairs.sorted(by: { $0.key < $1.key }) { xml.write(totals, as: "queue", "name", name) }
    for type in CallType.allCases {
      if let totals = callTypes[type] { xml.write(totals, as: "callType", "name", type.rawValue) }
    }
    for (month, totals) in months.pairs.sorted(by: { $0.key < $1.key }) {
      xml.write(totals, as: "month", "date", month)
    }
    for (date, totals) in days.pairs.sorted(by: { $0.key < $1.key }) { xml.write(totals, as: "day", "date", date) }
    for (hour, totals) in hours.pairs.sorted(by: { $0.key < $1.key }) { xml.write(totals, as: "hour", "from", hour) }
  }
}

extension XMLTextWriter {
  fileprivate mutating func write(_ values: ValueDistribution, as element: StaticString) {
    guard values.count > 0 else { return }
    start(element)
    attribute("calls", values.count)
    attribute("mean", values.mean)
    attribute("deviation", values.deviation)
    attribute("min", values.minimum)
    attribute("lowerQuartile", values.lowerQuartile)
    attribute("median", values.median)
    attribute("upperQuartile", values.upperQuartile)
    attribute("max", values.maximum)
    end()
  }

  fileprivate mutating func write(_ section: SectionTotals, id: String) {
    start("section")
    attribute("id", id)
    attribute("title", section.title)
    attribute("earned", section.earned)
    attribute("potential", section.potential)
    attribute("value", section.value)
    attributes(of: section.outcomes)
    for (rule, totals) in section.rules.pairs {
      start("rule")
      attribute("id", rule)
      attribute("title", totals.title)
      attribute("clause", totals.clause)
      attribute("kind", totals.kind.rawValue)
      attribute("severity", totals.severity.rawValue)
      attributes(of: totals.outcomes)
      for call in totals.examples.calls { write(call, as: "example") }
      end()
    }
    end()
  }

  fileprivate mutating func write(_ agent: AgentTotals) {
    start("agent")
    attribute("id", agent.agent.id)
    attribute("name", agent.agent.name)
    attribute("team", agent.agent.team)
    attributes(of: agent.totals)
    for (rule, totals) in agent.rules.pairs.sorted(by: { ($1.value.fail, $0.key) < ($0.value.fail, $1.key) }) {
      start("rule")
      attribute("id", rule)
      attribute("fail", totals.fail)
      attribute("lost", totals.lost)
      end()
    }
    end()
  }

  fileprivate mutating func write(
    _ totals: GroupTotals, as element: StaticString, _ attribute: StaticString, _ name: String
  ) {
    start(element)
    self.attribute(attribute, name)
    attributes(of: totals)
    end()
  }

  /// What a list of calls shows of one, and how to find it.
  mutating func write(_ call: CallReference, as element: StaticString) {
    start(element)
    attribute("id", call.id)
    attribute("name", call.name)
    attribute("startedAt", call.startedAt)
    attribute("agent", call.agent.id)
    attribute("agentName", call.agent.name)
    attribute("value", call.value)
    if call.fatal { attribute("beforeFatal", call.beforeFatal) }
    attribute("grade", call.grade)
    attribute("passed", call.passed)
    attribute("fatal", call.fatal)
    end()
  }

  private mutating func attributes(of outcomes: OutcomeTotals) {
    attribute("pass", outcomes.pass)
    attribute("fail", outcomes.fail)
    attribute("notApplicable", outcomes.notApplicable)
    attribute("notAssessable", outcomes.notAssessable)
    attribute("lost", outcomes.lost)
  }

  private mutating func attributes(of totals: GroupTotals) {
    attribute("calls", totals.calls)
    attribute("passed", totals.passed)
    attribute("fatal", totals.fatal)
    attribute("unrated", totals.calls - totals.rated)
    attribute("passRate", totals.passRate)
    attribute("mean", totals.mean)
    attribute("deviation", totals.deviation)
  }
}

extension AgentKey: Comparable {
  /// Agents with an id first, then by id or name.
  public static func < (left: AgentKey, right: AgentKey) -> Bool {
    switch (left.id, right.id) {
    case (let leftID?, let rightID?): leftID < rightID
    case (nil, nil): (left.name ?? "") < (right.name ?? "")
    case (let leftID, _): leftID != nil
    }
  }
}
