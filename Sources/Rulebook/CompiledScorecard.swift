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
