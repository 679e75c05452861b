/// How the rows of a transcript table make calls, told by its beginning.
struct TableLayout: Sendable {
  let separator: UInt8
  let headings: [String]
  let columns: TableColumns
  /// The line of the headings; the rows of calls are below it.
  let headingLine: Int
  /// Whether each row is a call of its own.
  let holdsDialogues: Bool
  /// What a number without a unit is in seconds, as `TimeUnit` tells.
  let unit: Double

  /// Takes the beginning of a text; `nil` where it is no transcript table.
  ///
  /// - Parameter text: Long enough for the unit of its times to show in it; it may end in the middle of a row.
  init?(_ text: some Collection<UInt8>, format: CallFormat?) {
    let document = TextDocument(text)
    switch format?.kind {
    case nil:
      guard !UnitReader.isJSON(document.utf8),
        FormatRegistry.recognise(TextDocument(document.utf8.prefix(UnitReader.beginning))) == TranscriptTable.self
      else { return nil }
    case .text(let type): guard type == TranscriptTable.self else { return nil }
    case .json, .hotline: return nil
    }
    guard !WorkbookText.isWorkbook(document.utf8) else { return nil }
    let separator =
      DelimitedText.separator(of: document.utf8.prefix(UnitReader.beginning))?.separator ?? UInt8(ascii: ",")
    guard let rows = try? DelimitedText.rows(of: document.utf8, separator: separator, isWhole: false),
      let place = Table.headings(in: rows, isHeading: TranscriptTable.isHeading),
      let table = Table(rows.dropLast(), isHeading: TranscriptTable.isHeading)
    else { return nil }
    self.separator = separator
    headings = table.headings
    headingLine = rows[place].line
    columns = TableColumns(headings)
    holdsDialogues = TranscriptTable.holdsDialogues(table, columns)
    unit = holdsDialogues ? 1 : TimeUnit.guess(TranscriptTable.gathered(table.rows, columns), columns)
  }

  /// The column that tells which rows are calls: that of the call's id, or that of the dialogues.
  var tellingColumn: Int? { columns.places[holdsDialogues ? .text : .callID]?.column }

  /// What the field of a column says, as it is written in the text; `nil` where it says nothing.
  func value(_ field: ArraySlice<UInt8>) -> String? {
    guard let cells = try? DelimitedText.cells(of: field, separator: separator, line: 1) else { return nil }
    return cells.first.flatMap(TableColumns.value)
  }

  /// The call of some rows; `nil` where nobody says anything in them and they have no id, such as a sum below a table.
  func draft(of call: GatheredCall) throws(Defect) -> CallDraft? {
    let rows = try call.rows(separator: separator)
    guard let first = rows.first else { return nil }
    if holdsDialogues { return try TranscriptTable.dialogue(first, headings, columns) }
    let draft = try TranscriptTable.call(of: rows, headings, columns, unit: unit)
    return draft.call.turns.isEmpty && draft.id == nil ? nil : draft
  }

  /// Everything that the calls depend on besides their rows.
  var identity: [UInt8] {
    Array("\(separator) \(holdsDialogues) \(unit) \(headings)\n".utf8)
  }
}

/// The rows of one call, as they are written.
struct GatheredCall: Sendable {
  /// Empty where the table does not say.
  var id = ""
  /// UTF-8, without line ends.
  private(set) var bytes: [UInt8] = []
  /// Of each row its line in the file, and where it ends in `bytes`.
  private var ends: [(line: Int, end: Int)] = []

  init(id: String) { self.id = id }

  /// The line of the first row.
  var line: Int { ends.first?.line ?? 1 }

  mutating func append(_ row: some Collection<UInt8>, line: Int) {
    bytes.append(contentsOf: row)
    ends.append((line, bytes.count))
  }

  func rows(separator: UInt8) throws(Defect) -> [Table.Row] {
    var rows: [Table.Row] = []
    var start = 0
    for (line, end) in ends {
      rows.append((line, try DelimitedText.cells(of: bytes[start..<end], separator: separator, line: line)))
      start = end
    }
    return rows
  }

  /// Which rows they are, and what stands in them.
  func appendIdentity(to identity: inout [UInt8]) {
    for (line, end) in ends { identity += "\(line):\(end) ".utf8 }
    identity += bytes
  }
}

/// Some calls of a table that is not held as a whole.
struct TableBlock: Sendable {
  let layout: TableLayout
  let calls: [GatheredCall]
  /// The place of the first call in the table, counted from 1.
  let firstNumber: Int
  /// Whether the table has no other calls.
  let isWhole: Bool

  var byteCount: Int { calls.reduce(0) { $0 + $1.bytes.count } }
}
