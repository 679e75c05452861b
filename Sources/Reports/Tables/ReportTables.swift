/// The tables of a run: `scorecards.xlsx` and `items.csv`, made of its scorecards alone.
public struct ReportTables: Sendable {
  /// What a run of tables came to.
  public struct Result: Sendable, Equatable {
    /// Calls in the tables.
    public var calls = 0
    /// Documents that could not be read, or not to their end.
    public var unreadable = 0
    /// Whether the workbook leaves out items that passed or did not apply, because there are too many.
    public var leavesOutItems = false

    /// No calls yet.
    public init(calls: Int = 0, unreadable: Int = 0, leavesOutItems: Bool = false) {
      (self.calls, self.unreadable, self.leavesOutItems) = (calls, unreadable, leavesOutItems)
    }
  }

  /// The name of the workbook.
  public static let workbookName = "scorecards.xlsx"
  /// The name of the file of rows.
  public static let itemsName = "items.csv"

  private let scorecards: ScorecardFolder
  private let maximumRows: Int

  /// Tables of the scorecards in a folder or document.
  public init(_ scorecards: ScorecardFolder) {
    self.init(scorecards, maximumRows: WorkbookFile.maximumRows)
  }

  /// - Parameter maximumRows: of a sheet, headings included.
  package init(_ scorecards: ScorecardFolder, maximumRows: Int) {
    self.scorecards = scorecards
    self.maximumRows = maximumRows
  }

  /// Writes both tables into a folder that exists. Each file appears whole or not at all; neither does where not one
  /// call could be read.
  ///
  /// The calls are read once. Where their items would not fit one sheet they are read again, for a workbook with those
  /// that somebody may want to do something about.
  ///
  /// - Parameter problem: a document that could not be read, or not to its end; the others go into the tables.
  /// - Throws: `OutputFileError`.
  public func write(to folder: String, problem: (ScorecardFileError) -> Void) throws -> Result {
    let target = "\(folder)/\(Self.workbookName)"
    let workbookFile = try OutputFile(path: target)
    var items = try ItemsFile(path: "\(folder)/\(Self.itemsName)")
    var totals = TableTotals()
    var unreadable = 0
    var workbook: ReportWorkbook? = try ReportWorkbook(
      path: workbookFile.writingPath, target: target, selection: .all, maximumRows: maximumRows)
    try scorecards.forEachCall(
      problem: { error in
        unreadable += 1
        problem(error)
      }
    ) { call, place in
      totals.add(call, header: place.header)
      try items.append(call)
      if totals.items >= maximumRows { workbook = nil }
      try workbook?.append(call)
    }
    totals.unreadable = unreadable
    let result = Result(calls: totals.all.calls, unreadable: unreadable, leavesOutItems: workbook == nil)
    guard totals.all.calls > 0 || unreadable == 0 else { return result }
    if let workbook {
      try workbook.finish(totals)
    } else {
      try writeNotable(totals, to: workbookFile.writingPath, target: target)
    }
    try items.commit()
    try workbookFile.commit()
    return result
  }

  /// What was wrong was told the first time.
  private func writeNotable(_ totals: TableTotals, to path: String, target: String) throws {
    let workbook = try ReportWorkbook(path: path, target: target, selection: .notable, maximumRows: maximumRows)
    try scorecards.forEachCall(problem: { _ in }) { call, _ in try workbook.append(call) }
    try workbook.finish(totals)
  }
}
