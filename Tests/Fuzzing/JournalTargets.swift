import Reports

/// What a run finds that goes on with another.
enum JournalTargets {
  /// The file of records.
  static let records = FuzzTarget(name: "journal") {
    guard var file = try? RecordFile.make("\(ScratchFile.folder)/journal", first: Array("hotline-journal 1".utf8)),
      (try? file.append([1, 2, 3])) != nil
    else { Fault.report("no journal could be made") }
    return SeedFiles.matching("\(ScratchFile.folder)/journal")
  } read: { bytes in
    ScratchFile.write(bytes, to: "\(ScratchFile.folder)/journal")
    guard var file = try RecordFile.open("\(ScratchFile.folder)/journal") else { return }
    var count = 0
    while let record = file.next() {
      count += record.count
      Fault.unless(!record.isEmpty && count < bytes.count, "more records than bytes")
    }
    try file.cut()
    let before = file.position
    try file.append([7])
    file.position = before
    Fault.unless(file.next() == [7], "what was written behind a torn record is lost")
  }

  /// The totals in one of them.
  static let summary = FuzzTarget(name: "summary") {
    var record = RecordWriter()
    record.append(Summary())
    return [record.bytes]
  } read: { bytes in
    var reader = RecordReader(bytes)
    let summary = try Summary(from: &reader)
    var record = RecordWriter()
    record.append(summary)
    var copy = RecordReader(record.bytes)
    Fault.unless(try Summary(from: &copy) == summary && copy.isAtEnd, "totals are read back as others")
    // Totals come from other machines too: whatever they say, they are merged and written.
    var doubled = summary
    doubled.merge(summary)
    let header = ReportHeader(scorecard: "s", scorecardVersion: "1", digest: "", toolVersion: "0")
    Fault.unless(doubled.document(header: header).count > 0, "totals without a document")
  }
}
