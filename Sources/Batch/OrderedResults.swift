import CallFormats
import Reports

/// Puts the batches back into the order of the input and hands them to the writer.
struct OrderedResults: ~Copyable {
  var progress = ScoringRun.Progress()
  private var writer: OutputWriter
  private var summary = Summary()
  private var account: RunAccount
  private let maximumRejected: Int?
  private var waiting: [Int: BatchResult] = [:]
  /// The number of the batch that is written next.
  private(set) var nextToWrite = 0

  init(writer: consuming OutputWriter, account: RunAccount, maximumRejected: Int?) {
    self.writer = writer
    self.account = account
    self.maximumRejected = maximumRejected
  }

  /// The next batch that an earlier run has finished; `nil` when there are no more.
  mutating func nextRecorded() -> BatchResult? { writer.nextRecorded() }

  /// Takes a batch, in whatever order they come; returns whether anything was written.
  ///
  /// Once too much is rejected nothing more is written, so that what is does not depend on the number of workers.
  mutating func take(_ result: BatchResult) throws -> Bool {
    waiting[result.number] = result
    var hasWritten = false
    while !progress.isStopped, let next = waiting.removeValue(forKey: nextToWrite) {
      nextToWrite += 1
      hasWritten = true
      let duplicates = try writer.write(next)
      var totals = next.summary
      totals.rename(
        duplicates.compactMap { call in call.name.map { (id: call.id, line: call.line, name: String($0.dropLast(4))) } }
      )
      summary.merge(totals)
      summary.addRejected(next.rejected)
      account.add(next, duplicates)
      progress.calls += next.calls.count
      progress.rejected += next.rejected
      progress.bytes += next.inputBytes
      progress.duplicates += duplicates.count
      progress.irregular.merge(next.facts.irregularities)
      if next.isRecorded { progress.resumed += next.calls.count }
      if let maximumRejected, progress.rejected > maximumRejected { progress.isStopped = true }
    }
    return hasWritten
  }

  /// Ends the output; returns what was found of the call records.
  ///
  /// - Parameter baseline: an earlier run to compare the totals with.
  consuming func finish(header: ReportHeader, baseline: RunFigures?) throws -> RecordAccount? {
    let isComplete = !progress.isInterrupted && !progress.isStopped
    let document = isComplete ? summary.document(header: header, baseline: baseline) : nil
    let records = account.records
    let report = account.report(progress)
    try writer.finish(summary: document, report: report.document())
    return records
  }
}
