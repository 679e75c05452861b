/// Call records by the ids of their calls.
///
/// They are held in memory, some 500 bytes each, while the files that they come from are let go one after another: the
/// limit of a million keeps a run under a gigabyte.
public struct CallRecordTable: Sendable {
  /// In the order of the files.
  private(set) var records: [(file: String, record: TelephoneRecord)] = []
  /// What is doubtful in them.
  private(set) var warnings = RecordWarnings()
  /// The place of each record by the id that stands first in its row.
  private var places: [String: Int] = [:]
  /// The same by all other ids, −1 where several calls have it: 会话ID is often that of a whole contact.
  private var otherPlaces: [String: Int] = [:]

  /// More records than this are of more calls than one run should hold.
  public static let maximumRecords = 1_000_000

  /// Reads files of records.
  ///
  /// - Parameter mapping: What headings mean that are not known.
  /// - Throws: `InputError` or `RecordError`.
  public init(paths: [String], mapping: RecordMapping? = nil) throws {
    var columns = RecordColumns(mapping: mapping)
    for path in paths {
      var file = RecordFile(path: path, columns: columns, limit: Self.maximumRecords - records.count)
      try file.read()
      columns = file.columns
      add(file.rows, of: InputFile(path: path).name)
    }
    guard let mapping else { return }
    let unused = mapping.columns.filter { !columns.usedOfMapping.contains($0.key) }
    for (column, place) in unused.sorted(by: { $0.value.line < $1.value.line }) {
      warnings.add(
        RecordWarning(file: mapping.file, line: place.line, column: column, found: "", reason: .columnNotThere))
    }
  }

  /// A first mapping for the columns of a file: what is known is filled in, what is not is a remark.
  public static func mapping(for path: String) throws -> String {
    RecordMapping.draft(of: try RecordFile.headings(of: path), file: InputFile(path: path).name)
  }

  /// Where the record of a call stands.
  func place(of id: String) -> Int? {
    places[id] ?? otherPlaces[id].flatMap { $0 >= 0 ? $0 : nil }
  }

  private mutating func add(_ rows: [RecordRow], of file: String) {
    let units = RecordUnits(rows)
    for value in units.milliseconds {
      warnings.add(
        RecordWarning(
          file: file, line: 0, column: value.column, found: Excerpt.of(value.text.utf8), reason: .takenForMilliseconds))
    }
    for row in rows {
      if let rounded = row.roundedID { warn(file, row.line, rounded, .roundedIdentifier) }
      // A sum below the table has no id.
      guard let id = row.ids.first else { continue }
      var doubts: [RecordTimes.Doubt] = []
      let record = TelephoneRecord(row, id: id, units: units, doubts: &doubts)
      for (heading, reason) in doubts { warn(file, row.line, row.values[heading], reason) }
      if let place = places[id] {
        let first = records[place]
        var same = record
        same.line = first.record.line
        // Exports of two months may share a day.
        if same != first.record {
          warnings.add(
            RecordWarning(
              file: file, line: row.line, column: "", found: Excerpt.of(id.utf8),
              reason: .duplicate(line: first.record.line)))
        }
        continue
      }
      places[id] = records.count
      for other in row.ids.dropFirst() {
        otherPlaces[other] = otherPlaces[other] == nil ? records.count : -1
      }
      records.append((file, record))
    }
  }

  private mutating func warn(_ file: String, _ line: Int, _ value: RecordRow.Value?, _ reason: RecordWarning.Reason) {
    warnings.add(
      RecordWarning(
        file: file, line: line, column: value?.column ?? "", found: Excerpt.of((value?.text ?? "").utf8), reason: reason
      ))
  }
}
