/// Comma-separated values (RFC 4180) and their like: quotes, doubled quotes, line breaks in quotes; `,` `;` `|` or tabs.
enum DelimitedText {
  /// The rows of a text; blank ones are left out.
  ///
  /// - Parameters:
  ///   - limit: So many rows are enough.
  ///   - isWhole: Whether the text is more than its beginning, so that an open quote is a mistake.
  static func rows(
    of utf8: ArraySlice<UInt8>, separator: UInt8, limit: Int = .max, isWhole: Bool = true
  ) throws(Defect) -> [Table.Row] {
    var reader = Reader(rest: utf8, separator: separator)
    var rows: [Table.Row] = []
    while rows.count < limit, let row = try reader.next(isWhole: isWhole) {
      if row.cells.contains(where: { !$0.isEmpty }) { rows.append(row) }
    }
    return rows
  }

  /// What separates the fields: the one with which the headings tell most, else the one that gives all rows the same
  /// number of fields.
  static func separator(of beginning: ArraySlice<UInt8>) -> (separator: UInt8, knownHeadings: Int)? {
    if let declared = declared(beginning) { return (declared, 0) }
    var best: (separator: UInt8, known: Int, columns: Int)?
    for separator in [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")] {
      guard let rows = try? rows(of: beginning, separator: separator, limit: 20, isWhole: false), let first = rows.first
      else { continue }
      let known = rows.map { TableColumns($0.cells).places.count }.max() ?? 0
      let columns =
        rows.count > 2 && rows.dropLast().allSatisfy { $0.cells.count == first.cells.count }
        ? first.cells.count : 1
      if known >= 2 || columns >= 2, (known, columns) > (best?.known ?? 0, best?.columns ?? 1) {
        best = (separator, known, columns)
      }
    }
    return best.map { ($0.separator, $0.known) }
  }

  /// Excel's own first line: `sep=;`.
  private static func declared(_ beginning: ArraySlice<UInt8>) -> UInt8? {
    let mark = beginning.prefix(4)
    guard mark.count == 4, mark.elementsEqual("sep=".utf8) || mark.elementsEqual("SEP=".utf8),
      let separator = beginning.dropFirst(4).first, ",;|\t".utf8.contains(separator)
    else { return nil }
    return separator
  }

  /// The cells of one row, without its line end.
  ///
  /// - Parameter line: The number of its first line.
  static func cells(of row: ArraySlice<UInt8>, separator: UInt8, line: Int) throws(Defect) -> [String] {
    var reader = Reader(rest: row, separator: separator, line: line)
    return try reader.next(isWhole: true)?.cells ?? []
  }

  private struct Reader {
    var rest: ArraySlice<UInt8>
    let separator: UInt8
    private var line: Int

    init(rest: ArraySlice<UInt8>, separator: UInt8, line: Int = 1) {
      self.rest = rest
      self.separator = separator
      self.line = line
    }

    mutating func next(isWhole: Bool) throws(Defect) -> Table.Row? {
      guard !rest.isEmpty else { return nil }
      let first = line
      var cells: [String] = []
      while true {
        let field = try field(isWhole: isWhole)
        guard field.count <= Table.maximumCell else {
          throw TextDocument.defect(line: first, .textTooLong(limit: Table.maximumCell))
        }
        guard cells.count < Table.maximumColumns else {
          throw TextDocument.defect(line: first, .tooMany(limit: Table.maximumColumns))
        }
        cells.append(String(decoding: field, as: UTF8.self))
        guard let end = rest.popFirst() else { break }
        if end == separator { continue }
        endLine(with: end)
        break
      }
      return (first, cells)
    }

    /// Takes the bytes of a field, up to the separator or the end of the line.
    private mutating func field(isWhole: Bool) throws(Defect) -> ArraySlice<UInt8> {
      guard rest.first == DelimitedText.quote else { return plain() }
      let opened = line
      var field: ArraySlice<UInt8> = []
      rest.removeFirst()
      while let end = rest.firstIndex(of: DelimitedText.quote) {
        append(rest[..<end], to: &field)
        rest = rest[(end + 1)...]
        guard rest.first == DelimitedText.quote else {
          // Behind a closing quote nothing should stand; what does is kept.
          return field + plain()
        }
        field.append(DelimitedText.quote)
        rest.removeFirst()
      }
      append(rest, to: &field)
      rest = rest[rest.endIndex...]
      guard !isWhole else {
        throw TextDocument.defect(
          line: opened, .malformedText(expected: "\""), found: String(decoding: field.prefix(200), as: UTF8.self))
      }
      return field
    }

    private mutating func plain() -> ArraySlice<UInt8> {
      let separator = separator
      let plain = rest.prefix { $0 != separator && $0 != 0x0A && $0 != 0x0D }
      rest = rest[plain.endIndex...]
      return plain
    }

    /// Adds what stands in quotes, and counts its lines.
    private mutating func append(_ quoted: ArraySlice<UInt8>, to field: inout ArraySlice<UInt8>) {
      for index in quoted.indices {
        let isPair = quoted[index] == 0x0D && index + 1 < rest.endIndex && rest[index + 1] == 0x0A
        if quoted[index] == 0x0A || quoted[index] == 0x0D && !isPair { line += 1 }
      }
      field += quoted
    }

    private mutating func endLine(with end: UInt8) {
      if end == 0x0D, rest.first == 0x0A { rest.removeFirst() }
      line += 1
    }
  }

  static let quote = UInt8(ascii: "\"")
}
