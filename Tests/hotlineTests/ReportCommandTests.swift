import Glibc
import Reports
import TestSupport
import Testing

/// `hotline report`, and `--baseline` of `hotline score`.
@Suite struct ReportCommandTests {
  private func scored(_ folder: TemporaryFolder, _ output: String, _ more: String...) throws -> HotlineProcess.Result {
    try HotlineProcess.run(
      [
        "score", "\(Project.samples)/mobile-business-hall.jsonl", "--scorecard", "mobile-business-hall", "--output",
        "\(folder.path)/\(output)",
      ] + more)
  }

  @Test func aFolderGetsItsPages() throws {
    let folder = try TemporaryFolder()
    #expect(try scored(folder, "out").status == 0)
    let result = try HotlineProcess.run("report", folder.path + "/out", locale: "zh_CN.UTF-8")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("index.html"))
    let first = folder.tree("out").filter { $0.key.hasSuffix(".html") }
    #expect(first.keys.contains("index.html") && first.keys.contains { $0.hasPrefix("pages/calls/") })
    #expect(try HotlineProcess.run("report", folder.path + "/out", "--quiet").errors == "")
    #expect(folder.tree("out").filter { $0.key.hasSuffix(".html") } == first, "the same bytes again")
  }

  @Test func aDocumentGetsItsPagesElsewhere() throws {
    let folder = try TemporaryFolder()
    #expect(try scored(folder, "out.xml").status == 0)
    let refused = try HotlineProcess.run("report", folder.path + "/out.xml")
    #expect(refused.status == 64 && refused.errors.contains("--output"))
    let result = try HotlineProcess.run("report", folder.path + "/out.xml", "--output", folder.path + "/pages")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("no summary.xml"))
    #expect(folder.bytes("pages/index.html") != nil)
  }

  @Test func aBaselineIsComparedOrNamed() throws {
    let folder = try TemporaryFolder()
    #expect(try scored(folder, "before").status == 0)
    let baseline = folder.path + "/before/summary.xml"
    #expect(try scored(folder, "now", "--baseline", baseline).status == 0)
    let summary = try #require(folder.bytes("now/summary.xml"))
    #expect(try ScorecardValidator(schema: SummarySchema.text).problems(in: summary) == [])
    #expect(String(decoding: summary, as: UTF8.self).contains("<baseline "))
    #expect(try HotlineProcess.run("report", folder.path + "/before", "--baseline", baseline).status == 0)
    let page = String(decoding: try #require(folder.bytes("before/index.html")), as: UTF8.self)
    #expect(page.contains("与上次相比"))
    let bad = try folder.write("<summary>".utf8, to: "bad.xml")
    for (path, status) in [(bad, 65), (folder.path + "/none.xml", 66)] {
      for result in [
        try scored(folder, "other", "--baseline", path),
        try HotlineProcess.run("report", folder.path + "/now", "--baseline", path),
      ] {
        #expect(result.status == status && result.errors.contains(path), "\(result.errors)")
      }
    }
    #expect(try scored(folder, "out.xml", "--baseline", baseline).status == 64)
  }

  @Test(arguments: [
    ["--pages", "picked"], ["--pages", "some"], ["--pages", "all", "--picked", "ids.txt"], [],
  ])
  func wrongUsageIsNamed(arguments: [String]) throws {
    let result = try HotlineProcess.run(["report"] + (arguments.isEmpty ? [] : ["/tmp"]) + arguments)
    #expect(result.status == 64 && !result.errors.isEmpty)
  }

  @Test func nothingToReadIsNamed() throws {
    let folder = try TemporaryFolder()
    for path in [folder.path, folder.path + "/none"] {
      let result = try HotlineProcess.run("report", path)
      #expect(result.status == 66 && result.errors.contains(path), "\(result.errors)")
    }
  }

  @Test func theSchemaOfTheTotals() throws {
    let result = try HotlineProcess.run("schema", "--summary")
    #expect(result.status == 0 && result.output == Array(SummarySchema.text.utf8))
    #expect(try HotlineProcess.run("schema", "--summary", "--run").status == 64)
  }

  /// A scorecard names its style, and the style is there; on standard output nothing could be.
  @Test func rawScorecardsHaveAStyleBesideThem() throws {
    let folder = try TemporaryFolder()
    #expect(try scored(folder, "out").status == 0)
    #expect(try scored(folder, "one.xml").status == 0)
    let line = "<?xml-stylesheet type=\"text/css\" href=\"scorecard.css\"?>\n<scorecards "
    for (document, style) in [("one.xml", "scorecard.css")]
      + folder.tree("out/calls").keys.filter({ $0.hasSuffix(".xml") })
      .map({ ("out/calls/" + $0, "out/calls/scorecard.css") })
    {
      #expect(String(decoding: try #require(folder.bytes(document)), as: UTF8.self).contains(line), "\(document)")
      #expect(folder.bytes(style) != nil)
    }
    let standard = try HotlineProcess.run(
      "score", "\(Project.samples)/mobile-business-hall.jsonl", "--scorecard", "mobile-business-hall", "--output", "-")
    #expect(!standard.text.contains("xml-stylesheet"))
    try folder.write("mine".utf8, to: "scorecard.css")
    #expect(try scored(folder, "one.xml").status == 0)
    #expect(folder.bytes("scorecard.css") == Array("mine".utf8), "what is not ours stays")
  }
}
