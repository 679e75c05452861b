import CallFormats
import ChineseText
import Reports
import Rulebook
import Scoring
import Synchronization

/// Answers lines with lines, for a program at the other end of two pipes: a call goes in, its result comes out.
///
/// Every line of the input has exactly one line of output, in the same order, whatever stands on it. What is finished is
/// handed over before more input is waited for, so that whoever sends one line and waits gets its answer; and nothing is
/// read while the other side does not take what is there. So memory holds a few batches, however long the stream is.
public final class ScoringStream: Sendable {
  /// What a stream needs besides its input.
  public struct Options: Sendable {
    /// At least one; what is written does not depend on it.
    public var workers: Int
    /// How much of every call the lines hold; the totals are the same.
    public var detail: Detail
    /// `nil` leaves personal data as they are.
    public var mask: PersonalDataMask?
    /// Named in XML and totals: `0.1.0`.
    public var toolVersion: String
    /// The language of the reasons for which lines are rejected.
    public var language: MessageLanguage
    /// What scorecards and ids of calls without one call the input; `nil` is its own name.
    public var source: String?
    /// Whether each line carries the call's element of the scorecard XML.
    public var addsXML = false
    /// Whether these elements are written by themselves, as they are: who takes many need not take them out of the lines.
    public var writesScorecards = false
    /// Whether items are written by themselves, as a table (`ItemTableWriter`), and the lines have none.
    public var writesItems = false
    /// Whether a last line holds the totals.
    public var addsTotals = false

    /// Options of one stream; at least one worker.
    public init(
      workers: Int, detail: Detail, mask: PersonalDataMask?, toolVersion: String, language: MessageLanguage
    ) {
      self.workers = max(1, workers)
      self.detail = detail
      self.mask = mask
      self.toolVersion = toolVersion
      self.language = language
    }
  }

  /// Who takes what is written; as long as one of them does not return, no more is read.
  public struct Outputs {
    /// Whole lines, in order.
    public var lines: ([UInt8]) throws -> Void
    /// The elements of calls, before their lines.
    public var scorecards: ([UInt8]) throws -> Void = { _ in }
    /// The table of items in pieces, each before the lines of its calls.
    public var items: ([UInt8]) throws -> Void = { _ in }

    /// Nothing but lines.
    public init(lines: @escaping ([UInt8]) throws -> Void) { self.lines = lines }
  }

  /// How a stream ended.
  public enum Ending: Sendable, Equatable {
    /// All lines are answered.
    case endOfInput
    /// Reading stopped before the end of the input; what had been read is answered, and there are no totals.
    case interrupted
  }

  /// What every worker begins as.
  private let prototype: CallScorer
  private let headers: [String: ReportHeader]
  /// Of documents and totals of the whole stream.
  private let header: ReportHeader
  private let options: Options
  private let idle = Mutex<[StreamWorker]>([])

  /// A stream of one scorecard, or of several over one table of phrases with the routing that says which call is whose.
  ///
  /// - Parameter homophones: The sounds of that table; `nil` looks for what is written only.
  package init(
    scorecards: [CompiledScorecard], routing: Routing? = nil, segmenter: Segmenter, homophones: HomophoneTable?,
    options: Options
  ) {
    self.options = options
    prototype = CallScorer(scorecards, routing: routing, segmenter: segmenter, homophones: homophones)
    headers = ReportHeader.byScorecard(scorecards, toolVersion: options.toolVersion)
    header = ReportHeader(ofRun: scorecards, toolVersion: options.toolVersion)
  }

  /// The line that tells that everything is loaded, and with what: see `ReadyLine`.
  public var readyLine: [UInt8] {
    ReadyLine.bytes(
      header: header, scorecards: headers.keys.sorted(),
      frame: ScorecardXMLWriter(header: header, detail: options.detail, mask: options.mask))
  }

  /// Answers every line of an input.
  ///
  /// - Parameters:
  ///   - isInterrupted: asked before every batch and while input is waited for; once it says yes, what has been read is
  ///     finished and no more is read.
  /// - Throws: `InputError`, or what one of the outputs throws.
  public func answer(
    _ input: InputFile, isInterrupted: @Sendable () -> Bool = { false }, to outputs: Outputs
  ) async throws -> Ending {
    var reader = try LineReader(path: input.path, limits: Self.limits)
    let source = options.source ?? input.name
    var answers = OrderedAnswers()
    var ending = Ending.endOfInput
    if options.writesItems { try outputs.items(ItemTableWriter.head) }
    try await withThrowingTaskGroup(of: StreamAnswer.self) { group in
      var number = 0
      var running = 0
      while true {
        if isInterrupted() {
          ending = .interrupted
          break
        }
        // As long as anything is unfinished, input that is not there yet is not waited for.
        let batch: LineBatch?
        do {
          batch = try reader.next(patience: running > 0 ? 0 : Self.patience)
        } catch let error as InputError where error.isInterruption {
          if let answer = try await group.next() {
            running -= 1
            try answers.take(answer, outputs)
          }
          continue
        }
        guard let batch else { break }
        // No more than a few wait for a slow one before them, so that memory stays flat.
        while running >= options.workers || number - answers.nextToWrite > options.workers + 2,
          let answer = try await group.next()
        {
          running -= 1
          try answers.take(answer, outputs)
        }
        running += 1
        let place = number
        number += 1
        group.addTask { await self.answer(batch, number: place, source: source) }
      }
      for try await answer in group { try answers.take(answer, outputs) }
    }
    if options.writesItems { try outputs.items(ItemTableWriter.end) }
    if ending == .endOfInput, options.addsTotals {
      try outputs.lines(TotalsLine.bytes(of: answers.totals, header: header))
    }
    return ending
  }

  /// Smaller than a run's: lines become larger than they were, and somebody waits for them.
  private static let limits = {
    var limits = LineReader.Limits()
    limits.keepsBlankLines = true
    limits.batchLines = 64
    limits.batchBytes = 1 << 18
    limits.chunkBytes = 1 << 18
    return limits
  }()

  /// In milliseconds: so long nobody asks whether the stream is interrupted.
  private static let patience: Int32 = 200

  /// Workers are kept and used again: their buffers are warm.
  private func answer(_ batch: LineBatch, number: Int, source: String) async -> StreamAnswer {
    let worker =
      idle.withLock { $0.popLast() }
      ?? StreamWorker(scorer: prototype, headers: headers, header: header, options: options)
    let answer = await worker.answer(batch, number: number, source: source)
    idle.withLock { $0.append(worker) }
    return answer
  }
}

/// Puts the batches back into the order of the input.
private struct OrderedAnswers {
  private var waiting: [Int: StreamAnswer] = [:]
  /// The number of the batch that is written next.
  private(set) var nextToWrite = 0
  private(set) var totals = Summary()

  mutating func take(_ answer: StreamAnswer, _ outputs: ScoringStream.Outputs) throws {
    waiting[answer.number] = answer
    while let next = waiting.removeValue(forKey: nextToWrite) {
      nextToWrite += 1
      if !next.scorecards.isEmpty { try outputs.scorecards(next.scorecards) }
      if !next.items.isEmpty { try outputs.items(next.items) }
      try outputs.lines(next.bytes)
      if let part = next.totals { totals.merge(part) }
    }
  }
}
