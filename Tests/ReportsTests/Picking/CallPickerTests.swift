import CallModel
import Reports
import Rulebook
import Scoring
import TestSupport
import Testing

@Suite struct CallPickerTests {
  private func picks(
    _ calls: [ScoredCall], count: Int = 20, perAgent: Int = 0, seed: String = "1"
  ) throws -> PickList {
    var picker = CallPicker(CallPicker.Options(count: count, perAgent: perAgent, seed: seed))
    let files = try ScorecardFiles(calls)
    try ScorecardFolder(files.folder.path).forEachCall(problem: { Issue.record($0) }) { call, place in
      picker.add(call, file: place.file)
    }
    return withExtendedLifetime(files) { picker.picks() }
  }

  private let fatalItem = Sample.item(
    "no-abuse", .fail, severity: .fatal, proofs: [.evidence(Evidence(turn: 0, from: 0, to: 2))])
  private let anger = Finding(act: "customer-anger", title: "客户发怒", evidence: Evidence(turn: 1, from: 0, to: 2))
  private let thanks = Finding(act: "customer-thanks", title: "客户致谢", evidence: Evidence(turn: 1, from: 0, to: 2))

  // MARK: Reasons

  @Test func aFatalFail() throws {
    let list = try picks([Sample.scored("C-1", fatal: true, items: [fatalItem]), Sample.scored("C-2")])
    #expect(list.picks.map(\.id) == ["C-1"])
    #expect(list.picks[0].reasons == [PickReason(.fatal, "标题 no-abuse（第0轮“您好”）")])
  }

  @Test func angerButNotThanks() throws {
    let list = try picks([Sample.scored("C-1", findings: [thanks]), Sample.scored("C-2", findings: [thanks, anger])])
    #expect(list.picks.map(\.id) == ["C-2"])
    #expect(list.picks[0].reasons == [PickReason(.customer, "客户发怒：第1轮“家里”")])
  }

  @Test func whatTheScorecardItselfDoubts() throws {
    var review = Sample.item("no-rude-words", .notAssessable)
    review.needsReview = true
    let list = try picks([
      Sample.scored("C-1"), Sample.scored("C-2", items: [review]),
      Sample.scored("C-3", speakers: SpeakerJudgement(verdict: .swapped, confidenceHundredths: 35)),
      Sample.scored("C-4", speakers: SpeakerJudgement(verdict: .asGiven, confidenceHundredths: 69)),
    ])
    #expect(list.picks.map(\.id) == ["C-2", "C-3", "C-4"], "the gravest first")
    #expect(list.picks[0].reasons == [PickReason(.doubt, "待人工复核：标题 no-rude-words")])
    #expect(list.picks[1].reasons == [PickReason(.doubt, "说话人存疑：疑似标反，可信度 0.35")])
  }

  @Test func whatCouldHardlyBeJudged() throws {
    let open = Sample.item("rings", .notAssessable, points: Points(hundredths: 1_001))
    let list = try picks([
      Sample.scored("C-1", items: [Sample.item("rings", .notAssessable, points: Points(hundredths: 1_000))]),
      Sample.scored("C-2", items: [open]), Sample.scored("C-3", value: nil),
    ])
    #expect(list.picks.map(\.id) == ["C-3", "C-2"])
    #expect(list.picks[1].reasons == [PickReason(.notAssessable, "不可评 10.01 分，可评 10.00 分")])
  }

  /// The mark is not in the XML: it lies between the best that did not pass and the worst that did.
  @Test func nearThePassMarkOnBothSides() throws {
    let list = try picks([
      Sample.scored("C-1", value: 9_000), Sample.scored("C-2", value: 8_050), Sample.scored("C-3", value: 8_300),
      Sample.scored("C-4", value: 7_900), Sample.scored("C-5", value: 7_000),
      Sample.scored("C-6", value: 7_990, fatal: true),
    ])
    #expect(Set(list.picks.map(\.id)) == ["C-2", "C-4"])
    #expect(list.picks.allSatisfy { $0.reasons.map(\.kind) == [.passMark] })
    #expect(
      list.picks.first { $0.id == "C-4" }?.reasons.map(\.text) == ["得分 79.00，不合格（不合格的最高 79.00，合格的最低 80.50）"])
  }

  @Test func whereAllPassNobodyIsNearTheMark() throws {
    #expect(try picks([Sample.scored("C-1", value: 8_000), Sample.scored("C-2", value: 8_010)]).picks.isEmpty)
  }

  @Test func aCallStandsOnceWithAllItsReasons() throws {
    let list = try picks(
      [
        Sample.scored("C-1", fatal: true, items: [fatalItem], findings: [anger]),
        Sample.scored("C-2", findings: [anger]),
      ],
      perAgent: 2)
    #expect(list.picks.map(\.id) == ["C-1", "C-2"])
    #expect(list.picks[0].reasons.map(\.kind) == [.fatal, .customer, .random])
    #expect(list.picks[1].reasons.map(\.kind) == [.customer, .random])
  }

  @Test func kindsTakeTurns() throws {
    let fatal = (1...9).map { Sample.scored("F-\($0)", fatal: true, items: [fatalItem]) }
    let angry = (1...9).map { Sample.scored("A-\($0)", findings: [anger]) }
    let list = try picks(fatal + angry, count: 5)
    #expect(list.picks.map { $0.reasons[0].kind } == [.fatal, .customer, .fatal, .customer, .fatal])
  }

  // MARK: The lot

  /// `printf '%s\n%s' 2026-03 C-1 | sha256sum`
  @Test func theLotIsWhatAnybodyCanWorkOut() {
    #expect(
      KeyedDigest(seed: "2026-03", id: "C-1").description
        == "049d84a0fe9d29d9f40739ecb90a51a120241c7067ffd591c04015afae0c983f")
  }

  private func many(_ count: Int) -> [ScoredCall] {
    (0..<count).map { Sample.scored("C-\($0)", agent: Agent(id: "A-\($0 % 7)")) }
  }

  @Test func theLowestLotsOfEachAgent() throws {
    let calls = many(140)
    let list = try picks(calls, count: 0, perAgent: 3, seed: "x")
    #expect(list.picks.count == 21 && list.random == 21 && list.agents == 7)
    for agent in 0..<7 {
      let own = calls.map(\.call).filter { $0.agent.id == "A-\(agent)" }.map(\.id)
      let lowest = own.sorted { KeyedDigest(seed: "x", id: $0) < KeyedDigest(seed: "x", id: $1) }.prefix(3)
      #expect(list.picks.filter { $0.agent.id == "A-\(agent)" }.map(\.id) == Array(lowest))
    }
    #expect(list.picks.allSatisfy { $0.reasons == [PickReason(.random, "该坐席 20 通中抽 3 通")] })
  }

  @Test func theOrderOfTheCallsHasNoSay() throws {
    let calls = many(60) + (1...9).map { Sample.scored("F-\($0)", fatal: true, items: [fatalItem]) }
    let forwards = try picks(calls, count: 4, perAgent: 2)
    let backwards = try picks(calls.reversed(), count: 4, perAgent: 2)
    #expect(forwards.picks.map(\.id) == backwards.picks.map(\.id))
    #expect(forwards.picks.map(\.reasons) == backwards.picks.map(\.reasons))
  }

  @Test func anotherSeedAnotherLot() throws {
    let calls = many(140)
    let lots = try Set(["1", "2", "3"].map { try picks(calls, count: 0, perAgent: 3, seed: $0).picks.map(\.id) })
    #expect(lots.count == 3)
  }

  /// A chosen call may be drawn too: else the lot would speak only for calls that nobody had a reason to choose.
  @Test func theLotIsDrawnFromAllCalls() throws {
    let calls = (0..<20).map { Sample.scored("C-\($0)", fatal: $0 % 2 == 0, items: $0 % 2 == 0 ? [fatalItem] : []) }
    let list = try picks(calls, count: 20, perAgent: 5)
    let drawn = list.picks.filter { $0.reasons.contains { $0.kind == .random } }
    let lowest = calls.map(\.call.id).sorted { KeyedDigest(seed: "1", id: $0) < KeyedDigest(seed: "1", id: $1) }
    #expect(Set(drawn.map(\.id)) == Set(lowest.prefix(5)))
  }

  @Test func everyCallIsAsLikely() {
    // 2,000 draws of one in ten: each is drawn 200 times, give or take four standard deviations (13.4 each).
    let ids = (0..<10).map { "C-\($0)" }
    var drawn: [String: Int] = [:]
    for seed in 0..<2_000 {
      let lowest = ids.min { KeyedDigest(seed: "\(seed)", id: $0) < KeyedDigest(seed: "\(seed)", id: $1) }
      drawn[lowest ?? "", default: 0] += 1
    }
    #expect(drawn.count == 10)
    #expect(drawn.values.allSatisfy { (146...254).contains($0) }, "\(drawn)")
  }

  @Test func callsWithoutAnAgentAreAGroupToo() throws {
    let calls = [Sample.scored("C-1", agent: Agent()), Sample.scored("C-2", agent: Agent(id: "1"))]
    #expect(try picks(calls, perAgent: 1).picks.map(\.id) == ["C-2", "C-1"])
  }

  @Test func callsOfOneIdAreToldApart() throws {
    #expect(try picks([Sample.scored("C-1"), Sample.scored("C-1")], perAgent: 2).picks.count == 2)
  }

  // MARK: Written

  private let hostile = [
    "=cmd()", "<script>", "]]>", "\u{202E}gpj", "\u{1B}[31m", "甲\n乙", String(repeating: "长", count: 10_000),
  ]

  @Test func theListAsADocument() throws {
    let validator = try ScorecardValidator(schema: PickListSchema.text)
    let calls =
      hostile.map { Sample.scored($0, agent: Agent(id: $0)) } + [Sample.scored("C-9", value: nil, agent: Agent())]
    let document = try picks(calls, perAgent: 1, seed: "<&>").document(toolVersion: "0.1.0")
    #expect(validator.problems(in: document) == [])
    let text = String(decoding: document, as: UTF8.self)
    #expect(text.contains(#"calls="8" count="20" perAgent="1" seed="&lt;&amp;&gt;""#))
    #expect(text.contains(#"<reason kind="not-assessable">没有可评的项目，未评</reason>"#))
  }

  @Test func theListAsRows() throws {
    let calls = hostile.map { Sample.scored($0, agent: Agent(id: $0)) }
    let rows = try CommaSeparatedRows.read(picks(calls, perAgent: 1).commaSeparated)
    #expect(rows.count == 1 + hostile.count)
    #expect(rows[0][0] == "通话编号" && rows.contains { $0[0] == "'=cmd()" })
  }

  @Test func theListAtATerminal() throws {
    let calls = hostile.map { Sample.scored($0, agent: Agent(id: $0)) }
    let table = try picks(calls, perAgent: 1).table
    #expect(table.hasPrefix("7 通中提出 7 通，其中随机 7 通（每名坐席 1 通，种子 1）\n"))
    #expect(table.split(separator: "\n").count == 1 + 2 * 7, "a call and its reason a line each")
    for scalar in table.unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && scalar != "\u{202E}" && scalar != "\u{7F}")
    }
  }
}
