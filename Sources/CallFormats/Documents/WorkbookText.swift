/// A workbook's sheets as one text, in which ASCII's own separators stand between sheets, rows and cells: so workbooks go
/// the way of all documents from the input to a worker.
///
/// `xlsx`, then for each sheet U+001D and its name, for each row U+001E and its number, for each cell U+001F and its text.
struct WorkbookText {
  private(set) var utf8 = Array("xlsx".utf8)

  private static let sheet: UInt8 = 0x1D
  private static let row: UInt8 = 0x1E
  private static let cell: UInt8 = 0x1F

  var hasSheets: Bool { utf8.contains(Self.sheet) }

  mutating func beginSheet(_ name: String) {
    utf8.append(Self.sheet)
    append(name)
  }

  mutating func beginRow(_ number: Int) {
    utf8.append(Self.row)
    append(String(number))
  }

  mutating func addCell(_ text: String) {
    utf8.append(Self.cell)
    append(text)
  }

  private mutating func append(_ text: String) {
    utf8.append(contentsOf: text.utf8.lazy.filter { $0 < Self.sheet - 1 || $0 > Self.cell })
  }

  static func isWorkbook(_ utf8: ArraySlice<UInt8>) -> Bool {
    utf8.starts(with: Array("xlsx".utf8) + [sheet])
  }

  /// The rows of each sheet; blank ones are left out.
  static func sheets(of utf8: ArraySlice<UInt8>) -> [[Table.Row]] {
    utf8.split(separator: sheet, omittingEmptySubsequences: false).dropFirst().map { sheet in
      sheet.split(separator: row, omittingEmptySubsequences: false).dropFirst().compactMap { row in
        let parts = row.split(separator: cell, omittingEmptySubsequences: false)
          .map { String(decoding: $0, as: UTF8.self) }
        guard let number = parts.first.flatMap({ Int($0) }), parts.dropFirst().contains(where: { !$0.isEmpty }) else {
          return nil
        }
        return (number, Array(parts.dropFirst()))
      }
    }
  }
}
