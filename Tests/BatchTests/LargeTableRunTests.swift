import Batch
import CallFormats
import TestSupport
import Testing

/// Runs over a table that is read row by row.
@Suite struct LargeTableRunTests {
  private static func configure(_ options: inout ScoringRun.Options) {
    var limits = TableLimits()
    limits.head = 1000
    limits.openBytes = 4000
    limits.blockBytes = 1500
    options.reading.tables = limits
  }

  private static func export(to batch: BatchInTest) throws {
    var lines = ["通话ID,角色,内容"]
    for call in 0..<300 { lines += ["C-\(call),客服,您好", "C-\(call),客户,喂"] }
    // The rows of one come back.
    lines.append("C-7,客户,在吗")
    try batch.folder.write(lines: lines, to: "a.csv")
  }

  @Test func theBytesDoNotDependOnTheNumberOfWorkers() async throws {
    var trees: [[String: [UInt8]]] = []
    for workers in [1, 3] {
      let batch = try BatchInTest()
      try Self.export(to: batch)
      let progress = try await batch.run(["a.csv"], to: batch.output("out"), workers: workers) { Self.configure(&$0) }
      #expect(progress.calls == 300 && progress.rejected == 1)
      trees.append(batch.folder.results("out"))
    }
    #expect(trees[0] == trees[1])
  }

  @Test(arguments: [1, 3, 6])
  func aRunIsGoneOnWith(pieces: Int) async throws {
    let batch = try BatchInTest()
    try Self.export(to: batch)
    _ = try await batch.run(["a.csv"], to: batch.output("whole")) { Self.configure(&$0) }
    let first = try await batch.run(["a.csv"], to: batch.output("out"), patience: Patience(pieces)) {
      Self.configure(&$0)
    }
    #expect(first.isInterrupted && first.calls > 0 && first.calls < 300)
    let second = try await batch.run(["a.csv"], to: batch.output("out")) {
      Self.configure(&$0)
      $0.isResuming = true
    }
    #expect(second.resumed == first.calls && second.calls == 300)
    #expect(batch.folder.results("out") == batch.folder.results("whole"))
  }
}
