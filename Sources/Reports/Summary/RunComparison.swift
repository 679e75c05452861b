/// What failed otherwise than in an earlier run.
///
/// A rule that failed is *new* where it did not fail before, *gone* where it does not fail any more, *unchanged* where it
/// failed in both; the number of calls behind each says how much that means.
public struct RunComparison: Sendable {
  /// What became of it.
  public enum Change: String, Sendable, CaseIterable {
    /// Only in this run, only in the earlier one, in both.
    case new, gone, unchanged

    init?(now: Int, before: Int) {
      switch (now > 0, before > 0) {
      case (true, false): self = .new
      case (false, true): self = .gone
      case (true, true): self = .unchanged
      case (false, false): return nil
      }
    }
  }

  /// A rule that failed in one of the runs at least.
  public struct Rule: Sendable, Equatable {
    /// The rule's id.
    public let id: String
    /// The rule's title.
    public let title: String
    /// New, gone or unchanged.
    public let change: Change
    /// Calls in which it failed, and those to which it applied.
    public let (fail, applied): (Int, Int)
    /// The same of the earlier run.
    public let (failBefore, appliedBefore): (Int, Int)
  }

  /// An agent of one of the runs at least.
  public struct Agent: Sendable {
    /// Who it is.
    public let key: AgentKey
    /// New, gone or unchanged: whether there are calls of the agent.
    public let change: Change
    /// In this run and in the earlier one.
    public let (now, before): (RunFigures.Agent?, RunFigures.Agent?)
    /// Rules that failed for the agent, by their ids.
    public let rules: [(id: String, change: Change, fail: Int, failBefore: Int)]
  }

  /// The earlier run.
  public let before: RunFigures
  /// Whether both were scored by the same rules; else a change may be the rules'.
  public let sameRules: Bool
  /// By their ids.
  public let rules: [Rule]
  /// Those with an id first, by id or name.
  public let agents: [Agent]

  /// Compares a run with an earlier one.
  public init(_ now: RunFigures, with before: RunFigures) {
    self.before = before
    sameRules = now.header.digest == before.header.digest && now.header.scorecard == before.header.scorecard
    rules = Set(now.rules.keys).union(before.rules.keys).sorted().compactMap { id in
      let (one, other) = (now.rules[id], before.rules[id])
      guard let change = Change(now: one?.fail ?? 0, before: other?.fail ?? 0) else { return nil }
      return Rule(
        id: id, title: one?.title ?? other?.title ?? "", change: change,
        fail: one?.fail ?? 0, applied: (one?.pass ?? 0) + (one?.fail ?? 0),
        failBefore: other?.fail ?? 0, appliedBefore: (other?.pass ?? 0) + (other?.fail ?? 0))
    }
    agents = Set(now.agents.keys).union(before.agents.keys).sorted().compactMap { key in
      let (one, other) = (now.agents[key], before.agents[key])
      guard let change = Change(now: one?.calls ?? 0, before: other?.calls ?? 0) else { return nil }
      let failed = Set((one?.fails ?? [:]).keys).union((other?.fails ?? [:]).keys).sorted()
      return Agent(
        key: key, change: change, now: one, before: other,
        rules: failed.compactMap { id in
          let (fail, failBefore) = (one?.fails[id] ?? 0, other?.fails[id] ?? 0)
          return Change(now: fail, before: failBefore).map { (id, $0, fail, failBefore) }
        })
    }
  }
}

extension XMLTextWriter {
  /// The element `baseline`.
  mutating func write(_ comparison: RunComparison) {
    let before = comparison.before
    start("baseline")
    attribute("scorecard", before.header.scorecard)
    attribute("scorecardVersion", before.header.scorecardVersion)
    attribute("digest", before.header.digest)
    attribute("sameRules", comparison.sameRules)
    attribute("calls", before.calls)
    attribute("mean", before.mean)
    attribute("passRate", before.passRate)
    for rule in comparison.rules {
      start("rule")
      attribute("id", rule.id)
      attribute("title", rule.title)
      attribute("change", rule.change.rawValue)
      attribute("fail", rule.fail)
      attribute("applied", rule.applied)
      attribute("failBefore", rule.failBefore)
      attribute("appliedBefore", rule.appliedBefore)
      end()
    }
    for agent in comparison.agents { write(agent) }
    end()
  }

  private mutating func write(_ agent: RunComparison.Agent) {
    start("agent")
    attribute("id", agent.key.id)
    attribute("name", agent.key.name ?? agent.now?.name ?? agent.before?.name)
    attribute("team", agent.now?.team ?? agent.before?.team)
    attribute("change", agent.change.rawValue)
    attribute("calls", agent.now?.calls ?? 0)
    attribute("callsBefore", agent.before?.calls ?? 0)
    attribute("mean", agent.now?.mean)
    attribute("meanBefore", agent.before?.mean)
    for rule in agent.rules {
      start("rule")
      attribute("id", rule.id)
      attribute("change", rule.change.rawValue)
      attribute("fail", rule.fail)
      attribute("failBefore", rule.failBefore)
      end()
    }
    end()
  }
}
