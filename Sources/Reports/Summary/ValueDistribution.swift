import Rulebook

/// How often each value between 0.00 and 100.00 was given: mean and median are exact, whatever the number of calls.
public struct ValueDistribution: Sendable, Equatable {
  private var counts: [Int] = []
  /// How many values.
  public private(set) var count = 0
  private var sum = Points.zero

  private static let highest = 10_000

  /// No values yet.
  public init() {}

  /// Counts one value; what lies outside 0 to 100 counts as the nearer end.
  public mutating func add(_ value: Points) {
    if counts.isEmpty { counts = [Int](repeating: 0, count: Self.highest + 1) }
    let hundredths = min(max(value.hundredths, 0), Self.highest)
    counts[hundredths] += 1
    count += 1
    sum += Points(hundredths: hundredths)
  }

  /// Adds the values of another one.
  public mutating func merge(_ other: ValueDistribution) {
    guard other.count > 0 else { return }
    if counts.isEmpty { counts = [Int](repeating: 0, count: Self.highest + 1) }
    for (index, added) in other.counts.enumerated() { counts[index] += added }
    count += other.count
    sum += other.sum
  }

  /// Rounded half up; `nil` without values.
  public var mean: Points? { sum.mean(of: count) }

  /// The middle value, or the mean of the two middle values, rounded half up; `nil` without values.
  public var median: Points? {
    guard count > 0 else { return nil }
    let lower = value(at: (count - 1) / 2)
    let upper = value(at: count / 2)
    return (lower + upper).mean(of: 2)
  }

  /// The lowest value; `nil` without values.
  public var minimum: Points? { count > 0 ? value(at: 0) : nil }

  /// The highest value; `nil` without values.
  public var maximum: Points? { count > 0 ? value(at: count - 1) : nil }

  /// The value at a position in ascending order.
  private func value(at position: Int) -> Points {
    var seen = 0
    for (hundredths, number) in counts.enumerated() {
      seen += number
      if seen > position { return Points(hundredths: hundredths) }
    }
    return .zero
  }
}

extension Points {
  /// This sum, not negative, shared among `count`, rounded half up; `nil` among none.
  func mean(of count: Int) -> Points? {
    count > 0 ? Points(hundredths: (2 * hundredths + count) / (2 * count)) : nil
  }
}

extension ValueDistribution: Recordable {
  /// Values that came and how often.
  public func append(to record: inout RecordWriter) {
    let given = counts.enumerated().filter { $0.element > 0 }
    record.append(given.count)
    for (hundredths, number) in given {
      record.append(hundredths)
      record.append(number)
    }
  }

  /// Values that came and how often.
  public init(from record: inout RecordReader) throws(MalformedRecord) {
    self.init()
    for _ in 0..<(try record.count()) {
      let hundredths = try record.number()
      let number = try record.number()
      guard (0...Self.highest).contains(hundredths), (1...1 << 32).contains(number) else { throw MalformedRecord() }
      if counts.isEmpty { counts = [Int](repeating: 0, count: Self.highest + 1) }
      counts[hundredths] += number
      count += number
      sum += Points(hundredths: hundredths * number)
    }
  }
}
