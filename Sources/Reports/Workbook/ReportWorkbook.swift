/// `scorecards.xlsx`: the sheets 汇总, 通话, 得分项, 坐席 and 规则.
///
/// Calls and items are written as they come; the other sheets when all calls were counted. So memory grows with the
/// number of agents and rules, not with the number of calls.
final class ReportWorkbook {
  private let workbook: WorkbookFile
  private let summary: WorkbookSheet
  private let calls: CallSheets
  private let items: ItemSheets
  private let agents: TableSheets
  private let rules: TableSheets
  private let selection: ItemSheets.Selection

  /// - Parameters:
  ///   - path: where the bytes go for now.
  ///   - target: what the workbook will be called.
  ///   - maximumRows: of a sheet.
  init(path: String, target: String, selection: ItemSheets.Selection, maximumRows: Int) throws(OutputFileError) {
    self.selection = selection
    workbook = try WorkbookFile(path: path, target: target, title: "热线通话质检")
    summary = try workbook.addSheet("汇总")
    calls = try CallSheets(in: workbook, maximumRows: maximumRows)
    items = try ItemSheets(in: workbook, selection: selection, maximumRows: maximumRows)
    agents = try GroupSheets.agents(in: workbook, maximumRows: maximumRows)
    rules = try GroupSheets.rules(in: workbook, maximumRows: maximumRows)
  }

  func append(_ call: ReportedCall) throws(OutputFileError) {
    try calls.append(call)
    try items.append(call)
  }

  /// Writes what depends on all calls and puts the workbook together.
  func finish(_ totals: TableTotals) throws(OutputFileError) {
    calls.finish(workbook.styles)
    items.finish(workbook.styles)
    try GroupSheets.writeAgents(totals, to: agents, workbook.styles)
    try GroupSheets.writeRules(totals, to: rules, workbook.styles)
    SummarySheet(summary, totals, selection).write(in: workbook)
    try workbook.close()
  }
}
