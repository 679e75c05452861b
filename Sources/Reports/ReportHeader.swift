/// What stands at the head of every report: which rules, in which version, by which program.
public struct ReportHeader: Sendable, Equatable {
  /// The namespace of all our documents.
  public static let namespace = "urn:hotline:scorecard:1"
  /// The version of the schema; a change of the contract raises it.
  public static let schemaVersion = "1"

  /// The id of the scorecard.
  public var scorecard: String
  /// The scorecard's own version.
  public var scorecardVersion: String
  /// `sha256:` and 64 hexadecimal digits: the rule files as they were read.
  public var digest: String
  /// The version of the program.
  public var toolVersion: String

  /// Names the rules a report was made with.
  public init(scorecard: String, scorecardVersion: String, digest: String, toolVersion: String) {
    self.scorecard = scorecard
    self.scorecardVersion = scorecardVersion
    self.digest = digest
    self.toolVersion = toolVersion
  }
}

/// How much of a call a scorecard shows (contract, part 4).
public enum Detail: String, Sendable, CaseIterable {
  /// Every item and the transcript.
  case full
  /// Only items that failed, could not be assessed or are fatal, and no transcript; the totals are the same.
  case findings
}
