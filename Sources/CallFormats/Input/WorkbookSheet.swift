/// Reads one sheet of a workbook.
struct WorkbookSheet {
  let strings: [String]
  let styles: WorkbookStyles

  /// Adds the rows of a sheet to the text of the workbook.
  func read(_ part: [UInt8], path: String, into text: inout WorkbookText) throws(Defect) {
    let reader = XMLPullReader(part)
    var row = 0
    var column = 0
    while true {
      guard let event = try Workbook.reading(path, { () throws(XMLPullReader.Malformed) in try reader.next() }) else {
        return
      }
      guard text.utf8.count <= InputReader.maximumDocument else {
        throw Defect(path: FieldPath(), reason: .documentTooLarge(limit: InputReader.maximumDocument))
      }
      guard case .start(let name, let isEmpty) = event else { continue }
      if name == "row" {
        // Rows and cells may say where they are; else they follow one another.
        row = reader.attribute("r").flatMap { Int($0) } ?? row + 1
        column = 0
        text.beginRow(row)
      } else if name == "c" {
        let place = reader.attribute("r").flatMap(Self.column) ?? column
        let type = reader.attribute("t") ?? "n"
        let style = reader.attribute("s").flatMap { Int($0) }
        guard !isEmpty else { continue }
        let value = try Workbook.reading(path) { () throws(XMLPullReader.Malformed) -> String in
          try self.value(reader, type: type, style: style)
        }
        guard place >= column, place < Table.maximumColumns else { continue }
        guard value.utf8.count <= Table.maximumCell else {
          throw TextDocument.defect(line: row, .textTooLong(limit: Table.maximumCell))
        }
        while column < place {
          text.addCell("")
          column += 1
        }
        text.addCell(value)
        column += 1
      }
    }
  }

  /// The text of the cell in hand, up to its end.
  private func value(
    _ reader: XMLPullReader, type: String, style: Int?
  ) throws(XMLPullReader.Malformed) -> String {
    var value = ""
    var isValue = false
    while let event = try reader.next() {
      switch event {
      case .start("v", let isEmpty): isValue = !isEmpty
      case .end("v"): isValue = false
      case .start("is", let isEmpty): if !isEmpty { value = try Workbook.richText(reader, until: "is") }
      case .text(let part): if isValue { value += part }
      case .end("c"): return text(value, type: type, style: style)
      default: continue
      }
    }
    return ""
  }

  private func text(_ value: String, type: String, style: Int?) -> String {
    switch type {
    case "s": return Int(value).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? ""
    case "str": return Workbook.unescaped(value)
    case "inlineStr", "d": return value
    case "b": return value == "1" ? "TRUE" : "FALSE"
    case "e": return ""
    default: return styles.text(ofNumber: value, style: style)
    }
  }

  /// `B12` is column 1, counted from 0.
  static func column(_ reference: String) -> Int? {
    var column = 0
    for byte in reference.utf8.prefix(4) {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"): column = column * 26 + Int(byte - UInt8(ascii: "a")) + 1
      default: return column > 0 ? column - 1 : nil
      }
    }
    return column > 0 ? column - 1 : nil
  }
}
