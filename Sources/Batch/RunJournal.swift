import Reports

/// What a run into a folder has finished, so that another one can go on after a kill, a power cut or a full disk.
///
/// Every batch whose files are on the disk under their names gets a record; the order matters, the record itself may
/// come to the disk whenever it likes: a record that is lost costs the batch, which is scored again, into the same files.
struct RunJournal: ~Copyable {
  static let name = ".hotline-journal"
  static let version = "hotline-journal 3"

  private var file: RecordFile
  private var isReplaying: Bool
  /// The number of the batch that the next record must be of.
  private var nextNumber = 0

  /// A journal for a run that begins; the folder is ours alone.
  static func begin(in folder: String, key: RunKey) throws(OutputFileError) -> RunJournal {
    var header = RecordWriter()
    header.append(version)
    header.append(key)
    let file = try RecordFile.make("\(folder)/\(name)", first: header.bytes)
    try OutputFile.synchroniseFolder(folder)
    return RunJournal(file: file, isReplaying: false)
  }

  /// The journal of a run that did not come to its end; `nil` where there is none that can be read.
  static func reopen(in folder: String, key: RunKey) throws -> RunJournal? {
    guard var file = try RecordFile.open("\(folder)/\(name)") else { return nil }
    guard let record = file.next(), let earlier = Self.key(in: record) else { return nil }
    let differences = key.differences(from: earlier)
    guard differences.isEmpty else { throw RunRefusal.anotherRun(folder: folder, differences) }
    return RunJournal(file: file, isReplaying: true)
  }

  private static func key(in record: [UInt8]) -> RunKey? {
    var reader = RecordReader(record)
    guard (try? reader.text()) == version else { return nil }
    return try? RunKey(from: &reader)
  }

  private init(file: consuming RecordFile, isReplaying: Bool) {
    self.file = file
    self.isReplaying = isReplaying
  }

  /// The next batch that is finished; `nil` when there are no more.
  mutating func next() -> BatchResult? {
    guard isReplaying else { return nil }
    let start = file.position
    if let record = file.next() {
      var reader = RecordReader(record)
      if let result = try? BatchResult(from: &reader), reader.isAtEnd, result.number == nextNumber {
        nextNumber += 1
        return result
      }
    }
    isReplaying = false
    file.position = start
    needsCut = true
    return nil
  }

  /// What stands behind the last good record must be gone before the next one is written.
  private var needsCut = false

  /// Notes batches whose files are on the disk, and takes them away from those that wait.
  mutating func append(_ records: inout [[UInt8]]) throws(OutputFileError) {
    if needsCut {
      try file.cut()
      needsCut = false
    }
    for record in records { try file.append(record) }
    records = []
  }

  /// What stands in the journal for a batch.
  static func record(of batch: BatchResult) -> [UInt8] {
    var record = RecordWriter()
    record.append(batch)
    return record.bytes
  }
}
