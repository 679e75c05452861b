import Batch
import Reports
import TestSupport
import Testing

/// Runs into a folder that holds the results of others.
@Suite struct EarlierRunTests {
  private static func names(_ numbers: Range<Int>) -> Set<String> { Set(numbers.map { "C-\($0).xml" }) }

  @Test func callFilesOfAnEarlierRunGoAndForeignOnesStay() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<300) + exportedCalls(0..<2), to: "a.jsonl")
    try batch.folder.write(lines: exportedCalls(290..<320), to: "b.jsonl")
    _ = try await batch.score(["a.jsonl"], to: batch.output("out"))
    try batch.folder.write("foreign".utf8, to: "out/calls/foreign.xml")
    try batch.folder.write("foreign".utf8, to: "out/calls/.hotline-a-1.tmp")
    _ = try await batch.score(["b.jsonl"], to: batch.output("out"))
    let left = Set(batch.folder.tree("out/calls").keys)
    #expect(left == Self.names(290..<320).union(["foreign.xml", ".hotline-a-1.tmp", "scorecard.css"]))
    #expect(batch.folder.bytes("out/.hotline-earlier") == nil)
  }

  /// As long as it is not complete it may be gone on with, and the names must not be forgotten over that.
  @Test func throughInterruptions() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<300), to: "a.jsonl")
    try batch.folder.write(lines: exportedCalls(1_000..<1_300), to: "b.jsonl")
    try batch.folder.write(lines: exportedCalls(2_000..<2_900), to: "c.jsonl")
    _ = try await batch.score(["a.jsonl"], to: batch.output("out"))
    for (name, resumes) in [("b.jsonl", false), ("c.jsonl", false), ("c.jsonl", true)] {
      let patience = Patience(1)
      _ = try await batch.run([name], to: batch.output("out"), patience: patience) {
        $0.isResuming = resumes
      }
      #expect(batch.folder.bytes("out/calls/C-0.xml") != nil, "kept until a run is complete")
    }
    _ = try await batch.run(["c.jsonl"], to: batch.output("out")) { $0.isResuming = true }
    #expect(Set(batch.folder.tree("out/calls").keys) == Self.names(2_000..<2_900).union(["scorecard.css"]))
  }

  @Test func temporaryFilesOfAKilledRunGo() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<3), to: "a.jsonl")
    _ = try await batch.score(["a.jsonl"], to: batch.output("out"))
    for name in ["out/.hotline-12-3.tmp", "out/calls/.hotline-4-56.tmp"] { try batch.folder.write("x".utf8, to: name) }
    _ = try await batch.score(["a.jsonl"], to: batch.output("out"))
    #expect(!batch.folder.tree("out").keys.contains { $0.hasSuffix(".tmp") })
  }
}
