import CallModel
import Rulebook
import Scoring

/// The totals of a run.
///
/// Workers each fill one and `merge` them in the order of the input; the result does not depend on how the calls were
/// shared out. Its size depends on the number of rules, agents, teams and days, not on the number of calls.
public struct Summary: Sendable, Equatable {
  /// Calls with a score; `rejected` ones are not among them.
  public internal(set) var calls = 0
  /// Input that could not be read as a call.
  public internal(set) var rejected = 0
  /// Calls that passed.
  public internal(set) var passed = 0
  /// Calls with a fatal fail.
  public internal(set) var fatal = 0
  /// The values of the calls that have one.
  public internal(set) var values = ValueDistribution()
  /// In the order of first appearance, which is the scorecard's.
  public internal(set) var sections = OrderedTotals<String, SectionTotals>()
  /// Calls by grade.
  public internal(set) var grades = OrderedTotals<String, Int>()
  /// Calls by what their speakers look like.
  public internal(set) var speakers = OrderedTotals<SpeakerJudgement.Verdict, Int>()
  /// Calls by what the customer let be known, a call once for each act.
  public internal(set) var findings = OrderedTotals<String, FindingTotals>()
  /// Calls by agent.
  public internal(set) var agents = OrderedTotals<AgentKey, AgentTotals>()
  /// Calls by team.
  public internal(set) var teams = OrderedTotals<String, GroupTotals>()
  /// By the day on which the call began, in the export's own time zone.
  public internal(set) var days = OrderedTotals<String, GroupTotals>()

  /// By scorecard, where calls are routed to several.
  public internal(set) var scorecards = OrderedTotals<String, GroupTotals>()

  /// An empty run.
  public init() {}

  /// Calls without a value: nothing in them could be assessed.
  public var unrated: Int { calls - values.count }

  /// Counts one scored call.
  ///
  /// - Parameter scorecard: its id, where calls are routed to several.
  public mutating func add(_ scored: ScoredCall, scorecard: String? = nil) {
    let score = scored.score
    if let scorecard { scorecards[scorecard, default: GroupTotals()].add(score) }
    calls += 1
    if score.passed { passed += 1 }
    if score.fatal { fatal += 1 }
    if let value = score.value { values.add(value) }
    grades[score.grade, default: 0] += 1
    speakers[scored.speakers.verdict, default: 0] += 1
    var acts: Set<String> = []
    for finding in scored.findings where acts.insert(finding.act).inserted {
      findings[finding.act, default: FindingTotals(title: finding.title)].calls += 1
    }
    for section in scored.sections {
      sections[section.id, default: SectionTotals(title: section.title)].add(section)
    }
    let agent = scored.call.agent
    if let key = AgentKey(agent) {
      agents[key, default: AgentTotals(agent: agent)].totals.add(score)
    }
    if let team = agent.team { teams[team, default: GroupTotals()].add(score) }
    if let day = scored.call.startedAt.flatMap(Self.day) { days[day, default: GroupTotals()].add(score) }
  }

  /// Counts input that could not be read.
  public mutating func addRejected(_ count: Int = 1) { rejected += count }

  /// Adds the totals of the calls that come after these.
  public mutating func merge(_ later: Summary) {
    calls += later.calls
    rejected += later.rejected
    passed += later.passed
    fatal += later.fatal
    values.merge(later.values)
    grades.merge(later.grades) { $0 += $1 }
    speakers.merge(later.speakers) { $0 += $1 }
    findings.merge(later.findings) { $0.calls += $1.calls }
    sections.merge(later.sections) { $0.merge($1) }
    agents.merge(later.agents) { $0.totals.merge($1.totals) }
    teams.merge(later.teams) { $0.merge($1) }
    scorecards.merge(later.scorecards) { $0.merge($1) }
    days.merge(later.days) { $0.merge($1) }
  }

  /// `2026-03-04` out of an ISO 8601 instant; `nil` for anything else.
  private static func day(of instant: String) -> String? {
    let bytes = Array(instant.utf8.prefix(11))
    guard bytes.count >= 10, bytes.count == 10 || bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ")
    else { return nil }
    for (index, byte) in bytes.prefix(10).enumerated() {
      let isSeparator = index == 4 || index == 7
      guard isSeparator ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte) else { return nil }
    }
    return String(decoding: bytes.prefix(10), as: UTF8.self)
  }
}
