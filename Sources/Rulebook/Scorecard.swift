import CallModel

/// Which rules, in which sections, for how many points, with which settings.
public struct Scorecard: Sendable {
  /// Also the name of its file: `power-95598` stands in `scorecards/power-95598.yaml`.
  public var id: String
  /// For people: 供电服务热线95598.
  public var title: String
  /// As the file writes it; every report names it.
  public var version: String
  /// The id of the scorecard whose settings and sections are taken over.
  public var extends: String?
  /// From the key `assume`; what the export states always comes first.
  public var assumed = Assumptions()
  /// In a loaded rulebook, with those of the extended scorecard.
  public var settings = Settings()
  /// In the order of the report; in a loaded rulebook, with those of the extended scorecard.
  public var sections: [ScorecardSection] = []
  /// Where the scorecard begins in its file.
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
  /// `nil` assumes none: conditions on it are unknown where the export is silent.
  public var direction: Direction?
  /// `nil` assumes none: conditions on it are unknown where the export is silent.
  public var callType: CallType?

  /// Nothing assumed.
  public init() {}
}

/// One part of a scorecard.
public struct ScorecardSection: Sendable {
  /// A section of the same id in the extended scorecard is merged with it, item by item.
  public var id: String
  /// For people: 开头语.
  public var title: String
  /// In the order of the report.
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
  /// The rule's id; a variant made for this scorecard comes before the general one.
  public var rule: String
  /// What keeping the rule earns; for a forbidden rule, what one hit costs.
  public var points: Points
  /// The most a forbidden rule can lose.
  public var cap: Points?
  /// `nil` leaves the rule's own.
  public var title: String?
  /// `nil` leaves the rule's own.
  public var clause: String?
  /// `nil` leaves the rule's own.
  public var severity: Severity?
  /// Where the item begins in the scorecard's file.
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
  /// Beyond which an answer is late.
  public var ringing = RingingLimit()
  /// The value from which a call has passed, 0–100.
  public var passMark = Points(hundredths: 8000)
  /// Grades by the lowest value they are given for, highest first.
  public var grades: [(name: String, from: Points)] = []
  /// Lists that phrases name as `{slot}`.
  public var lists: [String: [String]] = [:]
  /// Numbers that rules name as `"{setting}"`.
  public var quantities: [String: Double] = [:]
  /// The phrase sets whose hits in the customer's turns are reported as findings; `nil` where the scorecard names none.
  public var findings: [(set: String, location: SourceLocation)]?
  /// Numbers that a regulation asks for without naming them; rules that need one wait until it is filled in.
  public var undecided: Set<String> = []

  /// Settings with no lists.
  public init() {}
}

/// When an answer is late: by rings, or by seconds where `seconds` is set.
public struct RingingLimit: Sendable, Equatable {
  /// So many rings are still in time, the answered one counted; one more is late.
  public var rings = 3
  /// One ring with its pause; 5 s by the tone plan, 3 s as State Grid converts.
  public var secondsPerRing = 5.0
  /// From ring start to answer, still in time; `nil` where rings decide.
  public var seconds: Double?

  /// Three rings of five seconds.
  public init() {}
}
