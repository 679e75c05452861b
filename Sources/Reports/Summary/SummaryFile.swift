import CLibXML2
import CallModel

/// A `summary.xml` that an earlier run wrote.
public enum SummaryFile {
  /// Totals grow with agents times rules; what is larger is something else.
  private static let maximumBytes = 1 << 28

  /// What a run is compared by.
  public static func figures(of path: String) throws -> RunFigures {
    try withTree(of: path) { root throws(DocumentError) in figures(in: root) }
  }

  /// Reads the document, checks it against its schema and hands over its root element, valid for as long as the call.
  static func withTree<Result>(
    of path: String, _ body: (XMLNode) throws -> Result
  ) throws -> Result {
    let parsed = ParsedDocument(try DocumentFile.bytes(of: path, maximum: maximumBytes))
    guard let tree = parsed.tree, let root = XMLNode(rootOf: tree) else {
      let problem = parsed.problems.first
      throw DocumentError(path: path, line: problem?.line ?? 0, .malformed(problem?.message ?? ""))
    }
    guard root.name == "summary", root.namespace == Summary.namespace else {
      throw DocumentError(path: path, line: root.line, .another(found: root.name, wanted: "summary"))
    }
    if let problem = try ScorecardValidator(schema: SummarySchema.text).problems(in: tree).first {
      throw DocumentError(path: path, line: problem.line, .invalid(problem.message))
    }
    return try body(root)
  }

  static func figures(in root: XMLNode) -> RunFigures {
    let header = ReportHeader(
      scorecard: root["scorecard"] ?? "", scorecardVersion: root["scorecardVersion"] ?? "",
      digest: root["digest"] ?? "", toolVersion: root["toolVersion"] ?? "")
    let counts = root.first("calls")
    var figures = RunFigures(
      header: header, calls: counts?.number("scored") ?? 0, mean: root.first("value")?["mean"],
      passRate: counts?["passRate"])
    for section in root.elements("section") {
      for rule in section.elements("rule") {
        figures.add(
          RunFigures.Rule(
            title: rule["title"] ?? "", pass: rule.number("pass") ?? 0, fail: rule.number("fail") ?? 0),
          id: rule["id"] ?? "")
      }
    }
    for agent in root.elements("agent") {
      let person = Agent(id: agent["id"], name: agent["name"], team: agent["team"])
      guard let key = AgentKey(person) else { continue }
      let fails = agent.elements("rule").map { ($0["id"] ?? "", $0.number("fail") ?? 0) }
      figures.agents[key] = RunFigures.Agent(
        name: person.name, team: person.team, calls: agent.number("calls") ?? 0, mean: agent["mean"],
        fails: Dictionary(fails) { $0 + $1 })
    }
    return figures
  }
}
