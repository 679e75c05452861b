import CallModel
import Reports
import Rulebook
import Scoring

/// The call of the examples: one rule kept, one broken, one that the data does not allow to judge.
enum Sample {
  static let header = ReportHeader(
    scorecard: "power-95598", scorecardVersion: "1", digest: "sha256:" + String(repeating: "0a", count: 32),
    toolVersion: "0.1.0")

  static func call(id: String = "C-20260304-0001") -> Call {
    var call = Call(id: id, source: Source(file: "march.jsonl", line: 1, format: "hotline-jsonl"))
    call.startedAt = "2026-03-04T09:12:31+08:00"
    call.direction = .inbound
    call.callType = .faultReport
    call.duration = 192.4
    call.agent = Agent(id: "1024", name: "李敏", team: "一班")
    call.append(speaker: .agent, text: "您好，九五五九八。".utf8, start: 0.8, end: 4.2)
    call.append(speaker: .customer, text: "家里停电了，我的电话是13800138000。".utf8, start: 4.6, end: 5.9)
    return call
  }

  static func item(
    _ rule: String, _ outcome: Outcome, severity: Severity = .major, points: Points = Points(hundredths: 500),
    lost: Points = .zero, chargedBy: String? = nil, proofs: [Proof] = []
  ) -> ItemResult {
    ItemResult(
      rule: rule, title: "标题 \(rule)", clause: "供电营业职工文明服务行为规范(试行) 4.2.1", kind: .required,
      severity: severity, outcome: outcome, points: points, lost: lost, chargedBy: chargedBy, proofs: proofs)
  }

  static let score = Score(
    value: Points(hundredths: 5000), minimum: Points(hundredths: 3333), maximum: Points(hundredths: 6667),
    earned: Points(hundredths: 500), potential: Points(hundredths: 1000), grade: "差", passed: false, fatal: false,
    beforeFatal: Points(hundredths: 5000))

  static let items = [
    item("opening-greeting", .pass, proofs: [.evidence(Evidence(turn: 0, from: 0, to: 2))]),
    item(
      "state-unit-name", .fail, lost: Points(hundredths: 500),
      proofs: [.searched(fromTurn: 0, toTurn: 1), .nearest(turn: 0, from: 3, to: 8)]),
    item("apologise-late-answer", .notAssessable, proofs: [.missing(field: "ringing")]),
    item("hold-apology", .notApplicable),
  ]

  /// A scored call with one section; everything else as in the contract's example.
  static func scored(_ call: Call = call(), score: Score = score, items: [ItemResult] = items) -> ScoredCall {
    ScoredCall(
      call: call, score: score,
      sections: [
        SectionResult(
          id: "opening", title: "开头语", earned: score.earned, potential: score.potential, items: items)
      ])
  }

  /// A scored call of a single turn with a single passed item whose evidence is part of that turn.
  static func scored(turn text: String, evidenceFrom from: Int, to: Int) -> ScoredCall {
    var call = Call(id: "C-1", source: Source(file: "a.txt", line: 1, format: "text"))
    call.append(speaker: .agent, text: text.utf8)
    return scored(call, items: [item("r", .pass, proofs: [.evidence(Evidence(turn: 0, from: from, to: to))])])
  }

  static func document(
    _ scored: ScoredCall = scored(), detail: Detail = .full, mask: PersonalDataMask? = PersonalDataMask()
  ) -> String {
    let writer = ScorecardXMLWriter(header: header, detail: detail, mask: mask)
    return String(decoding: writer.document(of: scored), as: UTF8.self)
  }
}
