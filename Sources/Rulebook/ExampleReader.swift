import CallModel

/// The small calls that stand with a rule as its tests.
extension LexiconDecoder {
  private enum ExpectedOutcome: String, CaseIterable {
    case pass, fail
    case notApplicable = "not-applicable"
    case notAssessable = "not-assessable"
  }

  private static let exampleKeys = [
    "outcome", "turns", "turn", "scorecard", "note", "channel", "direction", "callType", "hangup", "queue", "ringing",
    "holds", "transfers", "duration", "startedAt", "agent", "customer",
    "record", "settings",
  ]

  /// An example with its call; `nil` where it has no outcome or no turns.
  mutating func example(_ value: YAMLValue) -> Example? {
    guard let mapping = mapping(value, keys: Self.exampleKeys) else { return nil }
    let outcome = required("outcome", in: mapping).flatMap { choice($0, of: ExpectedOutcome.self) }
    let turns = required("turns", in: mapping)
    let source = Source(file: file, line: value.location.line, format: "example")
    var call = Call(id: "\(file)#\(value.location.line)", source: source)
    readMetadata(of: &call, mapping)
    let lines = turns.map { list($0) } ?? []
    for line in lines { readTurn(line, into: &call) }
    let turn = mapping["turn"].flatMap { value in
      lines.isEmpty ? nil : integer(value, in: 0...(lines.count - 1))
    }
    let scorecard = mapping["scorecard"].flatMap { identifier($0) }
    guard let outcome, turns != nil else { return nil }
    var example = Example(
      outcome: outcome.rawValue, call: call, turn: turn, scorecard: scorecard, location: value.location)
    if let value = mapping["settings"], let settings = self.mapping(value) {
      for (name, _, value) in settings.entries { example.quantities[name] = decimal(value) }
    }
    return example
  }

  private mutating func readMetadata(of call: inout Call, _ mapping: YAMLMapping) {
    if let value = mapping["channel"] { call.channel = choice(value) ?? .phone }
    call.direction = mapping["direction"].flatMap { choice($0) }
    call.callType = mapping["callType"].flatMap { choice($0) }
    call.hangup = mapping["hangup"].flatMap { choice($0) }
    call.queue = mapping["queue"].flatMap { text($0) }
    call.ringing = mapping["ringing"].flatMap { ringing($0) }
    call.holds = mapping["holds"].map { list($0).compactMap { hold($0) } }
    call.transfers = mapping["transfers"].map { list($0).compactMap { transfer($0) } }
    call.duration = mapping["duration"].flatMap { decimal($0) }
    call.startedAt = mapping["startedAt"].flatMap { instant($0) }
    call.record = mapping["record"].flatMap { record($0) }
    if let value = mapping["agent"], let agent = self.mapping(value, keys: ["id", "name", "team"]) {
      call.agent = Agent(
        id: agent["id"].flatMap { text($0) }, name: agent["name"].flatMap { text($0) },
        team: agent["team"].flatMap { text($0) })
    }
    if let value = mapping["customer"], let customer = self.mapping(value, keys: ["number", "name"]) {
      call.customer = Customer(
        number: customer["number"].flatMap { text($0) }, name: customer["name"].flatMap { text($0) })
    }
  }

  private mutating func record(_ value: YAMLValue) -> CallRecord? {
    guard let mapping = mapping(value) else { return nil }
    var record = CallRecord()
    for (name, _, value) in mapping.entries {
      guard case .text(let text, let isPlain) = value.content else {
        noteUnexpected(value, "a number, a text, `true` or `false`", "数字、文字、true 或 false")
        continue
      }
      if isPlain, text == "true" || text == "false" {
        record.fields[name] = .flag(text == "true")
      } else if isPlain, let number = DecimalNumber.decimal(text) {
        record.fields[name] = .number(number)
      } else {
        record.fields[name] = .text(text)
      }
    }
    return record
  }

  private mutating func ringing(_ value: YAMLValue) -> Ringing? {
    guard let mapping = mapping(value, keys: ["rings", "seconds"]) else { return nil }
    guard !mapping.entries.isEmpty else {
      noteUnexpected(value, "`rings` or `seconds`", "rings 或 seconds")
      return nil
    }
    return Ringing(
      rings: mapping["rings"].flatMap { integer($0, in: 0...1000) }, seconds: mapping["seconds"].flatMap { decimal($0) }
    )
  }

  private mutating func hold(_ value: YAMLValue) -> Hold? {
    guard let mapping = mapping(value, keys: ["start", "end"]),
      let start = required("start", in: mapping).flatMap({ decimal($0) }),
      let end = required("end", in: mapping).flatMap({ decimal($0) })
    else { return nil }
    if end < start { note(value.location, "the hold ends before it starts", "等待的结束早于开始") }
    return Hold(start: start, end: end)
  }

  private mutating func transfer(_ value: YAMLValue) -> Transfer? {
    guard let mapping = mapping(value, keys: ["at", "to"]),
      let at = required("at", in: mapping).flatMap({ decimal($0) })
    else { return nil }
    return Transfer(at: at, to: mapping["to"].flatMap { text($0) })
  }

  /// `2026-03-04T09:12:31+08:00`, or with `Z`.
  private mutating func instant(_ value: YAMLValue) -> String? {
    guard let text = text(value) else { return nil }
    let shape = text.unicodeScalars.map { ("0"..."9").contains($0) ? "0" : String($0) }.joined()
    let shapes = ["0000-00-00T00:00:00+00:00", "0000-00-00T00:00:00-00:00", "0000-00-00T00:00:00Z"]
    if shapes.contains(shape) { return text }
    noteUnexpected(value, "an instant such as 2026-03-04T09:12:31+08:00", "时刻,如 2026-03-04T09:12:31+08:00")
    return nil
  }

  // MARK: Turns

  private static let prefixes: [(name: String, speaker: Speaker)] = [
    ("客服", .agent), ("客户", .customer), ("系统", .system), ("未知", .unknown),
  ]

  /// `客服：您好` or `客服[0.5-3.0]：您好`; a half-width colon is accepted.
  private mutating func readTurn(_ value: YAMLValue, into call: inout Call) {
    if case .mapping = value.content {
      return note(
        value.location, "a turn that YAML reads as a mapping", "这一轮被当成了“键: 值”",
        advice: ("write `客服：…` with a full-width colon, or put it in quotes", "请用全角冒号“客服：…”,或加引号"))
    }
    guard let text = text(value) else { return }
    guard let prefix = Self.prefixes.first(where: { text.hasPrefix($0.name) }),
      let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" })
    else {
      return noteSpeaker(value)
    }
    let times = text[text.index(text.startIndex, offsetBy: prefix.name.count)..<colon]
    let words = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\u{3000}" }
    guard !times.isEmpty else {
      return call.append(speaker: prefix.speaker, text: words.utf8)
    }
    guard let (start, end) = Self.times(times) else {
      return noteSpeaker(value)
    }
    if end < start {
      note(value.location, "the turn ends before it starts", "这一轮的结束早于开始")
    }
    call.append(speaker: prefix.speaker, text: words.utf8, start: start, end: end)
  }

  private mutating func noteSpeaker(_ value: YAMLValue) {
    noteUnexpected(
      value, "`客服：…`, `客户：…`, `系统：…` or `未知：…`, with times `客服[0.5-3.0]：…`",
      "“客服：…”“客户：…”“系统：…”或“未知：…”;带时间写作“客服[0.5-3.0]：…”")
  }

  /// `[0.5-3.0]` in seconds.
  private static func times(_ text: Substring) -> (start: Double, end: Double)? {
    guard text.first == "[", text.last == "]" else { return nil }
    let parts = text.dropFirst().dropLast().split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = DecimalNumber.decimal(parts[0]), let end = DecimalNumber.decimal(parts[1])
    else { return nil }
    return (start, end)
  }
}
