/// Times of a call that cannot be as the export gives them: all findings of one kind.
///
/// Nothing is mended and no call is refused for it: the times stay as they are, and whoever reads the result is told.
public struct Irregularity: Sendable, Equatable {
  /// What is irregular.
  public enum Kind: String, Sendable, CaseIterable {
    /// A turn begins before the one before it began.
    case outOfOrder = "out-of-order"
    /// A turn ends before it begins.
    case endsBeforeStart = "ends-before-start"
    /// Two sides speak over each other for longer than people do.
    case longOverlap = "long-overlap"
    /// The times of the turns are far too long, or far too short, for what is said in them.
    case turnsOutOfProportion = "turns-out-of-proportion"
    /// So is the length of the call.
    case durationOutOfProportion = "duration-out-of-proportion"
    /// The last turn ends a thousand times as late as the call, or as early: one of both is in milliseconds.
    case unlikeDuration = "unlike-duration"
    /// It rang for longer than telephone systems let it ring.
    case ringingOutOfProportion = "ringing-out-of-proportion"
    /// A hold is longer than anybody waits, or than the call.
    case holdOutOfProportion = "hold-out-of-proportion"
  }

  /// One finding; all times are in seconds.
  public struct Place: Sendable, Equatable {
    /// The index of the turn; `nil` where the whole call is meant.
    public var turn: Int?
    /// The time at fault: a start, an end, a length.
    public var found: Double
    /// What it was held against: the time that it should not be under, or the limit that it passes.
    public var against: Double

    /// Times in seconds.
    public init(turn: Int? = nil, found: Double, against: Double) {
      self.turn = turn
      self.found = found
      self.against = against
    }
  }

  /// What is irregular.
  public var kind: Kind
  /// How often.
  public internal(set) var count: Int
  /// The first places, so that a call of 100,000 wrong turns gets no report of 100,000 lines.
  public internal(set) var places: [Place]

  /// So many places are kept.
  public static let maximumPlaces = 10

  /// A first finding.
  public init(_ kind: Kind, _ place: Place) {
    self.kind = kind
    count = 1
    places = [place]
  }
}

/// All that is irregular about the times of one call.
public struct Irregularities: Sendable, Equatable {
  /// One for each kind that was found, in the order of `Irregularity.Kind`.
  public private(set) var all: [Irregularity] = []
  /// Times on which nothing may be judged.
  public internal(set) var doubtful: DoubtfulTimes = []

  /// Nothing was found.
  public init() {}

  /// Whether nothing was found.
  public var isEmpty: Bool { all.isEmpty }

  /// Notes a finding.
  mutating func add(_ kind: Irregularity.Kind, turn: Int? = nil, found: Double, against: Double) {
    let place = Irregularity.Place(turn: turn, found: found, against: against)
    if let index = all.firstIndex(where: { $0.kind == kind }) {
      all[index].count += 1
      if all[index].places.count < Irregularity.maximumPlaces { all[index].places.append(place) }
    } else {
      all.append(Irregularity(kind, place))
    }
  }

  /// To be called when everything is found.
  mutating func sort() {
    let order = Irregularity.Kind.allCases
    all = order.compactMap { kind in all.first { $0.kind == kind } }
  }
}

/// Times of a call that contradict themselves, or are of no possible size: a rule that needs them is not assessable.
public struct DoubtfulTimes: OptionSet, Sendable {
  /// One bit for each kind of times.
  public let rawValue: UInt8

  /// Bits that stand for no times mean nothing.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Starts and ends of the turns.
  public static let turns = DoubtfulTimes(rawValue: 1)
  /// The length of the call.
  public static let duration = DoubtfulTimes(rawValue: 2)
  /// How many seconds it rang.
  public static let ringing = DoubtfulTimes(rawValue: 4)
  /// Starts and ends of the holds.
  public static let holds = DoubtfulTimes(rawValue: 8)

  /// Whether a field is among them, by the name that stands in reports: `turns[].start`, `ringing.seconds`.
  public func contains(field: String) -> Bool {
    switch field {
    case "turns[].start", "turns[].end": contains(.turns)
    case "duration": contains(.duration)
    case "ringing", "ringing.seconds": contains(.ringing)
    case "holds": contains(.holds)
    default: false
    }
  }
}

extension Call {
  /// The call as if the export had not given these times.
  public func leavingOut(_ doubtful: DoubtfulTimes) -> Call {
    guard !doubtful.isEmpty else { return self }
    var call = self
    if doubtful.contains(.turns) {
      for index in call.turns.indices { (call.turns[index].start, call.turns[index].end) = (nil, nil) }
    }
    if doubtful.contains(.duration) { call.duration = nil }
    if doubtful.contains(.ringing) { call.ringing = call.ringing?.rings.map { Ringing(rings: $0) } }
    if doubtful.contains(.holds) { call.holds = nil }
    return call
  }

  /// The call with the times of another one of as many turns.
  public func withTimes(of other: Call) -> Call {
    var call = self
    for (index, turn) in zip(call.turns.indices, other.turns) {
      (call.turns[index].start, call.turns[index].end) = (turn.start, turn.end)
    }
    (call.duration, call.ringing, call.holds) = (other.duration, other.ringing, other.holds)
    return call
  }
}
