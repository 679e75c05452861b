import CallModel
import Rulebook
import Scoring

// The totals as a journal keeps them: what comes out is equal to what went in, the order of keys included.

extension Summary: Recordable {
  /// All totals.
  public func append(to record: inout RecordWriter) {
    for count in [calls, rejected, passed, fatal] { record.append(count) }
    record.append(values)
    record.append(grades) { $0.append($1) }
    record.append(speakers) { $0.append($1) }
    record.append(findings) { $0.append($1) }
    record.append(sections) { $0.append($1) }
    record.append(agents) { $0.append($1) }
    record.append(teams) { $0.append($1) }
    record.append(days) { $0.append($1) }
    record.append(scorecards) { $0.append($1) }
    record.append(hours) { $0.append($1) }
    record.append(queues) { $0.append($1) }
    record.append(callTypes) { $0.append($1) }
    worst.append(to: &record)
    best.append(to: &record)
    record.append(fatalZeros)
  }

  /// All totals.
  public init(from record: inout RecordReader) throws(MalformedRecord) {
    self.init()
    calls = try record.number()
    rejected = try record.number()
    passed = try record.number()
    fatal = try record.number()
    values = try ValueDistribution(from: &record)
    grades = try record.totals()
    speakers = try record.totals()
    findings = try record.totals()
    sections = try record.totals()
    agents = try record.totals()
    teams = try record.totals()
    days = try record.totals()
    scorecards = try record.totals()
    hours = try record.totals()
    queues = try record.totals()
    callTypes = try record.totals()
    worst = try RankedCalls(.worst, from: &record)
    best = try RankedCalls(.best, from: &record)
    fatalZeros = try record.number()
  }
}

extension RecordWriter {
  fileprivate mutating func append<Key: Recordable, Value>(
    _ totals: OrderedTotals<Key, Value>, _ appendValue: (inout RecordWriter, Value) -> Void
  ) {
    append(totals.keys.count)
    for (key, value) in totals.pairs {
      append(key)
      appendValue(&self, value)
    }
  }
}

extension RecordReader {
  fileprivate mutating func totals<Key: Recordable, Value: Recordable>() throws(MalformedRecord)
    -> OrderedTotals<Key, Value>
  {
    var totals = OrderedTotals<Key, Value>()
    for _ in 0..<(try count()) {
      let key = try Key(from: &self)
      guard totals[key] == nil else { throw MalformedRecord() }
      let value = try Value(from: &self)
      totals[key, default: value] = value
    }
    return totals
  }

  fileprivate mutating func raw<Value: RawRepresentable<String>>() throws(MalformedRecord) -> Value {
    guard let value = Value(rawValue: try text()) else { throw MalformedRecord() }
    return value
  }
}

extension SpeakerJudgement.Verdict: Recordable {
  /// Its raw value.
  public func append(to record: inout RecordWriter) { record.append(rawValue) }
  /// Its raw value.
  public init(from record: inout RecordReader) throws(MalformedRecord) { self = try record.raw() }
}

extension CallType: Recordable {
  /// Its raw value.
  public func append(to record: inout RecordWriter) { record.append(rawValue) }
  /// Its raw value.
  public init(from record: inout RecordReader) throws(MalformedRecord) { self = try record.raw() }
}

extension Points: Recordable {
  /// Hundredths.
  public func append(to record: inout RecordWriter) { record.append(hundredths) }
  /// Hundredths.
  public init(from record: inout RecordReader) throws(MalformedRecord) { self.init(hundredths: try record.number()) }
}

extension Agent: Recordable {
  /// Id, name and team.
  public func append(to record: inout RecordWriter) {
    for part in [id, name, team] { record.append(part) }
  }

  /// Id, name and team.
  public init(from record: inout RecordReader) throws(MalformedRecord) {
    self.init(id: try record.optionalText(), name: try record.optionalText(), team: try record.optionalText())
  }
}

extension AgentKey: Recordable {
  /// As the agent it is made from.
  public func append(to record: inout RecordWriter) { record.append(Agent(id: id, name: name)) }

  /// As the agent it is made from.
  public init(from record: inout RecordReader) throws(MalformedRecord) {
    guard let key = AgentKey(try Agent(from: &record)) else { throw MalformedRecord() }
    self = key
  }
}

extension AgentTotals: Recordable {
  /// The agent and the totals.
  public func append(to record: inout RecordWriter) {
    record.append(agent)
    record.append(totals)
    record.append(rules) { $0.append($1) }
  }

  /// The agent and the totals.
  public init(from record: inout RecordReader) throws(MalformedRecord) {
    self.init(agent: try Agent(from: &record))
    totals = try GroupTotals(from: &record)
    rules = try record.totals()
  }
}

extension AgentRuleTotals: Recordable {
  /// All counts.
  public func append(to record: inout RecordWriter) {
    record.append(fail)
    record.append(lost)
  }

  /// All counts.
  public init(from record: inout RecordReader) throws(MalformedRecord) {
    self.init()
    fail = try record.number()
    lost = try Points(from: &record)
  }
}

extension GroupTotals: Recordable {
  /// All counts.
  public func append(to record: inout RecordWriter) {
    for count in [calls, passed, fatal, rated] { record.append(count) }
    record.append(sum)
    // 10^8 for each call: more than a number of the record may be.
    record.append(squares >> 30)
    record.append(squares & (1 << 30 - 1))
  }

  /// All counts.
  public init(from record: inout RecordReader) throws(MalformedRecord) {
    self.init()
    calls = try record.number()
    passed = try record.number()
    fatal = try record.number()
    rated = try record.number()
    sum = try Points(from: &record)
    let (upper, lower) = (try record.number(), try record.number())
    guard (0..<1 << 33).contains(upper), (0..<1 << 30).contains(lower) else { throw MalformedRecord() }
    squares = upper << 30 | lower
  }
}

extension FindingTotals: Recordable {
  /// Title and count.
  public func append(to record: inout RecordWriter) {
    record.append(title)
    record.append(calls)
  }

  /// Title and count.
  public init(from record: inout RecordReader) throws(MalformedRecord) {
    self.init(title: try record.text())
    calls = try record.number()
  }
}

extension OutcomeTotals: Recordable {
  /// All counts.
  public func append(to record: inout RecordWriter) {
    for count in [pass, fail, notApplicable, notAssessable] { record.append(count) }
    record.append(lost)
  }

  /// All counts.
  public init(from record: inout RecordReader) throws(MalformedRecord) {
    self.init()
    pass = try record.number()
    fail = try record.number()
    notApplicable = try record.number()
    notAssessable = try record.number()
    lost = try Points(from: &record)
  }
}

extension RuleTotals: Recordable {
  /// The rule and its outcomes.
  public func append(to record: inout RecordWriter) {
    for text in [title, clause, kind.rawValue, severity.rawValue] { record.append(text) }
    record.append(outcomes)
    record.append(examples)
  }

  /// The rule and its outcomes.
  public init(from record: inout RecordReader) throws(MalformedRecord) {
    self.init(
      title: try record.text(), clause: try record.text(), kind: try record.raw(), severity: try record.raw())
    outcomes = try OutcomeTotals(from: &record)
    examples = try FirstCalls(from: &record)
  }
}

extension SectionTotals: Recordable {
  /// The section and its rules.
  public func append(to record: inout RecordWriter) {
    record.append(title)
    for points in [earned, potential] { record.append(points) }
    record.append(outcomes)
    record.append(rules) { $0.append($1) }
  }

  /// The section and its rules.
  public init(from record: inout RecordReader) throws(MalformedRecord) {
    self.init(title: try record.text())
    earned = try Points(from: &record)
    potential = try Points(from: &record)
    outcomes = try OutcomeTotals(from: &record)
    rules = try record.totals()
  }
}
