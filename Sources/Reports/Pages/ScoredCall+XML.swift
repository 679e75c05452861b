import CallModel
import Rulebook
import Scoring

extension ScoredCall {
  /// What the totals need of a call that was written as XML: no turns and no proofs.
  ///
  /// - Throws: `DocumentError` where something is missing without which no total could be right.
  init(_ call: XMLNode, path: String) throws(DocumentError) {
    guard let id = call["id"], let score = call.first("score") else {
      throw DocumentError(path: path, line: call.line, .invalid("<call> without id or <score>"))
    }
    let place = call.first("source")
    var read = Call(
      id: id,
      source: Source(file: place?["file"] ?? "", line: place?.number("line") ?? 0, format: place?["format"] ?? ""))
    read.startedAt = call["startedAt"]
    read.callType = call["callType"].flatMap(CallType.init(rawValue:))
    if let agent = call.first("agent") {
      read.agent = Agent(id: agent["id"], name: agent["name"], team: agent["team"])
    }
    var sections: [SectionResult] = []
    for section in call.elements where section.name == "section" {
      var items: [ItemResult] = []
      for item in section.elements where item.name == "item" { items.append(try ItemResult(item, path: path)) }
      sections.append(
        SectionResult(
          id: section["id"] ?? "", title: section["title"] ?? "", earned: Points(written: section["earned"]) ?? .zero,
          potential: Points(written: section["potential"]) ?? .zero, items: items))
    }
    let verdict = call.first("speakers")?["judged"].flatMap(SpeakerJudgement.Verdict.init(rawValue:))
    let nowhere = Evidence(turn: 0, from: 0, to: 0)
    self.init(
      call: read, score: Score(score), sections: sections,
      speakers: SpeakerJudgement(verdict: verdict ?? .asGiven, confidenceHundredths: 95),
      findings: (call.first("findings")?.elements("finding") ?? []).map {
        Finding(act: $0["act"] ?? "", title: $0["title"] ?? "", evidence: nowhere)
      })
  }
}

extension ItemResult {
  fileprivate init(_ item: XMLNode, path: String) throws(DocumentError) {
    guard let rule = item["rule"], let outcome = item["outcome"].flatMap(Outcome.init(rawValue:)),
      let kind = item["kind"].flatMap(RuleKind.init(rawValue:)),
      let severity = item["severity"].flatMap(Severity.init(rawValue:))
    else {
      throw DocumentError(path: path, line: item.line, .invalid("<item> without rule, kind, severity or outcome"))
    }
    self.init(
      rule: rule, title: item.first("title")?.text ?? "", clause: item.first("clause")?.text ?? "", kind: kind,
      severity: severity, outcome: outcome, points: Points(written: item["points"]) ?? .zero,
      lost: Points(written: item["lost"]) ?? .zero)
  }
}

extension Score {
  fileprivate init(_ score: XMLNode) {
    self.init(
      value: Points(written: score["value"]), minimum: Points(written: score["min"]),
      maximum: Points(written: score["max"]), earned: Points(written: score["earned"]) ?? .zero,
      potential: Points(written: score["potential"]) ?? .zero, grade: score["grade"] ?? "",
      passed: score["passed"] == "true", fatal: score["fatal"] == "true",
      beforeFatal: Points(written: score["beforeFatal"]))
  }
}

extension Points {
  /// As our documents write them.
  fileprivate init?(written text: String?) {
    guard let text, let points = Points(text) else { return nil }
    self = points
  }
}
