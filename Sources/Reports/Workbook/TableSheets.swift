/// A column of a table.
struct Column {
  let heading: String
  /// In characters of the ordinary font; a Chinese one counts two.
  let width: Double
  var style = CellStyle.text

  init(_ heading: String, _ width: Double, _ style: CellStyle = .text) {
    (self.heading, self.width, self.style) = (heading, width, style)
  }
}

/// A table on a sheet, which goes on on further sheets (得分项 2, 得分项 3…) where one is full.
final class TableSheets {
  private let workbook: WorkbookFile
  private let name: String
  private let columns: [Column]
  private let maximumRows: Int
  private var finished: [(sheet: WorkbookSheet, lastRow: Int)] = []
  private var sheet: WorkbookSheet
  private var row = 0

  /// - Parameter maximumRows: of a sheet, headings included.
  init(
    _ name: String, in workbook: WorkbookFile, columns: [Column], maximumRows: Int = WorkbookFile.maximumRows
  ) throws(OutputFileError) {
    self.workbook = workbook
    self.name = name
    self.columns = columns
    self.maximumRows = max(2, maximumRows)
    sheet = try workbook.addSheet(name)
    writeHeadings()
  }

  func append(_ cells: [Cell]) throws(OutputFileError) {
    if row + 1 >= maximumRows {
      guard sheet.isWritten else { throw OutputFileError(.write, path: name) }
      finished.append((sheet, row))
      sheet = try workbook.addSheet("\(name) \(finished.count + 1)")
      writeHeadings()
    }
    row += 1
    let lines = self.lines(cells)
    if lines > 1 { sheet.setHeight(15 * Double(lines), row: row) }
    for (column, cell) in cells.enumerated() {
      sheet.write(cell, row: row, column: column, style: columns[column].style)
    }
  }

  /// How many lines the longest wrapped text takes; LibreOffice does not look for itself.
  private func lines(_ cells: [Cell]) -> Int {
    var lines = 1
    for (column, cell) in zip(columns, cells) where column.style == .wrapped {
      guard case .text(let text) = cell, Double(text.utf8.count) > column.width - 4 else { continue }
      let needed = (Double(TerminalText.width(text)) / (column.width - 4)).rounded(.up)
      lines = max(lines, min(Int(needed), Self.maximumLines))
    }
    return lines
  }

  /// Higher rows would hide the others.
  private static let maximumLines = 8

  /// Filters and the like; after the last row.
  ///
  /// - Parameters:
  ///   - printedColumns: so many of the first columns are printed; all where it is `nil`.
  ///   - colour: puts conditional colours on a sheet's rows.
  func finish(printedColumns: Int? = nil, colour: (WorkbookSheet, ClosedRange<Int>) -> Void) {
    for (sheet, lastRow) in finished + [(sheet, row)] {
      sheet.finishTable(columns: columns.count, printedColumns: printedColumns ?? columns.count, lastRow: lastRow)
      if lastRow > 0 { colour(sheet, 1...lastRow) }
    }
  }

  private func writeHeadings() {
    row = 0
    sheet.setHeight(32, row: 0)
    for (index, column) in columns.enumerated() {
      sheet.setWidth(column.width, column: index)
      sheet.write(.text(column.heading), row: 0, column: index, style: column.style.heading)
    }
  }
}
