import CallModel

/// What a table or the lines above a transcript say of a call: values by the meaning of their headings.
struct CallDetails {
  /// Values with what one is in seconds, where the heading says so.
  private(set) var values: [TableHeading: (text: String, unit: Double?)] = [:]

  var isEmpty: Bool { values.isEmpty }
  subscript(meaning: TableHeading) -> String? { values[meaning]?.text }

  /// The first value of a kind counts.
  mutating func set(_ meaning: TableHeading, _ text: String, unit: Double?) {
    if values[meaning] == nil { values[meaning] = (text, unit) }
  }

  /// Whether a value is there and another one: what holds for the whole call is the same in all of its rows.
  mutating func drop(_ meaning: TableHeading) { values[meaning] = nil }

  /// When the call was answered, in seconds of the exporter's clock.
  var answer: Double? {
    guard let text = self[.answered], case .instant(let seconds)? = TurnTime(text) else { return nil }
    return seconds
  }

  /// Fills a call; values that mean nothing to us are left out, for they stand beside the transcript.
  func fill(_ draft: inout CallDraft) {
    draft.id = self[.callID] ?? draft.id
    draft.call.startedAt = self[.callStart].flatMap(Self.instant)
    draft.call.queue = self[.queue]
    draft.call.agent = Agent(id: self[.agentID], name: self[.agentName], team: self[.team])
    draft.call.direction = self[.kind].flatMap(Self.direction)
    draft.call.callType = self[.callType].flatMap(Self.callType) ?? self[.kind].flatMap(Self.callType)
    let ofDirection: String? =
      switch draft.call.direction {
      case .inbound: self[.caller]
      case .outbound: self[.callee]
      case nil: nil
      }
    draft.call.customer = Customer(number: self[.customerNumber] ?? ofDirection, name: self[.customerName])
    draft.call.hangup = self[.hangup].flatMap { HangupSide($0)?.hangup(in: draft.call.direction) }
    draft.call.duration = seconds(.duration)
    let rings = self[.rings].flatMap { Int($0) }.flatMap { HotlineCall.possibleRings.contains($0) ? $0 : nil }
    if let seconds = seconds(.ringing) {
      draft.call.ringing = Ringing(rings: rings, seconds: seconds)
    } else if let rings {
      draft.call.ringing = Ringing(rings: rings)
    }
  }

  private func seconds(_ meaning: TableHeading) -> Double? {
    guard let value = values[meaning] else { return nil }
    guard let number = SpokenDuration.number(value.text) else { return SpokenDuration.seconds(value.text) }
    // No call lasts a day: so large a number without a unit is milliseconds.
    let seconds = TurnTime.seconds(number, value.unit ?? (number > 86_400 ? 0.001 : 1))
    return seconds <= 31_536_000 ? seconds : nil
  }

  /// `2026-03-04 09:12:31+08:00` or Unix time; without an offset nobody knows which instant it is.
  static func instant(_ text: String) -> String? {
    if let number = SpokenDuration.number(text) { return InstantText.unix(number).flatMap(utc) }
    guard let instant = InstantText(text), instant.hasOffset else { return nil }
    var written = SpeakerPrefix.trimmed(text)
    if let blank = written.firstIndex(of: " ") { written.replaceSubrange(blank...blank, with: "T") }
    let isValid = Array(written.utf8).withUnsafeBufferPointer { Instant.isValid($0) }
    return isValid ? written : utc(instant.seconds)
  }

  /// Clocks of telephone systems mean no fractions of a second.
  private static func utc(_ seconds: Double) -> String? { InstantText.utc(seconds.rounded(.down)) }

  static func direction(_ text: String) -> Direction? {
    let text = text.lowercased()
    if ["呼入", "来电", "入呼", "inbound", "incoming", "callin", "call_in", "in"].contains(where: { text == $0 })
      || text.hasPrefix("呼入")
    {
      return .inbound
    }
    if ["呼出", "外呼", "去电", "出呼", "outbound", "outgoing", "callout", "call_out", "out"].contains(where: { text == $0 })
      || text.hasPrefix("呼出") || text.hasSuffix("外呼")
    {
      return .outbound
    }
    return nil
  }

  static func callType(_ text: String) -> CallType? {
    if let type = CallType(rawValue: text.lowercased()) { return type }
    let types: [(String, CallType)] = [
      ("咨询", .consultation), ("报修", .faultReport), ("停电", .outage), ("投诉", .complaint), ("举报", .tipOff),
      ("建议", .suggestion),
      ("业务", .business), ("办理", .business), ("缴费", .payment), ("错拨", .wrongNumber), ("骚扰", .nuisance),
      ("回访", .callback),
      ("其他", .other), ("其它", .other),
    ]
    return types.first { text.contains($0.0) }?.1
  }
}
