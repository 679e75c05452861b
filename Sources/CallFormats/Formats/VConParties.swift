import CallModel

/// Those who take part in a vCon.
struct VConParties: Sendable {
  struct Party: Sendable {
    /// As its role says; `nil` where it has none that tells.
    var speaker: Speaker?
    var name: String?
    /// Without `tel:`.
    var number: String?
    var id: String?
    var team: String?
    /// What the export calls it.
    var label: String
  }

  private(set) var parties: [Party] = []
  private var byName: [String: Int] = [:]

  init(_ nodes: [JSONNode]) {
    for (index, node) in nodes.enumerated() {
      let meta = node["meta"]
      let role = (node["role"] ?? meta?["role"])?.textIfAny
      let number = node["tel"]?.textIfAny.map { $0.lowercased().hasPrefix("tel:") ? String($0.dropFirst(4)) : $0 }
      let name = node["name"]?.textIfAny
      var party = Party(name: name, number: number, label: name ?? number ?? role ?? String(index))
      party.speaker = (role ?? name).flatMap(Speaker.init(role:))
      party.id =
        (node.spelled(anyOf: "id", "agent_id") ?? meta?.spelled(anyOf: "agent_id", "id", "extension"))?.textIfAny
      party.team = meta?.spelled(anyOf: "team", "group", "department")?.textIfAny
      parties.append(party)
      let names = [name, number, node["tel"]?.textIfAny, node["uuid"]?.textIfAny, node["mailto"]?.textIfAny, role]
      for case let name? in names where byName[name.lowercased()] == nil { byName[name.lowercased()] = index }
    }
    nameTheOtherSide(hasRole: nodes.map { $0["role"] != nil || $0["meta"]?["role"] != nil })
  }

  /// Of two parties of whom one is the agent, the other is the customer.
  private mutating func nameTheOtherSide(hasRole: [Bool]) {
    guard parties.count == 2 else { return }
    for (known, other) in [(0, 1), (1, 0)] where parties[other].speaker == nil && !hasRole[other] {
      switch parties[known].speaker {
      case .agent: parties[other].speaker = .customer
      case .customer: parties[other].speaker = .agent
      default: continue
      }
    }
  }

  subscript(index: Int?) -> Party? {
    guard let index, parties.indices.contains(index) else { return nil }
    return parties[index]
  }

  /// The party that a transcript calls by its name, number or role.
  func party(named name: String) -> Party? { self[byName[name.lowercased()]] }

  /// Adds a turn by a party.
  func append(_ words: String, by party: Party, start: Double?, end: Double?, to draft: inout CallDraft) {
    if let speaker = party.speaker {
      draft.appendSpoken(words, as: speaker, start: start, end: end)
    } else {
      draft.appendSpoken(words, by: party.label, start: start, end: end)
    }
  }

  /// Adds a turn by whoever the transcript names.
  func append(_ words: String, by label: String?, start: Double?, end: Double?, to draft: inout CallDraft) {
    if let label, let party = party(named: label) {
      append(words, by: party, start: start, end: end, to: &draft)
    } else {
      draft.appendSpoken(words, by: label, start: start, end: end)
    }
  }
}
