/// Reads RFC 4180 and nothing else.
enum CommaSeparatedRows {
  struct Malformed: Error {
    var place: Int
  }

  /// The rows of a file that begins with a byte order mark.
  static func read(_ bytes: [UInt8]) throws -> [[String]] {
    guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { throw Malformed(place: 0) }
    var rows: [[String]] = []
    var row: [String] = []
    var index = 3
    while index < bytes.count {
      var cell: [UInt8] = []
      if bytes[index] == UInt8(ascii: "\"") {
        index += 1
        while true {
          guard index < bytes.count else { throw Malformed(place: index) }
          if bytes[index] != UInt8(ascii: "\"") {
            cell.append(bytes[index])
          } else if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") {
            cell.append(bytes[index])
            index += 1
          } else {
            break
          }
          index += 1
        }
        index += 1
      } else {
        while index < bytes.count, !",\r\n\"".utf8.contains(bytes[index]) {
          cell.append(bytes[index])
          index += 1
        }
      }
      guard let text = String(validating: cell, as: UTF8.self), index < bytes.count else {
        throw Malformed(place: index)
      }
      row.append(text)
      if bytes[index] == UInt8(ascii: ",") {
        index += 1
        continue
      }
      guard bytes[index...].starts(with: [0x0D, 0x0A]) else { throw Malformed(place: index) }
      index += 2
      rows.append(row)
      row = []
    }
    guard row.isEmpty else { throw Malformed(place: index) }
    return rows
  }
}
