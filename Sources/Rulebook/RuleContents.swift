/// What a rule names: its phrases, and the settings that stand for its figures.
extension Rule {
  /// Every phrase of the rule, wherever it stands.
  public var allPhrases: [Phrase] {
    var found = phrases + except + parts.flatMap(\.phrases)
    found += excuse?.phrases ?? []
    found += followedBy?.phrases ?? []
    found += utterances.flatMap(\.phrases)
    return found
  }

  /// The settings that the rule's figures name, with their places.
  public var allSettings: [(name: String, location: SourceLocation)] {
    let windows = [window] + utterances.map(\.window)
    let bounds = windows.compactMap(\.self).flatMap { [$0.first, $0.last, $0.after, $0.before] }
    let limits = [applies, breach].compactMap(\.self).flatMap(\.limits)
    return (bounds.compactMap(\.self) + limits).compactMap { quantity in
      guard case .setting(let name, let location) = quantity else { return nil }
      return (name, location)
    }
  }

  /// What trigger and conditions listen for.
  private var utterances: [Utterance] {
    (trigger?.utterances ?? []) + (applies?.utterances ?? []) + (breach?.utterances ?? [])
  }
}

extension Trigger {
  fileprivate var utterances: [Utterance] {
    switch self {
    case .said(let utterance): [utterance]
    case .any(let triggers): triggers.flatMap(\.utterances)
    case .event, .callType: []
    }
  }
}

extension Condition {
  fileprivate var utterances: [Utterance] {
    switch self {
    case .said(let utterance): [utterance]
    case .all(let conditions), .any(let conditions): conditions.flatMap(\.utterances)
    case .not(let condition), .stated(let condition): condition.utterances
    default: []
    }
  }

  fileprivate var limits: [Quantity] {
    switch self {
    case .figure(_, _, let quantity), .record(_, .figure(_, let quantity)): [quantity]
    case .all(let conditions), .any(let conditions): conditions.flatMap(\.limits)
    case .not(let condition), .stated(let condition): condition.limits
    default: []
    }
  }
}
