import Batch
import Testing

/// What is written depends on the input and the rules, and on nothing else.
@Suite struct WorkerCountTests {
  @Test(arguments: ["out", "out.xml"])
  func theBytesDoNotDependOnTheNumberOfWorkers(name: String) async throws {
    var trees: [[String: [UInt8]]] = []
    for workers in [1, 2, 5] {
      let batch = try BatchInTest()
      try batch.folder.write(lines: exportedCalls(0..<300) + ["no call"], to: "a.jsonl")
      try batch.folder.write(lines: ["{}"] + exportedCalls(300..<600), to: "b.jsonl")
      let progress = try await batch.score(["a.jsonl", "b.jsonl"], to: batch.output(name), workers: workers)
      #expect(progress.calls == 600)
      #expect(progress.rejected == 2)
      trees.append(batch.folder.results("").filter { $0.key.hasPrefix("out") })
    }
    #expect(trees[0].count == (name == "out" ? 602 : 2))
    #expect(trees[0] == trees[1])
    #expect(trees[0] == trees[2])
  }

  @Test func aSecondRunWritesTheSame() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<30), to: "a.jsonl")
    _ = try await batch.score(["a.jsonl"], to: batch.output("out"))
    let first = batch.folder.results("out")
    _ = try await batch.score(["a.jsonl"], to: batch.output("out"))
    #expect(batch.folder.results("out") == first)
  }

  @Test func noWorkersAreOne() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<3), to: "a.jsonl")
    #expect(try await batch.score(["a.jsonl"], to: batch.output("out"), workers: 0).calls == 3)
  }
}
