import CallModel

/// A scorecard whose phrases are in one table and whose settings are put in: all that scoring a call needs.
public struct CompiledScorecard: Sendable {
  /// The scorecard's, named in every report.
  public let id: String
  /// For people: 供电服务热线95598.
  public let title: String
  /// As the scorecard's file writes it.
  public let version: String
  /// `sha256:…` of the rulebook that it was compiled from.
  public let digest: String
  /// Used only where the export does not say.
  public let assumed: Assumptions
  /// With those of the extended scorecard.
  public let settings: Settings
  /// In the order of the report; items whose rule does not exist are left out.
  public let sections: [CompiledSection]
  /// What all queries of the sections and landmarks refer to.
  public let phrases: PhraseTable
  /// For each unit of the table whether this scorecard asks for it; others share the table.
  public let isLookedFor: [Bool]
  /// Where the rulebook lacks such a set, its query finds nothing.
  public let landmarks: Landmarks
  /// In the order of the scorecard's setting `findings`; sets that do not exist are left out.
  public let findings: [CompiledFinding]
}

/// A phrase set whose hits in the customer's turns are reported, without points.
public struct CompiledFinding: Sendable {
  /// The set's id: `customer-anger`.
  public let act: String
  /// The set's title: 客户发怒.
  public let title: String
  /// The set's phrases, in the customer's turns.
  public let phrases: PhraseQuery
}

/// Sets that the program itself looks for, to find places in a call that the export does not record.
public struct Landmarks: Sendable {
  /// The agent asks the customer to wait (set `wait-request`).
  public let waitRequest: PhraseQuery
  /// The agent hands the call on (set `transfer-announcement`).
  public let transferAnnouncement: PhraseQuery
  /// A turn that says nothing new: 嗯, 好的, 再见 (set `no-content`).
  public let noContent: PhraseQuery
  /// What only an agent says (set `agent-typical`).
  public let agentTypical: PhraseQuery
  /// What only a customer says (set `customer-typical`).
  public let customerTypical: PhraseQuery
  /// What a customer says whose call is of a type (sets `call-type-complaint` and so on), likeliest type first.
  public let callTypes: [(type: CallType, words: PhraseQuery)]
}

/// One part of a compiled scorecard.
public struct CompiledSection: Sendable {
  /// Unique in the scorecard.
  public let id: String
  /// For people: 开头语.
  public let title: String
  /// In the order of the report.
  public let items: [CompiledRule]
}

/// A rule as one scorecard uses it.
public struct CompiledRule: Sendable {
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

/// Phrases said by a side within a window.
public struct CompiledUtterance: Sendable {
  /// With the guards that the rule file gives this place.
  public let phrases: PhraseQuery
  /// Whose words count, and whose turns `window` counts.
  public let speaker: SpeakerFilter
  /// `nil` is the whole call.
  public let window: CompiledWindow?
}

/// See `Trigger`.
public indirect enum CompiledTrigger: Sendable {
  /// Every hit is a place.
  case said(CompiledUtterance)
  /// Known from the export, else from the landmarks.
  case event(Trigger.Event)
  /// The start of a call that the export or the scorecard gives one of these types, else the words that do.
  case callType([CallType])
  /// The places of all of them.
  case any([CompiledTrigger])
}

/// See `Condition`.
public indirect enum CompiledCondition: Sendable {
  /// False if one is false, whatever is unknown.
  case all([CompiledCondition])
  /// True if one is true, whatever is unknown.
  case any([CompiledCondition])
  /// Unknown stays unknown.
  case not(CompiledCondition)
  /// What the export does not say counts as false.
  case stated(CompiledCondition)
  /// One of these; never unknown.
  case channel([Channel])
  /// One of these, by the export or else as assumed.
  case direction([Direction])
  /// One of these, by the export, else as assumed, else by the customer's words.
  case callType([CallType])
  /// A field of the record has such a value.
  case record(String, CompiledRecordTest)
  /// All these fields of the record say something.
  case recorded([String])
  /// Unknown as long as the scorecard leaves this setting open.
  case undecided(String)
  /// One of these ended the call.
  case hangup([Hangup])
  /// The limit with its setting put in, in the figure's own unit.
  case figure(Figure, Condition.Comparison, Double)
  /// Somebody says it.
  case said(CompiledUtterance)
  /// A hold, a transfer or a late answer occurred.
  case event(Condition.Event)
  /// Who has the last turn with content.
  case lastSpeaker(Speaker)
  /// Whether the day of `startedAt` is, or is not, in the setting 节假日.
  case holiday(Bool)
}

/// See `Condition.RecordTest`.
public enum CompiledRecordTest: Sendable {
  case figure(Condition.Comparison, Double)
  case flag(Bool)
  case oneOf([String])
}
