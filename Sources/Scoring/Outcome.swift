/// What became of a rule in a call (contract, part 2).
public enum Outcome: String, Sendable, CaseIterable {
  /// The rule applied and was kept, or was broken.
  case pass, fail
  /// The rule's trigger did not occur.
  case notApplicable = "not-applicable"
  /// The data that the rule needs is not in the export.
  case notAssessable = "not-assessable"
}
