import CallFormats
import CallModel
import ChineseText
import Reports
import Rulebook
import Scoring
import Synchronization

/// One run over an export: inputs flow in batches through the workers to one ordered writer.
///
/// Memory holds a few batches, whatever the size of the input; what is written does not depend on the number of
/// workers, because the writer takes the batches in the order in which they were read.
public final class ScoringRun: Sendable {
  /// What a run needs besides its inputs.
  public struct Options: Sendable {
    /// At least one; what is written does not depend on it.
    public var workers: Int
    /// How much of every call the XML holds; the totals are the same.
    public var detail: Detail
    /// `nil` leaves personal data as they are.
    public var mask: PersonalDataMask?
    /// Named in every document: `0.1.0`.
    public var toolVersion: String
    /// The language of reasons in the rejects file.
    public var language: MessageLanguage
    /// What the inputs are in.
    public var reading: ReadingOptions
    /// Goes on with the run that was begun in the folder, where there is one.
    public var isResuming = false
    /// When more than this is rejected, the run stops; `nil` never stops it.
    public var maximumRejected: Int?
    /// Tells the instant for the run report; `nil` leaves clocks out of it.
    public var stamp: (@Sendable () -> String)?
    /// An earlier run that the totals are compared with.
    public var baseline: RunFigures?
    /// What else the scores depend on, the words and readings for example: a run is gone on with only under the same.
    public var circumstances: [(name: String, value: String)] = []

    /// Options of one run; at least one worker.
    public init(
      workers: Int, detail: Detail, mask: PersonalDataMask?, toolVersion: String, language: MessageLanguage,
      reading: ReadingOptions = ReadingOptions()
    ) {
      self.reading = reading
      self.reading.patience = 200
      self.workers = max(1, workers)
      self.detail = detail
      self.mask = mask
      self.toolVersion = toolVersion
      self.language = language
    }
  }

  /// How a run ended.
  public struct Outcome: Sendable {
    /// How far it came.
    public var progress: Progress
    /// What it found of the call records; `nil` where none were given.
    public var records: RecordAccount?
  }

  /// How far a run has come; what it reports in the end.
  public struct Progress: Sendable, Equatable {
    /// Calls whose results are written.
    public var calls = 0
    /// Lines that could not be read as a call.
    public var rejected = 0
    /// Calls whose id an earlier call of the run had.
    public var duplicates = 0
    /// Bytes of input that are done.
    public var bytes = 0
    /// Whether reading stopped before the end of the input; what had been read is scored all the same.
    public var isInterrupted = false
    /// Whether more was rejected than is allowed; what had been read before is scored.
    public var isStopped = false
    /// Calls that an earlier run had scored.
    public var resumed = 0
    /// Calls with times that cannot be.
    public var irregular = IrregularCalls()
  }

  private let scorecards: [CompiledScorecard]
  /// What every worker's scorer begins as.
  private let prototype: CallScorer
  private let options: Options
  private let idle = Mutex<[CallScorer]>([])

  /// A run of one scorecard.
  ///
  /// - Parameter readings: How characters sound; `nil` looks for what is written only.
  public convenience init(
    scorecard: CompiledScorecard, segmenter: Segmenter, readings: PinyinReadings? = nil, options: Options
  ) {
    self.init(
      scorecards: [scorecard], routing: nil, segmenter: segmenter,
      homophones: readings.map { HomophoneTable(of: [scorecard], readings: $0) }, options: options)
  }

  /// A run of several scorecards over one table of phrases, with the routing that says which call is whose.
  ///
  /// - Parameter homophones: The sounds of that table; `nil` looks for what is written only.
  package init(
    scorecards: [CompiledScorecard], routing: Routing?, segmenter: Segmenter, homophones: HomophoneTable?,
    options: Options
  ) {
    self.scorecards = scorecards
    prototype = CallScorer(scorecards, routing: routing, segmenter: segmenter, homophones: homophones)
    self.options = options
  }

  /// Scores all inputs.
  ///
  /// - Parameters:
  ///   - isInterrupted: asked before every batch; once it says yes, what has been read is finished and no more is read.
  ///   - report: called after every batch that was written.
  /// - Throws: `InputError`, `OutputFileError` or `RunRefusal`.
  public func score(
    _ inputs: [InputFile], to output: ScoringOutput, isInterrupted: @Sendable () -> Bool = { false },
    report: (Progress) -> Void = { _ in }
  ) async throws -> Outcome {
    let header = ReportHeader(ofRun: scorecards, toolVersion: options.toolVersion)
    let headers = ReportHeader.byScorecard(scorecards, toolVersion: options.toolVersion)
    let frame = ScorecardXMLWriter(
      header: header, detail: options.detail, mask: options.mask, isStyled: output != .standardOutput)
    let all = scorecards.map { ReportHeader(of: $0, toolVersion: options.toolVersion) }
    let key = RunKey(inputs: inputs, headers: all, options: options)
    var results = OrderedResults(
      writer: try OutputWriter(output, head: frame.head, foot: frame.foot, key: key, resuming: options.isResuming),
      account: RunAccount(inputs, headers: all, options: options), maximumRejected: options.maximumRejected)

    try await withThrowingTaskGroup(of: BatchResult.self) { group in
      var number = 0
      var running = 0
      reading: for (place, input) in inputs.enumerated() where !results.progress.isStopped {
        var reader = try InputReader(input, options: options.reading)
        while !results.progress.isStopped {
          if isInterrupted() {
            results.progress.isInterrupted = true
            break reading
          }
          let unit: InputUnit?
          do {
            unit = try reader.next()
          } catch let error as InputError where error.isInterruption {
            continue
          }
          guard let unit else { break }
          if let recorded = results.nextRecorded() {
            guard recorded.facts.describe(unit, of: place) else { throw RunRefusal.inputChanged(input.name) }
            number += 1
            if try results.take(recorded) { report(results.progress) }
            continue
          }
          let work = BatchWork(
            number: number, input: place, unit: unit, headers: headers, header: header, options: options, output: output
          )
          number += 1
          // One batch is read ahead; and no more than a few wait for a slow one before them, so that memory stays flat.
          while running >= options.workers || number - results.nextToWrite > options.workers + 2,
            let result = try await group.next()
          {
            running -= 1
            if try results.take(result) { report(results.progress) }
          }
          running += 1
          group.addTask { self.perform(work) }
        }
      }
      for try await result in group where !results.progress.isStopped {
        if try results.take(result) { report(results.progress) }
      }
    }
    let progress = results.progress
    if !progress.isInterrupted, !progress.isStopped, results.nextRecorded() != nil {
      throw RunRefusal.inputChanged(inputs.last?.name ?? "")
    }
    return Outcome(progress: progress, records: try results.finish(header: header, baseline: options.baseline))
  }

  /// Scorers are kept and used again: their buffers are warm.
  private func perform(_ work: BatchWork) -> BatchResult {
    var scorer = idle.withLock { $0.popLast() } ?? prototype
    let result = work.run(with: &scorer)
    let warm = scorer
    idle.withLock { $0.append(warm) }
    return result
  }
}
