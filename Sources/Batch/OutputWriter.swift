import Glibc
import Reports

/// The one place that writes a run's results, in the order of the input.
struct OutputWriter: ~Copyable {
  private let output: ScoringOutput
  private let foot: [UInt8]
  private var document: OutputFile?
  private var rejections: OutputFile?
  /// Hashes of the names written so far: a second call of the same id must not overwrite the first.
  private var written: Set<UInt64> = []
  /// The number that the next call of an id used before gets, by the hash of its name.
  private var nextNumber: [UInt64: Int] = [:]
  private(set) var duplicates = 0

  /// Makes the folder, or opens the document and writes its head.
  init(_ output: ScoringOutput, head: [UInt8], foot: [UInt8]) throws(OutputFileError) {
    self.output = output
    self.foot = foot
    switch output {
    case .folder(let folder):
      try OutputFolder.make(folder)
      try OutputFolder.make(folder + "/calls")
    case .document(let file):
      var document = try OutputFile(path: file)
      try document.append(head)
      self.document = consume document
    case .standardOutput:
      try StandardOutput.write(head)
    }
  }

  private var rejectionsPath: String? {
    switch output {
    case .folder(let folder): folder + "/rejected.jsonl"
    case .document(let file): file + ".rejected.jsonl"
    case .standardOutput: nil
    }
  }

  /// Writes one batch; all files of it are on the disk before they get their names.
  mutating func write(_ batch: borrowing BatchResult) throws(OutputFileError) {
    switch output {
    case .folder(let folder):
      var files = OutputFileGroup(folder: folder + "/calls")
      for call in batch.calls { try files.add(call.bytes, name: name(for: call.id) + ".xml") }
      try files.commit()
    case .document:
      for call in batch.calls { try document?.append(call.bytes) }
    case .standardOutput:
      for call in batch.calls { try StandardOutput.write(call.bytes) }
    }
    guard !batch.rejections.isEmpty else { return }
    guard let rejectionsPath else {
      StandardOutput.tell(batch.rejections)
      return
    }
    if rejections == nil { rejections = try OutputFile(path: rejectionsPath) }
    try rejections?.append(batch.rejections)
  }

  /// The name of a call's file; a call whose id came before gets a number behind a mark that no id can hold.
  private mutating func name(for id: String) -> String {
    let name = FileNames.safe(for: id)
    let hash = FileNames.hash(of: name)
    if written.insert(hash).inserted { return name }
    duplicates += 1
    let number = nextNumber[hash] ?? 2
    nextNumber[hash] = number + 1
    return "\(name)~\(number)"
  }

  /// Ends the document, writes the summary and gives every file its name.
  ///
  /// - Parameter summary: `nil` after an interruption: call files that are finished stay, but no document and no
  ///   summary may pass for those of the whole input.
  consuming func finish(summary: [UInt8]?) throws(OutputFileError) {
    if let rejections = rejections.take() {
      try rejections.commit()
    } else if let rejectionsPath {
      // What an earlier run rejected is not this run's.
      unlink(rejectionsPath)
    }
    switch output {
    case .folder(let folder):
      if let summary {
        try OutputFile.write(summary, to: folder + "/summary.xml")
      } else {
        unlink(folder + "/summary.xml")
      }
      try OutputFile.synchroniseFolder(folder + "/calls")
      try OutputFile.synchroniseFolder(folder)
    case .document:
      guard var document = document.take(), summary != nil else { return }
      try document.append(foot)
      try document.commit()
    case .standardOutput:
      try StandardOutput.write(foot)
    }
  }
}
