/// The files of an input, of which Excel workbooks come as text (`WorkbookText`), also where they lie in an archive.
final class WorkbookEntries: InputEntries {
  private let entries: any InputEntries

  init(_ entries: any InputEntries) { self.entries = entries }

  func next() throws(InputError) -> InputEntry? {
    guard var entry = try entries.next() else { return nil }
    let beginning = try entry.source.beginning(atLeast: 8)
    let source = PeekedSource(beginning, entry.source)
    entry.source = source
    if beginning.starts(with: Self.oldWorkbook) {
      entry.rejection = .binaryWorkbook
    } else if Self.isWorkbook(beginning) {
      // It has no path of its own, but errors are told by its name.
      var file = InputFile(path: entry.name)
      file.name = entry.name
      do throws(Defect) {
        entry.source = TextSource(try Self.text(of: file, source))
      } catch {
        entry.rejection = error.reason
      }
    }
    return entry
  }

  /// Of OLE compound files: `.xls`, and `.xlsx` with a password.
  private static let oldWorkbook: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// Whether a zip file is a workbook, by its first entry: Excel, WPS, POI and openpyxl begin with one of these.
  static func isWorkbook(_ beginning: [UInt8]) -> Bool {
    guard beginning.count > 30, beginning.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return false }
    let length = Int(beginning[26]) | Int(beginning[27]) << 8
    let name = String(decoding: beginning[30...].prefix(length), as: UTF8.self)
    return name == "[Content_Types].xml"
      || ["xl/", "xl\\", "_rels/", "docProps/", "customXml/"].contains { name.hasPrefix($0) }
  }

  private static func text(of file: InputFile, _ source: any ByteSource) throws(Defect) -> [UInt8] {
    var workbook = Workbook()
    var size = 0
    do {
      let parts = try ArchiveContents(file, source)
      while let part = try parts.next() {
        let name = String(part.name.dropFirst(file.name.count + 1)).map { $0 == "\\" ? "/" : $0 }
        guard Workbook.wants(String(name)) else { continue }
        guard let bytes = try part.source.readAll(limit: Workbook.maximumSize - size) else {
          throw Defect(path: FieldPath(), reason: .documentTooLarge(limit: Workbook.maximumSize))
        }
        size += bytes.count
        workbook.parts[String(name)] = bytes
      }
    } catch let defect as Defect {
      throw defect
    } catch {
      throw Defect(path: FieldPath(), reason: .damagedWorkbook(part: "zip"))
    }
    return try workbook.text()
  }

  /// Bytes that are there already.
  private final class TextSource: ByteSource {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var mayWait: Bool { false }

    func read(into bytes: inout [UInt8], from offset: Int, patience: Int32?) -> Int {
      let count = min(rest.count, bytes.count - offset)
      bytes.replaceSubrange(offset..<offset + count, with: rest.prefix(count))
      rest.removeFirst(count)
      return count
    }
  }
}
