import Scoring

extension Summary {
  /// The document `summary.xml`: sections and rules as the scorecard has them, agents, teams and days in the order of
  /// their names.
  public func document(header: ReportHeader) -> [UInt8] {
    var xml = XMLTextWriter()
    xml.start("summary")
    xml.attributes(of: header)
    xml.endStartTag()
    writeCounts(to: &xml)
    writeValues(to: &xml)
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
    for (id, totals) in scorecards.pairs.sorted(by: { $0.key < $1.key }) {
      xml.write(totals, as: "scorecard", "id", id)
    }
    for (id, section) in sections.pairs { xml.write(section, id: id) }
    for (_, agent) in agents.pairs.sorted(by: { $0.key < $1.key }) { xml.write(agent) }
    for (name, totals) in teams.pairs.sorted(by: { $0.key < $1.key }) { xml.write(totals, as: "team", "name", name) }
    for (date, totals) in days.pairs.sorted(by: { $0.key < $1.key }) { xml.write(totals, as: "day", "date", date) }
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
    xml.end()
  }

  private func writeValues(to xml: inout XMLTextWriter) {
    guard values.count > 0 else { return }
    xml.start("value")
    xml.attribute("mean", values.mean)
    xml.attribute("median", values.median)
    xml.attribute("min", values.minimum)
    xml.attribute("max", values.maximum)
    xml.end()
  }
}

extension XMLTextWriter {
  fileprivate mutating func write(_ section: SectionTotals, id: String) {
    start("section")
    attribute("id", id)
    attribute("title", section.title)
    attribute("earned", section.earned)
    attribute("potential", section.potential)
    attributes(of: section.outcomes)
    for (rule, totals) in section.rules.pairs {
      start("rule")
      attribute("id", rule)
      attribute("title", totals.title)
      attribute("kind", totals.kind.rawValue)
      attribute("severity", totals.severity.rawValue)
      attributes(of: totals.outcomes)
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
    attribute("mean", totals.mean)
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
