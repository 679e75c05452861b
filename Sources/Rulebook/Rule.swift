import CallModel

/// One rule, read from a rule file and checked, but not yet compiled against a scorecard's settings.
public struct Rule: Sendable {
  public var id: String
  public var title: String
  /// The source: document and clause.
  public var clause: String
  public var kind: RuleKind
  public var severity: Severity
  /// The scorecards that this variant of the id is for; empty for all that have no variant of their own.
  public var scorecards: [String] = []
  public var speaker: SpeakerFilter = .agent
  /// Outside it the rule is not applicable.
  public var applies: Condition?
  /// The places from which windows count.
  public var trigger: Trigger?
  public var window: Window?
  public var phrases: [Phrase] = []
  public var except: [Phrase] = []
  /// `nil`: the kind's own (forbidden rules have all, others none).
  public var guards: Guards?
  public var excuse: Excuse?
  /// Hits of a forbidden phrase that do not count yet.
  public var allowed = 0
  public var followedBy: FollowUp?
  public var parts: [Part] = []
  public var ordered = true
  /// Fewer parts than this found: not applicable.
  public var minimumParts: Int?
  /// So many parts are enough; `nil`: see the rule language.
  public var neededParts: Int?
  /// True means broken.
  public var breach: Condition?
  /// Whether every trigger must be answered, or one of them is enough.
  public var everyTrigger = false
  public var examples: [Example] = []
  public var location: SourceLocation

  /// A rule with what every rule has.
  public init(
    id: String, title: String, clause: String, kind: RuleKind, severity: Severity, location: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.clause = clause
    self.kind = kind
    self.severity = severity
    self.location = location
  }
}

/// Whose words count.
public enum SpeakerFilter: String, Sendable, CaseIterable {
  case agent, customer, any

  /// Whether a turn of this speaker counts.
  public func contains(_ speaker: Speaker) -> Bool {
    switch self {
    case .agent: speaker == .agent
    case .customer: speaker == .customer
    case .any: speaker == .agent || speaker == .customer
    }
  }
}

/// What excuses a forbidden hit.
public struct Excuse: Sendable {
  public var phrases: [Phrase] = []
  public var speaker: SpeakerFilter = .agent
  /// How many later turns of that speaker are looked at besides the hit's own.
  public var turns = 0
  /// Whether the turn before the hit is looked at too.
  public var before = false
  /// The customer used the same words earlier.
  public var customerSaidFirst = false

  /// Nothing excused yet.
  public init() {}
}

/// What the other side must say next for a hit to count.
public struct FollowUp: Sendable {
  public var phrases: [Phrase]
  public var speaker: SpeakerFilter
  /// How many turns of that speaker are looked at.
  public var turns: Int

  /// Phrases in the next turns of a speaker.
  public init(phrases: [Phrase], speaker: SpeakerFilter, turns: Int) {
    self.phrases = phrases
    self.speaker = speaker
    self.turns = turns
  }
}

/// One part of a sequence.
public struct Part: Sendable {
  public var phrases: [Phrase]
  /// `nil`: the rule's speaker.
  public var speaker: SpeakerFilter?

  /// Any of the phrases.
  public init(phrases: [Phrase], speaker: SpeakerFilter? = nil) {
    self.phrases = phrases
    self.speaker = speaker
  }
}

/// Where to look.
public struct Window: Sendable, Equatable {
  /// What a window's figures count.
  public enum Unit: String, Sendable, CaseIterable { case turn, second }

  public var first: Quantity?
  public var last: Quantity?
  public var after: Quantity?
  public var before: Quantity?
  public var unit: Unit

  /// At least one bound is set.
  public init(
    first: Quantity? = nil, last: Quantity? = nil, after: Quantity? = nil, before: Quantity? = nil, unit: Unit = .turn
  ) {
    self.first = first
    self.last = last
    self.after = after
    self.before = before
    self.unit = unit
  }
}

/// A number, or the name of a setting that holds one.
public enum Quantity: Sendable, Equatable {
  case number(Double)
  case setting(String, SourceLocation)
}

/// A place, or places, in a call.
public indirect enum Trigger: Sendable {
  case said(Utterance)
  case event(Event)
  /// The start of a call of one of these types.
  case callType([CallType])
  case any([Trigger])

  /// What happens in a call besides words.
  public enum Event: String, Sendable, CaseIterable {
    case holdStart = "hold-start"
    case holdEnd = "hold-end"
    case transfer
  }
}

/// Phrases said by a side within a window.
public struct Utterance: Sendable {
  public var speaker: SpeakerFilter
  public var phrases: [Phrase]
  public var window: Window?
  public var guards: Guards

  /// Any of the phrases counts.
  public init(speaker: SpeakerFilter, phrases: [Phrase], window: Window? = nil, guards: Guards = []) {
    self.speaker = speaker
    self.phrases = phrases
    self.window = window
    self.guards = guards
  }
}

/// A statement about a call that is true, false, or unknown for want of data.
public indirect enum Condition: Sendable {
  case all([Condition])
  case any([Condition])
  case not(Condition)
  case channel([Channel])
  case direction([Direction])
  case callType([CallType])
  case hangup([Hangup])
  case figure(Figure, Comparison, Quantity)
  case said(Utterance)
  case event(Event)
  /// Who has the last turn with content.
  case lastSpeaker(Speaker)
  case holiday(Bool)

  /// What occurs or does not.
  public enum Event: String, Sendable, CaseIterable {
    case hold, transfer
    case lateAnswer = "late-answer"
  }

  /// How a figure is held against its limit.
  public enum Comparison: String, Sendable, CaseIterable {
    case above, atLeast, below, atMost
  }
}

/// A figure that a call has or lacks.
public enum Figure: String, Sendable, CaseIterable {
  /// Rings on the agent's leg, the answered one counted; from seconds where the export has only those.
  case rings
  /// The longest hold, seconds.
  case holdSeconds
  /// The longest gap between turns that is no hold, seconds.
  case silenceSeconds
  /// The agent's characters a minute.
  case speechRate
  /// How often the agent began while the customer spoke on.
  case interruptions
  /// The agent's share of the characters, percent.
  case talkShare
  /// Seconds from answer to end.
  case duration
  /// Turns of agent and customer.
  case turns
}

/// A small call inside a rule file with the outcome it must have.
public struct Example: Sendable {
  /// `Outcome`'s raw value; the type lives downstream.
  public var outcome: String
  public var call: Call
  /// The turn that must carry the evidence.
  public var turn: Int?
  /// Whose settings are used.
  public var scorecard: String?
  public var location: SourceLocation

  /// An example as read from a rule file.
  public init(outcome: String, call: Call, turn: Int?, scorecard: String?, location: SourceLocation) {
    self.outcome = outcome
    self.call = call
    self.turn = turn
    self.scorecard = scorecard
    self.location = location
  }
}
