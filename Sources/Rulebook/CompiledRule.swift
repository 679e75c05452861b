import CallModel

/// A rule as one scorecard uses it.
///
/// A class because every judge of every call holds it: copying all that it says cost more than judging many a rule.
public final class CompiledRule: Sendable {
  /// The rulebook's id, the same for all variants.
  public let id: String
  /// The scorecard's wording, or else the rule's.
  public let title: String
  /// The source that the scorecard names, or else the rule's; one clause is charged once a turn.
  public let clause: String
  /// How hits become an outcome.
  public let kind: RuleKind
  /// The scorecard's, or else the rule's.
  public let severity: Severity
  /// What one failure costs.
  public let points: Points
  /// What the rule adds to the potential; the most it can cost.
  public let potential: Points
  /// Whose words `phrases` are, and whose turns `window` counts.
  public let speaker: SpeakerFilter
  /// False: not applicable; unknown: not assessable; `nil`: applies to every call.
  public let applies: CompiledCondition?
  /// Without a place in the call: not applicable; `nil`: none is needed.
  public let trigger: CompiledTrigger?
  /// `nil` is the whole call, or everything after the trigger.
  public let window: CompiledWindow?
  /// With the rule's guards and what its `except` cancels.
  public let phrases: PhraseQuery
  /// Forbidden rules only; `nil` excuses nothing.
  public let excuse: CompiledExcuse?
  /// So many hits of a forbidden rule cost nothing; those beyond are charged.
  public let allowed: Int
  /// `nil` where a hit needs no answer.
  public let followedBy: CompiledFollowUp?
  /// Whether the words alone, without a place of the trigger, are a pass.
  public let passesUntriggered: Bool
  /// So many characters in a row of what set off the trigger, repeated, are as good as a hit.
  public let echo: Int?
  /// Empty where `phrases` or `breach` decide.
  public let parts: [CompiledPart]
  /// Whether a later part must be said later.
  public let ordered: Bool
  /// Fewer parts than this found: not applicable.
  public let minimumParts: Int?
  /// So many are enough; `nil`: all, or with `minimumParts` in a sequence all that were found.
  public let neededParts: Int?
  /// True: fail; false: pass; unknown: not assessable.
  public let breach: CompiledCondition?
  /// Whether every place of the trigger must be answered, or one is enough.
  public let everyTrigger: Bool

  init(
    id: String, title: String, clause: String, kind: RuleKind, severity: Severity, points: Points, potential: Points,
    speaker: SpeakerFilter, applies: CompiledCondition?, trigger: CompiledTrigger?, window: CompiledWindow?,
    phrases: PhraseQuery, excuse: CompiledExcuse?, allowed: Int, followedBy: CompiledFollowUp?, passesUntriggered: Bool,
    echo: Int?, parts: [CompiledPart], ordered: Bool, minimumParts: Int?, neededParts: Int?, breach: CompiledCondition?,
    everyTrigger: Bool
  ) {
    self.id = id
    self.title = title
    self.clause = clause
    self.kind = kind
    self.severity = severity
    self.points = points
    self.potential = potential
    self.speaker = speaker
    self.applies = applies
    self.trigger = trigger
    self.window = window
    self.phrases = phrases
    self.excuse = excuse
    self.allowed = allowed
    self.followedBy = followedBy
    self.passesUntriggered = passesUntriggered
    self.echo = echo
    self.parts = parts
    self.ordered = ordered
    self.minimumParts = minimumParts
    self.neededParts = neededParts
    self.breach = breach
    self.everyTrigger = everyTrigger
  }
}

/// What excuses a forbidden hit; see `Excuse`.
public struct CompiledExcuse: Sendable {
  /// Any of them excuses; of no units where only `customerSaidFirst` does.
  public let phrases: PhraseQuery
  /// Who must say them.
  public let speaker: SpeakerFilter
  /// Later turns of that speaker that count, besides the hit's own.
  public let turns: Int
  /// Whether that speaker's turn before the hit counts too.
  public let before: Bool
  /// Whether the same words earlier from the customer excuse; 幺三八 and 138 are the same.
  public let customerSaidFirst: Bool
}

/// What the other side must say next; see `FollowUp`.
public struct CompiledFollowUp: Sendable {
  /// Any of them is enough.
  public let phrases: PhraseQuery
  /// The side that must answer.
  public let speaker: SpeakerFilter
  /// So many of that side's next turns count.
  public let turns: Int
}

/// One part of a sequence.
public struct CompiledPart: Sendable {
  /// With the guards and `except` of the whole rule.
  public let phrases: PhraseQuery
  /// The part's own, or else the rule's.
  public let speaker: SpeakerFilter
}

/// A window with its numbers put in.
public struct CompiledWindow: Sendable, Equatable {
  /// The first turns of the speaker, or seconds from the answer.
  public let first: Double?
  /// The last turns of the speaker, or seconds up to the end of the last turn.
  public let last: Double?
  /// Turns after the trigger's, or seconds from its end.
  public let after: Double?
  /// Turns before the trigger's, or seconds before its start.
  public let before: Double?
  /// Turns of one speaker that follow one another count as one.
  public let unit: Window.Unit

  /// Whether it counts from the places of a trigger.
  public var isRelative: Bool { after != nil || before != nil }

  /// A window whose numbers are known; all bounds are optional.
  public init(
    first: Double? = nil, last: Double? = nil, after: Double? = nil, before: Double? = nil, unit: Window.Unit = .turn
  ) {
    self.first = first
    self.last = last
    self.after = after
    self.before = before
    self.unit = unit
  }
}

/// Phrases said by a side within a window. A class like `CompiledRule`.
public final class CompiledUtterance: Sendable {
  /// With the guards that the rule file gives this place.
  public let phrases: PhraseQuery
  /// Whose words count, and whose turns `window` counts.
  public let speaker: SpeakerFilter
  /// `nil` is the whole call.
  public let window: CompiledWindow?

  init(phrases: PhraseQuery, speaker: SpeakerFilter, window: CompiledWindow?) {
    self.phrases = phrases
    self.speaker = speaker
    self.window = window
  }
}
