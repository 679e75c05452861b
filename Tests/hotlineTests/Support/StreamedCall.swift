import Reports

/// What a scorecard and a line of a stream both say of a call, so that they can be compared.
struct StreamedCall: Equatable {
  private var facts: [String: String] = [:]
  private var sections: [[String]] = []
  private var items: [Item] = []
  private var findings: [[String]] = []

  private struct Item: Equatable {
    var facts: [String]
    /// By the name of the element, in order.
    var proofs: [String: [[String]]]
  }

  /// As `hotline stream` answers.
  init(_ line: JSONValue) {
    let (call, score) = (line["call"], line["score"])
    for (name, value) in [
      ("id", line["id"]), ("startedAt", call?["startedAt"]), ("direction", call?["direction"]),
      ("channel", call?["channel"]), ("callType", call?["callType"]), ("duration", call?["duration"]),
      ("agent.id", call?["agent"]?["id"]), ("agent.name", call?["agent"]?["name"]),
      ("agent.team", call?["agent"]?["team"]), ("judged", call?["speakers"]?["judged"]),
      ("confidence", call?["speakers"]?["confidence"]), ("value", score?["value"]), ("min", score?["min"]),
      ("max", score?["max"]), ("earned", score?["earned"]), ("potential", score?["potential"]),
      ("grade", score?["grade"]), ("passed", score?["passed"]), ("fatal", score?["fatal"]),
      ("beforeFatal", score?["beforeFatal"]), ("line", line["line"]),
    ] {
      if let value { facts[name] = value.words }
    }
    facts["irregularities"] = Self.words(call?["irregularities"], "kind").map { $0[0] }.joined(separator: " ")
    sections = Self.words(line["sections"], "id", "title", "earned", "potential")
    findings = Self.words(line["findings"], "act", "title", "turn", "text")
    items = (line["items"]?.entries ?? []).map { item in
      Item(
        facts: ["rule", "kind", "severity", "outcome", "points", "lost", "chargedBy", "review", "section"].map {
          item[$0]?.words ?? ""
        },
        proofs: [
          "evidence": Self.words(item["evidence"], "turn", "text", "match"),
          "searched": Self.words(item["searched"], "fromTurn", "toTurn"),
          "nearest": Self.words(item["nearest"], "turn", "text"),
          "measured": Self.words(item["measured"], "name", "value", "limit", "unit"),
          "missing": Self.words(item["missing"], "field", "doubtful"),
        ].filter { !$0.value.isEmpty })
    }
  }

  private static func words(_ list: JSONValue?, _ names: String...) -> [[String]] {
    (list?.entries ?? []).map { entry in names.map { entry[$0]?.words ?? "" } }
  }

  /// As `hotline score` writes it.
  init(_ call: ReportedCall) {
    let score = call.score
    let known: [(String, String?)] = [
      ("id", call.id), ("startedAt", call.startedAt), ("direction", call.direction?.rawValue),
      ("channel", call.channel.rawValue), ("callType", call.callType?.rawValue),
      ("duration", call.duration.map { JSONValue.number($0).words }), ("agent.id", call.agent.id),
      ("agent.name", call.agent.name), ("agent.team", call.agent.team), ("judged", call.speakers.verdict.rawValue),
      ("confidence", JSONValue.number(Double(call.speakers.confidenceHundredths) / 100).words),
      ("value", score.value.map { String($0.hundredths) }), ("min", score.minimum.map { String($0.hundredths) }),
      ("max", score.maximum.map { String($0.hundredths) }),
      ("earned", String(score.earned.hundredths)), ("potential", String(score.potential.hundredths)),
      ("grade", score.grade),
      ("passed", String(score.passed)), ("fatal", String(score.fatal)),
      ("beforeFatal", score.beforeFatal.map { String($0.hundredths) }),
      ("line", JSONValue.number(Double(call.source.line)).words),
      ("irregularities", call.irregularities.map(\.rawValue).joined(separator: " ")),
    ]
    for (name, value) in known { facts[name] = value }
    sections = call.sections.map { [$0.id, $0.title, String($0.earned.hundredths), String($0.potential.hundredths)] }
    findings = call.findings.map { [$0.act, $0.title, Self.words($0.turn), $0.words] }
    for section in call.sections { items += section.items.map { Self.item($0, in: section.id) } }
  }

  private static func item(_ item: ReportedItem, in section: String) -> Item {
    var proofs: [String: [[String]]] = [:]
    for proof in item.proofs {
      switch proof {
      case .evidence(let turn, let text, let match):
        proofs["evidence", default: []].append([words(turn), text, match.rawValue])
      case .searched(let from, let to): proofs["searched", default: []].append([words(from), words(to)])
      case .nearest(let turn, let text): proofs["nearest", default: []].append([words(turn), text])
      case .measured(let measured):
        proofs["measured", default: []].append([measured.name, measured.value, measured.limit, measured.unit])
      case .missing(let field, let doubtful):
        proofs["missing", default: []].append([field, doubtful ? "true" : ""])
      }
    }
    return Item(
      facts: [
        item.rule, item.kind.rawValue, item.severity.rawValue, item.outcome.rawValue, String(item.points.hundredths),
        String(item.lost.hundredths), item.chargedBy ?? "", item.needsReview ? "true" : "", section,
      ], proofs: proofs)
  }

  private static func words(_ number: Int) -> String { JSONValue.number(Double(number)).words }
}

extension JSONValue {
  /// A value as one word; numbers in hundredths.
  fileprivate var words: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(Int((number * 100).rounded()))
    case .bool(let bool): String(bool)
    case .null, .list, .object: "?"
    }
  }
}
