import CallModel

/// One rule, read from a rule file and checked, but not yet compiled against a scorecard's settings.
public struct Rule: Sendable {
  /// The rulebook's id, such as `apologise-late-answer`; variants of a rule share it.
  public var id: String
  /// What is right, in Chinese and at most 40 characters: 超过三声接听应先致歉.
  public var title: String
  /// The source: document and clause.
  public var clause: String
  /// How hits become an outcome, and which of the fields below are used.
  public var kind: RuleKind
  /// What a failure does to section and call; a scorecard's item may say otherwise.
  public var severity: Severity
  /// The scorecards that this variant of the id is for; empty for all that have no variant of their own.
  public var scorecards: [String] = []
  /// Whose words `phrases` are, and whose turns `window` counts.
  public var speaker: SpeakerFilter = .agent
  /// Outside it the rule is not applicable.
  public var applies: Condition?
  /// The places from which windows count.
  public var trigger: Trigger?
  /// Where to look; `nil` is the whole call, or everything after the trigger.
  public var window: Window?
  /// Any of them is a hit; empty where `parts` or `breach` decide.
  public var phrases: [Phrase] = []
  /// Patterns that cancel a hit of `phrases` or `parts` which they overlap.
  public var except: [Phrase] = []
  /// `nil`: the kind's own (forbidden rules have all, others none).
  public var guards: Guards?
  /// Forbidden rules only (key `unless`); `nil` excuses nothing.
  public var excuse: Excuse?
  /// Hits of a forbidden phrase that do not count yet.
  public var allowed = 0
  /// Required and conditional rules only; `nil` where a hit needs no answer.
  public var followedBy: FollowUp?
  /// What the rule says of a call in which its trigger was not found, but its words were: whoever promises to call back
  /// had reason to, however the reason was put.
  public var passesUntriggered = false
  /// The rule also passes when the agent repeats so many characters in a row of what set off the trigger.
  public var echo: Int?
  /// What must be said piece by piece, instead of `phrases`.
  public var parts: [Part] = []
  /// Whether a later part must be said later; the reader makes it false where the kind is no sequence.
  public var ordered = true
  /// Fewer parts than this found: not applicable.
  public var minimumParts: Int?
  /// So many parts are enough; `nil`: see the rule language.
  public var neededParts: Int?
  /// True means broken.
  public var breach: Condition?
  /// Whether every trigger must be answered, or one of them is enough.
  public var everyTrigger = false
  /// The rule's own tests, which `hotline lint` runs.
  public var examples: [Example] = []
  /// Where the rule begins in its file.
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
  /// `any` is agent and customer, never the system or an unknown voice.
  case agent, customer, any

  /// Whether a turn of this speaker counts.
  @inlinable
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
  /// Any of them excuses; empty where only `customerSaidFirst` does.
  public var phrases: [Phrase] = []
  /// Who must say them.
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
  /// Any of them is enough, such as 好的 or 可以.
  public var phrases: [Phrase]
  /// By default the customer, for a customer's rule the agent.
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
  /// Any of them makes the part said.
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

  /// The first turns of the speaker, or seconds from the answer.
  public var first: Quantity?
  /// The last turns of the speaker, or seconds up to the end of the last turn.
  public var last: Quantity?
  /// Turns after the trigger's, or seconds from its end; 0 turns is the rest of its own turn.
  public var after: Quantity?
  /// Turns before the trigger's, or seconds before its start; 0 turns is what its own turn holds before it.
  public var before: Quantity?
  /// Turns of one speaker that follow one another count as one.
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
  /// As written in the rule file.
  case number(Double)
  /// The setting's name, as in `"{沉默秒数}"`, and where the rule names it.
  case setting(String, SourceLocation)
}

/// A place, or places, in a call.
public indirect enum Trigger: Sendable {
  /// Every hit is a place.
  case said(Utterance)
  /// Known from the export, else from what the agent says.
  case event(Event)
  /// The start of a call that the export gives one of these types; where it gives none, the customer's words that do.
  case callType([CallType])
  /// The places of all of them.
  case any([Trigger])

  /// What happens in a call besides words.
  public enum Event: String, Sendable, CaseIterable {
    /// The agent's last turn before a hold.
    case holdStart = "hold-start"
    /// The agent's first turn after a hold.
    case holdEnd = "hold-end"
    /// The agent's last turn before a transfer.
    case transfer
    /// The first turn of a long account by the customer.
    case narration
    /// The turn which the customer leaves without an answer.
    case silence
    /// The start of a call that was answered too late.
    case lateAnswer = "late-answer"
  }
}

/// Phrases said by a side within a window.
public struct Utterance: Sendable {
  /// Whose words count, and whose turns `window` counts.
  public var speaker: SpeakerFilter
  /// Any of them is a hit.
  public var phrases: [Phrase]
  /// `nil` is the whole call.
  public var window: Window?
  /// Contexts in which a hit does not count, besides those of the phrase sets themselves.
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
  /// False if one is false, whatever is unknown.
  case all([Condition])
  /// True if one is true, whatever is unknown.
  case any([Condition])
  /// Unknown stays unknown.
  case not(Condition)
  /// The condition, where what the export does not say counts as false: 掉线 only where it says so.
  case stated(Condition)
  /// One of these; never unknown, for without a statement it is the telephone.
  case channel([Channel])
  /// One of these, by the export or else by the scorecard's assumption.
  case direction([Direction])
  /// One of these, by the export, else by the scorecard's assumption, else by the customer's words.
  case callType([CallType])
  /// A field of the record has such a value.
  case record(String, RecordTest)
  /// All these fields of the record say something.
  case recorded([String])
  /// One of these ended the call.
  case hangup([Hangup])
  /// A figure of the call against a limit, such as `silenceSeconds: {above: 15}`.
  case figure(Figure, Comparison, Quantity)
  /// Somebody says it.
  case said(Utterance)
  /// A hold, a transfer or a late answer occurred.
  case event(Event)
  /// Who has the last turn with content.
  case lastSpeaker(Speaker)
  /// Whether the day of `startedAt` is, or is not, in the setting 节假日.
  case holiday(Bool)

  /// What a field of the record must be.
  public enum RecordTest: Sendable {
    case figure(Comparison, Quantity)
    case flag(Bool)
    case oneOf([String])
  }

  /// What occurs or does not.
  public enum Event: String, Sendable, CaseIterable {
    /// The customer was put on hold, or the call handed on.
    case hold, transfer
    /// Answered beyond the scorecard's `RingingLimit`.
    case lateAnswer = "late-answer"
  }

  /// How a figure is held against its limit.
  public enum Comparison: String, Sendable, CaseIterable {
    /// >, ≥, < and ≤.
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
  /// The longest time from a customer's question to the agent's next word, seconds.
  case answerGapSeconds
  /// The agent's characters a minute, over turns of at least twenty.
  case speechRate
  /// How often the agent began while the customer spoke on.
  case interruptions
  /// How many of the agent's questions were asked again after the customer had answered.
  case repeatedQuestions
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
  /// Read from the example's own keys; its id is `<rule file>#<line>`.
  public var call: Call
  /// The turn that must carry the evidence.
  public var turn: Int?
  /// Whose settings are used.
  public var scorecard: String?
  /// Numbers that the scorecard leaves open, for this example.
  public var quantities: [String: Double] = [:]
  /// Where the example begins in the rule file.
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
