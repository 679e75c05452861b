import CallModel
import Rulebook
import Scoring

/// One call as the totals name it: enough to find its scorecard and to say why it is named.
public struct CallReference: Sendable, Equatable {
  /// The call's id.
  public let id: String
  /// Where the call stands in its file.
  public let line: Int
  /// The name of its file without ending, where it is not the one that its id gives: an earlier call had the id.
  public internal(set) var name: String?
  /// When the call began, as the export wrote it.
  public let startedAt: String?
  /// Who served the customer.
  public let agent: Agent
  /// `nil` where nothing could be assessed.
  public let value: Points?
  /// What the value would be without a fatal fail.
  public let beforeFatal: Points?
  /// What could be earned: of two equal values the one that more stands behind is the better.
  public let potential: Points
  /// As the scorecard has it.
  public let grade: String
  /// Whether the call passed.
  public let passed: Bool
  /// Whether a fatal rule failed.
  public let fatal: Bool

  /// Names a scored call.
  public init(_ scored: ScoredCall) {
    let (call, score) = (scored.call, scored.score)
    id = call.id
    line = call.source.line
    startedAt = call.startedAt
    agent = call.agent
    value = score.value
    beforeFatal = score.beforeFatal
    potential = score.potential
    grade = score.grade
    passed = score.passed
    fatal = score.fatal
  }
}

/// The first calls of a kind, in the order of the input.
public struct FirstCalls: Sendable, Equatable {
  /// At most `maximum`.
  public private(set) var calls: [CallReference] = []
  /// Enough to see what a rule finds; whoever wants all of them has the scorecards.
  public static let maximum = 3

  /// None yet.
  public init() {}

  /// Whether another one would be let in.
  var isFull: Bool { calls.count >= Self.maximum }

  mutating func add(_ call: CallReference) {
    if !isFull { calls.append(call) }
  }

  mutating func merge(_ later: FirstCalls) {
    for call in later.calls { add(call) }
  }

  mutating func rename(_ names: [CallPlace: String]) { calls.rename(names) }
}

/// The calls at one end of the scale, in order; of equal ones those that came first.
///
/// The order is a total one and merging keeps the input's order among equals, so the result does not depend on how the
/// calls were shared out. Calls without a value are at neither end.
public struct RankedCalls: Sendable, Equatable {
  /// Which end.
  public enum End: Sendable, Equatable {
    /// Lowest value first; among fatal ones, whose value is 0, lowest value before the fatal fail first.
    case worst
    /// Highest value first; among equals the one with the most points behind it.
    case best
  }

  /// Which end these are of.
  public let end: End
  /// At most `maximum`, in order.
  public private(set) var calls: [CallReference] = []
  /// As many as a person looks at.
  public static let maximum = 20

  /// None yet.
  public init(_ end: End) { self.end = end }

  /// Takes a call in; its reference is made only where it is among the first.
  mutating func add(_ scored: ScoredCall) {
    guard let rank = Self.rank(scored.score.value, scored.score.beforeFatal, scored.score.potential, end) else {
      return
    }
    if calls.count >= Self.maximum, let last = calls.last, let limit = Self.rank(last, end), rank >= limit { return }
    insert(CallReference(scored), rank)
  }

  mutating func merge(_ later: RankedCalls) {
    for call in later.calls {
      if let rank = Self.rank(call, end) { insert(call, rank) }
    }
  }

  mutating func rename(_ names: [CallPlace: String]) { calls.rename(names) }

  /// Behind all that are as good as it.
  private mutating func insert(_ call: CallReference, _ rank: (Int, Int)) {
    let place = calls.firstIndex { Self.rank($0, end).map { rank < $0 } ?? true } ?? calls.count
    guard place < Self.maximum else { return }
    calls.insert(call, at: place)
    if calls.count > Self.maximum { calls.removeLast() }
  }

  private static func rank(_ call: CallReference, _ end: End) -> (Int, Int)? {
    rank(call.value, call.beforeFatal, call.potential, end)
  }

  /// Smaller comes first.
  private static func rank(_ value: Points?, _ beforeFatal: Points?, _ potential: Points, _ end: End) -> (Int, Int)? {
    guard let value else { return nil }
    switch end {
    case .worst: return (value.hundredths, (beforeFatal ?? value).hundredths)
    case .best: return (-value.hundredths, -potential.hundredths)
    }
  }
}

/// By what a call of one piece of an input is known.
struct CallPlace: Hashable {
  var id: String
  var line: Int
}

extension [CallReference] {
  fileprivate mutating func rename(_ names: [CallPlace: String]) {
    for index in indices {
      if let name = names[CallPlace(id: self[index].id, line: self[index].line)] { self[index].name = name }
    }
  }
}

extension CallReference: Recordable {
  /// Everything.
  public func append(to record: inout RecordWriter) {
    record.append(id)
    record.append(line)
    for text in [name, startedAt] { record.append(text) }
    record.append(agent)
    for points in [value, beforeFatal] { record.append(points.map { $0.hundredths + 1 } ?? 0) }
    record.append(potential)
    record.append(grade)
    record.append((passed ? 1 : 0) + (fatal ? 2 : 0))
  }

  /// Everything.
  public init(from record: inout RecordReader) throws(MalformedRecord) {
    id = try record.text()
    line = try record.number()
    name = try record.optionalText()
    startedAt = try record.optionalText()
    agent = try Agent(from: &record)
    value = try Self.points(from: &record)
    beforeFatal = try Self.points(from: &record)
    potential = try Points(from: &record)
    grade = try record.text()
    let flags = try record.number()
    guard (0...3).contains(flags) else { throw MalformedRecord() }
    passed = flags & 1 != 0
    fatal = flags & 2 != 0
  }

  private static func points(from record: inout RecordReader) throws(MalformedRecord) -> Points? {
    let number = try record.number()
    guard number >= 0 else { throw MalformedRecord() }
    return number == 0 ? nil : Points(hundredths: number - 1)
  }
}

extension FirstCalls: Recordable {
  /// In order.
  public func append(to record: inout RecordWriter) { record.append(calls) }

  /// In order.
  public init(from record: inout RecordReader) throws(MalformedRecord) {
    calls = try record.values()
    guard calls.count <= Self.maximum else { throw MalformedRecord() }
  }
}

extension RankedCalls {
  /// In order.
  func append(to record: inout RecordWriter) { record.append(calls) }

  /// In order; what is not was never written.
  init(_ end: End, from record: inout RecordReader) throws(MalformedRecord) {
    self.init(end)
    calls = try record.values()
    let ranks = calls.compactMap { Self.rank($0, end) }
    guard calls.count <= Self.maximum, ranks.count == calls.count,
      zip(ranks, ranks.dropFirst()).allSatisfy({ $0 <= $1 })
    else { throw MalformedRecord() }
  }
}
