import CallModel
import Rulebook
import Scoring

/// What the tables say of all calls together, counted from the scorecards themselves.
struct TableTotals {
  /// The first document's.
  var header: ReportHeader?
  var values = ValueDistribution()
  var all = CallTotals()
  /// Calls without a fatal fail by their value: 0–9.99, 10–19.99, … 90–100.
  var bands = [Int](repeating: 0, count: 10)
  var grades = OrderedTotals<String, CallTotals>()
  var days = OrderedTotals<String, CallTotals>()
  var callTypes = OrderedTotals<String, CallTotals>()
  var teams = OrderedTotals<String, CallTotals>()
  var scorecards = OrderedTotals<String, CallTotals>()
  var agents = OrderedTotals<AgentKey, AgentTableTotals>()
  var sections = OrderedTotals<SectionKey, SectionTableTotals>()
  var rules = OrderedTotals<RuleKey, RuleTableTotals>()
  var findings = OrderedTotals<String, FindingTableTotals>()
  /// How many rows of items there are.
  var items = 0
  /// Calls of which only findings stand in the XML.
  var incomplete = 0
  /// Documents that could not be read, or not to their end.
  var unreadable = 0

  mutating func add(_ call: ReportedCall, header: ReportHeader) {
    if self.header == nil { self.header = header }
    let score = call.score
    if let value = score.value {
      values.add(value)
      if !score.fatal { bands[min(max(value.hundredths / 1_000, 0), 9)] += 1 }
    }
    if !call.isComplete { incomplete += 1 }
    all.add(score)
    grades[score.grade, default: CallTotals()].add(score)
    days[call.startedAt.flatMap(SpreadsheetDate.day) ?? "", default: CallTotals()].add(score)
    callTypes[call.callType?.chineseName ?? "", default: CallTotals()].add(score)
    teams[call.agent.team ?? "", default: CallTotals()].add(score)
    scorecards[call.scorecard, default: CallTotals()].add(score)
    addItems(of: call)
    if let key = AgentKey(call.agent) {
      agents[key, default: AgentTableTotals(agent: call.agent)].add(call)
    }
    var acts: Set<String> = []
    for finding in call.findings where acts.insert(finding.act).inserted {
      findings[finding.act, default: FindingTableTotals(title: finding.title)].calls += 1
    }
  }

  private mutating func addItems(of call: ReportedCall) {
    for section in call.sections {
      let sectionKey = SectionKey(scorecard: call.scorecard, section: section.id)
      sections[sectionKey, default: SectionTableTotals(title: section.title)].add(section)
      for item in section.items {
        items += 1
        let key = RuleKey(section: sectionKey, rule: item.rule)
        rules[key, default: RuleTableTotals(item, section: section.title)].add(item)
      }
    }
  }
}

/// A section of a scorecard.
struct SectionKey: Hashable, Sendable {
  var scorecard: String
  var section: String
}

/// A rule in a section of a scorecard.
struct RuleKey: Hashable, Sendable {
  var section: SectionKey
  var rule: String
}

/// How the calls of a group came out.
struct CallTotals: Equatable, Sendable {
  var calls = 0
  var passed = 0
  var fatal = 0
  var rated = 0
  var sum = Points.zero

  var mean: Points? { sum.mean(of: rated) }
  /// Of the calls that have a value, 0 to 1.
  var passRate: Double? { rated > 0 ? Double(passed) / Double(rated) : nil }

  mutating func add(_ score: Score) {
    calls += 1
    if score.passed { passed += 1 }
    if score.fatal { fatal += 1 }
    guard let value = score.value else { return }
    rated += 1
    sum += value
  }
}

/// One agent's calls, and which rules were broken in them.
struct AgentTableTotals: Equatable, Sendable {
  let agent: Agent
  var totals = CallTotals()
  var review = 0
  /// By the rule's id: its title and how often it was broken.
  var broken = OrderedTotals<String, BrokenRule>()

  init(agent: Agent) { self.agent = agent }

  mutating func add(_ call: ReportedCall) {
    totals.add(call.score)
    var needsReview = false
    for item in call.items {
      if item.needsReview { needsReview = true }
      // A bonus that was not earned is nothing that went wrong.
      guard item.outcome == .fail, item.severity != .bonus else { continue }
      broken[item.rule, default: BrokenRule(title: item.title)].calls += 1
    }
    if needsReview { review += 1 }
  }

  /// The rules that were broken most often, the first of the scorecard first where they are equal.
  func mostBroken(_ count: Int) -> [BrokenRule] {
    let ranked = broken.pairs.enumerated().sorted { left, right in
      (right.element.value.calls, left.offset) < (left.element.value.calls, right.offset)
    }
    return ranked.prefix(count).map(\.element.value)
  }
}

/// How often a rule was broken.
struct BrokenRule: Equatable, Sendable {
  let title: String
  var calls = 0
}

/// One section in all calls.
struct SectionTableTotals: Equatable, Sendable {
  let title: String
  var earned = Points.zero
  var potential = Points.zero

  init(title: String) { self.title = title }

  mutating func add(_ section: ReportedSection) {
    earned += section.earned
    potential += section.potential
  }
}

/// One rule in all calls.
struct RuleTableTotals: Equatable, Sendable {
  /// As the first call has it.
  let item: ReportedItem
  let section: String
  var pass = 0
  var fail = 0
  var notApplicable = 0
  var notAssessable = 0
  var review = 0
  var lost = Points.zero

  init(_ item: ReportedItem, section: String) {
    self.item = item
    self.section = section
  }

  /// Of the calls in which it applied and could be judged, 0 to 1.
  var passRate: Double? { pass + fail > 0 ? Double(pass) / Double(pass + fail) : nil }

  mutating func add(_ item: ReportedItem) {
    switch item.outcome {
    case .pass: pass += 1
    case .fail: fail += 1
    case .notApplicable: notApplicable += 1
    case .notAssessable: notAssessable += 1
    }
    if item.needsReview { review += 1 }
    lost += item.lost
  }
}

/// In how many calls the customer let something be known.
struct FindingTableTotals: Equatable, Sendable {
  let title: String
  var calls = 0
}
