import Glibc
import Reports

/// The one place that writes a run's results, in the order of the input.
struct OutputWriter: ~Copyable {
  private let output: ScoringOutput
  private let foot: [UInt8]
  private var folder: FolderOutput?
  private var document: OutputFile?
  private var rejections: OutputFile?
  private var names = CallFileNames()

  /// Makes the folder, or opens the document and writes its head.
  init(_ output: ScoringOutput, head: [UInt8], foot: [UInt8], key: RunKey, resuming: Bool) throws {
    self.output = output
    self.foot = foot
    switch output {
    case .folder(let path):
      folder = try FolderOutput.open(path, key: key, resuming: resuming)
    case .document(let file):
      guard !resuming else { throw RunRefusal.notAFolder }
      var document = try OutputFile(path: file)
      try document.append(head)
      self.document = consume document
    case .standardOutput:
      guard !resuming else { throw RunRefusal.notAFolder }
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

  /// `.` where the path names none.
  private static func folder(of file: String) -> String {
    guard let slash = file.lastIndex(of: "/") else { return "." }
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }

  /// The next batch that an earlier run has finished; `nil` when there are no more.
  mutating func nextRecorded() -> BatchResult? { folder?.journal.next() }

  /// Writes one batch; all files of it are on the disk before they get their names.
  ///
  /// - Returns: the calls whose id came before.
  mutating func write(_ batch: BatchResult) throws -> [RunReport.Duplicate] {
    var duplicates: [RunReport.Duplicate] = []
    var fileNames: [String] = []
    for call in batch.calls {
      let (name, isRepeated) = names.name(for: call.id)
      fileNames.append(name + ".xml")
      guard isRepeated else { continue }
      duplicates.append(
        RunReport.Duplicate(
          id: call.id, file: batch.facts.file, line: call.line, name: output.isFolder ? name + ".xml" : nil))
    }
    switch output {
    case .folder: try folder?.write(batch, names: fileNames)
    case .document: try document?.append(batch.bytes)
    case .standardOutput: try StandardOutput.write(batch.bytes)
    }
    guard !batch.rejections.isEmpty else { return duplicates }
    guard let rejectionsPath else {
      StandardOutput.tell(batch.rejections)
      return duplicates
    }
    if rejections == nil { rejections = try OutputFile(path: rejectionsPath) }
    try rejections?.append(batch.rejections)
    return duplicates
  }

  /// Ends the document, writes the summary and gives every file its name.
  ///
  /// - Parameters:
  ///   - summary: `nil` where not everything was read: call files that are finished stay, but no document and no summary
  ///     may pass for those of the whole input.
  ///   - report: what the run read.
  consuming func finish(summary: [UInt8]?, report: [UInt8]) throws(OutputFileError) {
    if let rejections = rejections.take() {
      try rejections.commit()
    } else if let rejectionsPath {
      // What an earlier run rejected is not this run's.
      unlink(rejectionsPath)
    }
    switch output {
    case .folder:
      try folder?.finish(summary: summary, report: report, names: names)
    case .document(let file):
      guard var document = document.take(), summary != nil else { return }
      try document.append(foot)
      try document.commit()
      if !OutputFile.isSpecialFile(file) { try ScorecardStyle.write(into: Self.folder(of: file)) }
      // A device has nothing beside it.
      if !OutputFile.isSpecialFile(file) { try OutputFile.write(report, to: file + ".run.xml") }
    case .standardOutput:
      try StandardOutput.write(foot)
    }
  }
}
