import Rulebook

/// Lists the rules of scorecards.
public enum RuleList {
  /// A table for people.
  public static func table(_ scorecards: [CompiledScorecard]) -> String {
    var text = ""
    for scorecard in scorecards {
      text += "\(scorecard.id)  \(scorecard.title)  \(Points.total(of: scorecard))\n"
      for section in scorecard.sections {
        text += "  \(section.title)\n"
        for rule in section.items {
          let columns = [
            TerminalText.padded(rule.id, to: 34), TerminalText.padded(rule.kind.rawValue, to: 11),
            TerminalText.padded(rule.severity.rawValue, to: 13), TerminalText.padded(rule.potential.description, to: 6),
            TerminalText.padded(rule.title, to: 40), rule.clause,
          ]
          text += "    " + columns.joined(separator: " ") + "\n"
        }
      }
    }
    return text
  }

  /// A JSON list: id, title, clause, kind, severity, points, scorecard.
  public static func json(_ scorecards: [CompiledScorecard]) -> String {
    var json = JSONText()
    json.open("[")
    for scorecard in scorecards {
      for rule in scorecard.sections.flatMap(\.items) {
        json.open("{")
        for (name, value) in [
          ("id", rule.id), ("title", rule.title), ("clause", rule.clause), ("kind", rule.kind.rawValue),
          ("severity", rule.severity.rawValue),
        ] {
          json.name(name)
          json.value(value)
        }
        json.name("points")
        json.literal(rule.potential.description)
        json.name("scorecard")
        json.value(scorecard.id)
        json.close("}")
      }
    }
    json.close("]")
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension Points {
  /// What a scorecard's items are worth together, bonus apart.
  static func total(of scorecard: CompiledScorecard) -> Points {
    scorecard.sections.flatMap(\.items).filter { $0.severity != .bonus }.reduce(.zero) { $0 + $1.potential }
  }
}
