import CArchive
import CLibXML2

/// A workbook as another program finds it.
struct WrittenWorkbook {
  struct Malformed: Error {
    var part: String
  }

  /// A cell as it stands in the file.
  enum Cell: Hashable {
    case text(String)
    case number(Double)
  }

  /// The unpacked files by their path in the zip.
  private(set) var parts: [String: [UInt8]] = [:]
  /// When the parts were written, as the zip has it.
  private(set) var times: Set<Int> = []
  /// The names of the tabs in their order.
  private(set) var names: [String] = []
  /// Rows by the name of the tab, cells by their column from 0.
  private(set) var sheets: [String: [[Int: Cell]]] = [:]

  init(_ bytes: [UInt8]) throws {
    (parts, times) = try Self.unzipped(bytes)
    for element in try Self.elements("xl/workbook.xml", in: parts) where element.name == "sheet" {
      names.append(element.attributes["name"] ?? "")
    }
    for (index, name) in names.enumerated() {
      sheets[name] = try Self.rows("xl/worksheets/sheet\(index + 1).xml", in: parts)
    }
  }

  /// The cells of a column, without its heading.
  func column(_ heading: String, of sheet: String) -> [Cell?] {
    let rows = sheets[sheet] ?? []
    guard let column = rows.first?.first(where: { $0.value == .text(heading) })?.key else { return [] }
    return rows.dropFirst().map { $0[column] }
  }

  /// The texts of a sheet, row by row.
  func texts(of sheet: String) -> [String] {
    (sheets[sheet] ?? []).flatMap { row in
      row.sorted { $0.key < $1.key }.compactMap { if case .text(let text) = $0.value { text } else { nil } }
    }
  }

  private static func unzipped(_ bytes: [UInt8]) throws -> (parts: [String: [UInt8]], times: Set<Int>) {
    guard let archive = archive_read_new() else { throw Malformed(part: "zip") }
    defer { archive_read_free(archive) }
    archive_read_support_format_zip(archive)
    return try bytes.withUnsafeBytes { buffer in
      guard archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK else {
        throw Malformed(part: "zip")
      }
      var parts: [String: [UInt8]] = [:]
      var times: Set<Int> = []
      var entry: OpaquePointer?
      while archive_read_next_header(archive, &entry) == ARCHIVE_OK {
        let name = archive_entry_pathname(entry).map { String(cString: $0) } ?? ""
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = archive_read_data(archive, &chunk, chunk.count), count != 0 {
          guard count > 0 else { throw Malformed(part: name) }
          content += chunk[..<count]
        }
        parts[name] = content
        times.insert(archive_entry_mtime(entry))
      }
      return (parts, times)
    }
  }

  private struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""
  }

  /// The elements of a part in order, each with the text that stands right in it.
  private static func elements(_ part: String, in parts: [String: [UInt8]]) throws -> [Element] {
    guard let bytes = parts[part] else { throw Malformed(part: part) }
    return try bytes.withUnsafeBytes { buffer in
      let characters = buffer.bindMemory(to: CChar.self).baseAddress
      guard let reader = xmlReaderForMemory(characters, Int32(buffer.count), nil, nil, hotline_xml_parse_options) else {
        throw Malformed(part: part)
      }
      defer { xmlFreeTextReader(reader) }
      var elements: [Element] = []
      var status = xmlTextReaderRead(reader)
      while status == 1 {
        let value = { xmlTextReaderConstValue(reader).map { String(cString: $0) } ?? "" }
        let name = { xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? "" }
        switch UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
        case XML_READER_TYPE_ELEMENT.rawValue:
          var element = Element(name: name(), attributes: [:])
          while xmlTextReaderMoveToNextAttribute(reader) == 1 { element.attributes[name()] = value() }
          elements.append(element)
        case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
          elements[elements.count - 1].text += value()
        default: break
        }
        status = xmlTextReaderRead(reader)
      }
      guard status == 0 else { throw Malformed(part: part) }
      return elements
    }
  }

  private static func rows(_ part: String, in parts: [String: [UInt8]]) throws -> [[Int: Cell]] {
    var rows: [[Int: Cell]] = []
    var column = 0
    for element in try elements(part, in: parts) {
      switch element.name {
      case "row":
        while rows.count < Int(element.attributes["r"] ?? "") ?? 0 { rows.append([:]) }
      case "c":
        column = (element.attributes["r"] ?? "").utf8.prefix { $0 >= 0x41 }.reduce(0) { $0 * 26 + Int($1) - 0x40 } - 1
      case "t": rows[rows.count - 1][column] = .text(element.text)
      case "v": rows[rows.count - 1][column] = Double(element.text).map { .number($0) } ?? .text(element.text)
      // The rows are over; what follows has formulas of its own.
      case "autoFilter", "conditionalFormatting", "pageMargins": return rows
      // Nobody wrote one.
      case "f": throw Malformed(part: "formula in \(part)")
      default: continue
      }
    }
    return rows
  }
}
