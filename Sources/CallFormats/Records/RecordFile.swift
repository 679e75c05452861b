/// Reads a file of call records: CSV, TSV, Excel, JSON or JSON Lines, in any of the encodings and archives that inputs come in.
struct RecordFile {
  private let file: InputFile
  private(set) var columns: RecordColumns
  private(set) var rows: [RecordRow] = []
  private let limit: Int

  init(path: String, columns: RecordColumns, limit: Int) {
    file = InputFile(path: path)
    self.columns = columns
    self.limit = limit
  }

  /// Reads all of it.
  ///
  /// - Throws: `InputError` or `RecordError`.
  mutating func read() throws {
    var number = 0
    var isLines = false
    try Self.forEachText(of: file) { text, isLine in
      number += 1
      isLines = isLines || isLine
      if isLine || Self.isJSON(text) {
        try addDocument(text, line: isLine ? number : nil)
      } else {
        let (headings, rows) = try table(in: text)
        let meanings = columns.meanings(of: headings)
        for row in rows { try append(RecordColumns.row(line: row.line, headings, meanings, row.cells)) }
      }
    }
    // A table may have headings alone, such as that of a day without calls.
    if rows.isEmpty, isLines || number == 0 { throw error(.noRecords) }
  }

  /// The headings of a file, for a first mapping; all the names of the first records of JSON.
  static func headings(of path: String) throws -> [String] {
    var file = RecordFile(path: path, columns: RecordColumns(mapping: nil), limit: 0)
    var headings: [String]?
    try forEachText(of: file.file) { text, isLine in
      guard headings == nil else { return }
      if isLine || isJSON(text) {
        let tree = try file.tree(text, line: 1)
        var columns = file.columns
        var records = RecordDocument.records(in: tree) { RecordColumns.isEnough(columns.meanings(of: $0.names)) }
        if records.isEmpty { records = RecordDocument.records(in: tree, onlyInArrays: true) { _ in true } }
        if records.isEmpty { records = [RecordDocument.fields(of: tree)] }
        var seen: Set<String> = []
        headings = records.prefix(20).flatMap(\.names).filter { seen.insert($0).inserted }
      } else {
        headings = try file.headingsAndRows(in: text, isSure: false).headings
      }
    }
    return headings ?? []
  }

  // MARK: - Tables

  private mutating func table(in text: [UInt8]) throws -> (headings: [String], rows: [Table.Row]) {
    try headingsAndRows(in: text, isSure: true)
  }

  /// - Parameter isSure: Whether the headings must tell enough; if not, the fullest of the first rows is taken.
  private mutating func headingsAndRows(
    in text: [UInt8], isSure: Bool
  ) throws -> (headings: [String], rows: [Table.Row]) {
    var sheets: [[Table.Row]] = []
    let text = TextDocument(text).utf8
    if WorkbookText.isWorkbook(text) {
      sheets = WorkbookText.sheets(of: text)
    } else {
      let separator = DelimitedText.separator(of: text.prefix(64 << 10))?.separator ?? UInt8(ascii: ",")
      do throws(Defect) {
        sheets = [try DelimitedText.rows(of: text, separator: separator)]
      } catch {
        throw self.error(.unreadable(error.reason), line: error.line ?? 1, found: error.found)
      }
    }
    for rows in sheets {
      for (index, row) in rows.prefix(20).enumerated() where RecordColumns.isEnough(columns.meanings(of: row.cells)) {
        return (row.cells, Array(rows[(index + 1)...]))
      }
    }
    let first = sheets.lazy.compactMap(\.first).first
    guard isSure else {
      let fullest = sheets.first { !$0.isEmpty }?.prefix(20).max { filled($0) < filled($1) }
      return (fullest?.cells ?? [], [])
    }
    let found = (first?.cells ?? []).filter { !$0.isEmpty }.prefix(20).map { Excerpt.of($0.utf8) }
    throw error(.unknownHeadings(found: found), line: first?.line ?? 1)
  }

  private func filled(_ row: Table.Row) -> Int { row.cells.count { !$0.isEmpty } }

  // MARK: - JSON

  private mutating func addDocument(_ text: [UInt8], line: Int?) throws {
    let tree = try tree(text, line: line ?? 1)
    var columns = columns
    let records = RecordDocument.records(in: tree) { RecordColumns.isEnough(columns.meanings(of: $0.names)) }
    if records.isEmpty, line == nil { throw error(.noRecords) }
    for (index, fields) in records.enumerated() {
      let meanings = columns.meanings(of: fields.names)
      try append(RecordColumns.row(line: line ?? index + 1, fields.names, meanings, fields.texts))
    }
    self.columns = columns
  }

  private func tree(_ text: [UInt8], line: Int) throws -> JSONTree {
    do throws(Defect) {
      return try JSONTree.parse(text)
    } catch {
      throw self.error(.unreadable(error.reason), line: error.line ?? line, found: error.found)
    }
  }

  private static func isJSON(_ text: [UInt8]) -> Bool {
    let text = TextDocument(text).utf8
    guard let first = text.first(where: { $0 > 0x20 }), let last = text.last(where: { $0 > 0x20 }) else { return false }
    // `[通话记录],…` is a title above a table.
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") && last == UInt8(ascii: "]")
  }

  // MARK: - Parts

  private mutating func append(_ row: RecordRow) throws {
    guard rows.count < limit else { throw error(.tooManyRecords(limit: limit)) }
    rows.append(row)
  }

  private func error(_ reason: RecordError.Reason, line: Int = 1, found: String = "") -> RecordError {
    RecordError(file: file.name, line: line, found: found, reason: reason)
  }

  /// The documents and lines of a file, in UTF-8.
  private static func forEachText(of file: InputFile, _ body: (_ text: [UInt8], _ isLine: Bool) throws -> Void) throws {
    var options = ReadingOptions()
    options.tables = nil
    var input = try InputReader(file, options: options)
    while let unit = try input.next() {
      switch unit.content {
      case .rejection(let rejection):
        throw RecordError(
          file: file.name, line: rejection.line, found: rejection.found, reason: .unreadable(rejection.reason))
      case .document(let bytes): try body(bytes, false)
      case .table: break
      case .lines(let batch):
        let batch = unit.encoding == .utf8 ? batch : batch.decoded(from: unit.encoding)
        for line in batch.lines { try body(Array(batch[line]), true) }
      }
    }
  }
}
