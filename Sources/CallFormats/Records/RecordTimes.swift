import CallModel

/// How long a call rang and lasted, of what its record gives: lengths, or instants between which they lie.
struct RecordTimes {
  private(set) var ringing: Double?
  private(set) var duration: Double?
  /// What was left out.
  private(set) var doubts: [Doubt] = []

  typealias Doubt = (heading: RecordHeading, reason: RecordWarning.Reason)

  /// In seconds.
  private static let longestRinging = Int(PossibleTimes.longestRinging)
  /// In seconds.
  private static let longestCall = Int(PossibleTimes.longestCall)

  private let row: RecordRow
  private let units: RecordUnits

  init(_ row: RecordRow, units: RecordUnits) {
    self.row = row
    self.units = units
    ringing =
      length(.ringing) ?? lengthUnder(.ringStart)
      ?? difference(.agentRingStart, .agentAnswered, limit: Self.longestRinging)
      ?? difference(.ringStart, .answered, limit: Self.longestRinging)
      // 振铃时长 that holds an instant is when it began.
      ?? difference(.ringing, .answered, limit: Self.longestRinging)
      ?? length(.answerDelay)
    duration =
      length(.talk) ?? length(.duration) ?? difference(.answered, .ended, limit: Self.longestCall)
      ?? difference(.agentAnswered, .ended, limit: Self.longestCall)
  }

  /// 振铃时间 is when it rang in some exports and how long in others.
  private mutating func lengthUnder(_ heading: RecordHeading) -> Double? {
    guard let text = row[heading], let time = TurnTime(text) else { return nil }
    switch time {
    case .offset, .plain: return length(heading)
    case .clock:
      // 00:00:06 is a length unless the answer is given by the clock as well.
      if case .clock? = row[.answered].flatMap({ TurnTime($0) }) { return nil }
      return length(heading)
    case .instant: return nil
    }
  }

  private mutating func length(_ heading: RecordHeading) -> Double? {
    guard let value = row.values[heading] else { return nil }
    let limit = heading == .talk || heading == .duration ? Self.longestCall : Self.longestRinging
    var seconds: Double?
    if let number = SpokenDuration.number(value.text) {
      // An instant, by its size.
      if InstantText.unix(number) != nil, value.unit == nil { return nil }
      let unit = value.unit ?? units[heading] ?? 1
      seconds = unit == 0.001 ? number / 1000 : number * unit
    } else {
      seconds = SpokenDuration.seconds(value.text)
      if seconds == nil {
        if InstantText(value.text) == nil {
          let isNegative = value.text.hasPrefix("-") && SpokenDuration.seconds(value.text.dropFirst()) != nil
          doubts.append((heading, isNegative ? .outOfProportion(limit: limit) : .unreadable))
        }
        return nil
      }
    }
    guard let seconds, seconds <= Double(limit) else {
      doubts.append((heading, .outOfProportion(limit: limit)))
      return nil
    }
    return seconds
  }

  /// From one time to another, both by the calendar or both by the clock.
  private mutating func difference(_ first: RecordHeading, _ last: RecordHeading, limit: Int) -> Double? {
    guard let start = row[first].flatMap({ TurnTime($0) }), let end = row[last].flatMap({ TurnTime($0) }) else {
      return nil
    }
    var seconds: Double
    switch (start, end) {
    case (.instant(let start), .instant(let end)): seconds = end - start
    case (.clock(let start), .clock(let end)) where first != .ringing:
      seconds = end - start
      // Over midnight.
      if seconds < -43_200 { seconds += 86_400 }
    default: return nil
    }
    guard seconds >= 0, seconds <= Double(limit) else {
      doubts.append((last, .outOfProportion(limit: limit)))
      return nil
    }
    // Instants in milliseconds are exact, their difference in binary is not.
    return (seconds * 1000).rounded() / 1000
  }
}

/// What one is in seconds in columns of lengths that do not say so.
struct RecordUnits {
  private var units: [RecordHeading: Double] = [:]
  /// Columns taken for milliseconds, with the row that shows it best.
  private(set) var milliseconds: [RecordRow.Value] = []

  subscript(heading: RecordHeading) -> Double? { units[heading] }

  /// Milliseconds show where as seconds half of the calls would have rung for a quarter of an hour, or lasted six hours.
  init(_ rows: [RecordRow]) {
    for (heading, border) in [
      (RecordHeading.ringing, 1000.0), (.answerDelay, 1000), (.talk, 20_000), (.duration, 20_000),
    ] {
      var numbers: [Double] = []
      var example: RecordRow.Value?
      for row in rows {
        guard let value = row.values[heading], value.unit == nil, let number = SpokenDuration.number(value.text),
          number > 0, InstantText.unix(number) == nil
        else { continue }
        numbers.append(number)
        if number >= border { example = example ?? value }
      }
      // A day, or −1 as an unsigned number, stands for "unknown": one and the same number says nothing.
      guard Set(numbers.filter { $0 >= border }).count >= 3, let example else { continue }
      numbers.sort()
      guard numbers[numbers.count / 2] >= border else { continue }
      units[heading] = 0.001
      milliseconds.append(example)
    }
  }
}
