import CallModel
import Rulebook
import Scoring

/// A call as its scorecard has it: personal data masked where the scorecard was written so.
public struct ReportedCall: Sendable, Equatable {
  /// The call's id.
  public var id: String
  /// As the export wrote it.
  public var startedAt: String?
  /// Who called whom.
  public var direction: Direction?
  /// Where the contact took place.
  public var channel: Channel
  /// What the contact was about.
  public var callType: CallType?
  /// In seconds.
  public var duration: Double?
  /// The scorecard's id.
  public var scorecard: String
  /// The scorecard's version.
  public var scorecardVersion: String
  /// Where the call was read.
  public var source = Source(file: "", line: 0, format: "")
  /// Who took it.
  public var agent = Agent()
  /// Whether the export's speakers are right.
  public var speakers = SpeakerJudgement()
  /// Times that cannot be.
  public var irregularities: [Irregularity.Kind] = []
  /// The total.
  public var score: Score
  /// In the scorecard's order.
  public var sections: [ReportedSection] = []
  /// What the customer let be known, in the order of the call.
  public var findings: [ReportedFinding] = []
  /// Whether all items stand here. A scorecard of findings only leaves out most of what passed or did not apply, and the
  /// transcript.
  public var isComplete = false

  /// The items of all sections.
  public var items: some Sequence<ReportedItem> { sections.lazy.flatMap(\.items) }
}

/// One part of a scorecard.
public struct ReportedSection: Sendable, Equatable {
  /// The scorecard's, such as `opening`.
  public var id: String
  /// For people: 开头语.
  public var title: String
  /// What it came to.
  public var earned: Points
  /// What it could have come to.
  public var potential: Points
  /// Its rules.
  public var items: [ReportedItem] = []
}

/// One rule in one call.
public struct ReportedItem: Sendable, Equatable {
  /// The rule's id.
  public var rule: String
  /// The rule's title.
  public var title = ""
  /// Document and clause.
  public var clause = ""
  /// Which proofs to expect.
  public var kind: RuleKind
  /// How much it weighs.
  public var severity: Severity
  /// What became of it.
  public var outcome: Outcome
  /// What it is worth.
  public var points: Points
  /// What it cost.
  public var lost: Points
  /// The rule that was charged for the same words.
  public var chargedBy: String?
  /// Whether a person should listen before anything is made of it.
  public var needsReview: Bool
  /// What shows the outcome.
  public var proofs: [ReportedProof] = []

  /// A failed item that makes the call, or its section, worth nothing.
  public var isFatalFail: Bool { outcome == .fail && (severity == .fatal || severity == .fatalSection) }
}

/// Why an item has its outcome, in the words of the scorecard.
public enum ReportedProof: Sendable, Equatable {
  /// What was said in a turn, counted from 0.
  case evidence(turn: Int, words: String, match: Evidence.Match)
  /// Looked for in these turns, both included, and not found.
  case searched(fromTurn: Int, toTurn: Int)
  /// The nearest miss.
  case nearest(turn: Int, words: String)
  /// A figure against what the rule allows.
  case measured(Measurement)
  /// A field that the export lacks, or, where it is `doubtful`, has wrong.
  case missing(field: String, doubtful: Bool)
}

/// Something that the customer let be known.
public struct ReportedFinding: Sendable, Equatable {
  /// The id of the phrase set: `customer-anger`.
  public var act: String
  /// The set's title: 客户发怒.
  public var title: String
  /// The turn, counted from 0.
  public var turn: Int
  /// The words.
  public var words: String

  /// Words of the customer that a phrase set found.
  public init(act: String, title: String, turn: Int, words: String) {
    (self.act, self.title, self.turn, self.words) = (act, title, turn, words)
  }
}
