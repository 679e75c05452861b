import CallModel

/// A scorecard whose phrases are in one table and whose settings are put in: all that scoring a call needs.
public struct CompiledScorecard: Sendable {
  public let id: String
  public let title: String
  public let version: String
  /// `sha256:…` of the rulebook that it was compiled from.
  public let digest: String
  public let assumed: Assumptions
  public let settings: Settings
  public let sections: [CompiledSection]
  public let phrases: PhraseTable
  public let landmarks: Landmarks
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
}

/// One part of a compiled scorecard.
public struct CompiledSection: Sendable {
  public let id: String
  public let title: String
  public let items: [CompiledRule]
}

/// A rule as one scorecard uses it.
public struct CompiledRule: Sendable {
  public let id: String
  public let title: String
  public let clause: String
  public let kind: RuleKind
  public let severity: Severity
  /// What one failure costs.
  public let points: Points
  /// What the rule adds to the potential; the most it can cost.
  public let potential: Points
  public let speaker: SpeakerFilter
  public let applies: CompiledCondition?
  public let trigger: CompiledTrigger?
  public let window: CompiledWindow?
  public let phrases: PhraseQuery
  public let excuse: CompiledExcuse?
  public let allowed: Int
  public let followedBy: CompiledFollowUp?
  public let parts: [CompiledPart]
  public let ordered: Bool
  public let minimumParts: Int?
  public let neededParts: Int?
  public let breach: CompiledCondition?
  public let everyTrigger: Bool
}

/// What excuses a forbidden hit; see `Excuse`.
public struct CompiledExcuse: Sendable {
  public let phrases: PhraseQuery
  public let speaker: SpeakerFilter
  public let turns: Int
  public let before: Bool
  public let customerSaidFirst: Bool
}

/// What the other side must say next; see `FollowUp`.
public struct CompiledFollowUp: Sendable {
  public let phrases: PhraseQuery
  public let speaker: SpeakerFilter
  public let turns: Int
}

/// One part of a sequence.
public struct CompiledPart: Sendable {
  public let phrases: PhraseQuery
  public let speaker: SpeakerFilter
}

/// A window with its numbers put in.
public struct CompiledWindow: Sendable, Equatable {
  public let first: Double?
  public let last: Double?
  public let after: Double?
  public let before: Double?
  public let unit: Window.Unit

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
  public let phrases: PhraseQuery
  public let speaker: SpeakerFilter
  public let window: CompiledWindow?
}

/// See `Trigger`.
public indirect enum CompiledTrigger: Sendable {
  case said(CompiledUtterance)
  case event(Trigger.Event)
  case callType([CallType])
  case any([CompiledTrigger])
}

/// See `Condition`.
public indirect enum CompiledCondition: Sendable {
  case all([CompiledCondition])
  case any([CompiledCondition])
  case not(CompiledCondition)
  case channel([Channel])
  case direction([Direction])
  case callType([CallType])
  case hangup([Hangup])
  case figure(Figure, Condition.Comparison, Double)
  case said(CompiledUtterance)
  case event(Condition.Event)
  case lastSpeaker(Speaker)
  case holiday(Bool)
}
