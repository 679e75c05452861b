import CallModel

/// What the members of a call mean, in the format of the contract's part 1.
enum HotlineCall {
  static let maximumTurns = 100_000
  static let maximumEvents = 10_000
  static let maximumIdentifierLength = 256
  static let possibleRings = 0...1000

  static func decode(_ line: JSONValue, source: Source) throws(Defect) -> Call {
    guard case .object(let members) = line else {
      throw Defect(path: FieldPath(), reason: .wrongType(expected: .object), found: Excerpt.of(line))
    }
    var id = Field("id"), startedAt = Field("startedAt"), duration = Field("duration")
    var direction = Field("direction"), channel = Field("channel"), callType = Field("callType")
    var queue = Field("queue"), agent = Field("agent"), customer = Field("customer")
    var ringing = Field("ringing"), hangup = Field("hangup")
    var holds = Field("holds"), transfers = Field("transfers"), turns = Field("turns")
    var record: JSONValue?
    for (name, value) in members {
      switch name {
      case "id": try id.fill(value)
      case "startedAt": try startedAt.fill(value)
      case "duration": try duration.fill(value)
      case "direction": try direction.fill(value)
      case "channel": try channel.fill(value)
      case "callType": try callType.fill(value)
      case "queue": try queue.fill(value)
      case "agent": try agent.fill(value)
      case "customer": try customer.fill(value)
      case "ringing": try ringing.fill(value)
      case "hangup": try hangup.fill(value)
      case "holds": try holds.fill(value)
      case "transfers": try transfers.fill(value)
      case "record": record = value
      case "turns": try turns.fill(value)
      default: continue
      }
    }
    var call = Call(id: try identifier(id) ?? "\(source.file)#\(source.line)", source: source)
    call.startedAt = try instant(startedAt)
    call.duration = try duration.seconds()
    call.direction = try direction.choice(of: Direction.self)
    call.channel = try channel.choice(of: Channel.self) ?? .phone
    call.callType = try callType.choice(of: CallType.self)
    call.queue = try text(queue)
    call.agent = try decodeAgent(agent)
    call.customer = try decodeCustomer(customer)
    call.ringing = try decodeRinging(ringing)
    call.hangup = try hangup.choice(of: Hangup.self)
    call.holds = try decodeHolds(holds)
    call.transfers = try decodeTransfers(transfers)
    call.record = decodeRecord(record)
    try decodeTurns(turns, into: &call)
    return call
  }

  private static func decodeTurns(_ turns: Field, into call: inout Call) throws(Defect) {
    for element in try turns.required(try turns.array()) {
      let index = call.turns.count
      guard index < maximumTurns else { throw turns.defect(.tooMany(limit: maximumTurns)) }
      var speaker = Field("speaker", in: "turns", at: index), text = Field("text", in: "turns", at: index)
      var start = Field("start", in: "turns", at: index), end = Field("end", in: "turns", at: index)
      var voice = Field("voice", in: "turns", at: index)
      for (name, value) in try members(of: element, in: turns, at: index) {
        switch name {
        case "voice": try voice.fill(value)
        case "speaker": try speaker.fill(value)
        case "text": try text.fill(value)
        case "start": try start.fill(value)
        case "end": try end.fill(value)
        default: continue
        }
      }
      // A turn may end before it begins: that is flagged, and costs no call.
      let span = (start: try start.seconds(), end: try end.seconds())
      call.append(
        speaker: try speaker.required(try speaker.choice(of: Speaker.self)),
        text: try text.required(try text.utf8()), start: span.start, end: span.end,
        voice: try voice.label().map { call.number(ofVoice: $0) })
    }
    guard !call.turns.isEmpty else { throw turns.defect(.empty) }
  }

  private static func decodeAgent(_ field: Field) throws(Defect) -> Agent {
    guard let members = try field.object() else { return Agent() }
    var id = Field("id", in: "agent"), name = Field("name", in: "agent"), team = Field("team", in: "agent")
    for (key, value) in members {
      switch key {
      case "id": try id.fill(value)
      case "name": try name.fill(value)
      case "team": try team.fill(value)
      default: continue
      }
    }
    return Agent(id: try text(id), name: try text(name), team: try text(team))
  }

  private static func decodeCustomer(_ field: Field) throws(Defect) -> Customer {
    guard let members = try field.object() else { return Customer() }
    var number = Field("number", in: "customer"), name = Field("name", in: "customer")
    for (key, value) in members {
      switch key {
      case "number": try number.fill(value)
      case "name": try name.fill(value)
      default: continue
      }
    }
    return Customer(number: try text(number), name: try text(name))
  }

  private static func decodeRinging(_ field: Field) throws(Defect) -> Ringing? {
    guard let members = try field.object() else { return nil }
    var rings = Field("rings", in: "ringing"), seconds = Field("seconds", in: "ringing")
    for (name, value) in members {
      switch name {
      case "rings": try rings.fill(value)
      case "seconds": try seconds.fill(value)
      default: continue
      }
    }
    let ringing = Ringing(rings: try rings.wholeNumber(in: possibleRings), seconds: try seconds.seconds())
    return ringing.rings == nil && ringing.seconds == nil ? nil : ringing
  }

  private static func decodeHolds(_ holds: Field) throws(Defect) -> [Hold]? {
    guard let elements = try holds.array() else { return nil }
    var decoded: [Hold] = []
    for element in elements {
      let index = decoded.count
      guard index < maximumEvents else { throw holds.defect(.tooMany(limit: maximumEvents)) }
      var start = Field("start", in: "holds", at: index), end = Field("end", in: "holds", at: index)
      for (name, value) in try members(of: element, in: holds, at: index) {
        switch name {
        case "start": try start.fill(value)
        case "end": try end.fill(value)
        default: continue
        }
      }
      let span = try decodeSpan(start, end)
      decoded.append(Hold(start: try start.required(span.start), end: try end.required(span.end)))
    }
    return decoded
  }

  private static func decodeTransfers(_ transfers: Field) throws(Defect) -> [Transfer]? {
    guard let elements = try transfers.array() else { return nil }
    var decoded: [Transfer] = []
    for element in elements {
      let index = decoded.count
      guard index < maximumEvents else { throw transfers.defect(.tooMany(limit: maximumEvents)) }
      var at = Field("at", in: "transfers", at: index), to = Field("to", in: "transfers", at: index)
      for (name, value) in try members(of: element, in: transfers, at: index) {
        switch name {
        case "at": try at.fill(value)
        case "to": try to.fill(value)
        default: continue
        }
      }
      decoded.append(Transfer(at: try at.required(try at.seconds()), to: try text(to)))
    }
    return decoded
  }

  /// Tickets hold what they like: only plain values can be asked for, the rest is left alone, and a `record` that is no
  /// object (the name of a sound file, say) is none.
  private static func decodeRecord(_ value: JSONValue?) -> CallRecord? {
    guard case .object(let members)? = value else { return nil }
    var record = CallRecord()
    for (name, value) in members where record.fields.count < maximumEvents {
      let name = name.string
      switch value {
      case .boolean(let flag): record.fields[name] = .flag(flag)
      case .integer(let number): record.fields[name] = .number(Double(number))
      case .largeInteger(let number): record.fields[name] = .number(Double(number))
      case .real(let number): record.fields[name] = .number(number)
      case .string(let text): record.fields[name] = .text(text.string)
      case .null, .array, .object: continue
      }
    }
    return record
  }

  // MARK: - Kinds of members

  private static func members(
    of element: JSONValue, in parent: Field, at index: Int
  ) throws(Defect) -> JSONObject {
    guard case .object(let members) = element else {
      let path = FieldPath(parent: parent.path.name, index: index)
      throw Defect(path: path, reason: .wrongType(expected: .object), found: Excerpt.of(element))
    }
    return members
  }

  private static func decodeSpan(_ start: Field, _ end: Field) throws(Defect) -> (start: Double?, end: Double?) {
    let span = (start: try start.seconds(), end: try end.seconds())
    if let from = span.start, let to = span.end, to < from { throw end.defect(.endsBeforeStart(from)) }
    return span
  }

  /// It becomes a file name and an attribute, so it is short and without control characters.
  private static func identifier(_ field: Field) throws(Defect) -> String? {
    guard let id = try field.label() else { return nil }
    guard !id.isEmpty else { throw field.defect(.empty) }
    guard id.utf8.count <= maximumIdentifierLength else {
      throw field.defect(.textTooLong(limit: maximumIdentifierLength))
    }
    guard !holdsControlCharacter(id) else { throw field.defect(.controlCharacter) }
    return id
  }

  /// Whether a call may be called so.
  static func isIdentifier(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.count <= maximumIdentifierLength && !holdsControlCharacter(id)
  }

  private static func holdsControlCharacter(_ id: String) -> Bool {
    !id.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
  }

  private static func instant(_ field: Field) throws(Defect) -> String? {
    guard let text = try field.utf8() else { return nil }
    guard Instant.isValid(text) else { throw field.defect(.notAnInstant) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Exports write `""` where they know nothing.
  private static func text(_ field: Field) throws(Defect) -> String? {
    guard let text = try field.label(), !text.isEmpty else { return nil }
    return text
  }
}
