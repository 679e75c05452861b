import CallModel

/// Which rules, in which sections, for how many points, with which settings.
public struct Scorecard: Sendable {
  public var id: String
  public var title: String
  public var version: String
  public var extends: String?
  public var assumed = Assumptions()
  public var settings = Settings()
  public var sections: [ScorecardSection] = []
  public var location: SourceLocation

  /// A scorecard without sections.
  public init(id: String, title: String, version: String, location: SourceLocation) {
    self.id = id
    self.title = title
    self.version = version
    self.location = location
  }
}

/// What is taken to be so where the export does not say.
public struct Assumptions: Sendable, Equatable {
  public var direction: Direction?
  public var callType: CallType?

  /// Nothing assumed.
  public init() {}
}

/// One part of a scorecard.
public struct ScorecardSection: Sendable {
  public var id: String
  public var title: String
  public var items: [ScorecardItem]

  /// A titled list of items.
  public init(id: String, title: String, items: [ScorecardItem]) {
    self.id = id
    self.title = title
    self.items = items
  }
}

/// A rule in a scorecard, with its points and what the scorecard says differently from the rule file.
public struct ScorecardItem: Sendable {
  public var rule: String
  public var points: Points
  /// The most a forbidden rule can lose.
  public var cap: Points?
  public var title: String?
  public var clause: String?
  public var severity: Severity?
  public var location: SourceLocation

  /// A rule for so many points.
  public init(rule: String, points: Points, location: SourceLocation) {
    self.rule = rule
    self.points = points
    self.location = location
  }

  /// What the item adds to the scorecard's potential.
  public var potential: Points { cap ?? points }
}

/// The values that an inspector may change without touching a rule.
public struct Settings: Sendable {
  public var ringing = RingingLimit()
  /// The value from which a call has passed, 0–100.
  public var passMark = Points(hundredths: 8000)
  /// Grades by the lowest value they are given for, highest first.
  public var grades: [(name: String, from: Points)] = []
  /// Lists that phrases name as `{slot}`.
  public var lists: [String: [String]] = [:]
  /// Numbers that rules name as `"{setting}"`.
  public var quantities: [String: Double] = [:]

  /// Settings with no lists.
  public init() {}
}

/// When an answer is late: by rings, or by seconds where `seconds` is set.
public struct RingingLimit: Sendable, Equatable {
  public var rings = 3
  /// One ring with its pause; 5 s by the tone plan, 3 s as State Grid converts.
  public var secondsPerRing = 5.0
  public var seconds: Double?

  /// Three rings of five seconds.
  public init() {}
}
