import CallModel
import ChineseText
import Rulebook

/// Scores calls by one scorecard. Every worker has its own scorer; what they share is read-only.
public struct Scorer: Sendable {
  private let scorecard: CompiledScorecard
  private let segmenter: Segmenter?
  private let homophones: HomophoneTable?
  /// Which units of the table are looked for; empty where all are.
  private let units: [Bool]
  private var reader = CallReader()
  private var listening: HomophoneListener.Memory?

  /// Without a segmenter phrases are found inside words too and no homophones are; only tests of single parts do without.
  ///
  /// - Parameter readings: How characters sound; `nil` looks for what is written only.
  public init(scorecard: CompiledScorecard, segmenter: Segmenter?, readings: PinyinReadings? = nil) {
    self.init(
      scorecard: scorecard, segmenter: segmenter,
      homophones: readings.map { HomophoneTable(of: [scorecard], readings: $0) })
  }

  /// Scorers of several scorecards over one table of phrases, which share what they can.
  public static func all(
    for scorecards: [CompiledScorecard], segmenter: Segmenter?, readings: PinyinReadings?
  ) -> [Scorer] {
    let homophones = readings.map { HomophoneTable(of: scorecards, readings: $0) }
    return scorecards.map { Scorer(scorecard: $0, segmenter: segmenter, homophones: homophones) }
  }

  /// The same with sounds that were laid out before, for the scorecard and those that share its table.
  package init(scorecard: CompiledScorecard, segmenter: Segmenter?, homophones: HomophoneTable?) {
    self.scorecard = scorecard
    self.segmenter = segmenter
    self.homophones = homophones
    units = scorecard.isLookedFor.contains(false) ? scorecard.isLookedFor : []
  }

  /// What one of the scorecard's rules, counted over all sections, finds in a call by itself.
  mutating func item(at index: Int, in call: Call) -> ItemResult? {
    guard let rule = scorecard.sections.flatMap(\.items).dropFirst(index).first else { return nil }
    var ledger = PointsLedger(settings: scorecard.settings)
    return ledger.item(rule, RuleJudge(examination: examine(call, call.irregularities)).judge(rule))
  }

  /// Doubtful times are no times: what needs them is not assessable.
  private mutating func examine(_ call: Call, _ irregularities: Irregularities) -> CallExamination {
    let call = call.leavingOut(irregularities.doubtful)
    let phrases = scorecard.phrases
    var reading = reader.read(call, phrases: phrases, units: units, segmenter: segmenter)
    let voices = VoiceAssignment(reading: reading, landmarks: scorecard.landmarks)
    if let voices {
      reading = reader.read(voices.applied(to: call), phrases: phrases, units: units, segmenter: segmenter)
    }
    var listener: HomophoneListener?
    if let homophones, let segmenter {
      listener = HomophoneListener(
        reading: reading, phrases: phrases, units: units, table: homophones, segmenter: segmenter,
        memory: listening.take())
    }
    return CallExamination(
      reading: reading, scorecard: scorecard, homophones: listener, speakersAreJudged: voices != nil)
  }

  /// What scoring does with a call before its first rule, so that a benchmark can tell the two apart.
  package mutating func prepare(_ call: Call) {
    listening = examine(call, call.irregularities).homophones?.finish()
  }

  /// Everything that the scorecard finds in a call.
  public mutating func score(_ call: Call) -> ScoredCall {
    let irregularities = call.irregularities
    let examination = examine(call, irregularities)
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
    listening = examination.homophones?.finish()
    return ScoredCall(
      call: irregularities.doubtful.isEmpty ? examination.call : examination.call.withTimes(of: call),
      irregularities: irregularities, detectedCallType: examination.callType.detected, score: ledger.score(sections),
      sections: sections,
      speakers: examination.speakers, findings: Finding.all(of: scorecard.findings, in: examination.reading))
  }
}
