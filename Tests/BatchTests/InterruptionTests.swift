import Batch
import CallFormats
import Reports
import Testing

/// Runs that do not come to their end.
@Suite struct InterruptionTests {
  @Test(arguments: ["out", "out.xml"], [0, 1, 2])
  func whatWasWrittenIsWhole(name: String, batches: Int) async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<1_500), to: "a.jsonl")
    let patience = Patience(batches)
    let progress = try await batch.score(["a.jsonl"], to: batch.output(name), isInterrupted: { patience.isOver })
    #expect(progress.isInterrupted)
    #expect(progress.calls < 1_500 && (progress.calls > 0) == (batches > 0))
    let validator = try ScorecardValidator()
    var ids: [String] = []
    for (path, bytes) in batch.folder.results("") where path.hasPrefix("out") && path != "out/summary.xml" {
      #expect(validator.problems(in: bytes) == [], "\(path)")
      ids += bytes.values(of: "id", in: "call")
    }
    if name == "out" {
      #expect(Set(ids) == Set((0..<progress.calls).map { "C-\($0)" }), "the first calls of the input, none left out")
    } else {
      #expect(ids.isEmpty, "a part of a document must not pass for the whole")
    }
    #expect(batch.folder.bytes("out/summary.xml") == nil, "nor the totals of a part for those of all")
    expectNoTemporaries(in: batch)
  }

  @Test func progressOnlyGrows() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<1_500) + ["garbage"], to: "a.jsonl")
    var reports: [ScoringRun.Progress] = []
    let last = try await batch.score(["a.jsonl"], to: batch.output("out"), workers: 5, report: { reports.append($0) })
    #expect(!reports.isEmpty)
    for (earlier, later) in zip(reports, reports.dropFirst()) {
      #expect(earlier.calls <= later.calls && earlier.bytes <= later.bytes && earlier.rejected <= later.rejected)
    }
    #expect(reports.last == last)
  }

  // MARK: Failures

  @Test func anInputThatDoesNotExist() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<3), to: "a.jsonl")
    let error = await #expect(throws: InputError.self) {
      try await batch.score(["a.jsonl", "missing.jsonl"], to: batch.output("out.xml"))
    }
    #expect(error?.isMissing == true)
    #expect(error?.path.hasSuffix("missing.jsonl") == true)
    #expect(batch.folder.bytes("out.xml") == nil, "half a document is none")
    expectNoTemporaries(in: batch)
  }

  @Test func anOutputBelowAFileCannotBeMade() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<3), to: "a.jsonl")
    for name in ["a.jsonl/out", "a.jsonl/out.xml"] {
      let error = await #expect(throws: OutputFileError.self) {
        try await batch.score(["a.jsonl"], to: batch.output(name))
      }
      #expect(error?.operation == .open, "\(name)")
    }
  }

  @Test func aDocumentThatIsAFolder() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<3), to: "a.jsonl")
    _ = try await batch.score(["a.jsonl"], to: .folder(batch.folder.path + "/out.xml"))
    await #expect(throws: OutputFileError.self) {
      try await batch.score(["a.jsonl"], to: .document(batch.folder.path + "/out.xml"))
    }
  }

  @Test func aFullDiskIsAnErrorOfWriting() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<3), to: "a.jsonl")
    let error = await #expect(throws: OutputFileError.self) {
      try await batch.score(["a.jsonl"], to: .document("/dev/full"))
    }
    #expect(error?.operation == .write)
  }

  @Test func aFolderOfTheNameOfACallIsAnError() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<3), to: "a.jsonl")
    _ = try await batch.score(["a.jsonl"], to: batch.output("out/calls/C-1.xml/x"))
    let error = await #expect(throws: OutputFileError.self) {
      try await batch.score(["a.jsonl"], to: batch.output("out"))
    }
    #expect(error?.operation == .rename)
    expectNoTemporaries(in: batch)
  }

  private func expectNoTemporaries(in batch: BatchInTest) {
    let left = batch.folder.tree("").keys.filter { $0.hasSuffix(".tmp") }
    #expect(left == [])
  }
}
