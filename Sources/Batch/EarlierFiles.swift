import Glibc
import Reports

/// The call files of earlier runs into a folder, as their journals name them; what is foreign is none of them.
///
/// They are removed when a run is complete and not before, and only where it has not written them itself. Until then
/// their names are kept in a file of their own, as the run has a journal of its own.
enum EarlierFiles {
  static let name = ".hotline-earlier"

  /// Keeps the names from the journal that is there, before another takes its place.
  static func keep(in folder: String) throws(OutputFileError) {
    guard var journal = try RecordFile.open("\(folder)/\(RunJournal.name)") else { return }
    var mark = RecordWriter()
    mark.append(RunJournal.version)
    guard let header = journal.next(), header.starts(with: mark.bytes) else { return }
    let path = "\(folder)/\(name)"
    let existing = try RecordFile.open(path)
    var kept: RecordFile
    if let existing {
      kept = existing
      while kept.next() != nil {}
      try kept.cut()
      try kept.append(mark.bytes)
    } else {
      kept = try RecordFile.make(path, first: mark.bytes)
    }
    while let record = journal.next() {
      var reader = RecordReader(record)
      guard let ids = try? reader.values(String.self) else { continue }
      var names = RecordWriter()
      names.append(ids)
      try kept.append(names.bytes)
    }
    try kept.synchronise()
  }

  /// Removes the files that this run did not write.
  static func remove(in folder: String, except written: CallFileNames) throws(OutputFileError) {
    let path = "\(folder)/\(name)"
    guard var kept = try RecordFile.open(path) else { return }
    var mark = RecordWriter()
    mark.append(RunJournal.version)
    var names = CallFileNames()
    while let record = kept.next() {
      if record == mark.bytes {
        names = CallFileNames()
        continue
      }
      var reader = RecordReader(record)
      guard let ids = try? reader.values(String.self) else { continue }
      for id in ids {
        let name = names.name(for: id).name
        if !written.contains(name) { unlink("\(folder)/calls/\(name).xml") }
      }
    }
    unlink(path)
  }
}
