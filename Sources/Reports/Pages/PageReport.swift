import CLibXML2
import CallModel
import Glibc
import Scoring

/// Makes all pages out of the XML that `hotline score` wrote, and of nothing else.
///
/// One call is in memory at a time, besides the totals and what `PageCollection` gathers.
public struct PageReport {
  /// What is made, and how.
  public struct Options: Sendable {
    /// Which calls get a page; `nil`: all, or those that failed where there are more than `PageSelection.limit`.
    public var selection: PageSelection?
    /// A folder with stylesheets in the place of the program's own.
    public var stylesheets: String?
    /// An earlier run to compare with.
    public var baseline: RunFigures?

    /// All pages, in the program's own look.
    public init() {}
  }

  /// What was made.
  public struct Outcome: Sendable, Equatable {
    /// Scorecards that were read.
    public var calls = 0
    /// Calls that got a page.
    public var callPages = 0
    /// Pages of agents and of rules.
    public var (agents, rules) = (0, 0)
    /// Whether only failed calls got a page because there are so many.
    public var isLimited = false
    /// The totals had to be reckoned from the scorecards: there was no `summary.xml`.
    public var hasOwnTotals = false
    /// Files that are of no use and were passed over.
    public var unreadable = 0
    /// As many calls as `summary.xml` says there are; `nil` without one.
    public var expectedCalls: Int?
  }

  private let files: ScorecardFiles
  private let input: String
  private let output: String
  private let options: Options
  private let stylesheets: Stylesheets
  private let collection: PageCollection
  /// The totals, with links; index, agents' and rules' pages are made of it in turn.
  private let totals: PageTree
  private let summary: XMLNode
  private var agents: [AgentKey: String] = [:]
  private var rules: [String: String] = [:]
  private var outcome = Outcome()

  /// Reads scorecards from a folder or a document and writes `index.html` and `pages` into a folder.
  ///
  /// - Throws: `DocumentError`, `OutputFileError` or `ReportError`.
  public static func write(from input: String, to output: String, options: Options = Options()) throws -> Outcome {
    var report = try PageReport(from: input, to: output, options: options)
    return try report.write()
  }

  private init(from input: String, to output: String, options: Options) throws {
    self.input = input
    self.output = output
    self.options = options
    files = try ScorecardFiles(input)
    stylesheets = try Stylesheets(folder: options.stylesheets)
    collection = try PageCollection()
    totals = try PageTree(.index, root: "")
    let added = try Self.addTotals(of: files, in: input, to: totals, outcome: &outcome)
    guard let added else { throw ReportError.outOfMemory }
    summary = added
    if let baseline = options.baseline { compare(with: baseline) }
  }

  // MARK: Totals

  /// `summary.xml` where there is one, else the same reckoned from the scorecards.
  private static func addTotals(
    of files: ScorecardFiles, in input: String, to page: PageTree, outcome: inout Outcome
  ) throws -> XMLNode? {
    if !files.isDocument {
      let path = input + "/summary.xml"
      if access(path, F_OK) == 0 {
        let added = try SummaryFile.withTree(of: path) { page.root.append(copyOf: $0) }
        outcome.expectedCalls = added?.first("calls")?.number("scored")
        return added
      }
    }
    outcome.hasOwnTotals = true
    var summary = Summary()
    var header: ReportHeader?
    try files.forEach { root, call, place in
      if header == nil { header = ReportHeader(root) }
      summary.add(try ScoredCall(call, path: place.path), scorecard: call["scorecard"])
    }
    guard let header else { throw DocumentError(path: input, .noScorecards) }
    let parsed = ParsedDocument(summary.document(header: header))
    return parsed.tree.flatMap(XMLNode.init(rootOf:)).flatMap { page.root.append(copyOf: $0) }
  }

  private func compare(with baseline: RunFigures) {
    for earlier in summary.elements("baseline") { earlier.remove() }
    var xml = XMLTextWriter()
    xml.start("summary")
    xml.attribute("xmlns", Summary.namespace)
    xml.write(RunComparison(SummaryFile.figures(in: summary), with: baseline))
    xml.end()
    let parsed = ParsedDocument(xml.takeBytes())
    if let element = parsed.tree.flatMap(XMLNode.init(rootOf:))?.first("baseline") { summary.append(copyOf: element) }
  }

  // MARK: Pages

  private mutating func write() throws -> Outcome {
    nameAgentsAndRules()
    let selection = options.selection ?? self.selection()
    try OutputFolder.make(output)
    var callPages = try PageFiles("\(output)/\(PagePath.calls)")
    try writeCalls(selection, to: &callPages)
    linkCalls(to: callPages)
    totals.root["pages"] = selection.name
    totals.root["callPages"] = String(outcome.callPages)
    try writeAgents()
    try writeRules()
    try callPages.finish()
    totals.set(.index, root: "")
    try OutputFile.write(try stylesheets.page(.index, of: totals.document), to: "\(output)/index.html")
    return outcome
  }

  private mutating func selection() -> PageSelection {
    let calls = max(files.count ?? 0, summary.first("calls")?.number("scored") ?? 0)
    outcome.isLimited = calls > PageSelection.limit
    return outcome.isLimited ? .failed : .all
  }

  /// Gives agents and rules their links, and rules their titles wherever only their ids stand.
  private mutating func nameAgentsAndRules() {
    var titles: [String: String] = [:]
    for section in summary.elements where section.name == "section" {
      for rule in section.elements {
        guard let id = rule["id"] else { continue }
        rules[id] = PagePath.link(PagePath.rules, FileNames.safe(for: id))
        rule["href"] = rules[id]
        titles[id] = rule["title"]
      }
    }
    for agent in summary.elements where agent.name == "agent" {
      guard let key = AgentKey(agent) else { continue }
      agents[key] = PagePath.link(PagePath.agents, PagePath.name(of: key))
      agent["href"] = agents[key]
      link(rulesOf: agent, titles)
    }
    guard let baseline = summary.first("baseline") else { return }
    link(rulesOf: baseline, titles)
    for agent in baseline.elements where agent.name == "agent" {
      agent["href"] = AgentKey(agent).flatMap { agents[$0] }
      link(rulesOf: agent, titles)
    }
  }

  private func link(rulesOf element: XMLNode, _ titles: [String: String]) {
    for rule in element.elements where rule.name == "rule" {
      guard let id = rule["id"] else { continue }
      rule["href"] = rules[id]
      if rule["title"] == nil { rule["title"] = titles[id] ?? id }
    }
  }

  private mutating func writeCalls(_ selection: PageSelection, to pages: inout PageFiles) throws {
    var names = CallFileNames()
    let page = try PageTree(.call, root: PagePath.up)
    if !files.isDocument, input == output { page.root["xml"] = "calls" }
    var result = outcome
    let passedOver = try files.forEach { root, call, place in
      result.calls += 1
      let name = place.fileName ?? names.name(for: call["id"] ?? "").name
      let hasPage = selection.contains(call)
      let href = hasPage ? PagePath.link(PagePath.calls, name) : nil
      collection.add(call, href: href)
      guard hasPage else { return }
      page.root.removeChildren()
      guard let copy = page.root.append(copyOf: root, withChildren: false), let own = copy.append(copyOf: call) else {
        throw ReportError.outOfMemory
      }
      page.root["file"] = place.fileName.map { PagePath.link("calls", $0).dropLast(5) + ".xml" }
      prepare(own, in: page)
      try pages.write(try stylesheets.page(.call, of: page.document), name: name)
      result.callPages += 1
    }
    outcome = result
    outcome.unreadable = passedOver
  }

  private func prepare(_ call: XMLNode, in page: PageTree) {
    TranscriptMarks.write(into: call, namespace: page.namespace)
    if let agent = call.first("agent"), let key = AgentKey(agent) { agent["href"] = agents[key] }
    for section in call.elements where section.name == "section" {
      for item in section.elements where item.name == "item" { item["href"] = item["rule"].flatMap { rules[$0] } }
    }
  }

  /// Calls that the totals name are linked where they have a page.
  private func linkCalls(to pages: borrowing PageFiles) {
    func link(_ call: XMLNode) {
      let name = call["name"] ?? FileNames.safe(for: call["id"] ?? "")
      if pages.contains(name) { call["href"] = PagePath.link(PagePath.calls, name) }
      let agent = AgentKey(Agent(id: call["agent"], name: call["agentName"]))
      call["agentHref"] = agent.flatMap { agents[$0] }
    }
    for element in summary.elements {
      switch element.name {
      case "worst", "best": for call in element.elements { link(call) }
      case "section": for rule in element.elements { for call in rule.elements { link(call) } }
      default: continue
      }
    }
  }

  private mutating func writeAgents() throws {
    var pages = try PageFiles("\(output)/\(PagePath.agents)")
    for (index, agent) in summary.elements("agent").enumerated() {
      guard let key = AgentKey(agent) else { continue }
      totals.set(.agent, root: PagePath.up, subject: String(index + 1))
      let calls = collection.writeCalls(of: key, into: totals)
      try pages.write(try stylesheets.page(.agent, of: totals.document), name: PagePath.name(of: key))
      calls?.remove()
      outcome.agents += 1
    }
    try pages.finish()
  }

  private mutating func writeRules() throws {
    var pages = try PageFiles("\(output)/\(PagePath.rules)")
    for id in rules.keys.sorted() {
      totals.set(.rule, root: PagePath.up, subject: id)
      let examples = collection.writeExamples(of: id, into: totals)
      if let examples { for example in examples.elements { linkAgent(of: example) } }
      try pages.write(try stylesheets.page(.rule, of: totals.document), name: FileNames.safe(for: id))
      examples?.remove()
      outcome.rules += 1
    }
    try pages.finish()
  }

  private func linkAgent(of example: XMLNode) {
    let key = AgentKey(Agent(id: example["agent"], name: example["agentName"]))
    example["agentHref"] = key.flatMap { agents[$0] }
  }
}

extension ReportHeader {
  /// Of a `scorecards` element.
  fileprivate init(_ root: XMLNode) {
    self.init(
      scorecard: root["scorecard"] ?? "", scorecardVersion: root["scorecardVersion"] ?? "",
      digest: root["digest"] ?? "", toolVersion: root["toolVersion"] ?? "")
  }
}
