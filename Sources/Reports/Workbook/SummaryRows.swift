/// The sheet 汇总 before it is written: its cells row by row, and where the tables of the charts stand.
struct SummaryRows {
  /// A row from the first column on; `height` in points where it is not the usual one.
  struct Row {
    var cells: [(cell: Cell, style: CellStyle)]
    var height: Double?
  }

  private(set) var rows: [Row] = []

  mutating func add(_ cells: [(Cell, CellStyle)], height: Double? = nil) {
    rows.append(Row(cells: cells.map { (cell: $0.0, style: $0.1) }, height: height))
  }

  mutating func blank() { rows.append(Row(cells: [])) }

  mutating func note(_ text: String) { add([(.text(text), .note)]) }

  /// A table with a caption.
  ///
  /// - Returns: the rows of its cells, or `nil` where there are none.
  @discardableResult
  mutating func table(
    _ caption: String, headings: [String], styles: [CellStyle], _ cells: [[Cell]]
  ) -> ClosedRange<Int>? {
    guard !cells.isEmpty else { return nil }
    blank()
    add([(.text(caption), .caption)], height: 22)
    add(zip(headings, styles).map { (.text($0), $1.heading) }, height: 20)
    let first = rows.count
    for row in cells { add(Array(zip(row, styles))) }
    return first...(rows.count - 1)
  }

  /// A table of groups of calls.
  @discardableResult
  mutating func groups(
    _ caption: String, _ name: String, style: CellStyle = .text, _ groups: [(name: Cell, totals: CallTotals)]
  ) -> ClosedRange<Int>? {
    table(
      caption, headings: [name, "通话", "平均分", "合格", "合格率", "否决", "未评"],
      styles: [style, .integer, .points, .integer, .percent, .integer, .integer],
      groups.map { group in
        let totals = group.totals
        return [
          group.name, .number(totals.calls), .points(totals.mean), .number(totals.passed), .share(totals.passRate),
          .number(totals.fatal), .number(totals.calls - totals.rated),
        ]
      })
  }
}
