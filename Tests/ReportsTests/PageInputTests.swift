import Reports
import TestSupport
import Testing

/// What is given to make pages of may be anything, and so may be a company's stylesheets.
@Suite struct PageInputTests {
  private static let good = Sample.document()

  @Test(
    arguments: [
      ("", 0), ("rubbish", 1), ("<scorecards", 1), ("<html/>", 1),
      (#"<summary xmlns="urn:hotline:summary:1"/>"#, 1),
      ("<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<x>&e;</x>", 2),
      ("<scorecards xmlns=\"urn:hotline:scorecard:1\">\n<call id=\"a\"/></scorecards>", 2),
      ("<scorecards xmlns=\"urn:hotline:scorecard:1\">\n<call id=\"a\"><score/>\n<section><item/></section></call>", 3),
      ("<scorecards xmlns=\"urn:hotline:scorecard:1\"/>", 0),
    ], ["one.xml", "out/calls/a.xml"])
  func whatIsNoScorecardIsNamed(input: (text: String, line: Int), name: String) throws {
    let run = try ScorecardsInTest(input: name, Array(input.text.utf8))
    let error = try #require(throws: DocumentError.self) { try run.report() }
    #expect(error.path.hasSuffix(".xml") || error.reason == .noScorecards, "\(error)")
    // The two readers see an empty document and a declaration at their beginning or at their end.
    #expect((input.line - 1...input.line + 1).contains(error.line), "\(error)")
    #expect(run.pages.isEmpty)
  }

  @Test func aDocumentThatIsCutOffIsNamed() throws {
    let good = Self.good
    for length in stride(from: 1, to: good.utf8.count - 20, by: 97) {
      let run = try ScorecardsInTest(input: "one.xml", Array(good.utf8.prefix(length)))
      #expect(throws: DocumentError.self, "\(length)") { try run.report() }
    }
  }

  @Test func anEmptyFolderAndNoFolder() throws {
    let folder = try TemporaryFolder()
    for path in [folder.path, folder.path + "/none", "/dev/null"] {
      let error = try #require(throws: DocumentError.self) { try PageReport.write(from: path, to: folder.path) }
      #expect(error.isMissing, "\(error)")
    }
  }

  // MARK: Stylesheets

  private func report(_ name: String, _ text: String) throws -> ScorecardsInTest {
    let run = try ScorecardsInTest([Sample.scored()])
    try run.folder.makeFolder("styles")
    try run.folder.write(text.utf8, to: "styles/" + name)
    var options = PageReport.Options()
    options.stylesheets = run.folder.path + "/styles"
    try run.report(options)
    return run
  }

  private func stylesheet(_ main: String) -> String {
    """
    <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
      xmlns:p="urn:hotline:page:1" xmlns:t="urn:hotline:summary:1">
      <xsl:import href="common.xsl"/>
      <xsl:template match="p:page" mode="title">T</xsl:template>
      <xsl:template match="p:page" mode="main"><h1>OWN</h1>\(main)</xsl:template>
    </xsl:stylesheet>
    """
  }

  @Test func aCompanyChangesOnePageOrTheLook() throws {
    let pages = try report("index.xsl", stylesheet("<p><xsl:value-of select=\"t:summary/t:calls/@scored\"/></p>")).pages
    #expect(pages["index.html"]?.withoutBlanks.contains(">1</p>") == true)
    #expect(pages["pages/calls/C-20260304-0001.html"]?.contains("OWN") == false)
    let styled = try report("page.css", "body { color: #123456 } /* ' \" */").pages
    #expect(styled.values.allSatisfy { $0.contains("<style>body { color: #123456 } /* ' \" */</style>") })
  }

  @Test func aStylesheetReachesNothingOutside() throws {
    let folder = try TemporaryFolder()
    let secret = try folder.write("<secret>SECRET</secret>".utf8, to: "secret.xml")
    for reading in ["document('\(secret)')", "document('http://127.0.0.1/x')", "document('common.xsl')"] {
      let pages = try? report("index.xsl", stylesheet("<xsl:value-of select=\"\(reading)\"/>")).pages
      #expect(pages?["index.html"]?.contains("SECRET") != true, "\(reading)")
    }
    #expect(throws: DocumentError.self) {
      try report("index.xsl", stylesheet("").replacing("common.xsl", with: secret))
    }
    let written = folder.path + "/written.xml"
    _ = try? report(
      "index.xsl",
      stylesheet(
        "<x:document xmlns:x=\"http://exslt.org/common\" href=\"\(written)\">x</x:document><xsl:document href=\"\(written)\"/>"
      ))
    #expect(folder.bytes("written.xml") == nil)
  }

  @Test(arguments: ["", "<", "<xsl:stylesheet/>", "<a/>"])
  func aWrongStylesheetIsNamed(text: String) throws {
    let error = try #require(throws: DocumentError.self) { try report("call.xsl", text) }
    #expect(error.path.hasSuffix("styles/call.xsl"))
  }

  @Test func aFolderWithoutStylesheetsIsNamed() throws {
    let error = try #require(throws: DocumentError.self) { try report("other.txt", "") }
    #expect(error.reason == .noStylesheets)
  }

  @Test func aStylesheetThatGivesUpIsAFault() throws {
    #expect(throws: ReportError.page("NO")) {
      try report("index.xsl", stylesheet("<xsl:message terminate=\"yes\">NO</xsl:message>"))
    }
  }
}
