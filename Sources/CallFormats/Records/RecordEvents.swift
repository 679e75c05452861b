import CallModel

/// Holds and transfers of a call, of what its record gives.
///
/// How often and how long a call was held says nothing of when, and rules ask what was said before and after: of such figures
/// only zero can be taken over, as none.
struct RecordEvents {
  /// `nil` where the record does not tell.
  private(set) var holds: [Hold]?
  /// The same.
  private(set) var transfers: [Transfer]?
  /// What was left out.
  private(set) var doubts: [RecordTimes.Doubt] = []

  private let row: RecordRow

  init(_ row: RecordRow) {
    self.row = row
    holds = readHolds()
    transfers = readTransfers()
  }

  private mutating func readHolds() -> [Hold]? {
    let count = row[.holdCount].flatMap { Int($0) }
    let length = row[.hold].flatMap { SpokenDuration.seconds($0) }
    // One pair of times tells of one hold; if there were more, the others would be missing.
    if count ?? 1 == 1, let start = seconds(.holdStart), let end = seconds(.holdEnd) {
      guard end >= start else {
        doubts.append((.holdEnd, .outOfProportion(limit: Int(PossibleTimes.longestCall))))
        return nil
      }
      return [Hold(start: start, end: end)]
    }
    guard row[.holdStart] == nil else { return nil }
    return [count.map(Double.init), length].compactMap(\.self).isNone ? [] : nil
  }

  private mutating func readTransfers() -> [Transfer]? {
    let count = row[.transferCount].flatMap { Int($0) }
    let target = row[.transferTo]
    let isTransferred = row[.transferred].flatMap(RecordNotes.flag)
    // Tencent tells when the agent left the call and to whom it went on.
    let time = row[.transferTime] != nil ? seconds(.transferTime) : target == nil ? nil : seconds(.agentEnded)
    if count ?? 1 == 1, isTransferred != false, let time { return [Transfer(at: time, to: target)] }
    guard target == nil, row[.transferTime] == nil else { return nil }
    return [count.map(Double.init), isTransferred.map { $0 ? 1 : 0 }].compactMap(\.self).isNone ? [] : nil
  }

  /// A time from the answer on, both by the calendar or both by the clock.
  private mutating func seconds(_ heading: RecordHeading) -> Double? {
    guard let time = row[heading].flatMap({ TurnTime($0) }),
      let answer = (row[.agentAnswered] ?? row[.answered]).flatMap({ TurnTime($0) })
    else { return nil }
    var seconds: Double
    switch (answer, time) {
    case (.instant(let answer), .instant(let time)): seconds = time - answer
    case (.clock(let answer), .clock(let time)):
      seconds = time - answer
      // Over midnight.
      if seconds < -43_200 { seconds += 86_400 }
    default: return nil
    }
    guard seconds >= 0, seconds <= PossibleTimes.longestCall else {
      doubts.append((heading, .outOfProportion(limit: Int(PossibleTimes.longestCall))))
      return nil
    }
    // Instants in milliseconds are exact, their difference in binary is not.
    return (seconds * 1000).rounded() / 1000
  }
}

extension [Double] {
  /// Whether figures are there and all say that there was none.
  fileprivate var isNone: Bool { !isEmpty && allSatisfy { $0 == 0 } }
}
