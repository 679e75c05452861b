import CallModel

/// What a telephone system noted about one call, as far as a `Call` has a place for it.
struct TelephoneRecord: Sendable, Equatable {
  /// In a table the line, in JSON the number of the record.
  var line: Int
  /// The first of its ids.
  var id: String
  /// ISO 8601 with offset; `nil` where the record gives local time without one.
  var startedAt: String?
  var direction: Direction?
  var callType: CallType?
  var queue: String?
  var agent = Agent()
  var caller: String?
  var callee: String?
  var customer = Customer()
  /// In seconds; only the agent's own leg.
  var ringing: Double?
  var rings: Int?
  /// Seconds from the answer to the end.
  var duration: Double?
  var hangup: HangupSide?
  /// In seconds from the answer; empty where the record says that there was none.
  var holds: [Hold]?
  /// The same.
  var transfers: [Transfer]?
  /// What rules ask for by name.
  var noted: [String: CallRecord.Value] = [:]

  /// Takes what can be understood of a row.
  ///
  /// - Parameters:
  ///   - units: What one is in seconds in columns that do not say so.
  ///   - doubts: gets what was left out.
  init(_ row: RecordRow, id: String, units: RecordUnits, doubts: inout [RecordTimes.Doubt]) {
    line = row.line
    self.id = id
    startedAt = row[.start].flatMap(CallDetails.instant)
    direction =
      row[.direction].flatMap(Self.direction)
      ?? row[.callTypeCode].flatMap { Direction(huaweiCallType: $0) ?? Self.direction($0) }
    callType = row[.callType].flatMap(CallDetails.callType) ?? row[.direction].flatMap(CallDetails.callType)
    queue = Self.only(row[.queue])
    agent = Agent(id: Self.only(row[.agentID]), name: Self.only(row[.agentName]), team: row[.team])
    caller = row[.caller]
    callee = row[.callee]
    customer = Customer(number: row[.customerNumber], name: row[.customerName])
    rings = row[.rings].flatMap { Int($0) }.flatMap { HotlineCall.possibleRings.contains($0) ? $0 : nil }
    let times = RecordTimes(row, units: units)
    ringing = times.ringing
    duration = times.duration
    doubts += times.doubts
    let events = RecordEvents(row)
    (holds, transfers) = (events.holds, events.transfers)
    let notes = RecordNotes(row)
    noted = notes.fields
    doubts += events.doubts + notes.doubts
    if let text = row[.hangup] {
      hangup = HangupSide(text)
      if hangup == nil, SpokenDuration.number(text) == nil { doubts.append((.hangup, .unreadable)) }
    }
    hangup = hangup ?? row[.hangupCode].flatMap(HangupSide.init(huaweiReasonCode:))
  }

  /// A call that several people or groups took is nobody's by its record.
  private static func only(_ text: String?) -> String? {
    guard var text else { return nil }
    // Alibaba's `["li@company"]`.
    if text.hasPrefix("["), text.hasSuffix("]"), text.count < 1000 {
      text = String(text.dropFirst().dropLast().filter { $0 != "\"" })
    }
    return text.isEmpty || text.contains(where: { ",，、;；|".contains($0) }) ? nil : text
  }

  private static func direction(_ text: String) -> Direction? {
    switch text.lowercased() {
    // 7moor CONNECT_TYPE; a transfer is of a call that came in.
    case "normal", "transfer": .inbound
    case "dialout", "dialtransfer": .outbound
    case let text: CallDetails.direction(text) ?? (text.contains("来电") || text.contains("呼入") ? .inbound : nil)
    }
  }

  /// Fills what the transcript's export leaves open; what it says stays.
  ///
  /// - Parameter contradicts: told the field, the transcript's value and the record's, where both differ.
  func fill(_ call: inout Call, contradicts: (_ field: String, _ transcript: String, _ record: String) -> Void) {
    func compare(_ field: String, _ transcript: String?, _ record: String?) {
      if let transcript, let record, transcript != record { contradicts(field, transcript, record) }
    }
    compare("direction", call.direction?.rawValue, direction?.rawValue)
    compare("callType", call.callType?.rawValue, callType?.rawValue)
    call.startedAt = call.startedAt ?? startedAt
    call.direction = call.direction ?? direction
    call.callType = call.callType ?? callType
    call.queue = call.queue ?? queue
    call.duration = call.duration ?? duration
    call.holds = call.holds ?? holds
    call.transfers = call.transfers ?? transfers
    if !noted.isEmpty {
      call.record = CallRecord(fields: (call.record?.fields ?? [:]).merging(noted) { transcript, _ in transcript })
    }
    fillAgent(&call, compare)

    let hangup = hangup?.hangup(in: call.direction)
    compare("hangup", call.hangup?.rawValue, hangup?.rawValue)
    call.hangup = call.hangup ?? hangup

    // Exports round to whole seconds, up and down.
    if let known = call.ringing?.seconds, let ringing, abs(known - ringing) > 1 {
      contradicts("ringing.seconds", "\(known)", "\(ringing)")
    }
    if ringing != nil || rings != nil || call.ringing != nil {
      call.ringing = Ringing(rings: call.ringing?.rings ?? rings, seconds: call.ringing?.seconds ?? ringing)
    }

    let party: String? =
      switch call.direction {
      case .inbound: caller
      case .outbound: callee
      case nil: nil
      }
    call.customer.number = call.customer.number ?? customer.number ?? party
    call.customer.name = call.customer.name ?? customer.name
  }

  /// The name and the team of one agent do not go with the number of another.
  private func fillAgent(_ call: inout Call, _ compare: (String, String?, String?) -> Void) {
    compare("agent.id", call.agent.id, agent.id)
    if let known = call.agent.id, let own = agent.id, known != own { return }
    compare("agent.name", call.agent.name, agent.name)
    if call.agent.id == nil, let known = call.agent.name, let own = agent.name, known != own { return }
    call.agent.id = call.agent.id ?? agent.id
    call.agent.name = call.agent.name ?? agent.name
    call.agent.team = call.agent.team ?? agent.team
  }
}
