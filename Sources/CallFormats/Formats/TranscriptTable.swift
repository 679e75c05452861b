import CallModel

/// Tables, from CSV, TSV or Excel: a row a turn or a row a call, told by headings in Chinese or English.
enum TranscriptTable: TextCallFormat {
  static let description = FormatDescription(
    id: "table", english: "tables: CSV, TSV, Excel (.xlsx)", chinese: "表格：CSV、TSV、Excel（.xlsx）",
    example: """
      通话ID,角色,开始时间(毫秒),转写内容
      C-1,客服,800,您好，请问有什么可以帮您？
      C-1,客户,4600,家里停电了。
      """)

  static func recognises(_ beginning: TextDocument) -> Bool {
    if WorkbookText.isWorkbook(beginning.utf8) { return true }
    guard let (separator, known) = DelimitedText.separator(of: beginning.utf8) else { return false }
    let rows = (try? DelimitedText.rows(of: beginning.utf8, separator: separator, limit: 20, isWhole: false)) ?? []
    if Table(rows, isHeading: isHeading) != nil { return true }
    // A table of something else is named as such; a conversation may look like one: `00:05|客服|您好`.
    return !PlainText.recognises(beginning) && (known > 0 || rows.count > 2 && isShort(rows[0].cells))
  }

  static func calls(in document: TextDocument) throws(Defect) -> [Result<CallDraft, Defect>] {
    let table = try table(in: document)
    let columns = TableColumns(table.headings)
    return dialogues(table, columns) ?? turns(table, columns)
  }

  /// Whether headings are those of a transcript.
  static func isHeading(_ columns: TableColumns) -> Bool {
    columns.has(.text) && columns.places.count >= 2
  }

  private static func isShort(_ headings: [String]) -> Bool {
    headings.allSatisfy { $0.count <= 24 && !$0.contains("。") }
  }

  /// The first table of a workbook whose headings tell something, or the only one of a text.
  private static func table(in document: TextDocument) throws(Defect) -> Table {
    var sheets: [[Table.Row]] = []
    if WorkbookText.isWorkbook(document.utf8) {
      sheets = WorkbookText.sheets(of: document.utf8)
    } else {
      let beginning = document.utf8.prefix(64 << 10)
      let separator = DelimitedText.separator(of: beginning)?.separator ?? UInt8(ascii: ",")
      sheets = [try DelimitedText.rows(of: document.utf8, separator: separator)]
    }
    for rows in sheets {
      if let table = Table(rows, isHeading: isHeading) { return table }
    }
    let first = sheets.lazy.compactMap(\.first).first
    let found = (first?.cells ?? []).prefix(20).filter { !$0.isEmpty }.map { Excerpt.of($0.utf8) }
    throw Defect(
      path: FieldPath(), reason: .unknownHeadings(found: found, needed: TableHeading.neededForTurns),
      line: first?.line)
  }

  // MARK: - A row a turn

  /// The rows of each call, wherever they stand, in the order in which the calls begin.
  static func gathered(_ rows: [Table.Row], _ columns: TableColumns) -> [[Table.Row]] {
    var calls: [[Table.Row]] = []
    var places: [String: Int] = [:]
    var id = ""
    for row in rows {
      // Of merged cells only the first holds the number.
      id = columns.value(.callID, in: row) ?? id
      let place = places[id] ?? calls.count
      if place == calls.count {
        places[id] = place
        calls.append([])
      }
      calls[place].append(row)
    }
    return calls
  }

  private static func turns(_ table: Table, _ columns: TableColumns) -> [Result<CallDraft, Defect>] {
    let calls = gathered(table.rows, columns)
    let unit = TimeUnit.guess(calls, columns)
    return calls.compactMap { rows in
      do throws(Defect) {
        let draft = try call(of: rows, table.headings, columns, unit: unit)
        // Rows in which nobody says anything, such as a sum below the table.
        return draft.call.turns.isEmpty && calls.count > 1 && draft.id == nil ? nil : .success(draft)
      } catch {
        return .failure(error)
      }
    }
  }

  /// The call of rows that are turns; `unit` is what a number without one is in seconds.
  static func call(
    of rows: [Table.Row], _ headings: [String], _ columns: TableColumns, unit: Double
  ) throws(Defect) -> CallDraft {
    var details = details(of: rows, columns)
    var times: [(start: TurnTime?, end: TurnTime?)] = []
    for row in rows {
      times.append(
        (try time(.start, in: row, headings, columns, unit), try time(.end, in: row, headings, columns, unit)))
    }
    // The same instant in every row is when the call began.
    let starts = times.compactMap(\.start)
    if starts.count > 1, case .instant(let first)? = starts.first, starts.allSatisfy({ $0 == .instant(first) }) {
      if let text = columns.value(.start, in: rows[0]) { details.set(.callStart, text, unit: nil) }
      times = times.map { _ in (nil, nil) }
    }
    var draft = CallDraft()
    draft.line = rows[0].line
    details.fill(&draft)
    let origin = TurnTime.origin(of: starts, answer: details.answer)
    for (row, time) in zip(rows, times) {
      guard let text = columns.value(.text, in: row).map({ CueText.cleaned($0) }), !text.isEmpty else { continue }
      func seconds(_ time: TurnTime?, _ meaning: TableHeading) throws(Defect) -> Double? {
        guard let time else { return nil }
        if let seconds = time.seconds(after: origin) { return seconds }
        throw Defect(
          path: path(meaning, headings, columns), reason: .outOfRange(CueTime.possible),
          found: Excerpt.of((columns.value(meaning, in: row) ?? "").utf8), line: row.line)
      }
      let start = try seconds(time.start, .start)
      let end = try seconds(time.end, .end)
      append(text, of: row, columns, start: start, end: end, to: &draft)
    }
    if listsSidesOneAfterTheOther(draft.call.turns) { draft.sortTurns() }
    return draft
  }

  private static func append(
    _ text: String, of row: Table.Row, _ columns: TableColumns, start: Double?, end: Double?, to draft: inout CallDraft
  ) {
    let role = columns.value(.role, in: row)
    let channel = columns.value(.channel, in: row)
    // The column that tells the side counts, else the one that tells voices apart.
    for name in [role, channel] {
      guard let name, let side = SpeakerPrefix.side(name) else { continue }
      draft.append(speaker: side, text: text, start: start, end: end)
      return
    }
    draft.append(voice: role ?? channel, text: text, start: start, end: end)
  }

  private static func details(of rows: [Table.Row], _ columns: TableColumns) -> CallDetails {
    var details = CallDetails()
    for (meaning, place) in columns.places {
      switch meaning {
      case .text, .role, .channel, .start, .end: continue
      case .duration:
        // A length that differs from row to row is the turn's.
        let lengths = rows.map { columns.value(.duration, in: $0) }
        guard rows.count == 1 || lengths.allSatisfy({ $0 == lengths[0] }), let length = lengths[0] else { continue }
        details.set(.duration, length, unit: place.unit)
      default:
        if let value = rows.lazy.compactMap({ columns.value(meaning, in: $0) }).first {
          details.set(meaning, value, unit: place.unit)
        }
      }
    }
    return details
  }

  private static func time(
    _ meaning: TableHeading, in row: Table.Row, _ headings: [String], _ columns: TableColumns, _ unit: Double
  ) throws(Defect) -> TurnTime? {
    guard let text = columns.value(meaning, in: row) else { return nil }
    guard let time = TurnTime(text, unit: columns.places[meaning]?.unit) else {
      throw Defect(
        path: path(meaning, headings, columns),
        reason: .malformedText(expected: "4.2, 4200, 00:00:04, 2026-03-04 09:12:31"), found: Excerpt.of(text.utf8),
        line: row.line)
    }
    if case .plain(let number) = time { return .offset(TurnTime.seconds(number, unit)) }
    return time
  }

  static func path(_ meaning: TableHeading, _ headings: [String], _ columns: TableColumns) -> FieldPath {
    FieldPath(text: columns.places[meaning].map { headings[$0.column] } ?? meaning.rawValue)
  }

  /// Whether all of one side stands before all of the other, as in exports channel by channel.
  private static func listsSidesOneAfterTheOther(_ turns: [Turn]) -> Bool {
    func isSame(_ left: Turn, _ right: Turn) -> Bool { left.speaker == right.speaker && left.voice == right.voice }
    let changes = zip(turns, turns.dropFirst()).filter { !isSame($0, $1) }
    guard (1...3).contains(changes.count), turns.count > 2 else { return false }
    return changes.contains { ($1.start ?? 0) < ($0.start ?? 0) }
  }
}
