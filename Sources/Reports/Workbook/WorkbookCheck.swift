import CArchive

/// Looks whether a workbook that libxlsxwriter put together is whole.
///
/// libxlsxwriter copies each sheet through a temporary file and does not ask whether there was room for it: on a full
/// disk it makes a sound zip of sheets that are cut off, and says that all went well.
enum WorkbookCheck {
  /// Whether every part of the workbook comes to its end, and each sheet holds at least its rows.
  ///
  /// - Parameter rowBytes: the size of the rows of the sheets in their order.
  static func isWhole(_ path: String, rowBytes: [Int]) -> Bool {
    guard let archive = archive_read_new() else { return false }
    defer { archive_read_free(archive) }
    archive_read_support_format_zip(archive)
    guard archive_read_open_filename(archive, path, 1 << 16) == ARCHIVE_OK else { return false }
    var sheets = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var entry: OpaquePointer?
    while true {
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return sheets == rowBytes.count }
      guard status == ARCHIVE_OK else { return false }
      let name = archive_entry_pathname(entry).map { String(cString: $0) } ?? ""
      guard let part = Part(archive, &chunk), part.tail.last == UInt8(ascii: ">") else { return false }
      guard name.hasPrefix("xl/worksheets/sheet") else { continue }
      guard sheets < rowBytes.count, part.size >= rowBytes[sheets], part.tail.elementsEqual("</worksheet>".utf8) else {
        return false
      }
      sheets += 1
    }
  }

  /// What is left of an unpacked part.
  private struct Part {
    private(set) var size = 0
    /// The last bytes, blanks behind them left out.
    private(set) var tail: [UInt8] = []

    /// `nil` where it cannot be unpacked; the checksum is looked at too.
    init?(_ archive: OpaquePointer, _ chunk: inout [UInt8]) {
      while case let count = archive_read_data(archive, &chunk, chunk.count), count != 0 {
        guard count > 0 else { return nil }
        size += count
        tail = Array((tail + chunk[..<count].suffix(64)).suffix(64))
      }
      while let last = tail.last, last <= 0x20 { tail.removeLast() }
      tail = Array(tail.suffix(12))
    }
  }
}
