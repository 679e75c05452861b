/// Where the first row of a text ends, found without taking it apart: a quote may hold line ends.
enum RowScan {
  /// Offsets are counted from the beginning of the row.
  struct Row {
    /// Where the line end stands.
    var end: Int
    /// Where the next row begins.
    var next: Int
    /// How many lines the row takes.
    var lines: Int
    /// The field of the column that was asked for, as it is written, where the row has one.
    var field: Range<Int>?
    /// Whether nothing stands in it but separators.
    var isBlank: Bool
  }

  case row(Row)
  /// The text ends before the row does.
  case unfinished
  /// The text ends in a quote that opened so many lines below the first.
  case openQuote(lines: Int)

  /// - Parameters:
  ///   - bytes: Not empty.
  ///   - column: Whose field is wanted.
  ///   - isAtEnd: Whether nothing follows the bytes.
  init(_ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8, column: Int?, isAtEnd: Bool) {
    let count = bytes.count
    var row = Row(end: 0, next: 0, lines: 1, field: nil, isBlank: true)
    var place = 0
    var index = 0
    while true {
      let start = index
      if index < count, bytes[index] == DelimitedText.quote {
        let opened = row.lines
        guard let end = Self.closing(bytes, from: index + 1, lines: &row.lines), isAtEnd || end < count else {
          self = isAtEnd ? .openQuote(lines: opened - 1) : .unfinished
          return
        }
        index = end
        if index - start > 2 { row.isBlank = false }
      }
      let plain = index
      while index < count, bytes[index] != separator, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      if index > plain { row.isBlank = false }
      if place == column { row.field = start..<index }
      guard index < count else {
        (row.end, row.next) = (count, count)
        self = isAtEnd ? .row(row) : .unfinished
        return
      }
      guard bytes[index] == separator else { break }
      index += 1
      place += 1
    }
    row.end = index
    row.next = index + 1
    if bytes[index] == 0x0D {
      guard index + 1 < count || isAtEnd else {
        self = .unfinished
        return
      }
      if index + 1 < count, bytes[index + 1] == 0x0A { row.next += 1 }
    }
    self = .row(row)
  }

  /// Behind the quote that closes a field; `nil` where there is none.
  private static func closing(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, lines: inout Int) -> Int? {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case DelimitedText.quote:
        guard index + 1 < bytes.count, bytes[index + 1] == DelimitedText.quote else { return index + 1 }
        index += 1
      case 0x0A: lines += 1
      case 0x0D where index + 1 == bytes.count || bytes[index + 1] != 0x0A: lines += 1
      default: break
      }
      index += 1
    }
    return nil
  }
}
