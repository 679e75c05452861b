import Batch
import Reports
import TestSupport
import Testing

/// A run counts the calls whose times cannot be.
@Suite struct IrregularRunTests {
  private static func lines(_ count: Int) -> [String] {
    (0..<count).map { number in
      let end = number % 3 == 0 ? 0.5 : 2
      let ringing = number % 6 == 0 ? 9800 : 5
      return #"{"id":"C-\#(number)","ringing":{"seconds":\#(ringing)},"turns":[{"speaker":"agent","text":"您好","#
        + #""start":1,"end":\#(end)}]}"#
    }
  }

  @Test(arguments: [1, 4]) func countsByKind(workers: Int) async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: Self.lines(600), to: "a.jsonl")
    let progress = try await batch.score(["a.jsonl"], to: batch.output("out"), workers: workers)
    #expect(progress.irregular.count == 200)
    #expect(progress.irregular.ids == ["C-0", "C-3", "C-6", "C-9", "C-12"])
    #expect(progress.irregular.counts == ["ends-before-start": 200, "ringing-out-of-proportion": 100])
    let report = try #require(batch.folder.bytes("out/run.xml"))
    #expect(report.values(of: "kind", in: "irregularity") == ["ends-before-start", "ringing-out-of-proportion"])
    #expect(report.values(of: "calls", in: "irregularity") == ["200", "100"])
    #expect(try ScorecardValidator(schema: RunReportSchema.text).problems(in: report) == [])
  }

  @Test func aResumedRunCountsThemAll() async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: Self.lines(2000), to: "a.jsonl")
    let patience = Patience(2)
    let first = try await batch.run(["a.jsonl"], to: batch.output("out"), patience: patience) { _ in }
    #expect(first.isInterrupted)
    let second = try await batch.run(["a.jsonl"], to: batch.output("out")) { $0.isResuming = true }
    #expect(second.resumed > 0)
    #expect(second.irregular.count == 667)
    #expect(second.irregular.ids.first == "C-0")
  }
}
