import CallFormats
import CallModel
import Testing

@Suite("Excel workbooks")
struct WorkbookTests {
  private static let main = #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#

  /// A workbook as Excel writes it, with a cover before the sheet that is read.
  private func workbook(_ rows: String) -> [(name: String, text: String)] {
    [
      ("[Content_Types].xml", "<Types/>"),
      (
        "xl/workbook.xml",
        """
        <workbook \(Self.main) xmlns:r="urn:r"><sheets><sheet name="封面" sheetId="1" r:id="rId1"/>\
        <sheet name="明细" sheetId="2" r:id="rId2"/></sheets></workbook>
        """
      ),
      (
        "xl/_rels/workbook.xml.rels",
        """
        <Relationships><Relationship Id="rId2" Target="/xl/worksheets/second.xml"/>\
        <Relationship Id="rId1" Target="worksheets/first.xml"/></Relationships>
        """
      ),
      (
        "xl/sharedStrings.xml",
        """
        <sst \(Self.main)><si><t>通话ID</t></si><si><t>角色</t></si><si><t>开始时间</t></si><si><t>内容</t></si>\
        <si><r><t>您</t></r><r><t>好</t></r><rPh><t>ni hao</t></rPh></si><si><t>振铃时长</t></si></sst>
        """
      ),
      (
        "xl/styles.xml",
        """
        <styleSheet \(Self.main)><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m/d h:mm:ss"/></numFmts>\
        <cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="21"/></cellXfs></styleSheet>
        """
      ),
      (
        "xl/worksheets/first.xml",
        """
        <worksheet \(Self.main)><sheetData><row><c t="inlineStr"><is><t>三月</t></is></c></row></sheetData></worksheet>
        """
      ),
      ("xl/worksheets/second.xml", "<worksheet \(Self.main)><sheetData>\(rows)</sheetData></worksheet>"),
    ]
  }

  private static let rows = """
    <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c>\
    <c r="E2" t="s"><v>3</v></c><c r="F2" t="s"><v>5</v></c></row>
    <row r="3"><c r="A3"><v>1.3800001111E10</v></c><c r="B3" t="inlineStr"><is><t>客服</t></is></c>\
    <c r="C3" s="1"><v>46085.5</v></c><c r="D3"/><c r="E3" t="s"><v>4</v></c><c r="F3" s="2"><v>0.0001</v></c></row>
    <row r="5"><c r="A5"><v>13800001111</v></c><c r="B5" t="str"><v>客户</v></c>\
    <c r="C5" s="1"><v>46085.50005787037</v></c><c r="E5" t="inlineStr"><is><t>喂_x000D_
    &lt;在吗&gt;</t></is></c></row>
    """

  @Test("shared strings, inline strings, dates, numbers, gaps; the sheet that has a transcript")
  func everything() throws {
    let call = try calls(in: zip(workbook(Self.rows)), named: "三月.xlsx")[0].get()
    #expect(call.written == ["agent 0.0– 您好", "customer 5.0– 喂\n<在吗>"])
    #expect(call.id == "13800001111")
    #expect(call.ringing == Ringing(seconds: 8.64))
    #expect(call.source == Source(file: "三月.xlsx", line: 3, format: "table"))
  }

  @Test("a workbook in a zip file, beside a text")
  func inArchive() throws {
    let inner = zip(workbook(Self.rows))
    let outer = zip([("a.txt", Array("客服：您好\n客户：喂\n".utf8)), ("b.xlsx", inner)])
    let found = try calls(in: outer, named: "a.zip").map { try $0.get() }
    #expect(found.map(\.source.format) == ["text", "table"])
    #expect(found[1].source.file == "a.zip/b.xlsx")
  }

  @Test("what is missing or malformed is named")
  func damaged() throws {
    var parts = workbook("<row><c>")
    #expect(try reason(zip(parts)) == .damagedWorkbook(part: "xl/worksheets/second.xml"))
    parts.removeAll { $0.name == "xl/workbook.xml" }
    #expect(try reason(zip(parts)) == .damagedWorkbook(part: "xl/workbook.xml"))
    #expect(try reason(Array(zip(workbook(Self.rows)).prefix(900))) == .damagedWorkbook(part: "zip"))
    #expect(try reason([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]) == .binaryWorkbook)
  }

  @Test("a document type, with entities that grow, is refused")
  func entities() throws {
    var parts = workbook(Self.rows)
    parts[3].text = """
      <!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
      <sst><si><t>&b;&c;</t></si></sst>
      """
    #expect(try reason(zip(parts)) == .damagedWorkbook(part: "xl/sharedStrings.xml"))
  }

  @Test("a workbook of something else tells which headings it has")
  func headings() throws {
    let row = #"<row r="1"><c t="inlineStr"><is><t>姓名</t></is></c><c t="inlineStr"><is><t>年龄</t></is></c></row>"#
    guard case .unknownHeadings? = try reason(zip(workbook(row))) else {
      Issue.record("a call")
      return
    }
  }

  private func reason(_ bytes: [UInt8]) throws -> Rejection.Reason? {
    guard case .failure(let rejection)? = try calls(in: bytes, named: "a.xlsx").first else { return nil }
    return rejection.reason
  }
}
