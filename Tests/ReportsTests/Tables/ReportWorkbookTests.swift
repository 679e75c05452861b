import CallModel
import Reports
import Rulebook
import Scoring
import TestSupport
import Testing

@Suite struct ReportWorkbookTests {
  private func written(_ calls: [ScoredCall], detail: Detail = .full, maximumRows: Int = 1_048_576) throws
    -> WrittenWorkbook
  {
    let files = try ScorecardFiles(calls, detail: detail)
    try files.writeTables(maximumRows: maximumRows)
    return try files.workbook()
  }

  private let three = [
    Sample.scored("C-1", value: 9_000, agent: Agent(id: "1024", name: "李敏", team: "一班")),
    Sample.scored("C-2", value: 7_000, agent: Agent(id: "1024", name: "李敏", team: "一班")),
    Sample.scored("C-3", value: 6_000, fatal: true, agent: Agent(id: "1025")),
  ]

  @Test func theSheets() throws {
    let workbook = try written(three)
    #expect(workbook.names == ["汇总", "通话", "得分项", "坐席", "规则"])
    #expect(workbook.sheets["通话"]?.count == 4)
    #expect(workbook.sheets["得分项"]?.count == 1 + 3 * Sample.items.count)
    #expect(workbook.parts["xl/charts/chart1.xml"] != nil, "the distribution")
    for sheet in 2...5 {
      let text = String(decoding: workbook.parts["xl/worksheets/sheet\(sheet).xml"] ?? [], as: UTF8.self)
      #expect(text.contains("<autoFilter ref=\"A1:"))
      #expect(text.contains("state=\"frozen\""))
      #expect(text.contains("<conditionalFormatting"))
    }
  }

  @Test func aCallInARow() throws {
    let workbook = try written(three)
    #expect(workbook.column("通话编号", of: "通话") == [.text("C-1"), .text("C-2"), .text("C-3")])
    #expect(workbook.column("得分", of: "通话") == [.number(90), .number(70), .number(0)])
    #expect(workbook.column("合格", of: "通话") == [.text("是"), .text("否"), .text("否")])
    #expect(workbook.column("否决", of: "通话") == [nil, nil, .text("是")])
    #expect(workbook.column("否决前得分", of: "通话") == [nil, nil, .number(60)])
    #expect(workbook.column("违反", of: "通话") == [.number(1), .number(1), .number(1)])
    // 2026-03-04 is day 46085 of spreadsheets; its clock time is the export's own.
    let start = 46_085 + Double(9 * 3_600 + 12 * 60 + 31) / 86_400
    guard case .number(let found)? = workbook.column("开始时间", of: "通话")[0] else {
      Issue.record("no date")
      return
    }
    #expect(abs(found - start) < 1e-6)
  }

  @Test func totalsByAgentAndRule() throws {
    let workbook = try written(three)
    #expect(workbook.column("坐席工号", of: "坐席") == [.text("1024"), .text("1025")])
    #expect(workbook.column("通话数", of: "坐席") == [.number(2), .number(1)])
    #expect(workbook.column("平均分", of: "坐席") == [.number(80), .number(0)])
    #expect(workbook.column("合格率", of: "坐席") == [.number(0.5), .number(0)])
    #expect(workbook.column("否决通话", of: "坐席") == [.number(0), .number(1)])
    #expect(workbook.column("最常违反的规则", of: "坐席")[0] == .text("标题 state-unit-name（2）"))
    #expect(workbook.column("规则编号", of: "规则") == Sample.items.map { .text($0.rule) })
    #expect(workbook.column("通过", of: "规则") == [.number(3), .number(0), .number(0), .number(0)])
    #expect(workbook.column("违反", of: "规则") == [.number(0), .number(3), .number(0), .number(0)])
    #expect(workbook.column("扣分合计", of: "规则") == [.number(0), .number(15), .number(0), .number(0)])
  }

  @Test func figuresOfAllCalls() throws {
    let rows = try #require(try written(three).sheets["汇总"])
    let labels = try #require(rows.firstIndex { $0[0] == .text("通话") })
    #expect(rows[labels + 1][0] == .number(3))
    #expect(rows[labels + 1][1] == .number(53.33))
    #expect(rows[labels + 1][2] == .number(70))
    #expect(rows[labels + 1][5] == .number(1.0 / 3))
    #expect(rows[labels + 1][6] == .number(1))
    let bands = try #require(rows.firstIndex { $0[0] == .text("一票否决") })
    #expect(rows[bands...(bands + 10)].map { $0[1] } == [1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1].map { .number($0) })
  }

  @Test func ofFindingsOnlyNobodyCountsWhatPassed() throws {
    let workbook = try written(three, detail: .findings)
    #expect(workbook.column("通过", of: "规则") == [nil, nil])
    #expect(workbook.column("通过率", of: "规则") == [nil, nil])
    #expect(workbook.column("违反", of: "规则") == [.number(3), .number(0)])
    #expect(workbook.texts(of: "汇总").contains { $0.contains("只写了问题项") })
  }

  // MARK: Many

  @Test func itemsThatDoNotFitASheetAreThoseToActOn() throws {
    let files = try ScorecardFiles(three)
    // Twelve items and the headings.
    #expect(try !files.writeTables(maximumRows: 13).leavesOutItems)
    #expect(try files.workbook().sheets["得分项"]?.count == 13)
    #expect(try files.writeTables(maximumRows: 12).leavesOutItems)
    let workbook = try files.workbook()
    #expect(Set(workbook.column("结果", of: "得分项")) == [.text("违反"), .text("不可评")])
    #expect(workbook.texts(of: "汇总").contains { $0.contains("得分项共 12 行") })
    #expect(try files.rows().count == 13, "items.csv has all")
  }

  @Test func aFullSheetGoesOnOnTheNext() throws {
    let workbook = try written(three, maximumRows: 4)
    #expect(workbook.names == ["汇总", "通话", "得分项", "坐席", "规则", "得分项 2", "规则 2"])
    #expect(workbook.sheets["得分项"]?.count == 4 && workbook.sheets["得分项 2"]?.count == 4)
    #expect(workbook.sheets["得分项 2"]?[0] == workbook.sheets["得分项"]?[0], "headings again")
    #expect(workbook.column("规则编号", of: "规则 2") == [.text("hold-apology")])
  }

  @Test func theSameScorecardsTheSameBytes() throws {
    let files = try ScorecardFiles(three)
    try files.writeTables()
    let first = files.folder.bytes(ReportTables.workbookName)
    try files.writeTables()
    #expect(files.folder.bytes(ReportTables.workbookName) == first)
    // Nor would they be others tomorrow.
    let workbook = try files.workbook()
    #expect(workbook.times.count == 1)
    let properties = String(decoding: workbook.parts["docProps/core.xml"] ?? [], as: UTF8.self)
    #expect(properties.matches(of: /2000-01-01T00:00:00Z/).count == 2)
  }

  // MARK: Hostile texts

  @Test(arguments: [
    "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "{=1}", "http://example.org", "mailto:a@b", "<script>", "]]>",
    "&amp;",
    "\u{202E}gpj.exe", " 甲 ", "_x0041_", "_x005F_x0041_", "甲\n乙", "\t=1", String(repeating: "字", count: 10_000),
  ])
  func aTextIsATextAndNothingElse(text: String) throws {
    let agent = Agent(id: text, name: text, team: text)
    let workbook = try written([Sample.scored("C-1", agent: agent), Sample.scored(text, agent: agent)])
    // Excel reads _x0041_ as a character, so what looks like one is written escaped.
    let stored = text.contains("_x") ? text.replacing("_x", with: "_x005F_x") : text
    #expect(workbook.column("坐席工号", of: "通话") == [.text(stored), .text(stored)])
    #expect(workbook.column("通话编号", of: "得分项").last == .text(stored))
    #expect(workbook.column("坐席姓名", of: "坐席") == [.text(stored)])
    #expect(workbook.texts(of: "汇总").contains(stored))
    #expect(!workbook.parts.keys.contains { $0.hasSuffix("sheet2.xml.rels") }, "no links")
  }

  @Test func aTextThatNoCellHoldsIsCutWithAMark() throws {
    let agent = Agent(id: String(repeating: "𠮷", count: 20_000), name: String(repeating: "_x0041_", count: 9_000))
    let workbook = try written([Sample.scored("C-1", agent: agent)])
    for heading in ["坐席工号", "坐席姓名"] {
      guard case .text(let text)?? = workbook.column(heading, of: "通话").first else {
        Issue.record("no text")
        continue
      }
      #expect(text.utf16.count <= 32_767 && text.utf16.count > 32_000)
      #expect(text.hasSuffix("…（过长，已截断）"))
    }
  }

  // MARK: Written whole or not at all

  @Test func rubbishIsCountedInTheWorkbook() throws {
    let files = try ScorecardFiles(three)
    try files.folder.write("<scorecards".utf8, to: "calls/x.xml")
    #expect(try files.writeTables() == ReportTables.Result(calls: 3, unreadable: 1))
    #expect(try files.workbook().texts(of: "汇总").contains { $0.contains("有 1 个文件无法读取") })
  }

  @Test func rubbishAloneMakesNoTables() throws {
    let files = try ScorecardFiles()
    try files.folder.write("".utf8, to: "calls/x.xml")
    #expect(try files.writeTables() == ReportTables.Result(calls: 0, unreadable: 1))
    #expect(files.folder.tree(".").keys.sorted() == ["calls/x.xml"])
  }

  @Test func aRunWithoutCallsHasEmptyTables() throws {
    let folder = try TemporaryFolder()
    let writer = ScorecardXMLWriter(header: Sample.header, detail: .full, mask: nil)
    let path = try folder.write(writer.head + writer.foot, to: "none.xml")
    let result = try ReportTables(ScorecardFolder(path)).write(to: folder.path) { Issue.record($0) }
    #expect(result == ReportTables.Result())
    let workbook = try WrittenWorkbook(folder.bytes(ReportTables.workbookName) ?? [])
    #expect(workbook.sheets["通话"]?.count == 1)
  }

  @Test func aFolderInTheWayLeavesNothingHalfWritten() throws {
    let files = try ScorecardFiles(three)
    try files.folder.makeFolder(ReportTables.itemsName)
    #expect(throws: OutputFileError.self) { try files.writeTables() }
    #expect(!files.folder.tree(".").keys.contains { $0.hasSuffix(".tmp") || $0.hasSuffix(".xlsx") })
  }
}
