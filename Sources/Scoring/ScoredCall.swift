import CallModel
import Rulebook

/// A call with everything the scorecard found in it.
public struct ScoredCall: Sendable {
  public let call: Call
  public let score: Score
  public let sections: [SectionResult]

  /// Puts a call and its results together.
  public init(call: Call, score: Score, sections: [SectionResult]) {
    self.call = call
    self.score = score
    self.sections = sections
  }
}

/// The result of one part of the scorecard.
public struct SectionResult: Sendable {
  public let id: String
  public let title: String
  public let earned: Points
  public let potential: Points
  public let items: [ItemResult]

  /// `earned` lies between zero and `potential`.
  public init(id: String, title: String, earned: Points, potential: Points, items: [ItemResult]) {
    self.id = id
    self.title = title
    self.earned = earned
    self.potential = potential
    self.items = items
  }
}

/// The result of one rule.
public struct ItemResult: Sendable {
  public let rule: String
  public let title: String
  public let clause: String
  public let kind: RuleKind
  public let severity: Severity
  public var outcome: Outcome
  /// What the item is worth; for a forbidden rule its cap.
  public let points: Points
  public var lost: Points
  /// The rule that was already charged for the same clause in the same turn.
  public var chargedBy: String?
  public var proofs: [Proof]

  /// An item as it stands in a scorecard.
  public init(
    rule: String, title: String, clause: String, kind: RuleKind, severity: Severity, outcome: Outcome,
    points: Points, lost: Points = .zero, chargedBy: String? = nil, proofs: [Proof] = []
  ) {
    self.rule = rule
    self.title = title
    self.clause = clause
    self.kind = kind
    self.severity = severity
    self.outcome = outcome
    self.points = points
    self.lost = lost
    self.chargedBy = chargedBy
    self.proofs = proofs
  }
}

/// The total of a call. Values that cannot be computed (nothing assessable) are `nil`.
public struct Score: Sendable, Equatable {
  /// 100 × earned ÷ potential, half up, or zero after a fatal fail.
  public var value: Points?
  /// The value if every not-assessable item had failed.
  public var minimum: Points?
  /// The value if every not-assessable item had passed.
  public var maximum: Points?
  public var earned: Points
  public var potential: Points
  public var grade: String
  public var passed: Bool
  public var fatal: Bool
  /// What `value` would be without the fatal fail.
  public var beforeFatal: Points?

  /// All figures in hundredths of a point.
  public init(
    value: Points?, minimum: Points?, maximum: Points?, earned: Points, potential: Points, grade: String,
    passed: Bool, fatal: Bool, beforeFatal: Points?
  ) {
    self.value = value
    self.minimum = minimum
    self.maximum = maximum
    self.earned = earned
    self.potential = potential
    self.grade = grade
    self.passed = passed
    self.fatal = fatal
    self.beforeFatal = beforeFatal
  }
}
