import Rulebook

/// How often each value between 0.00 and 100.00 was given: every figure of it is exact, whatever the number of calls.
public struct ValueDistribution: Sendable, Equatable {
  private var counts: [Int] = []
  /// How many values.
  public private(set) var count = 0
  private var sum = Points.zero

  private static let highest = 10_000
  /// The width of a bin of `bins`: 5.00.
  public static let binWidth = Points(hundredths: 500)

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

  /// The same without some of the values 0.00, at most as many as there are.
  public func withoutZeros(_ number: Int) -> ValueDistribution {
    var rest = self
    guard let zeros = counts.first else { return rest }
    let removed = min(max(number, 0), zeros)
    rest.counts[0] -= removed
    rest.count -= removed
    return rest
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

  /// The smallest value that at least a quarter of the values do not exceed (nearest rank); `nil` without values.
  public var lowerQuartile: Points? { count > 0 ? value(at: (count + 3) / 4 - 1) : nil }

  /// The smallest value that at least three quarters of the values do not exceed; `nil` without values.
  public var upperQuartile: Points? { count > 0 ? value(at: (3 * count + 3) / 4 - 1) : nil }

  /// The standard deviation of all values (not of a sample of them), rounded to hundredths; `nil` without values.
  public var deviation: Points? {
    var squares = 0
    for (hundredths, number) in counts.enumerated() where number > 0 { squares += hundredths * hundredths * number }
    return Points.deviation(count: count, sum: sum, squares: squares)
  }

  /// The lowest value; `nil` without values.
  public var minimum: Points? { count > 0 ? value(at: 0) : nil }

  /// The highest value; `nil` without values.
  public var maximum: Points? { count > 0 ? value(at: count - 1) : nil }

  /// How many values lie in each five points, the upper bound left out but for 100.00; empty without values.
  public var bins: [Int] {
    guard count > 0 else { return [] }
    let width = Self.binWidth.hundredths
    var bins = [Int](repeating: 0, count: Self.highest / width)
    for (hundredths, number) in counts.enumerated() where number > 0 {
      bins[min(hundredths / width, bins.count - 1)] += number
    }
    return bins
  }

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

  /// The standard deviation of `count` amounts with this sum and this sum of squared hundredths.
  ///
  /// What is under the root is a whole number, so nothing is lost before it and the same comes out everywhere.
  static func deviation(count: Int, sum: Points, squares: Int) -> Points? {
    guard count > 0 else { return nil }
    let total = Int128(sum.hundredths)
    let underRoot = max(0, Int128(count) * Int128(squares) - total * total)
    return Points(hundredths: Int((Double(underRoot).squareRoot() / Double(count)).rounded()))
  }

  /// Which part of `whole` the `part` is, in per cent, rounded half up; `nil` of nothing.
  static func share(_ part: Int, of whole: Int) -> Points? {
    Points(hundredths: part * 10_000).mean(of: whole)
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
      guard (0...Self.highest).contains(hundredths), (1...1 << 33).contains(number), count <= 1 << 33 - number else {
        throw MalformedRecord()
      }
      if counts.isEmpty { counts = [Int](repeating: 0, count: Self.highest + 1) }
      counts[hundredths] += number
      count += number
      sum += Points(hundredths: hundredths * number)
    }
  }
}
