import CLibXML2

/// What is gathered for agents' and rules' pages while the calls go by. Its size depends on the number of agents and
/// rules, not on the number of calls.
final class PageCollection {
  /// The calls of an agent that the page lists.
  static let maximumCalls = 50
  /// The calls in which a rule failed that the page lists.
  static let maximumExamples = 20

  /// One call in an agent's list.
  private struct Row {
    var id: String
    var startedAt: String?
    var callType: String?
    var value: String?
    /// In hundredths; calls without a value come last.
    var rank: Int
    var beforeFatal: String?
    var grade: String?
    var passed: String?
    var fatal: String?
    var fails: Int
    var href: String?
  }

  private var calls: [AgentKey: [Row]] = [:]
  private let examples: PageTree
  private var byRule: [String: (node: XMLNode, count: Int)] = [:]

  init() throws(ReportError) { examples = try PageTree(.rule, root: "") }

  /// - Parameter href: the call's page, where it has one.
  func add(_ call: XMLNode, href: String?) {
    let agent = call.first("agent")
    var fails = 0
    for section in call.elements where section.name == "section" {
      for item in section.elements where item.name == "item" && item["outcome"] == "fail" {
        fails += 1
        addExample(item, of: call, agent: agent, href: href)
      }
    }
    if let key = agent.flatMap(AgentKey.init) { add(call, of: key, fails: fails, href: href) }
  }

  private func add(_ call: XMLNode, of key: AgentKey, fails: Int, href: String?) {
    let score = call.first("score")
    let value = score?["value"]
    let rank = value.flatMap { Int($0.filter { $0 != "." }) } ?? .max
    if let last = calls[key]?.last, rank >= last.rank, (calls[key]?.count ?? 0) >= Self.maximumCalls { return }
    let row = Row(
      id: call["id"] ?? "", startedAt: call["startedAt"], callType: call["callType"], value: value, rank: rank,
      beforeFatal: score?["fatal"] == "true" ? score?["beforeFatal"] : nil, grade: score?["grade"],
      passed: score?["passed"], fatal: score?["fatal"], fails: fails, href: href)
    let place = calls[key]?.firstIndex { rank < $0.rank } ?? calls[key]?.count ?? 0
    calls[key, default: []].insert(row, at: place)
    if (calls[key]?.count ?? 0) > Self.maximumCalls { calls[key]?.removeLast() }
  }

  private func addExample(_ item: XMLNode, of call: XMLNode, agent: XMLNode?, href: String?) {
    guard let rule = item["rule"] else { return }
    if byRule[rule] == nil {
      guard let list = examples.root.append("examples", examples.namespace) else { return }
      byRule[rule] = (list, 0)
    }
    guard let (list, count) = byRule[rule], count < Self.maximumExamples,
      let example = list.append("example", examples.namespace)
    else { return }
    byRule[rule]?.count += 1
    example["id"] = call["id"]
    example["startedAt"] = call["startedAt"]
    example["agent"] = agent?["id"]
    example["agentName"] = agent?["name"]
    example["value"] = call.first("score")?["value"]
    example["fatal"] = call.first("score")?["fatal"]
    example["href"] = href
    example.append(copyOf: item)
  }

  /// Puts `calls` with the agent's worst calls into a page.
  func writeCalls(of key: AgentKey, into page: PageTree) -> XMLNode? {
    guard let list = page.root.append("calls", page.namespace) else { return nil }
    for row in calls[key] ?? [] {
      guard let call = list.append("call", page.namespace) else { break }
      call["id"] = row.id
      call["startedAt"] = row.startedAt
      call["callType"] = row.callType
      call["value"] = row.value
      call["beforeFatal"] = row.beforeFatal
      call["grade"] = row.grade
      call["passed"] = row.passed
      call["fatal"] = row.fatal
      call["fails"] = String(row.fails)
      call["href"] = row.href
    }
    return list
  }

  /// Puts `examples` with the first calls in which the rule failed into a page.
  func writeExamples(of rule: String, into page: PageTree) -> XMLNode? {
    byRule[rule].flatMap { page.root.append(copyOf: $0.node) }
  }
}
