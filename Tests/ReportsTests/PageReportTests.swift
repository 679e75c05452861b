import CallModel
import Reports
import Rulebook
import Scoring
import TestSupport
import Testing

/// Pages out of XML and nothing else.
@Suite struct PageReportTests {
  @Test func everyCallAgentAndRuleHasAPageAndEveryLinkLeadsToOne() throws {
    let run = try ScorecardsInTest(
      (0..<6).map { index in
        var call = Sample.call(id: "C-\(index) 甲#%")
        call.agent = index < 4 ? Agent(id: "\(index % 2)/?", name: "李敏", team: "一班") : Agent(name: "赵军")
        return Sample.scored(call)
      })
    let outcome = try run.report()
    #expect(outcome.calls == 6 && outcome.callPages == 6 && outcome.agents == 3 && outcome.rules == 4)
    #expect(!outcome.hasOwnTotals && outcome.expectedCalls == 6)
    let pages = run.pages
    #expect(pages.count == 14)
    for (path, text) in pages {
      let folder = path.split(separator: "/").dropLast()
      for link in text.attributes("href") where !link.hasPrefix("#") {
        let target = link.split(separator: "#")[0].split(separator: "/").map(String.init)
        let up = target.prefix { $0 == ".." }.count
        #expect(up <= folder.count, "\(path) → \(link)")
        let whole = folder.dropLast(up).map(String.init) + target.dropFirst(up)
        #expect(run.holds(whole.joined(separator: "/").withoutPercents), "\(path) → \(link)")
      }
      #expect(text.contains(#"<html lang="zh-CN">"#) && text.contains("<h1>"))
      for outside in ["http://", "https://", "url(h", "@import", " src="] {
        #expect(!text.contains(outside), "\(path)")
      }
    }
  }

  @Test func hitsAreMarkedWhereTheyOverlap() throws {
    var call = Call(id: "C", source: Source(file: "a", line: 1, format: "text"))
    call.append(speaker: .agent, text: "𠮷我不知道，<您>问别人".utf8)
    let items = [
      Sample.item("one", .fail, proofs: [.evidence(Evidence(turn: 0, from: 2, to: 5))]),
      Sample.item("two", .fail, proofs: [.evidence(Evidence(turn: 0, from: 1, to: 99))]),
      Sample.item("three", .pass, proofs: [.evidence(Evidence(turn: 0, from: 0, to: 1))]),
      Sample.item("four", .fail, proofs: [.nearest(turn: 0, from: 0, to: 2)]),
    ]
    let page = try ScorecardsInTest([Sample.scored(call, items: items)]).page("pages/calls/C.html")
    let said = try #require(page.between("<p class=\"said\">", "</p>"))
    let link = { (number: Int) in
      "<sup><a href=\"#item-\(number)\" aria-label=\"得分项 \(number)\">\(number)</a></sup>"
    }
    #expect(
      said == "<mark class=\"near\">𠮷</mark>\(link(3))<mark class=\"fault\">我</mark>\(link(4))"
        + "<mark class=\"fault\">不知道</mark>\(link(1))<mark class=\"fault\">，&lt;您&gt;问别人</mark>\(link(2))")
    for number in 1...4 { #expect(page.contains("id=\"item-\(number)\"")) }
  }

  /// The other proofs: what was looked for, and where in vain.
  @Test func aCallShowsWhatWasLookedForAndNotFound() throws {
    let page = try ScorecardsInTest([Sample.scored()]).page("pages/calls/C-20260304-0001.html")
    let item = try #require(page.between("id=\"item-2\"", "</li></ul>"))
    #expect(item.contains("<a href=\"#turn-0\">第 0–1 轮</a>，未见") || item.withoutBlanks.contains("第0–1轮</a>，未见"))
    #expect(item.contains("九五五九八"))
    #expect(page.contains("供电营业职工文明服务行为规范(试行) 4.2.1"))
    #expect(page.contains("<code>ringing</code>"))
    #expect(page.contains("id=\"turn-0\"") && page.contains("id=\"turn-1\""))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "]]>", "\" onload=\"x", "&lt;b&gt;", "\u{202E}abc\u{2066}", "=cmd()", "</style><b>",
    String(repeating: "长", count: 10_000), String(repeating: "W", count: 10_000), "a\u{1}\u{FFFE}b", "javascript:x",
  ])
  func hostileTextsDoNoHarm(text: String) throws {
    var call = Sample.call(id: text)
    call.agent = Agent(id: text, name: text, team: text)
    call.queue = text
    call.append(speaker: .customer, text: text.utf8)
    let item = ItemResult(
      rule: "r", title: text, clause: text, kind: .required, severity: .major, outcome: .fail,
      points: Points(hundredths: 100), lost: Points(hundredths: 100),
      proofs: [.evidence(Evidence(turn: 2, from: 0, to: 9)), .missing(field: text)])
    let run = try ScorecardsInTest([Sample.scored(call, items: [item])])
    #expect(try run.report().callPages == 1)
    let pages = run.pages
    #expect(pages.count == 4)
    for (path, page) in pages {
      let tags = page.split(separator: "<").map { $0.prefix { $0 != ">" && $0 != " " } }
      #expect(tags.filter { $0 == "script" }.count == 1, "\(path): only ours")
      #expect(tags.filter { $0 == "style" }.count == 1 && !tags.contains("b"), "\(path)")
      let inTags = page.split(separator: "<").map { $0.prefix { $0 != ">" } }
      #expect(!inTags.contains { $0.contains(" onload=\"x") }, "\(path)")
      #expect(page.attributes("href").allSatisfy { !$0.hasPrefix("javascript") }, "\(path)")
    }
  }

  @Test func personalDataStayMasked() throws {
    let run = try ScorecardsInTest([Sample.scored()])
    _ = try run.report()
    #expect(run.pages.values.allSatisfy { !$0.contains("13800138000") })
    #expect(run.pages.values.contains { $0.contains("***********") })
  }

  @Test func aFolderAndADocumentGiveTheSamePages() throws {
    let calls = (0..<5).map { Sample.scored(Sample.call(id: "C-\($0)")) }
    let run = try ScorecardsInTest(calls)
    try run.remove("summary.xml")
    #expect(try run.report().hasOwnTotals)
    let document = try ScorecardsInTest(calls, asDocument: true)
    _ = try document.report()
    let (one, other) = (run.pages, document.pages)
    #expect(one.keys.sorted() == other.keys.sorted())
    // Only a folder has each call's XML beside the page.
    for (path, page) in one where !path.hasPrefix("pages/calls") { #expect(other[path] == page, "\(path)") }
  }

  @Test func theTotalsOfTheScorecardsAreThoseOfTheRun() throws {
    let run = try ScorecardsInTest((0..<9).map { Sample.scored(Sample.call(id: "C-\($0)")) })
    _ = try run.report()
    let given = run.pages["index.html"]
    try run.remove("summary.xml")
    _ = try run.report()
    #expect(run.pages["index.html"] == given)
  }

  @Test func onlyThoseAskedForHaveAPageAndOldOnesGo() throws {
    var passed = Sample.score
    passed.passed = true
    let run = try ScorecardsInTest([
      Sample.scored(Sample.call(id: "good"), score: passed), Sample.scored(Sample.call(id: "bad")),
      Sample.scored(Sample.call(id: "other")),
    ])
    func callPages(_ selection: PageSelection) throws -> [String] {
      var options = PageReport.Options()
      options.selection = selection
      let outcome = try run.report(options)
      let names = run.pages.keys.filter { $0.hasPrefix("pages/calls/") }.map { String($0.dropFirst(12).dropLast(5)) }
      #expect(outcome.callPages == names.count && outcome.calls == 3)
      return names.sorted()
    }
    #expect(try callPages(.all) == ["bad", "good", "other"])
    #expect(try callPages(.failed) == ["bad", "other"])
    #expect(try callPages(.picked(["other", "none"])) == ["other"])
    #expect(run.pages["index.html"]?.contains("pages/calls/bad.html") == false, "no link without a page")
    #expect(run.pages["index.html"]?.contains("bad") == true)
  }

  @Test func whatIsNotOursStays() throws {
    let run = try ScorecardsInTest([Sample.scored()])
    try run.report()
    try run.folder.write("<p>mine</p>".utf8, to: "out/pages/calls/notes.html")
    try run.report()
    #expect(run.holds("pages/calls/notes.html"))
  }

  @Test func aListOfPickedCallsIsLinesOrXML() throws {
    let folder = try TemporaryFolder()
    let lines = try folder.write("\u{FEFF}a\r\nb c\n\n丁".utf8, to: "ids.txt")
    #expect(try PageSelection.picked(in: lines) == .picked(["a", "b c", "丁"]))
    let xml = try folder.write(#"<picks><call id="a"/><call id="&lt;"/></picks>"#.utf8, to: "picks.xml")
    #expect(try PageSelection.picked(in: xml) == .picked(["a", "<"]))
    #expect(throws: DocumentError.self) {
      try PageSelection.picked(in: try folder.write("<picks>".utf8, to: "cut.xml"))
    }
  }

  @Test func whatChangedStandsOnTheIndex() throws {
    let run = try ScorecardsInTest([Sample.scored()])
    var before = Summary()
    before.add(Sample.scored(items: [Sample.item("gone-rule", .fail)]))
    var options = PageReport.Options()
    options.baseline = RunFigures(before, header: Sample.header)
    _ = try run.report(options)
    let index = try #require(run.pages["index.html"])
    #expect(index.contains("与上次相比") && index.contains("新出现") && index.contains("已消失"))
  }
}
