/// The sheet 得分项: a row for each call and rule.
struct ItemSheets {
  /// Which rows there are.
  enum Selection: Sendable {
    /// Every rule of every call.
    case all
    /// What was broken, could not be judged or is to be listened to: where all would not fit a sheet, and nobody would
    /// look through them. `items.csv` has the others.
    case notable
  }

  private let table: TableSheets
  private let selection: Selection

  private static let columns = [
    Column("通话编号", 26), Column("坐席工号", 11), Column("坐席姓名", 10), Column("版块", 15), Column("规则", 36),
    Column("结果", 8, .centred), Column("分值", 7, .points), Column("扣分", 7, .points), Column("轻重", 9, .centred),
    Column("需复核", 8, .centred), Column("依据", 56, .wrapped), Column("条款", 44), Column("班组", 12),
    Column("开始时间", 20, .dateTime), Column("规则编号", 32), Column("评分表", 20),
  ]

  /// 条款 and what follows would make the print too small to read.
  private static let printedColumns = 11

  init(in workbook: WorkbookFile, selection: Selection, maximumRows: Int) throws(OutputFileError) {
    self.selection = selection
    table = try TableSheets("得分项", in: workbook, columns: Self.columns, maximumRows: maximumRows)
  }

  func append(_ call: ReportedCall) throws(OutputFileError) {
    let start = CallSheets.instant(call.startedAt)
    for section in call.sections {
      for item in section.items where selection == .all || item.isNotable {
        try table.append([
          .text(call.id), .optional(call.agent.id), .optional(call.agent.name), .text(section.title), .text(item.title),
          .text(item.outcome.chineseName), .points(item.points), .points(item.lost), .text(item.severity.chineseName),
          .text(item.needsReview ? "是" : ""), .text(item.proofText), .text(item.clause), .optional(call.agent.team),
          start, .text(item.rule), .text(call.scorecard),
        ])
      }
    }
  }

  func finish(_ styles: WorkbookStyles) {
    table.finish(printedColumns: Self.printedColumns) { sheet, rows in
      sheet.colour(column: 5, rows: rows, equal: "违反", styles.broken)
      sheet.colour(column: 5, rows: rows, equal: "不可评", styles.doubtful)
      sheet.colour(column: 5, rows: rows, equal: "不适用", styles.aside)
      sheet.colour(column: 9, rows: rows, equal: "是", styles.doubtful)
    }
  }
}

extension ReportedItem {
  /// Whether somebody may want to do something about it.
  var isNotable: Bool { outcome == .fail || outcome == .notAssessable || needsReview }
}
