/// The parts of an Excel workbook that are read, one after another with a NUL between them.
enum WorkbookParts {
  private static let names = [
    "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml",
    "xl/worksheets/sheet1.xml",
  ]

  /// The archive of the parts, stored; parts that are not there are left out.
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    let parts = bytes.split(separator: 0, maxSplits: names.count - 1, omittingEmptySubsequences: false).map(Array.init)
    let files = zip(names, parts).map { (name: $0, bytes: $1) }
    return Packer.archive([(name: "[Content_Types].xml", bytes: Array("<Types/>".utf8))] + files, as: .storedZip)
  }

  /// A table of turns, and one of call records.
  static var seeds: [[UInt8]] {
    [["通话ID", "角色", "开始时间", "内容"], ["通话ID", "振铃时长", "挂机方", "坐席工号"]].map { headings in
      let strings = headings.map { "<si><t>\($0)</t></si>" }.joined() + "<si><r><t>您</t></r><rPh><t>nin</t></rPh></si>"
      let cells = (0..<4).map { #"<c r="\#(["A", "B", "C", "D"][$0])1" t="s"><v>\#($0)</v></c>"# }.joined()
      let row =
        #"<c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>坐席</t></is></c>"#
        + #"<c r="C2" s="1"><v>46083.5</v></c><c r="D2" t="s"><v>4</v></c>"#
      let namespace = #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#
      return Array(
        [
          #"<workbook \#(namespace) xmlns:r="urn:r"><sheets><sheet name="明细" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
          #"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>"#,
          "<sst \(namespace)>\(strings)</sst>",
          #"<styleSheet \#(namespace)><numFmts><numFmt numFmtId="176" formatCode="yyyy/m/d h:mm:ss"/></numFmts>"#
            + #"<cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>"#,
          "<worksheet \(namespace)><sheetData><row>\(cells)</row><row>\(row)</row></sheetData></worksheet>",
        ].joined(separator: "\0").utf8)
    }
  }
}
