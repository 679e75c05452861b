/// Headings and rows of strings, whatever they came in.
struct Table: Sendable {
  let headings: [String]
  /// Blank rows are left out; a row may have fewer cells than there are headings.
  let rows: [Row]

  /// One row, with its line in the file, counted from 1; in a workbook the number of the row.
  typealias Row = (line: Int, cells: [String])

  /// More columns than this are no table that people made.
  static let maximumColumns = 1024
  /// Bytes of UTF-8 in one cell: a long call as one text has a few hundred kilobytes.
  static let maximumCell = 4 << 20
  /// Titles and remarks may stand above the headings, in so many rows.
  private static let searchedForHeadings = 20

  /// Takes the first rows of which one is taken for the headings, and all below it.
  ///
  /// - Returns: `nil` where none is.
  init?(_ rows: [Row], isHeading: (TableColumns) -> Bool) {
    guard let place = Self.headings(in: rows, isHeading: isHeading) else { return nil }
    headings = rows[place].cells
    self.rows = Array(rows[(place + 1)...])
  }

  /// The place of the headings among the first rows.
  static func headings(in rows: [Row], isHeading: (TableColumns) -> Bool) -> Int? {
    rows.prefix(searchedForHeadings).firstIndex { isHeading(TableColumns($0.cells)) }
  }
}

/// Which column of a table holds what.
struct TableColumns: Sendable {
  /// Of each known heading the column, counted from 0, and what one is in seconds where the heading says so.
  private(set) var places: [TableHeading: (column: Int, unit: Double?)] = [:]

  /// Of two columns with the same meaning the first counts.
  init(_ headings: [String]) {
    for (column, heading) in headings.enumerated() {
      guard let (meaning, unit) = TableHeading.reading(heading), places[meaning] == nil else { continue }
      places[meaning] = (column, unit)
    }
  }

  func has(_ meaning: TableHeading) -> Bool { places[meaning] != nil }

  /// What a row says; `nil` where it says nothing, also by `-`, `null` or `\N`, as databases write it.
  func value(_ meaning: TableHeading, in row: Table.Row) -> String? {
    guard let place = places[meaning], place.column < row.cells.count else { return nil }
    return Self.value(row.cells[place.column])
  }

  static func value(_ cell: String) -> String? {
    let value = SpeakerPrefix.trimmed(cell)
    switch value {
    case "", "-", "--", "—", "/", "\\N", "NULL", "null", "None", "nan", "NaN", "N/A", "n/a", "无": return nil
    default: return value
    }
  }
}
