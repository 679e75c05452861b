/// What a rule demands of a call.
public enum RuleKind: String, Sendable, CaseIterable {
  /// Said, in its place.
  case required
  /// Each hit counts against the agent.
  case forbidden
  /// Required when a trigger occurs.
  case conditional
  /// Parts in order, or parts counted.
  case sequence
  /// A figure or a fact of the call's data.
  case metric
}

/// How much a broken rule weighs.
public enum Severity: String, Sendable, CaseIterable {
  /// Costs the item's points and no more; which of the two it is tells people how grave a failure is.
  case minor, major
  /// The whole call is worth nothing.
  case fatal
  /// The whole section is worth nothing.
  case fatalSection = "fatal-section"
  /// Earns points when kept, costs none when not.
  case bonus
}
