import Batch
import Reports
import Testing

/// The totals of a run are those that somebody finds who adds up the scorecards.
@Suite struct SummaryAdditionTests {
  /// Calls of several agents, teams, queues, types, days and hours, some ids twice.
  private static func export(to batch: BatchInTest) throws -> [String] {
    let words = ["您好", "喂", "您好，我不知道", "嗯"]
    func line(_ index: Int) -> String {
      var members = [#""id":"S-\#(index % 7 == 6 ? index - 1 : index)""#]
      if index % 6 > 0 {
        members.append(#""agent":{"id":"\#(index % 6)","name":"坐席\#(index % 6)","team":"\#(index % 2)班"}"#)
      }
      if index % 3 > 0 { members.append(#""queue":"线路\#(index % 3)""#) }
      if index % 4 > 0 { members.append(#""callType":"\#(["outage", "payment", "complaint"][index % 4 - 1])""#) }
      members.append(#""startedAt":"2026-03-0\#(index % 5 + 1)T1\#(index % 9):00:00+08:00""#)
      if index % 5 > 0 { members.append(#""ringing":{"rings":\#(index % 7)}"#) }
      members.append(#""turns":[{"speaker":"agent","text":"\#(words[index * 7 % 11 % 4])"}]"#)
      return "{" + members.joined(separator: ",") + "}"
    }
    try batch.folder.write(lines: (0..<300).map(line) + ["rejected"], to: "a.jsonl")
    try batch.folder.write(lines: (300..<900).map(line), to: "b.jsonl")
    return ["a.jsonl", "b.jsonl"]
  }

  /// What one scorecard says, read as a text.
  private struct Card {
    let (value, passed, fatal): (String?, Bool, Bool)
    let (agent, team, type, startedAt): (String?, String?, String?, String?)
    let items: [(rule: String, outcome: String, lost: Int)]

    init(_ bytes: [UInt8]) {
      func one(_ attribute: String, _ element: String) -> String? { bytes.values(of: attribute, in: element).first }
      value = one("value", "score")
      passed = one("passed", "score") == "true"
      fatal = one("fatal", "score") == "true"
      agent = one("id", "agent")
      team = one("team", "agent")
      type = one("callType", "call")
      startedAt = one("startedAt", "call")
      let lost = bytes.values(of: "lost", in: "item").map { Int($0.filter { $0 != "." }) ?? -1 }
      let outcomes = zip(bytes.values(of: "rule", in: "item"), bytes.values(of: "outcome", in: "item"))
      items = zip(outcomes, lost).map { ($0.0, $0.1, $1) }
    }
  }

  @Test func theTotalsAreThoseOfTheScorecards() async throws {
    let batch = try BatchInTest()
    let names = try Self.export(to: batch)
    _ = try await batch.score(names, to: batch.output("out"))
    let summary = try #require(batch.folder.bytes("out/summary.xml"))
    #expect(try ScorecardValidator(schema: SummarySchema.text).problems(in: summary) == [])
    let files = batch.folder.tree("out/calls").filter { $0.key.hasSuffix(".xml") }
    let cards = files.values.map(Card.init)
    #expect(cards.count == 900)

    func counts(_ key: (Card) -> String?) -> [String: [Int]] {
      var counts: [String: [Int]] = [:]
      for card in cards {
        guard let key = key(card) else { continue }
        let added = [1, card.passed ? 1 : 0, card.fatal ? 1 : 0, card.value == nil ? 1 : 0]
        counts[key] = zip(counts[key] ?? [0, 0, 0, 0], added).map(+)
      }
      return counts
    }
    func written(_ element: String, _ key: String) -> [String: [Int]] {
      let columns = ["calls", "passed", "fatal", "unrated"].map { name in
        summary.values(of: name, in: element).map { Int($0) ?? -1 }
      }
      let keys = summary.values(of: key, in: element)
      return Dictionary(keys.enumerated().map { row, key in (key, columns.map { $0[row] }) }) { first, _ in first }
    }
    #expect(written("agent", "id") == counts(\.agent))
    #expect(written("team", "name") == counts(\.team))
    #expect(written("callType", "name") == counts(\.type))
    #expect(written("day", "date") == counts { $0.startedAt.map { String($0.prefix(10)) } })
    #expect(written("month", "date") == counts { $0.startedAt.map { String($0.prefix(7)) } })
    #expect(written("hour", "from") == counts { $0.startedAt.map { String($0.dropFirst(11).prefix(2)) } })
    #expect(written("queue", "name").values.map { $0[0] }.sorted() == [300, 300], "the scorecards do not name it")

    let rules = cards.flatMap(\.items)
    for (element, outcome) in [("pass", "pass"), ("fail", "fail"), ("notAssessable", "not-assessable")] {
      let sums = Dictionary(grouping: rules.filter { $0.outcome == outcome }, by: \.rule).mapValues(\.count)
      let ids = summary.values(of: "kind", in: "rule").isEmpty ? [] : ["greeting", "late", "ignorance"]
      #expect(
        summary.values(of: element, in: "rule").prefix(3).map { Int($0) } == ids.map { sums[$0] ?? 0 }, "\(element)")
    }
    let lost = rules.reduce(0) { $0 + $1.lost }
    #expect(summary.values(of: "lost", in: "section") == ["\(lost / 100).\(lost % 100 < 10 ? "0" : "")\(lost % 100)"])
    let failsOfAgents = cards.filter { $0.agent != nil }.flatMap(\.items).filter { $0.outcome == "fail" }.count
    let agents = String(decoding: summary, as: UTF8.self).split(separator: "<agent ").dropFirst()
    let listed = agents.flatMap { part in
      Array(part.split(separator: "</agent>")[0].utf8).values(of: "fail", in: "rule")
    }
    #expect(listed.reduce(0) { $0 + (Int($1) ?? 0) } == failsOfAgents)
    let bins = summary.values(of: "calls", in: "bin").compactMap { Int($0) }
    #expect(bins.reduce(0, +) == cards.filter { $0.value != nil }.count)
  }

  /// A call whose id came before has another file, and the totals name that one.
  @Test func everyCallThatIsNamedHasAFile() async throws {
    let batch = try BatchInTest()
    let names = try Self.export(to: batch)
    _ = try await batch.score(names, to: batch.output("out"))
    let summary = try #require(batch.folder.bytes("out/summary.xml"))
    let files = batch.folder.tree("out/calls")
    let hasRepeated = summary.text.contains(#" name="S-"#)
    #expect(hasRepeated, "there are such calls")
    for tag in summary.text.split(separator: "<call id=").dropFirst()
      + summary.text.split(separator: "<example id=").dropFirst()
    {
      let bytes = Array(" <call id=".utf8) + Array(tag.prefix { $0 != ">" }.utf8) + Array(">".utf8)
      func attribute(_ name: String) -> String? { bytes.values(of: name, in: "call").first }
      let id = try #require(attribute("id"))
      let card = Card(try #require(files["\(attribute("name") ?? FileNames.safe(for: id)).xml"]))
      #expect(card.value == attribute("value") && card.agent == attribute("agent"))
      #expect(card.startedAt == attribute("startedAt"))
    }
  }

  @Test(arguments: [1, 2, 4])
  func theTotalsAfterAnInterruptionAreTheSame(batches: Int) async throws {
    let batch = try BatchInTest()
    let names = try Self.export(to: batch)
    var summaries: [[UInt8]] = []
    for workers in [1, 2] {
      _ = try await batch.score(names, to: batch.output("whole\(workers)"), workers: workers)
      summaries.append(try #require(batch.folder.bytes("whole\(workers)/summary.xml")))
    }
    _ = try await batch.run(names, to: batch.output("out"), patience: Patience(batches)) { _ in }
    let last = try await batch.run(names, to: batch.output("out")) { $0.isResuming = true }
    #expect(last.resumed > 0 || batches == 1)
    let resumed = try #require(batch.folder.bytes("out/summary.xml"))
    #expect(summaries.allSatisfy { $0 == resumed })
  }

  @Test func aRunIsComparedWithAnEarlierOne() async throws {
    let batch = try BatchInTest()
    let names = try Self.export(to: batch)
    _ = try await batch.score(names, to: batch.output("before"))
    let figures = try SummaryFile.figures(of: batch.folder.path + "/before/summary.xml")
    _ = try await batch.run([names[1]], to: batch.output("now")) { $0.baseline = figures }
    let summary = try #require(batch.folder.bytes("now/summary.xml"))
    #expect(try ScorecardValidator(schema: SummarySchema.text).problems(in: summary) == [])
    #expect(summary.values(of: "calls", in: "baseline") == ["900"])
    #expect(summary.values(of: "sameRules", in: "baseline") == ["true"])
  }
}
