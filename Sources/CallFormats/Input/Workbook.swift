/// An Excel workbook (ECMA-376, SpreadsheetML): the strings of its sheets in the order of its tabs.
struct Workbook {
  /// The unpacked files by their path in the zip.
  var parts: [String: [UInt8]] = [:]

  /// So large may they be together, in bytes; in a sheet every cell is some 40 bytes.
  static let maximumSize = 256 << 20

  static func wants(_ part: String) -> Bool {
    ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml"].contains(part)
      || part.hasPrefix("xl/worksheets/") && part.hasSuffix(".xml")
  }

  /// All sheets as one text.
  func text() throws(Defect) -> [UInt8] {
    guard let workbook = parts["xl/workbook.xml"] else { throw Self.damaged("xl/workbook.xml") }
    let (sheets, countsFrom1904) = try Self.reading("xl/workbook.xml") { () throws(XMLPullReader.Malformed) in
      try Self.sheets(XMLPullReader(workbook))
    }
    let targets = try relations()
    let strings = try sharedStrings()
    let styles = try WorkbookStyles(parts["xl/styles.xml"], countsFrom1904: countsFrom1904)
    var text = WorkbookText()
    for (index, sheet) in sheets.enumerated() {
      let path = targets[sheet.relation] ?? "xl/worksheets/sheet\(index + 1).xml"
      // Charts have sheets without a worksheet.
      guard let part = parts[path] else { continue }
      text.beginSheet(sheet.name)
      try WorkbookSheet(strings: strings, styles: styles).read(part, path: path, into: &text)
    }
    guard text.hasSheets else { throw Self.damaged("xl/worksheets") }
    return text.utf8
  }

  /// What a part says, or that it is damaged.
  static func reading<Value>(
    _ part: String, _ read: () throws(XMLPullReader.Malformed) -> Value
  ) throws(Defect) -> Value {
    do throws(XMLPullReader.Malformed) {
      return try read()
    } catch {
      throw damaged(part)
    }
  }

  static func damaged(_ part: String) -> Defect {
    Defect(path: FieldPath(), reason: .damagedWorkbook(part: part))
  }

  private static func sheets(
    _ reader: XMLPullReader
  ) throws(XMLPullReader.Malformed) -> (sheets: [(name: String, relation: String)], countsFrom1904: Bool) {
    var sheets: [(name: String, relation: String)] = []
    var countsFrom1904 = false
    while let event = try reader.next() {
      guard case .start(let name, _) = event else { continue }
      switch name {
      case "workbookPr": countsFrom1904 = ["1", "true"].contains(reader.attribute("date1904"))
      case "sheet" where sheets.count < 1000:
        sheets.append((reader.attribute("name") ?? "", reader.attribute("id") ?? ""))
      default: continue
      }
    }
    return (sheets, countsFrom1904)
  }

  /// Where the sheets lie, by the ids under which the workbook names them.
  private func relations() throws(Defect) -> [String: String] {
    guard let part = parts["xl/_rels/workbook.xml.rels"] else { return [:] }
    return try Self.reading("xl/_rels/workbook.xml.rels") { () throws(XMLPullReader.Malformed) in
      let reader = XMLPullReader(part)
      var targets: [String: String] = [:]
      while let event = try reader.next() {
        guard case .start("Relationship", _) = event, let id = reader.attribute("Id"),
          let target = reader.attribute("Target")
        else { continue }
        // `/xl/worksheets/sheet1.xml` or, from the workbook's folder, `worksheets/sheet1.xml`.
        targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
      }
      return targets
    }
  }

  /// The strings that cells refer to by their number.
  private func sharedStrings() throws(Defect) -> [String] {
    guard let part = parts["xl/sharedStrings.xml"] else { return [] }
    return try Self.reading("xl/sharedStrings.xml") { () throws(XMLPullReader.Malformed) in
      let reader = XMLPullReader(part)
      var strings: [String] = []
      while let event = try reader.next() {
        guard case .start("si", let isEmpty) = event else { continue }
        strings.append(isEmpty ? "" : try Self.richText(reader, until: "si"))
      }
      return strings
    }
  }

  /// The text of an element, in runs of different fonts perhaps, without how it is pronounced (`rPh`).
  static func richText(_ reader: XMLPullReader, until element: String) throws(XMLPullReader.Malformed) -> String {
    var text = ""
    var isText = false
    var isPhonetic = false
    while let event = try reader.next() {
      switch event {
      case .start("t", let isEmpty): isText = !isEmpty
      case .end("t"): isText = false
      case .start("rPh", let isEmpty): isPhonetic = !isEmpty
      case .end("rPh"): isPhonetic = false
      case .end(element): return unescaped(text)
      case .text(let part): if isText, !isPhonetic { text += part }
      default: continue
      }
    }
    return unescaped(text)
  }

  /// `_x000D_` is how Excel writes characters that XML cannot hold.
  static func unescaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    var result = ""
    var rest = text[...]
    while let mark = rest.firstRange(of: "_x") {
      let digits = rest[mark.upperBound...].prefix(4)
      let end = rest[digits.endIndex...]
      guard digits.count == 4, digits.allSatisfy(\.isHexDigit), end.first == "_", let code = UInt32(digits, radix: 16),
        let scalar = Unicode.Scalar(code)
      else {
        result += rest[..<mark.upperBound]
        rest = rest[mark.upperBound...]
        continue
      }
      result += rest[..<mark.lowerBound]
      if scalar != "\r", scalar.value >= 0x20 || scalar == "\n" || scalar == "\t" {
        result.unicodeScalars.append(scalar)
      }
      rest = end.dropFirst()
    }
    return result + rest
  }
}
