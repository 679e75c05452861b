import CallModel
import ChineseText

extension Settings: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(ringing)
    entry.append(passMark)
    entry.append(grades.map(\.name))
    entry.append(grades.map(\.from))
    entry.append(lists)
    entry.append(quantities)
    entry.append(findings?.map(\.set))
    entry.append(findings?.map(\.location))
    entry.append(undecided.sorted())
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    self.init()
    ringing = try entry.value()
    passMark = try entry.value()
    let names = try entry.value([String].self)
    grades = Array(zip(names, try entry.value([Points].self)))
    lists = try entry.list()
    quantities = try entry.list()
    let sets = try entry.value([String]?.self)
    let locations = try entry.value([SourceLocation]?.self)
    if let sets, let locations { findings = Array(zip(sets, locations)) }
    undecided = Set(try entry.value([String].self))
  }
}

extension RingingLimit: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(rings)
    entry.append(secondsPerRing)
    entry.append(seconds)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    self.init()
    rings = try entry.value()
    secondsPerRing = try entry.value()
    seconds = try entry.value()
  }
}

extension Points: Cacheable {
  package func encode(to entry: inout EntryWriter) { entry.append(hundredths) }
  package init(from entry: inout EntryReader) throws(DamagedEntry) { self.init(hundredths: try entry.value()) }
}

extension SourceLocation: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(file)
    entry.append(line)
    entry.append(column)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    self.init(file: try entry.value(), line: try entry.value(), column: try entry.value())
  }
}

// By their raw values.
extension CallType: Cacheable {}
extension Channel: Cacheable {}
extension Direction: Cacheable {}
extension Hangup: Cacheable {}
extension Speaker: Cacheable {}
extension RuleKind: Cacheable {}
extension Severity: Cacheable {}
extension Figure: Cacheable {}
extension Window.Unit: Cacheable {}
extension Trigger.Event: Cacheable {}
extension Condition.Event: Cacheable {}
extension Condition.Comparison: Cacheable {}
