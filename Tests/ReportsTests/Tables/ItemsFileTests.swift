import CallModel
import Reports
import Rulebook
import Scoring
import Testing

@Suite struct ItemsFileTests {
  @Test func aRowForEachCallAndRule() throws {
    let files = try ScorecardFiles([Sample.scored("C-1"), Sample.scored("C-2")])
    #expect(try files.writeTables() == ReportTables.Result(calls: 2))
    let rows = try files.rows()
    #expect(rows.count == 1 + 2 * Sample.items.count)
    #expect(Set(rows.map(\.count)) == [20])
    #expect(rows[0].prefix(3) == ["通话编号", "开始时间", "坐席工号"])
    #expect(rows.dropFirst().map(\.[0]) == Array(repeating: "C-1", count: 4) + Array(repeating: "C-2", count: 4))
    #expect(
      rows[2] == [
        "C-1", "2026-03-04T09:12:31+08:00", "1024", "", "", "报修", "power-95598", "opening", "开头语", "state-unit-name",
        "标题 state-unit-name", "供电营业职工文明服务行为规范(试行) 4.2.1", "该说的话", "重", "违反", "5.00", "5.00", "", "",
        "第0–1轮未见；最接近：第0轮“九五五九八”",
      ])
    #expect(rows[3].suffix(6) == ["不可评", "5.00", "0.00", "", "", "缺少 ringing"])
  }

  /// Excel and LibreOffice take a cell for a formula by its first character, in quotation marks or not.
  @Test(arguments: ["=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1"])
  func noCellIsAFormula(text: String) throws {
    let agent = Agent(id: text, name: text, team: text)
    let files = try ScorecardFiles([Sample.scored("x" + text, agent: agent), Sample.scored(text, agent: agent)])
    try files.writeTables()
    let rows = try files.rows()
    #expect(rows[1][0] == "x" + text && rows[1][2] == "'" + text && rows[1][3] == "'" + text)
    #expect(rows[5][0] == "'" + text)
    for cell in rows.joined() { #expect(!"=+-@\t\r\n".unicodeScalars.contains(cell.unicodeScalars.first ?? "x")) }
  }

  @Test(arguments: [
    "甲,乙", "\"甲\"", "甲\n乙", "甲\r\n乙", "\"", ",", "<script>alert(1)</script>", "]]>", "\u{202E}gpj.exe", " =1", "a=1",
    String(repeating: "长", count: 10_000),
  ])
  func everyOtherTextStaysWhatItIs(text: String) throws {
    let files = try ScorecardFiles([Sample.scored("C-1", agent: Agent(id: text))])
    try files.writeTables()
    #expect(try files.rows()[1][2] == text)
  }

  @Test func howAnItemIsProvenInOneLine() throws {
    let figure = Measurement(name: "rings", value: "5", limit: "3", unit: "声")
    let proofs: [Proof] = [
      .evidence(Evidence(turn: 0, from: 0, to: 2, match: .homophone)), .measured(figure),
      .searched(fromTurn: 1, toTurn: 1),
    ]
    var item = Sample.item("r", .fail, chargedBy: "other", proofs: proofs)
    item.needsReview = true
    let many = Array(repeating: Proof.searched(fromTurn: 0, toTurn: 1), count: 30)
    let files = try ScorecardFiles([Sample.scored("C-1", items: [item, Sample.item("s", .fail, proofs: many)])])
    try files.writeTables()
    let rows = try files.rows()
    #expect(rows[1].suffix(3) == ["other", "是", "第0轮“您好”（谐音）；振铃 5 声（限值 3）；第1轮未见；请人工复核；同条款已由 other 扣分"])
    #expect(rows[2].last?.hasSuffix("第0–1轮未见；…等 30 处") == true)
  }
}
