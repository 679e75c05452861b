/// When something was said, as a table or a text gives it: from the start of the recording, or by the clock on the wall.
enum TurnTime: Equatable {
  /// Seconds from the start.
  case offset(Double)
  /// `00:01:05` and `09:12:31` look alike; which it is shows in the whole call.
  case clock(Double)
  case instant(Double)
  /// A number without a unit, to be told by the magnitude of all.
  case plain(Double)

  /// Reads a time; `nil` where it is anything else.
  ///
  /// - Parameter unit: What one is in seconds, where a heading says so.
  init?(_ text: some StringProtocol, unit: Double? = nil) {
    if let number = SpokenDuration.number(text) {
      if let unit, number * unit < 31_536_000 {
        self = .offset(Self.seconds(number, unit))
      } else if let instant = InstantText.unix(number) {
        self = .instant(instant)
      } else if number.isFinite, number < 1e9 {
        self = .plain(number)
      } else if let instant = InstantText(text) {
        self = .instant(instant.seconds)
      } else {
        return nil
      }
    } else if let clock = CueTime.seconds(Substring(text)) {
      self = .clock(clock)
    } else if let instant = InstantText(text) {
      self = .instant(instant.seconds)
    } else if let seconds = SpokenDuration.seconds(text) {
      self = .offset(seconds)
    } else {
      return nil
    }
  }

  /// Seconds as they stand, before anything is taken off.
  var seconds: Double {
    switch self {
    case .offset(let seconds), .clock(let seconds), .instant(let seconds), .plain(let seconds): seconds
    }
  }

  /// Dividing gives 4.6 where multiplying by 0.001 gives 4.6000000000000005.
  static func seconds(_ number: Double, _ unit: Double) -> Double {
    unit == 0.001 ? number / 1000 : number * unit
  }

  /// Seconds from the start of the call; instants since 1970 leave no more than milliseconds exact.
  ///
  /// - Returns: `nil` for more than a year, such as an instant among times from the start of the recording.
  func seconds(after origin: Double) -> Double? {
    let seconds = origin == 0 ? seconds : max(0, ((seconds - origin) * 1000).rounded() / 1000)
    return seconds <= Double(CueTime.possible.upperBound) ? seconds : nil
  }

  /// What is to be taken off all times of a call to make them seconds from its start.
  ///
  /// - Parameter answer: When the call was answered, where the export says so.
  static func origin(of times: some Sequence<TurnTime>, answer: Double? = nil) -> Double {
    var first: TurnTime?
    for time in times where time.seconds < first?.seconds ?? .infinity { first = time }
    switch first {
    case .instant(let start):
      // An answer days away is of another clock.
      if let answer, answer <= start, start - answer < 86_400 { return answer }
      return start
    // Nobody is silent for the first hour of a recording: it is the time of the day.
    case .clock(let start): return start >= 3600 ? start : 0
    case .offset, .plain, nil: return 0
    }
  }
}
