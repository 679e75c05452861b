import Rulebook

/// The sheet 通话: a row a call.
struct CallSheets {
  private let table: TableSheets

  private static let columns = [
    Column("通话编号", 26), Column("开始时间", 20, .dateTime), Column("坐席工号", 12), Column("坐席姓名", 10), Column("班组", 12),
    Column("来电类型", 10), Column("时长", 10, .duration), Column("得分", 9, .points), Column("等级", 7, .centred),
    Column("合格", 7, .centred), Column("否决", 7, .centred), Column("否决前得分", 10, .points),
    Column("数据补齐后最低", 11, .points), Column("数据补齐后最高", 11, .points), Column("所得分", 9, .points),
    Column("可得分", 9, .points), Column("违反", 7, .integer), Column("不可评", 8, .integer), Column("需复核", 8, .integer),
    Column("客户表态", 34), Column("说话人判断", 24), Column("说话人可信度", 10, .percent), Column("时间疑点", 26),
    Column("方向", 7, .centred), Column("渠道", 8, .centred), Column("评分表", 20), Column("来源文件", 24),
    Column("行", 9, .integer),
  ]

  /// What follows 客户表态 would make the print too small to read.
  private static let printedColumns = 20

  init(in workbook: WorkbookFile, maximumRows: Int) throws(OutputFileError) {
    table = try TableSheets("通话", in: workbook, columns: Self.columns, maximumRows: maximumRows)
  }

  func append(_ call: ReportedCall) throws(OutputFileError) {
    let score = call.score
    var (fail, notAssessable, review) = (0, 0, 0)
    for item in call.items {
      if item.outcome == .fail, item.severity != .bonus { fail += 1 }
      if item.outcome == .notAssessable { notAssessable += 1 }
      if item.needsReview { review += 1 }
    }
    try table.append([
      .text(call.id), Self.instant(call.startedAt), .optional(call.agent.id), .optional(call.agent.name),
      .optional(call.agent.team), .optional(call.callType?.chineseName),
      .share(call.duration.flatMap { $0.isFinite && $0 >= 0 ? $0 / 86_400 : nil }), .points(score.value),
      .text(score.grade), .text(score.passed ? "是" : score.value == nil ? "未评" : "否"), .text(score.fatal ? "是" : ""),
      .points(score.fatal ? score.beforeFatal : nil), .points(score.minimum), .points(score.maximum),
      .points(score.earned), .points(score.potential), .number(fail), .number(notAssessable), .number(review),
      .text(call.findingTitles), .text(call.speakers.verdict.chineseName),
      .number(Double(call.speakers.confidenceHundredths) / 100),
      .text(call.irregularities.map(\.chineseName).joined(separator: "、")),
      .optional(call.direction?.chineseName), .text(call.channel.chineseName), .text(call.scorecard),
      .text(call.source.file), .number(call.source.line),
    ])
  }

  func finish(_ styles: WorkbookStyles) {
    table.finish(printedColumns: Self.printedColumns) { sheet, rows in
      sheet.bars(column: 7, rows: rows, maximum: 100, colour: 0xB9D3EA)
      sheet.colour(column: 9, rows: rows, equal: "否", styles.broken)
      sheet.colour(column: 9, rows: rows, equal: "未评", styles.doubtful)
      sheet.colour(column: 10, rows: rows, equal: "是", styles.broken)
      sheet.colour(column: 18, rows: rows, above: 0, styles.doubtful)
    }
  }

  /// As a date where it is one, else as it was written.
  static func instant(_ text: String?) -> Cell {
    guard let text else { return .empty }
    return SpreadsheetDate.serial(text).map { .number($0) } ?? .text(text)
  }
}

extension ReportedCall {
  /// What the customer let be known, each once: 客户发怒、责骂；客户致谢.
  var findingTitles: String {
    var titles: [String] = []
    for finding in findings where !titles.contains(finding.title) { titles.append(finding.title) }
    return titles.joined(separator: "；")
  }
}
