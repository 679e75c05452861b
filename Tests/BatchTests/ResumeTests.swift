import Batch
import CallFormats
import Glibc
import Reports
import TestSupport
import Testing

/// Runs that are gone on with.
@Suite struct ResumeTests {
  /// Six batches in two files, with rejections and repeated ids in both.
  private static func export(to batch: BatchInTest) throws -> [String] {
    let first = exportedCalls(0..<600) + ["no call"] + exportedCalls(0..<3) + ["{}"] + exportedCalls(600..<700)
    let second = exportedCalls(695..<1_200) + [#"{"id":"X"}"#]
    try batch.folder.write(lines: first, to: "a.jsonl")
    try batch.folder.write(lines: second, to: "b.jsonl")
    return ["a.jsonl", "b.jsonl"]
  }

  /// What a run that nobody disturbed leaves, the run report included.
  private static func undisturbed(_ batch: BatchInTest, _ names: [String]) async throws -> [String: [UInt8]] {
    _ = try await batch.score(names, to: batch.output("whole"))
    return comparable(batch.folder.tree("whole"))
  }

  private static func comparable(_ tree: [String: [UInt8]]) -> [String: [UInt8]] {
    tree.filter { !$0.key.hasPrefix(".hotline-lock") }
  }

  @Test(arguments: [0, 1, 2, 3, 5], [1, 3])
  func theOutputIsThatOfAnUndisturbedRun(batches: Int, workers: Int) async throws {
    let batch = try BatchInTest()
    let names = try Self.export(to: batch)
    let whole = try await Self.undisturbed(batch, names)
    let patience = Patience(batches)
    let first = try await batch.score(
      names, to: batch.output("out"), workers: workers, isInterrupted: { patience.isOver })
    #expect(first.isInterrupted)
    #expect(batch.folder.bytes("out/summary.xml") == nil)
    #expect(batch.folder.bytes("out/run.xml")?.text.contains(#"outcome="interrupted""#) == true)
    let second = try await batch.run(names, to: batch.output("out"), workers: workers) { $0.isResuming = true }
    #expect(second.resumed == first.calls, "nothing is scored again")
    #expect(second.calls == 1_208 && second.rejected == 3 && second.duplicates == 8)
    #expect(Self.comparable(batch.folder.tree("out")) == whole, "the journal too")
  }

  @Test func oneBatchAtATime() async throws {
    let batch = try BatchInTest()
    let names = try Self.export(to: batch)
    let whole = try await Self.undisturbed(batch, names)
    var runs = 0
    var isInterrupted = true
    while isInterrupted, runs < 20 {
      // What is finished already asks a question each.
      let patience = Patience(runs + 1)
      isInterrupted = try await batch.run(
        names, to: batch.output("out"), workers: 2, patience: patience
      ) { $0.isResuming = true }.isInterrupted
      runs += 1
    }
    #expect(runs > 5)
    #expect(Self.comparable(batch.folder.tree("out")) == whole)
  }

  @Test func aCompleteRunIsOnlyReadAgain() async throws {
    let batch = try BatchInTest()
    let names = try Self.export(to: batch)
    let whole = try await Self.undisturbed(batch, names)
    let again = try await batch.run(names, to: batch.output("whole")) { $0.isResuming = true }
    #expect(again.resumed == again.calls)
    #expect(Self.comparable(batch.folder.tree("whole")) == whole)
  }

  @Test func whereNothingWasBegunTheRunBegins() async throws {
    let batch = try BatchInTest()
    let names = try Self.export(to: batch)
    let progress = try await batch.run(names, to: batch.output("out")) { $0.isResuming = true }
    #expect(progress.calls == 1_208 && progress.resumed == 0)
  }

  /// What a run that was gone on with says of the call records is that of the whole run, for any number of workers.
  @Test(arguments: [0, 1, 3, 5], [1, 3])
  func callRecords(batches: Int, workers: Int) async throws {
    let batch = try BatchInTest()
    let names = try Self.export(to: batch)
    // C-0 to C-99 have none, two records have no call, and C-150's contradicts.
    try batch.folder.write(
      lines: ["通话ID,振铃时长"] + (100..<1_202).map { "C-\($0),\($0 == 150 ? 19 : 2)" }, to: "cdr.csv")
    let table = try CallRecordTable(paths: [batch.folder.path + "/cdr.csv"])
    func configure(_ options: inout ScoringRun.Options) {
      options.reading.records = RecordJoin(table)
      options.isResuming = true
    }
    _ = try await batch.run(names, to: batch.output("whole"), configured: configure)
    let whole = Self.comparable(batch.folder.tree("whole"))
    let report = try #require(whole["run.xml"]?.text)
    #expect(report.contains(#"callsWithoutRecord="103" recordsWithoutCall="2""#), "\(report)")
    #expect(report.contains(#"<recordWithoutCall id="C-1201"/>"#))
    _ = try await batch.run(
      names, to: batch.output("out"), workers: workers, patience: Patience(batches), configured: configure)
    _ = try await batch.run(names, to: batch.output("out"), workers: workers, configured: configure)
    #expect(Self.comparable(batch.folder.tree("out")) == whole)
  }

  // MARK: Torn journals

  /// A journal cut anywhere costs what stood behind the cut, and nothing else.
  @Test(arguments: 0..<24)
  func aTornJournal(seed: Int) async throws {
    let batch = try BatchInTest()
    let names = try Self.export(to: batch)
    let whole = try await Self.undisturbed(batch, names)
    _ = try await batch.score(names, to: batch.output("out"))
    let path = "\(batch.folder.path)/out/.hotline-journal"
    var journal = try #require(TemporaryFolder.bytes(of: path))
    var generator = SeededGenerator(seed: UInt64(seed))
    let place = Int.random(in: 0..<journal.count, using: &generator)
    switch seed % 3 {
    case 0: journal.removeSubrange(place...)
    case 1: journal[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    default: for index in place..<journal.count { journal[index] = 0 }
    }
    try batch.folder.write(journal, to: "out/.hotline-journal")
    let progress = try await batch.run(names, to: batch.output("out")) { $0.isResuming = true }
    #expect(progress.calls == 1_208)
    #expect(Self.comparable(batch.folder.tree("out")) == whole)
  }

  /// Behind a damaged record others may stand whole: what is written over it must not wake them.
  @Test func recordsBehindADamagedOneAreGone() async throws {
    let batch = try BatchInTest()
    let names = try Self.export(to: batch)
    let whole = try await Self.undisturbed(batch, names)
    _ = try await batch.score(names, to: batch.output("out"))
    var journal = try #require(batch.folder.bytes("out/.hotline-journal"))
    journal[journal.count / 2] ^= 1
    try batch.folder.write(journal, to: "out/.hotline-journal")
    for _ in 0..<2 {
      _ = try await batch.run(names, to: batch.output("out")) { $0.isResuming = true }
      #expect(Self.comparable(batch.folder.tree("out")) == whole)
    }
  }

  // MARK: Refusals

  @Test func aRunOfOtherOptionsIsRefused() async throws {
    let batch = try BatchInTest()
    let names = try Self.export(to: batch)
    _ = try await batch.score(names, to: batch.output("out"))
    let before = batch.folder.tree("out")
    let refusal = await #expect(throws: RunRefusal.self) {
      try await batch.run(names, to: batch.output("out")) {
        $0.isResuming = true
        $0.detail = .findings
        $0.mask = nil
      }
    }
    guard case .anotherRun(_, let differences) = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(differences.map(\.name) == ["detail", "masked"])
    #expect(differences.map(\.before) == ["full", "true"])
    #expect(differences.map(\.now) == ["findings", "false"])
    #expect(batch.folder.tree("out") == before, "a refusal touches nothing")
  }

  @Test func otherInputsAreRefused() async throws {
    let batch = try BatchInTest()
    let names = try Self.export(to: batch)
    _ = try await batch.score(names, to: batch.output("out"))
    for others in [["a.jsonl"], ["b.jsonl", "a.jsonl"], names + ["a.jsonl"]] {
      await #expect(throws: RunRefusal.self, "\(others)") {
        try await batch.run(others, to: batch.output("out")) { $0.isResuming = true }
      }
    }
  }

  /// Name, size and time may lie; the bytes do not.
  @Test func anInputThatChangedUnseenIsRefused() async throws {
    let batch = try BatchInTest()
    let names = try Self.export(to: batch)
    let path = "\(batch.folder.path)/a.jsonl"
    let times = [timespec(tv_sec: 1_700_000_000, tv_nsec: 5), timespec(tv_sec: 1_700_000_000, tv_nsec: 5)]
    utimensat(AT_FDCWD, path, times, 0)
    _ = try await batch.score(names, to: batch.output("out"))
    var bytes = try #require(TemporaryFolder.bytes(of: path))
    let place = try #require(bytes.text.utf8.firstRange(of: "C-5".utf8))
    bytes[bytes.text.utf8.distance(from: bytes.text.utf8.startIndex, to: place.lowerBound)] = UInt8(ascii: "D")
    try batch.folder.write(bytes, to: "a.jsonl")
    utimensat(AT_FDCWD, path, times, 0)
    await #expect(throws: RunRefusal.inputChanged("a.jsonl")) {
      try await batch.run(names, to: batch.output("out")) { $0.isResuming = true }
    }
  }

  @Test func aFinishedFileThatIsGoneIsToldOf() async throws {
    let batch = try BatchInTest()
    let names = try Self.export(to: batch)
    _ = try await batch.score(names, to: batch.output("out"))
    let path = "\(batch.folder.path)/out/calls/C-7.xml"
    unlink(path)
    await #expect(throws: RunRefusal.fileMissing(path)) {
      try await batch.run(names, to: batch.output("out")) { $0.isResuming = true }
    }
  }

  @Test func aDocumentIsNotGoneOnWith() async throws {
    let batch = try BatchInTest()
    let names = try Self.export(to: batch)
    await #expect(throws: RunRefusal.notAFolder) {
      try await batch.run(names, to: batch.output("out.xml")) { $0.isResuming = true }
    }
  }

  @Test func aSecondRunIntoTheFolderIsRefused() async throws {
    let batch = try BatchInTest()
    let names = try Self.export(to: batch)
    _ = try await batch.score(names, to: batch.output("out"))
    let before = batch.folder.tree("out")
    do {
      let lock = try FolderLock.take("\(batch.folder.path)/out/.hotline-lock")
      await #expect(throws: RunRefusal.folderInUse("\(batch.folder.path)/out")) {
        try await batch.score(names, to: batch.output("out"))
      }
      _ = consume lock
    }
    #expect(batch.folder.tree("out") == before)
    _ = try await batch.score(names, to: batch.output("out"))
  }
}
