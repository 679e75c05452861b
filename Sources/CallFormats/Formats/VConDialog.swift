import CallModel

/// What a vCon says of a call beside its words.
struct VConDialog {
  private let node: JSONNode
  /// The dialogs that hand this one on.
  private let transfers: [JSONNode]
  private let parties: VConParties
  /// Of those who take part in this dialog.
  private let indices: [Int]
  /// Seconds since 1970.
  private let start: Double?

  init(_ node: JSONNode, transfers: [JSONNode], parties: VConParties) throws(Defect) {
    self.node = node
    self.transfers = transfers
    self.parties = parties
    let listed = try Self.indices(node["parties"])
    indices = listed.isEmpty ? Array(parties.parties.indices) : listed
    start = node["start"]?.textIfAny.flatMap(Instant.secondsSince1970)
  }

  /// A call without turns.
  func draft() throws(Defect) -> CallDraft {
    var draft = CallDraft()
    draft.call.startedAt = node["start"]?.textIfAny.flatMap(Instant.completed)
    draft.call.duration = try node["duration"]?.spokenAt(milliseconds: false)
    // The contact-centre extension (draft-ietf-vcon-cc-extension).
    draft.call.queue = node["skill"]?.textIfAny
    let present = indices.compactMap { parties[$0] }
    if let agent = present.first(where: { $0.speaker == .agent }) {
      draft.call.agent = Agent(id: agent.id, name: agent.name, team: agent.team)
    }
    if let customer = present.first(where: { $0.speaker == .customer }) {
      draft.call.customer = Customer(number: customer.number, name: customer.name)
    }
    // Who called stands first unless `originator` says otherwise (vcon-core, section on dialogs).
    switch parties[try Self.indices(node["originator"]).first ?? indices.first]?.speaker {
    case .customer: draft.call.direction = .inbound
    case .agent: draft.call.direction = .outbound
    default: break
    }
    let transfers = try transfers(duration: draft.call.duration)
    if !transfers.isEmpty { draft.call.transfers = transfers }
    if let history = node["party_history"] {
      let events = try events(in: history)
      draft.call.holds = start == nil ? nil : holds(in: events, until: draft.call.duration)
      draft.call.hangup = hangup(in: events, isTransferred: !transfers.isEmpty)
    }
    return draft
  }

  private struct Event {
    var party: Int?
    var name: String
    /// Seconds from the start of the dialog.
    var at: Double
  }

  private func events(in history: JSONNode) throws(Defect) -> [Event] {
    var events: [Event] = []
    for event in try history.elements() {
      let time = try event.required("time")
      guard let instant = Instant.secondsSince1970(try time.text()) else { throw time.defect(.notAnInstant) }
      events.append(
        Event(
          party: try Self.indices(event["party"]).first, name: try event.required("event").text().lowercased(),
          at: max(0, instant - (start ?? instant))))
    }
    guard start != nil else { return events }
    return events.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  /// The stretches in which anybody was on hold; both sides may have noted the same.
  private func holds(in events: [Event], until duration: Double?) -> [Hold] {
    var holds: [Hold] = []
    var onHold: Set<Int> = []
    var since = 0.0
    for event in events {
      let party = event.party ?? -1
      switch event.name {
      case "hold":
        if onHold.isEmpty { since = event.at }
        onHold.insert(party)
      case "unhold", "resume", "drop":
        guard onHold.remove(party) != nil, onHold.isEmpty else { continue }
        holds.append(Hold(start: since, end: event.at))
      default: continue
      }
    }
    if !onHold.isEmpty { holds.append(Hold(start: since, end: max(since, duration ?? events.last?.at ?? since))) }
    return holds
  }

  /// Who leaves first has hung up, unless the call goes on elsewhere.
  private func hangup(in events: [Event], isTransferred: Bool) -> Hangup? {
    guard let first = events.first(where: { $0.name == "drop" }) else { return nil }
    switch parties[first.party]?.speaker {
    case .agent: return isTransferred ? .transfer : .agent
    case .customer: return .customer
    case .system: return .system
    default: return nil
    }
  }

  private func transfers(duration: Double?) throws(Defect) -> [Transfer] {
    var handedOn: [Transfer] = []
    for transfer in transfers {
      let instant = transfer["start"]?.textIfAny.flatMap(Instant.secondsSince1970)
      let at = if let instant, let start { max(0, instant - start) } else { duration ?? 0 }
      let target = parties[try Self.indices(transfer.spelled("transfer_target")).first]
      handedOn.append(Transfer(at: at, to: target?.label))
    }
    return handedOn
  }

  /// An index or a list of them, perhaps a list for each channel.
  static func indices(_ node: JSONNode?) throws(Defect) -> [Int] {
    guard let node else { return [] }
    guard node.isArray else { return [Int(exactly: try node.number())].compactMap { $0 } }
    var indices: [Int] = []
    for element in try node.elements() { indices += try self.indices(element) }
    return indices
  }
}
