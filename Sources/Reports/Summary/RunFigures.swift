/// What a run is compared by: how often each rule failed, in all and for each agent.
public struct RunFigures: Sendable, Equatable {
  /// One rule in all calls.
  public struct Rule: Sendable, Equatable {
    /// The rule's title.
    public var title: String
    /// Calls in which it was kept.
    public var pass: Int
    /// Calls in which it failed.
    public var fail: Int
  }

  /// One agent.
  public struct Agent: Sendable, Equatable {
    /// The agent's name, where it is known.
    public var name: String?
    /// The agent's team, where it is known.
    public var team: String?
    /// All calls.
    public var calls: Int
    /// The mean value, as it is written; `nil` where no call has one.
    public var mean: String?
    /// Calls in which a rule failed, by the rule's id.
    public var fails: [String: Int]
  }

  /// Which rules the run was scored by.
  public var header: ReportHeader
  /// Scored calls.
  public var calls: Int
  /// As it is written; `nil` where no call has a value.
  public var mean: String?
  /// In per cent, as it is written; `nil` where no call has a value.
  public var passRate: String?
  /// By the rule's id.
  public var rules: [String: Rule] = [:]
  /// By id, or name.
  public var agents: [AgentKey: Agent] = [:]

  init(header: ReportHeader, calls: Int, mean: String?, passRate: String?) {
    self.header = header
    self.calls = calls
    self.mean = mean
    self.passRate = passRate
  }

  /// The figures of totals.
  public init(_ summary: Summary, header: ReportHeader) {
    self.init(
      header: header, calls: summary.calls, mean: summary.values.mean?.description,
      passRate: summary.passRate?.description)
    for (_, section) in summary.sections.pairs {
      for (id, rule) in section.rules.pairs {
        add(Rule(title: rule.title, pass: rule.outcomes.pass, fail: rule.outcomes.fail), id: id)
      }
    }
    for (key, agent) in summary.agents.pairs {
      let fails = agent.rules.pairs.map { ($0.key, $0.value.fail) }
      agents[key] = Agent(
        name: agent.agent.name, team: agent.agent.team, calls: agent.totals.calls,
        mean: agent.totals.mean?.description, fails: Dictionary(fails) { $0 + $1 })
    }
  }

  /// A rule may stand in sections of several scorecards.
  mutating func add(_ rule: Rule, id: String) {
    guard var known = rules[id] else {
      rules[id] = rule
      return
    }
    known.pass += rule.pass
    known.fail += rule.fail
    rules[id] = known
  }
}
