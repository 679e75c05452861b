import Reports
import Rulebook

extension ReportHeader {
  /// The header of the documents of one scorecard.
  init(of scorecard: CompiledScorecard, toolVersion: String) {
    self.init(
      scorecard: scorecard.id, scorecardVersion: scorecard.version, digest: scorecard.digest, toolVersion: toolVersion)
  }

  /// What stands at the head of documents of a whole run; several scorecards are called `routed`.
  init(ofRun scorecards: [CompiledScorecard], toolVersion: String) {
    self.init(scorecard: "routed", scorecardVersion: "1", digest: "", toolVersion: toolVersion)
    guard let first = scorecards.first else { return }
    digest = first.digest
    if scorecards.count == 1 { (scorecard, scorecardVersion) = (first.id, first.version) }
  }

  /// The headers of several scorecards by their ids.
  static func byScorecard(_ scorecards: [CompiledScorecard], toolVersion: String) -> [String: ReportHeader] {
    Dictionary(scorecards.map { ($0.id, ReportHeader(of: $0, toolVersion: toolVersion)) }) { first, _ in first }
  }
}
