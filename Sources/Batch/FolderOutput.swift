import Glibc
import Reports

/// A folder with a file for every call, which a run has to itself.
struct FolderOutput: ~Copyable {
  private let path: String
  private let calls: String
  private let lock: FolderLock
  var journal: RunJournal
  /// Of batches whose files have their names, perhaps not on the disk yet.
  private var unrecorded: [[UInt8]] = []

  static let lockName = ".hotline-lock"

  /// Makes the folder, or takes it as it is, and goes on with the run that was begun there, or begins one.
  static func open(_ path: String, key: RunKey, resuming: Bool) throws -> FolderOutput {
    let calls = path + "/calls"
    try OutputFolder.make(path)
    guard let lock = try FolderLock.take("\(path)/\(lockName)") else { throw RunRefusal.folderInUse(path) }
    try OutputFolder.make(calls)
    for folder in [path, calls] { OutputFolder.removeTemporaries(in: folder) }
    let journal = try Self.journal(in: path, key: key, resuming: resuming)
    try ScorecardStyle.write(into: calls)
    return FolderOutput(path: path, calls: calls, lock: lock, journal: journal)
  }

  private static func journal(in path: String, key: RunKey, resuming: Bool) throws -> RunJournal {
    if resuming, let begun = try RunJournal.reopen(in: path, key: key) { return begun }
    try EarlierFiles.keep(in: path)
    let journal = try RunJournal.begin(in: path, key: key)
    // From here on they would be the totals of other calls than those that stand there.
    for name in ["summary.xml", "run.xml", "rejected.jsonl"] { unlink("\(path)/\(name)") }
    return journal
  }

  private init(path: String, calls: String, lock: consuming FolderLock, journal: consuming RunJournal) {
    self.path = path
    self.calls = calls
    self.lock = lock
    self.journal = journal
  }

  /// Writes the files of a batch.
  ///
  /// The journal has to wait until their names are on the disk too. The flush of the next batch sees to that, so that no
  /// batch costs more than one.
  mutating func write(_ batch: BatchResult, names: [String]) throws {
    guard !batch.isRecorded else {
      for name in names where access("\(calls)/\(name)", F_OK) != 0 {
        throw RunRefusal.fileMissing("\(calls)/\(name)")
      }
      return
    }
    var files = OutputFileGroup(folder: calls)
    for (call, name) in zip(batch.calls, names) { try files.add(batch.bytes[call.place], name: name) }
    if try files.flush() { try journal.append(&unrecorded) }
    try files.name()
    unrecorded.append(RunJournal.record(of: batch))
    if unrecorded.count >= Self.maximumUnrecorded { try record() }
  }

  /// Batches without any call have nothing to flush.
  private static let maximumUnrecorded = 8

  private mutating func record() throws(OutputFileError) {
    guard !unrecorded.isEmpty else { return }
    try OutputFile.synchroniseFolder(calls)
    try journal.append(&unrecorded)
  }

  /// Writes what stands beside the calls.
  consuming func finish(summary: [UInt8]?, report: [UInt8], names: CallFileNames) throws(OutputFileError) {
    try record()
    if let summary {
      try OutputFile.write(summary, to: path + "/summary.xml")
      try EarlierFiles.remove(in: path, except: names)
    } else {
      unlink(path + "/summary.xml")
    }
    try OutputFile.write(report, to: path + "/run.xml")
    try OutputFile.synchroniseFolder(calls)
    try OutputFile.synchroniseFolder(path)
  }
}
