import CallModel
import Rulebook

/// Holds what the ticket or telephone system noted against what a rule asks for.
struct RecordTester {
  let record: CallRecord?

  /// Unknown where the field, or the whole record, is not there or holds another kind of value.
  func evaluate(_ name: String, _ test: CompiledRecordTest) -> Truth {
    let field = "record." + name
    switch (test, record?.fields[name]) {
    case (.figure(let comparison, let limit), .number(let value)?):
      return .known(
        comparison.holds(value, limit), [.measured(CallFigures.measurement(field, value, limit: limit, unit: "记录"))])
    case (.flag(let wanted), .flag(let value)?):
      return .known(value == wanted, [measured(field, value ? "true" : "false", wanted ? "true" : "false")])
    case (.oneOf(let texts), .text(let value)?):
      return .known(texts.contains(value), [measured(field, value, texts.joined(separator: "|"))])
    default: return .unknown(field)
    }
  }

  /// Whether all the fields say something; unknown where there is no record, or one that knows of none of them: telephone
  /// systems note whether somebody was called back, and no tickets.
  func evaluate(filled names: [String]) -> Truth {
    guard let record, names.contains(where: { record.fields[$0] != nil }) else { return .unknown("record") }
    let empty = names.filter { !record.isFilled($0) }
    return .known(
      empty.isEmpty,
      [measured("record", empty.isEmpty ? "全" : "缺 " + empty.joined(separator: " "), names.joined(separator: " "))])
  }

  private func measured(_ name: String, _ value: String, _ limit: String) -> Proof {
    .measured(Measurement(name: name, value: value, limit: limit, unit: "记录"))
  }
}

extension Condition.Comparison {
  /// Whether a value keeps to the limit in this sense.
  func holds(_ value: Double, _ limit: Double) -> Bool {
    switch self {
    case .above: value > limit
    case .atLeast: value >= limit
    case .below: value < limit
    case .atMost: value <= limit
    }
  }
}
