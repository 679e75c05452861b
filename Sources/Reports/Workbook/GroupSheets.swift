/// The sheets 坐席 and 规则: totals in a row each.
enum GroupSheets {
  private static let agentColumns = [
    Column("坐席工号", 14), Column("坐席姓名", 12), Column("班组", 14), Column("通话数", 9, .integer), Column("平均分", 9, .points),
    Column("合格", 8, .integer), Column("合格率", 10, .percent), Column("否决通话", 10, .integer), Column("未评", 8, .integer),
    Column("需复核通话", 10, .integer), Column("最常违反的规则", 80, .wrapped),
  ]

  private static let ruleColumns = [
    Column("规则", 46, .wrapped), Column("版块", 16), Column("轻重", 9, .centred), Column("分值", 8, .points),
    Column("通过", 9, .integer), Column("违反", 9, .integer), Column("不适用", 9, .integer), Column("不可评", 9, .integer),
    Column("通过率", 10, .percent), Column("扣分合计", 12, .points), Column("需复核", 9, .integer), Column("类别", 14),
    Column("条款", 48, .wrapped), Column("规则编号", 32), Column("评分表", 20),
  ]

  private static let printedRuleColumns = 12

  static func writeAgents(_ totals: TableTotals, to table: TableSheets, _ styles: WorkbookStyles)
    throws(OutputFileError)
  {
    for (_, agent) in totals.agents.pairs.sorted(by: { $0.key < $1.key }) {
      let calls = agent.totals
      let broken = agent.mostBroken(3).map { "\($0.title)（\($0.calls)）" }.joined(separator: "；")
      try table.append([
        .optional(agent.agent.id), .optional(agent.agent.name), .optional(agent.agent.team), .number(calls.calls),
        .points(calls.mean), .number(calls.passed), .share(calls.passRate), .number(calls.fatal),
        .number(calls.calls - calls.rated), .number(agent.review), .text(broken),
      ])
    }
    table.finish { sheet, rows in
      sheet.bars(column: 4, rows: rows, maximum: 100, colour: 0xB9D3EA)
      sheet.bars(column: 6, rows: rows, maximum: 1, colour: 0xB9D3EA)
      sheet.colour(column: 7, rows: rows, above: 0, styles.broken)
      sheet.colour(column: 9, rows: rows, above: 0, styles.doubtful)
    }
  }

  static func writeRules(_ totals: TableTotals, to table: TableSheets, _ styles: WorkbookStyles) throws(OutputFileError)
  {
    // Of scorecards of findings only, what passed is not known.
    let isComplete = totals.incomplete == 0
    for (key, rule) in totals.rules.pairs {
      let item = rule.item
      try table.append([
        .text(item.title), .text(rule.section), .text(item.severity.chineseName), .points(item.points),
        isComplete ? .number(rule.pass) : .empty, .number(rule.fail),
        isComplete ? .number(rule.notApplicable) : .empty, .number(rule.notAssessable),
        isComplete ? .share(rule.passRate) : .empty, .points(rule.lost), .number(rule.review),
        .text(item.kind.chineseName), .text(item.clause), .text(key.rule), .text(key.section.scorecard),
      ])
    }
    table.finish(printedColumns: printedRuleColumns) { sheet, rows in
      sheet.bars(column: 8, rows: rows, maximum: 1, colour: 0xB9D3EA)
      sheet.bars(column: 9, rows: rows, colour: 0xF3C79B)
      sheet.colour(column: 10, rows: rows, above: 0, styles.doubtful)
    }
  }

  static func agents(in workbook: WorkbookFile, maximumRows: Int) throws(OutputFileError) -> TableSheets {
    try TableSheets("坐席", in: workbook, columns: agentColumns, maximumRows: maximumRows)
  }

  static func rules(in workbook: WorkbookFile, maximumRows: Int) throws(OutputFileError) -> TableSheets {
    try TableSheets("规则", in: workbook, columns: ruleColumns, maximumRows: maximumRows)
  }
}
