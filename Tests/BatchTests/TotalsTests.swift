import Batch
import CallFormats
import Reports
import TestSupport
import Testing

/// Totals of parts that are put together are those of the whole.
@Suite struct TotalsTests {
  /// Calls of several agents, teams, queues and days, with ties at both ends and names that change, and lines that are no calls.
  private static let lines: [String] = (0..<400).map { number in
    if number % 50 == 17 { return "rejected" }
    if number % 50 == 18 { return "" }
    let name = number < 200 ? "李" : "李敏"
    return #"{"id":"S-\#(number)","queue":"线路\#(number % 3)","#
      + #""agent":{"id":"\#(number % 6)","name":"\#(name)","team":"\#(number % 2)班"},"#
      + #""startedAt":"2026-03-0\#(number % 5 + 1)T1\#(number % 9):00:00+08:00","ringing":{"rings":\#(number % 7)},"#
      + #""turns":[{"speaker":"agent","text":"\#(["您好", "喂", "您好，我不知道", "嗯"][number * 7 % 11 % 4])"}]}"#
  }

  /// The last lines of the streams of parts.
  private static func parts(_ count: Int, of batch: BatchInTest) async throws -> [String] {
    var totals: [String] = []
    for part in 0..<count {
      let from = part * lines.count / count
      try batch.folder.write(lines: Array(lines[from..<(part + 1) * lines.count / count]), to: "part")
      let answers = try await batch.stream("part", workers: part % 2 + 1) { $0.addsTotals = true }.bytes
      totals.append(String(answers.lines.last ?? ""))
    }
    return totals
  }

  private static func merge(_ lines: [String], in batch: BatchInTest) throws -> TotalsMerge {
    try TotalsMerge.of(InputFile(path: try batch.folder.write(lines: lines, to: "totals")))
  }

  @Test(arguments: [1, 2, 3, 7, 40]) func partsMakeTheSummaryOfTheWhole(count: Int) async throws {
    let batch = try BatchInTest()
    try batch.folder.write(lines: Self.lines, to: "calls.jsonl")
    _ = try await batch.score(["calls.jsonl"], to: batch.output("out"))
    let summary = try #require(batch.folder.bytes("out/summary.xml"))
    let totals = try await Self.parts(count, of: batch)
    let merge = try Self.merge(totals, in: batch)
    #expect(merge.parts == count)
    #expect(try merge.document().text == summary.text)
    #expect(summary.values(of: "rejected", in: "calls") == ["8"])

    // Merged in groups, and the groups merged.
    let groups = [totals.prefix(count / 2), totals.suffix(count - count / 2)].filter { !$0.isEmpty }
    let again = try groups.map { try Self.merge(Array($0), in: batch).line().text }
    #expect(try Self.merge(again.map { String($0.dropLast()) }, in: batch).document() == summary)
    #expect(try Self.merge(again.map { String($0.dropLast()) }, in: batch).line() == merge.line())
  }

  @Test func theOrderOfThePartsIsThatOfTheCalls() async throws {
    let batch = try BatchInTest()
    let totals = try await Self.parts(4, of: batch)
    let (forwards, backwards) = (try Self.merge(totals, in: batch), try Self.merge(totals.reversed(), in: batch))
    #expect(try forwards.document() != backwards.document(), "of equal calls the first is named")
    #expect(
      try forwards.document().values(of: "mean", in: "value") == backwards.document().values(of: "mean", in: "value"))
  }

  @Test func whatCannotBeMergedIsRefusedByLine() async throws {
    let batch = try BatchInTest()
    let good = try await Self.parts(2, of: batch)
    func problem(_ lines: [String]) -> TotalsError? {
      do {
        _ = try Self.merge(lines, in: batch)
        return nil
      } catch {
        return error as? TotalsError
      }
    }
    #expect(problem(good) == nil)
    func changed(_ old: String, _ new: String) -> String { good[1].replacing(old, with: new) }
    for (line, expected) in [
      ("nonsense", .noTotals), (#"{"id":"C-1","line":1}"#, .noTotals), (#"{"totals":{}}"#, .noTotals),
      (changed(#""format":1"#, #""format":2"#), .anotherFormat(found: 2, wanted: 1)),
      (changed(#""calls":"#, #""calls":1"#), .damaged), (String(good[1].dropLast(80)), .noTotals),
      (changed(#""data":""#, #""data":"AAAA"#), .damaged), (changed(#""data":""#, #""data":"!"#), .damaged),
      (changed(#""card""#, #""other""#), .ofOthers(name: "scorecard", before: "card", now: "other")),
      (changed("1.2.3", "1.2.4"), .ofOthers(name: "toolVersion", before: "1.2.3", now: "1.2.4")),
    ] as [(String, TotalsError.Problem)] {
      let found = problem([good[0], "", line])
      #expect(found?.problem == expected, "\(line.prefix(90))")
      #expect(found?.line == 3 && found?.file == "totals")
    }
  }

  @Test func ofNoTotalsThereIsNoSummary() throws {
    let batch = try BatchInTest()
    let merge = try Self.merge([], in: batch)
    #expect(throws: TotalsError.self) { try merge.document() }
    #expect(throws: TotalsError.self) { try merge.line() }
  }

  /// A stream of no call still says by which rules, and merges with others.
  @Test func emptyPartsMerge() async throws {
    let batch = try BatchInTest()
    try batch.folder.write([], to: "nothing")
    let nothing = try await batch.stream("nothing") { $0.addsTotals = true }.bytes.text.dropLast()
    let totals = try await Self.parts(1, of: batch)
    #expect(
      try Self.merge([String(nothing), totals[0], String(nothing)], in: batch).document()
        == Self.merge(totals, in: batch).document())
    #expect(try Self.merge([String(nothing)], in: batch).document().values(of: "scored", in: "calls") == ["0"])
  }
}
