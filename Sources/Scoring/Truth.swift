/// What is known of a statement: true, false, or unknown for want of a field.
struct Truth {
  enum Value { case yes, no, unknown }

  /// How much of what shows a truth somebody will read. What is missing where nothing is known is always told.
  enum Proving {
    case nothing
    /// What was found, but not where something was not found.
    case found
    case everything
  }

  var value: Value
  /// What shows it: words, figures, or the missing fields.
  var proofs: [Proof]

  static func yes(_ proofs: [Proof] = []) -> Truth { Truth(value: .yes, proofs: proofs) }
  static func no(_ proofs: [Proof] = []) -> Truth { Truth(value: .no, proofs: proofs) }
  static func unknown(_ field: String) -> Truth { Truth(value: .unknown, proofs: [.missing(field: field)]) }
  static func known(_ isTrue: Bool, _ proofs: [Proof] = []) -> Truth {
    Truth(value: isTrue ? .yes : .no, proofs: proofs)
  }

  var negated: Truth {
    switch value {
    case .yes: Truth(value: .no, proofs: proofs)
    case .no: Truth(value: .yes, proofs: proofs)
    case .unknown: self
    }
  }
}
