import CallFormats
import Reports

/// Gathers what the run report says.
struct RunAccount {
  private var report = RunReport()
  private let files: [InputFile]
  private let stamp: (@Sendable () -> String)?
  /// The input of the last entry; those before it are in the report.
  private var last = -1
  /// `nil` where no call records were given.
  private(set) var records: RecordAccount?

  init(_ files: [InputFile], headers: [ReportHeader], options: ScoringRun.Options) {
    self.files = files
    stamp = options.stamp
    report.headers = headers
    report.options = options.described
    report.started = stamp?()
    records = options.reading.records.map(RecordAccount.init)
  }

  mutating func add(_ batch: BatchResult, _ duplicates: [RunReport.Duplicate]) {
    let facts = batch.facts
    addEmpty(before: facts.input)
    if facts.input > last || report.inputs.last?.name != facts.file {
      report.inputs.append(RunReport.Input(name: facts.file, encoding: facts.encoding))
      last = facts.input
    }
    let place = report.inputs.count - 1
    report.inputs[place].calls += batch.calls.count
    report.inputs[place].rejected += batch.rejected
    report.inputs[place].formats.merge(facts.formats, uniquingKeysWith: +)
    report.reasons.merge(facts.reasons, uniquingKeysWith: +)
    report.irregularities.merge(facts.irregularities.counts, uniquingKeysWith: +)
    for duplicate in duplicates { report.add(duplicate) }
    records?.add(batch.records)
  }

  /// Inputs in which there was nothing.
  private mutating func addEmpty(before input: Int) {
    while last + 1 < min(input, files.count) {
      last += 1
      report.inputs.append(RunReport.Input(name: files[last].name))
    }
  }

  /// The report of a run that ended so.
  consuming func report(_ progress: ScoringRun.Progress) -> RunReport {
    if progress.isInterrupted {
      report.outcome = .interrupted
    } else if progress.isStopped {
      report.outcome = .stopped
    } else {
      addEmpty(before: files.count)
    }
    report.ended = stamp?()
    if let records {
      let (calls, unused) = (records.callsWithoutRecord, records.recordsWithoutCall)
      report.records = RunReport.Records(
        joined: records.usedCount, warnings: records.warnings.count,
        callsWithoutRecord: (calls.count, calls.ids), recordsWithoutCall: (unused.count, unused.ids))
    }
    return report
  }
}
