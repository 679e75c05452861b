import CallModel
import Rulebook
import Scoring

/// Which agent a call counts for: the id, or the name where the export has no ids.
public struct AgentKey: Sendable, Hashable {
  /// The agent's id.
  public let id: String?
  /// The agent's name, where the id is not known.
  public let name: String?

  /// `nil` for an agent of whom neither is known.
  public init?(_ agent: Agent) {
    guard agent.id != nil || agent.name != nil else { return nil }
    id = agent.id
    name = agent.id == nil ? agent.name : nil
  }
}

/// The calls of one agent, with name and team as the first call had them.
public struct AgentTotals: Sendable, Equatable {
  /// Id, name and team.
  public let agent: Agent
  /// How the calls came out.
  public internal(set) var totals = GroupTotals()
  /// Only the rules that failed at least once, in the order in which they first did.
  public internal(set) var rules = OrderedTotals<String, AgentRuleTotals>()

  /// No calls yet.
  public init(agent: Agent) { self.agent = agent }

  mutating func add(_ scored: ScoredCall) {
    totals.add(scored.score)
    for section in scored.sections {
      for index in section.items.indices where section.items[index].outcome == .fail {
        rules[section.items[index].rule, default: AgentRuleTotals()].add(section.items[index].lost)
      }
    }
  }

  mutating func merge(_ later: AgentTotals) {
    totals.merge(later.totals)
    rules.merge(later.rules) { $0.merge($1) }
  }
}

/// What one rule cost one agent.
public struct AgentRuleTotals: Sendable, Equatable {
  /// Calls in which it failed.
  public internal(set) var fail = 0
  /// All points lost.
  public internal(set) var lost = Points.zero

  mutating func add(_ lost: Points) {
    fail += 1
    self.lost += lost
  }

  mutating func merge(_ later: AgentRuleTotals) {
    fail += later.fail
    lost += later.lost
  }
}
