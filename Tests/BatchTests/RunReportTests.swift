import Batch
import Reports
import TestSupport
import Testing

/// What a run says of itself, and when it stops by itself.
@Suite struct RunReportTests {
  private static let rejected = ["garbage", #"{"id":"B"}"#, #"{"id":"B"}"#]

  @Test(arguments: [("out", "out/run.xml"), ("out.xml", "out.xml.run.xml")])
  func whatItSays(output: String, path: String) async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<5) + Self.rejected, to: "a.jsonl")
    try batch.folder.write(lines: [], to: "empty.jsonl")
    try batch.folder.write(lines: exportedCalls(3..<6), to: "乙.jsonl")
    _ = try await batch.score(["a.jsonl", "empty.jsonl", "乙.jsonl"], to: batch.output(output))
    let report = try #require(batch.folder.bytes(path))
    #expect(try ScorecardValidator(schema: RunReportSchema.text).problems(in: report) == [])
    #expect(report.values(of: "outcome", in: "run") == ["complete"])
    #expect(report.values(of: "id", in: "scorecard") == ["card"])
    #expect(report.values(of: "name", in: "input") == ["a.jsonl", "empty.jsonl", "乙.jsonl"])
    #expect(report.values(of: "encoding", in: "input") == ["UTF-8", "UTF-8"], "none where nothing is")
    #expect(report.values(of: "calls", in: "input") == ["5", "0", "3"])
    #expect(report.values(of: "rejected", in: "input") == ["3", "0", "0"])
    #expect(report.values(of: "code", in: "reason") == ["malformed-json", "missing"])
    #expect(report.values(of: "rejected", in: "reason") == ["1", "2"])
    #expect(report.values(of: "duplicates", in: "calls") == ["2"])
    #expect(report.values(of: "id", in: "duplicate") == ["C-3", "C-4"])
    #expect(report.values(of: "file", in: "duplicate") == ["乙.jsonl", "乙.jsonl"])
    #expect(report.values(of: "line", in: "duplicate") == ["1", "2"])
    #expect(report.values(of: "name", in: "duplicate") == (output == "out" ? ["C-3~2.xml", "C-4~2.xml"] : []))
    #expect(!report.text.contains("started"))
    #expect(!report.text.contains(batch.folder.path))
  }

  @Test func theClockIsTheCallers() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<5), to: "a.jsonl")
    _ = try await batch.run(["a.jsonl"], to: batch.output("out")) { $0.stamp = { "2026-03-04T09:12:31Z" } }
    let report = try #require(batch.folder.bytes("out/run.xml"))
    #expect(try ScorecardValidator(schema: RunReportSchema.text).problems(in: report) == [])
    #expect(report.values(of: "started", in: "run") == ["2026-03-04T09:12:31Z"])
    #expect(report.values(of: "ended", in: "run") == ["2026-03-04T09:12:31Z"])
  }

  @Test(arguments: [0, 2])
  func tooManyRejections(allowed: Int) async throws {
    var trees: [[String: [UInt8]]] = []
    for workers in [1, 4] {
      let batch = try BatchInTest()
      var lines: [String] = []
      for number in 0..<8 { lines += exportedCalls(number * 256..<number * 256 + 255) + ["garbage"] }
      try batch.folder.write(lines: lines, to: "a.jsonl")
      let progress = try await batch.run(["a.jsonl"], to: batch.output("out"), workers: workers) {
        $0.maximumRejected = allowed
      }
      #expect(progress.isStopped)
      #expect(progress.rejected == allowed + 1)
      #expect(batch.folder.results("out/calls").count == progress.calls, "what was scored stays")
      #expect(progress.calls >= 255 * allowed && progress.calls < 8 * 255)
      #expect(batch.folder.bytes("out/summary.xml") == nil)
      #expect(batch.folder.bytes("out/rejected.jsonl")?.lines.count == allowed + 1)
      #expect(batch.folder.bytes("out/run.xml")?.values(of: "outcome", in: "run") == ["stopped"])
      trees.append(batch.folder.results("out"))
      let rest = try await batch.run(["a.jsonl"], to: batch.output("out"), workers: workers) {
        $0.isResuming = true
        $0.maximumRejected = 8
      }
      #expect(!rest.isStopped && rest.calls == 8 * 255 && rest.resumed == progress.calls)
    }
    #expect(trees[0] == trees[1], "whatever the number of workers")
  }

  @Test func asManyAsAllowedAreNotTooMany() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: exportedCalls(0..<5) + Self.rejected, to: "a.jsonl")
    let progress = try await batch.run(["a.jsonl"], to: batch.output("out")) { $0.maximumRejected = 3 }
    #expect(!progress.isStopped && batch.folder.bytes("out/summary.xml") != nil)
  }
}
