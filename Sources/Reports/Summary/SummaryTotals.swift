import Rulebook
import Scoring

/// How the calls of a group came out: an agent's, a team's, a day's.
public struct GroupTotals: Sendable, Equatable {
  /// All calls of the group.
  public internal(set) var calls = 0
  /// Calls that passed.
  public internal(set) var passed = 0
  /// Calls with a fatal fail.
  public internal(set) var fatal = 0
  /// Calls that have a value.
  public internal(set) var rated = 0
  var sum = Points.zero
  /// Of the values in hundredths; 10^8 at most for each.
  var squares = 0

  /// No calls yet.
  public init() {}

  /// The mean value of the calls that have one, rounded half up.
  public var mean: Points? { sum.mean(of: rated) }

  /// The standard deviation of the values.
  public var deviation: Points? { Points.deviation(count: rated, sum: sum, squares: squares) }

  /// How many of the calls that have a value passed, in per cent.
  public var passRate: Points? { Points.share(passed, of: rated) }

  mutating func add(_ score: Score) {
    calls += 1
    if score.passed { passed += 1 }
    if score.fatal { fatal += 1 }
    guard let value = score.value else { return }
    rated += 1
    sum += value
    squares += value.hundredths * value.hundredths
  }

  mutating func merge(_ later: GroupTotals) {
    calls += later.calls
    passed += later.passed
    fatal += later.fatal
    rated += later.rated
    sum += later.sum
    // Totals that others made up must not end the program; those of calls do not come near.
    let (squares, isTooLarge) = squares.addingReportingOverflow(later.squares)
    self.squares = isTooLarge ? .max : squares
  }
}

/// In how many calls the customer let something be known.
public struct FindingTotals: Sendable, Equatable {
  /// The phrase set's title.
  public let title: String
  /// Calls with at least one such finding.
  public internal(set) var calls = 0

  init(title: String) { self.title = title }
}

/// How often a rule, or the rules of a section, had which outcome, and what that cost.
public struct OutcomeTotals: Sendable, Equatable {
  /// The rule applied and was kept.
  public internal(set) var pass = 0
  /// The rule applied and was broken.
  public internal(set) var fail = 0
  /// The trigger did not occur.
  public internal(set) var notApplicable = 0
  /// The data was missing.
  public internal(set) var notAssessable = 0
  /// All points lost.
  public internal(set) var lost = Points.zero

  /// No outcomes yet.
  public init() {}

  mutating func add(_ outcome: Outcome, lost: Points) {
    switch outcome {
    case .pass: pass += 1
    case .fail: fail += 1
    case .notApplicable: notApplicable += 1
    case .notAssessable: notAssessable += 1
    }
    self.lost += lost
  }

  mutating func merge(_ later: OutcomeTotals) {
    pass += later.pass
    fail += later.fail
    notApplicable += later.notApplicable
    notAssessable += later.notAssessable
    lost += later.lost
  }
}

/// One rule in all calls.
public struct RuleTotals: Sendable, Equatable {
  /// The rule's title.
  public let title: String
  /// The source: document and clause.
  public let clause: String
  /// The rule's kind.
  public let kind: RuleKind
  /// The rule's severity.
  public let severity: Severity
  /// How often it had which outcome.
  public internal(set) var outcomes = OutcomeTotals()
  /// The first calls in which it failed.
  public internal(set) var examples = FirstCalls()

  init(_ item: ItemResult) {
    self.init(title: item.title, clause: item.clause, kind: item.kind, severity: item.severity)
  }

  init(title: String, clause: String, kind: RuleKind, severity: Severity) {
    self.title = title
    self.clause = clause
    self.kind = kind
    self.severity = severity
  }

  mutating func add(_ outcome: Outcome, lost: Points, of scored: ScoredCall) {
    outcomes.add(outcome, lost: lost)
    if outcome == .fail, !examples.isFull { examples.add(CallReference(scored)) }
  }

  mutating func merge(_ later: RuleTotals) {
    outcomes.merge(later.outcomes)
    examples.merge(later.examples)
  }
}

/// One section in all calls.
public struct SectionTotals: Sendable, Equatable {
  /// The section's title.
  public let title: String
  /// Earned in all calls together.
  public internal(set) var earned = Points.zero
  /// What could be earned in all calls together.
  public internal(set) var potential = Points.zero
  /// Of all its rules together.
  public internal(set) var outcomes = OutcomeTotals()
  /// Its rules, in the order of the scorecard.
  public internal(set) var rules = OrderedTotals<String, RuleTotals>()

  /// No calls yet.
  public init(title: String) { self.title = title }

  /// What was earned of what could be, in per cent; `nil` where nothing could.
  public var value: Points? { Points(hundredths: earned.hundredths * 10_000).mean(of: potential.hundredths) }

  mutating func add(_ section: SectionResult, of scored: ScoredCall) {
    earned += section.earned
    potential += section.potential
    // Items are not copied: that counts the references to all their texts.
    for index in section.items.indices {
      let (outcome, lost) = (section.items[index].outcome, section.items[index].lost)
      outcomes.add(outcome, lost: lost)
      rules[section.items[index].rule, near: index, default: RuleTotals(section.items[index])]
        .add(outcome, lost: lost, of: scored)
    }
  }

  mutating func merge(_ later: SectionTotals) {
    earned += later.earned
    potential += later.potential
    outcomes.merge(later.outcomes)
    rules.merge(later.rules) { $0.merge($1) }
  }
}
