import CallFormats
import CallModel
import Reports
import Scoring

/// What became of one batch of lines.
struct StreamAnswer: Sendable {
  /// The place of the batch in the input.
  var number: Int
  /// A line for every line.
  var bytes: [UInt8] = []
  /// The elements of its calls, where they are written by themselves.
  var scorecards: [UInt8] = []
  /// The rows of its calls' items, where they are written as a table.
  var items: [UInt8] = []
  /// `nil` where nobody asked for totals.
  var totals: Summary?
}

/// Answers batches of lines, one after another, over buffers that get warm.
actor StreamWorker {
  private let reader = HotlineCallReader()
  private var scorer: CallScorer
  /// By the scorecard.
  private var writers: [String: ResultLineWriter] = [:]
  /// By the scorecard too; none where elements are not written by themselves.
  private var scorecardWriters: [String: ScorecardXMLWriter] = [:]
  /// `nil` where items are in the lines.
  private var itemWriter: ItemTableWriter?
  private var rejections = RejectionLineWriter()
  private let headers: [String: ReportHeader]
  private let header: ReportHeader
  private let options: ScoringStream.Options

  init(
    scorer: CallScorer, headers: [String: ReportHeader], header: ReportHeader, options: ScoringStream.Options
  ) {
    self.scorer = scorer
    self.headers = headers
    self.header = header
    self.options = options
    itemWriter = options.writesItems ? ItemTableWriter(detail: options.detail, mask: options.mask) : nil
  }

  func answer(_ batch: LineBatch, number: Int, source: String) -> StreamAnswer {
    var answer = StreamAnswer(number: number, totals: options.addsTotals ? Summary() : nil)
    for line in batch.lines {
      switch reader.read(line, of: batch, file: source) {
      case .failure(let rejection):
        rejections.append(
          rejection, id: LineIdentifier.find(in: batch[line]), language: options.language, to: &answer.bytes)
        // A blank line is no call, and `score` passes over it.
        if rejection.reason != .blankLine { answer.totals?.addRejected() }
      case .success(let call):
        guard let (scored, scorecard) = scorer.score(call) else {
          rejections.append(.notRouted(call), id: call.id, language: options.language, to: &answer.bytes)
          answer.totals?.addRejected()
          continue
        }
        answer.totals?.add(scored, scorecard: headers.count > 1 ? scorecard : nil)
        writer(for: scorecard).append(scored, to: &answer.bytes)
        if options.writesScorecards { scorecardWriter(for: scorecard).append(scored, to: &answer.scorecards) }
        itemWriter?.add(scored)
      }
    }
    itemWriter?.endBatch(to: &answer.items)
    return answer
  }

  private func writer(for scorecard: String) -> ResultLineWriter {
    if let known = writers[scorecard] { return known }
    let writer = ResultLineWriter(
      header: headers[scorecard] ?? header, detail: options.detail, mask: options.mask,
      holdsItems: !options.writesItems, addsXML: options.addsXML, stampsCalls: headers.count > 1)
    writers[scorecard] = writer
    return writer
  }

  private func scorecardWriter(for scorecard: String) -> ScorecardXMLWriter {
    if let known = scorecardWriters[scorecard] { return known }
    let writer = ScorecardXMLWriter(
      header: headers[scorecard] ?? header, detail: options.detail, mask: options.mask, stampsCalls: headers.count > 1)
    scorecardWriters[scorecard] = writer
    return writer
  }
}
