import CXlsxWriter
import Glibc
import Rulebook

/// What a cell holds.
enum Cell {
  case empty
  case text(String)
  case number(Double)

  static func number(_ count: Int) -> Cell { .number(Double(count)) }
  static func points(_ points: Points?) -> Cell { points.map { .number(Double($0.hundredths) / 100) } ?? .empty }
  static func share(_ share: Double?) -> Cell { share.map { .number($0) } ?? .empty }
  static func optional(_ text: String?) -> Cell { text.map { .text($0) } ?? .empty }
}

/// A sheet in the making: rows come from top to bottom.
final class WorkbookSheet {
  let name: String
  let pointer: UnsafeMutablePointer<lxw_worksheet>
  private let styles: WorkbookStyles

  init(_ pointer: UnsafeMutablePointer<lxw_worksheet>, name: String, styles: WorkbookStyles) {
    self.pointer = pointer
    self.name = name
    self.styles = styles
    // A4, one page wide.
    worksheet_set_paper(pointer, 9)
    worksheet_set_landscape(pointer)
    worksheet_fit_to_pages(pointer, 1, 0)
    worksheet_set_margins(pointer, 0.4, 0.4, 0.5, 0.6)
    worksheet_set_footer(pointer, "&L&A&R第 &P 页，共 &N 页")
  }

  /// Whether the disk took all rows so far.
  var isWritten: Bool {
    guard let stream = pointer.pointee.optimize_tmpfile else { return true }
    return fflush(stream) == 0 && ferror(stream) == 0
  }

  /// The size of the rows so far.
  var rowBytes: Int { pointer.pointee.optimize_tmpfile.map { max(0, ftello($0)) } ?? 0 }

  /// A text is always a text, never a formula or a link, whatever it begins with.
  func write(_ cell: Cell, row: Int, column: Int, style: CellStyle) {
    let (row, column) = (lxw_row_t(row), lxw_col_t(column))
    switch cell {
    case .text(let text):
      guard !text.isEmpty else { fallthrough }
      worksheet_write_string(pointer, row, column, CellText.fitting(text), styles[style])
    case .empty: worksheet_write_blank(pointer, row, column, styles[style])
    case .number(let number): worksheet_write_number(pointer, row, column, number, styles[style])
    }
  }

  func setHeight(_ height: Double, row: Int) {
    worksheet_set_row(pointer, lxw_row_t(row), height, nil)
  }

  func setWidth(_ width: Double, column: Int) {
    worksheet_set_column(pointer, lxw_col_t(column), lxw_col_t(column), width, nil)
  }

  /// Headings that stay in sight, with filters.
  func finishTable(columns: Int, printedColumns: Int, lastRow: Int) {
    worksheet_autofilter(pointer, 0, 0, lxw_row_t(lastRow), lxw_col_t(columns - 1))
    worksheet_freeze_panes(pointer, 1, 1)
    worksheet_repeat_rows(pointer, 0, 0)
    worksheet_print_area(pointer, 0, 0, lxw_row_t(lastRow), lxw_col_t(printedColumns - 1))
  }

  /// Colours the cells of a column that hold a word.
  func colour(
    column: Int, rows: ClosedRange<Int>, equal word: String, _ format: UnsafeMutablePointer<lxw_format>
  ) {
    // In a formula a text stands in quotation marks.
    "\"\(word)\"".withCString { word in
      var rule = lxw_conditional_format()
      rule.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
      rule.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_EQUAL_TO.rawValue)
      rule.value_string = UnsafeMutablePointer(mutating: word)
      rule.format = format
      apply(&rule, column: column, rows: rows)
    }
  }

  /// Colours the cells of a column above a number.
  func colour(
    column: Int, rows: ClosedRange<Int>, above limit: Double, _ format: UnsafeMutablePointer<lxw_format>
  ) {
    var rule = lxw_conditional_format()
    rule.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
    rule.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_GREATER_THAN.rawValue)
    rule.value = limit
    rule.format = format
    apply(&rule, column: column, rows: rows)
  }

  /// Bars in the cells of a column, as long as their numbers.
  ///
  /// - Parameter maximum: the number of the longest bar; where it is `nil` the largest of the column.
  func bars(column: Int, rows: ClosedRange<Int>, maximum: Double? = nil, colour: lxw_color_t) {
    var rule = lxw_conditional_format()
    rule.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
    rule.data_bar_2010 = 1
    rule.bar_solid = 1
    rule.bar_color = colour
    rule.min_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
    rule.min_value = 0
    if let maximum {
      rule.max_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
      rule.max_value = maximum
    }
    apply(&rule, column: column, rows: rows)
  }

  private func apply(_ rule: inout lxw_conditional_format, column: Int, rows: ClosedRange<Int>) {
    worksheet_conditional_format_range(
      pointer, lxw_row_t(rows.lowerBound), lxw_col_t(column), lxw_row_t(rows.upperBound), lxw_col_t(column), &rule)
  }
}
