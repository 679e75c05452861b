import CallModel
import Rulebook

/// A call with everything the scorecard found in it.
public struct ScoredCall: Sendable {
  /// As it was read, personal data included; masking is the report's.
  public let call: Call
  /// What cannot be in its times; rules that need `doubtful` ones are not assessable.
  public let irregularities: Irregularities
  /// What the customer's words say the call is about; `nil` where the export or the scorecard says it, or nothing does.
  public let detectedCallType: CallType?
  /// The total of all sections.
  public let score: Score
  /// In the scorecard's order.
  public let sections: [SectionResult]
  /// Whether the export's speakers are right.
  public let speakers: SpeakerJudgement
  /// What the customer let be known, in the order of the call.
  public let findings: [Finding]

  /// Puts a call and its results together.
  public init(
    call: Call, irregularities: Irregularities = Irregularities(), detectedCallType: CallType? = nil, score: Score,
    sections: [SectionResult],
    speakers: SpeakerJudgement = SpeakerJudgement(), findings: [Finding] = []
  ) {
    self.call = call
    self.irregularities = irregularities
    self.detectedCallType = detectedCallType
    self.score = score
    self.sections = sections
    self.speakers = speakers
    self.findings = findings
  }
}

/// The result of one part of the scorecard.
public struct SectionResult: Sendable {
  /// The scorecard's, such as `opening`.
  public let id: String
  /// For people: 开头语.
  public let title: String
  /// Bonus included, within `potential`; zero after a `fatalSection` fail.
  public let earned: Points
  /// The points of the items that passed or failed; bonus adds nothing.
  public let potential: Points
  /// One for each rule in the scorecard's order, whatever its outcome.
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
  /// The rule's id, such as `opening-greeting`.
  public let rule: String
  /// As the scorecard words it: 应答时首先问候.
  public let title: String
  /// The source: document and clause.
  public let clause: String
  /// Which proofs to expect: words, an order or a figure.
  public let kind: RuleKind
  /// The scorecard's, or else the rule's.
  public let severity: Severity
  /// Only `pass` and `fail` enter earned and potential points.
  public var outcome: Outcome
  /// What the item is worth; for a forbidden rule its cap.
  public let points: Points
  /// From zero to `points`; zero unless the item failed, and always for a bonus.
  public var lost: Points
  /// The rule that was already charged for the same clause in the same turn.
  public var chargedBy: String?
  /// What shows the outcome, as the report lists it; a failed forbidden rule lists every hit.
  public var proofs: [Proof]
  /// Whether a person should look before anything is made of it: words that may not be the agent's, or not the words.
  public var needsReview: Bool

  /// An item as it stands in a scorecard.
  public init(
    rule: String, title: String, clause: String, kind: RuleKind, severity: Severity, outcome: Outcome,
    points: Points, lost: Points = .zero, chargedBy: String? = nil, proofs: [Proof] = [],
    needsReview: Bool = false
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
    self.needsReview = needsReview
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
  /// The sum of the sections, fatal or not.
  public var earned: Points
  /// The sum of the sections; zero where nothing was assessable.
  public var potential: Points
  /// From the scorecard's setting `grades`, such as 良; 未评 where there is no value.
  public var grade: String
  /// The value is at least the pass mark and no fatal rule failed.
  public var passed: Bool
  /// Whether a rule of severity `fatal` failed.
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
