import CallModel
import Rulebook
import Scoring

/// The totals of a run.
///
/// Workers each fill one and `merge` them in the order of the input; the result does not depend on how the calls were
/// shared out. Its size depends on the number of rules, agents, teams and days, not on the number of calls: single calls are named
/// only at the ends of the scale and as examples of a rule.
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
  /// By the hour in which the call began, `00` to `23`, in the export's own time zone.
  public internal(set) var hours = OrderedTotals<String, GroupTotals>()
  /// By line or skill group, as the export names it.
  public internal(set) var queues = OrderedTotals<String, GroupTotals>()
  /// By what the call was about, as the export or the customer's words say.
  public internal(set) var callTypes = OrderedTotals<CallType, GroupTotals>()
  /// By scorecard, where calls are routed to several.
  public internal(set) var scorecards = OrderedTotals<String, GroupTotals>()
  /// The calls with the lowest values.
  public internal(set) var worst = RankedCalls(.worst)
  /// The calls with the highest values.
  public internal(set) var best = RankedCalls(.best)
  /// Fatal calls whose value is 0 for it: they stand in `values` and are told apart from the others.
  public internal(set) var fatalZeros = 0

  /// An empty run.
  public init() {}

  /// Calls without a value: nothing in them could be assessed.
  public var unrated: Int { calls - values.count }

  /// How many of the calls that have a value passed, in per cent, rounded half up.
  public var passRate: Points? { Points.share(passed, of: values.count) }

  /// By the month in which the call began: its days together.
  public var months: OrderedTotals<String, GroupTotals> {
    var months = OrderedTotals<String, GroupTotals>()
    for (day, totals) in days.pairs { months[String(day.prefix(7)), default: GroupTotals()].merge(totals) }
    return months
  }

  /// The values of the calls without a fatal fail.
  public var valuesWithoutFatal: ValueDistribution { values.withoutZeros(fatalZeros) }

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
    for (index, section) in scored.sections.enumerated() {
      sections[section.id, near: index, default: SectionTotals(title: section.title)].add(section, of: scored)
    }
    if score.fatal, score.value == .zero { fatalZeros += 1 }
    worst.add(scored)
    best.add(scored)
    addToGroups(scored)
  }

  private mutating func addToGroups(_ scored: ScoredCall) {
    let (call, score) = (scored.call, scored.score)
    if let key = AgentKey(call.agent) { agents[key, default: AgentTotals(agent: call.agent)].add(scored) }
    if let team = call.agent.team { teams[team, default: GroupTotals()].add(score) }
    if let queue = call.queue { queues[queue, default: GroupTotals()].add(score) }
    if let type = call.callType ?? scored.detectedCallType { callTypes[type, default: GroupTotals()].add(score) }
    guard let startedAt = call.startedAt, let day = Self.day(of: startedAt) else { return }
    days[day, default: GroupTotals()].add(score)
    if let hour = Self.hour(of: startedAt) { hours[hour, default: GroupTotals()].add(score) }
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
    agents.merge(later.agents) { $0.merge($1) }
    teams.merge(later.teams) { $0.merge($1) }
    scorecards.merge(later.scorecards) { $0.merge($1) }
    days.merge(later.days) { $0.merge($1) }
    hours.merge(later.hours) { $0.merge($1) }
    queues.merge(later.queues) { $0.merge($1) }
    callTypes.merge(later.callTypes) { $0.merge($1) }
    worst.merge(later.worst)
    best.merge(later.best)
    fatalZeros += later.fatalZeros
  }

  /// `2026-03-04` out of an ISO 8601 instant; `nil` for anything else.
  static func day(of instant: String) -> String? {
    let bytes = Array(instant.utf8.prefix(11))
    guard bytes.count >= 10, bytes.count == 10 || bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ")
    else { return nil }
    for (index, byte) in bytes.prefix(10).enumerated() {
      let isSeparator = index == 4 || index == 7
      guard isSeparator ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte) else { return nil }
    }
    return String(decoding: bytes.prefix(10), as: UTF8.self)
  }

  /// `09` out of an instant that begins with a day; `nil` where no hour of a day follows.
  private static func hour(of instant: String) -> String? {
    let bytes = Array(instant.utf8.prefix(14).dropFirst(11))
    guard bytes.count >= 2, bytes.count == 2 || bytes[2] == UInt8(ascii: ":"),
      bytes.prefix(2).allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let hour = String(decoding: bytes.prefix(2), as: UTF8.self)
    return hour < "24" ? hour : nil
  }
}

extension Summary {
  /// Names the files of calls whose id an earlier call had; for the totals of one piece of an input, before it is
  /// merged.
  ///
  /// - Parameter names: id, line and the file's name without ending.
  public mutating func rename(_ names: [(id: String, line: Int, name: String)]) {
    guard !names.isEmpty else { return }
    let byPlace = Dictionary(names.map { (CallPlace(id: $0.id, line: $0.line), $0.name) }) { first, _ in first }
    worst.rename(byPlace)
    best.rename(byPlace)
    sections.update { section in
      section.rules.update { rule in rule.examples.rename(byPlace) }
    }
  }
}
