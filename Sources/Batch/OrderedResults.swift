import Reports

/// Puts the batches back into the order of the input and hands them to the writer.
struct OrderedResults: ~Copyable {
  var progress = ScoringRun.Progress()
  private var writer: OutputWriter
  private var summary = Summary()
  private var waiting: [Int: BatchResult] = [:]
  /// The number of the batch that is written next.
  private(set) var nextToWrite = 0

  init(writer: consuming OutputWriter) {
    self.writer = writer
  }

  /// Takes a batch, in whatever order they come; returns whether anything was written.
  mutating func take(_ result: BatchResult) throws -> Bool {
    waiting[result.number] = result
    var hasWritten = false
    while let next = waiting.removeValue(forKey: nextToWrite) {
      nextToWrite += 1
      hasWritten = true
      if let failure = next.failure { throw failure }
      try writer.write(next)
      summary.merge(next.summary)
      summary.addRejected(next.rejected)
      progress.calls += next.calls.count
      progress.rejected += next.rejected
      progress.bytes += next.inputBytes
      progress.duplicates = writer.duplicates
    }
    return hasWritten
  }

  /// Ends the output.
  consuming func finish(header: ReportHeader) throws {
    let document = progress.isInterrupted ? nil : try summary.document(header: header)
    try writer.finish(summary: document)
  }
}
