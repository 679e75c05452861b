import CallModel
import ChineseText
import Reports
import Rulebook
import Scoring

/// Scores each call of a run by the scorecard that is meant for it. Belongs to one worker.
struct CallScorer: Sendable {
  private var scorers: [String: Scorer]
  private let only: String?
  private let routing: Routing?

  /// One scorecard for all calls, or several with a routing; all over one table of phrases.
  init(
    _ scorecards: [CompiledScorecard], routing: Routing?, segmenter: Segmenter, homophones: HomophoneTable?
  ) {
    let all = scorecards.map { Scorer(scorecard: $0, segmenter: segmenter, homophones: homophones) }
    scorers = Dictionary(zip(scorecards.map(\.id), all)) { first, _ in first }
    only = routing == nil ? scorecards.first?.id : nil
    self.routing = routing
  }

  /// The call's results and by which scorecard; `nil` where none is meant for it.
  mutating func score(_ call: Call) -> (scored: ScoredCall, scorecard: String)? {
    guard let id = routing?.scorecard(for: call) ?? only, let scored = scorers[id]?.score(call) else { return nil }
    return (scored, id)
  }
}
