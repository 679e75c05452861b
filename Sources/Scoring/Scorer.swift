import CallModel
import ChineseText
import Rulebook

/// Scores calls by one scorecard. Every worker has its own scorer; what they share is read-only.
public struct Scorer: Sendable {
  private let scorecard: CompiledScorecard
  private let segmenter: Segmenter?
  private let homophones: HomophoneTable?
  private var reading = CallReading()

  /// Without a segmenter phrases are found inside words too and no homophones are; only tests of single parts do without.
  ///
  /// - Parameter readings: How characters sound; `nil` looks for what is written only.
  public init(scorecard: CompiledScorecard, segmenter: Segmenter?, readings: PinyinReadings? = nil) {
    self.scorecard = scorecard
    self.segmenter = segmenter
    homophones = readings.map { HomophoneTable(of: scorecard, readings: $0) }
  }

  /// Everything that the scorecard finds in a call.
  public mutating func score(_ call: Call) -> ScoredCall {
    reading.read(call, phrases: scorecard.phrases, segmenter: segmenter)
    let listener = homophones.flatMap { table in
      segmenter.map { HomophoneListener(reading: reading, phrases: scorecard.phrases, table: table, segmenter: $0) }
    }
    let examination = CallExamination(reading: reading, scorecard: scorecard, homophones: listener)
    let judge = RuleJudge(examination: examination)
    var ledger = PointsLedger(settings: scorecard.settings)
    var sections: [SectionResult] = []
    sections.reserveCapacity(scorecard.sections.count)
    for section in scorecard.sections {
      var items: [ItemResult] = []
      items.reserveCapacity(section.items.count)
      for rule in section.items { items.append(ledger.item(rule, judge.judge(rule))) }
      sections.append(ledger.section(section, items: items))
    }
    return ScoredCall(
      call: call, detectedCallType: examination.callType.detected, score: ledger.score(sections), sections: sections,
      speakers: examination.speakers, findings: Finding.all(of: scorecard.findings, in: reading))
  }
}
