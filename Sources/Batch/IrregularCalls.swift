import CallModel
import Reports

/// Calls with times that cannot be: how many of each kind, and the first of them by name.
public struct IrregularCalls: Sendable, Equatable {
  /// Calls of which at least one time cannot be.
  public private(set) var count = 0
  /// The ids of the first ones.
  public private(set) var ids: [String] = []
  /// How many calls show each kind, by the name of the kind.
  public private(set) var counts: [String: Int] = [:]

  /// So many are named.
  public static let maximumNamed = 5

  /// None so far.
  public init() {}

  /// Takes note of a call; of one without irregularities there is nothing to note.
  public mutating func add(_ irregularities: Irregularities, of id: String) {
    guard !irregularities.isEmpty else { return }
    count += 1
    if ids.count < Self.maximumNamed { ids.append(id) }
    for irregularity in irregularities.all { counts[irregularity.kind.rawValue, default: 0] += 1 }
  }

  /// Adds the calls that come behind these.
  mutating func merge(_ later: IrregularCalls) {
    count += later.count
    ids += later.ids.prefix(Self.maximumNamed - ids.count)
    counts.merge(later.counts, uniquingKeysWith: +)
  }
}

extension IrregularCalls: Recordable {
  /// Counts are in the order of their names, so that equal ones give equal bytes.
  public func append(to record: inout RecordWriter) {
    record.append(count)
    record.append(ids)
    record.append(counts.count)
    for (name, calls) in counts.sorted(by: { $0.key < $1.key }) {
      record.append(name)
      record.append(calls)
    }
  }

  /// Takes what `append(to:)` has put in.
  public init(from record: inout RecordReader) throws(MalformedRecord) {
    count = try record.number()
    ids = try record.values()
    for _ in 0..<(try record.count()) {
      let name = try record.text()
      counts[name] = try record.number()
    }
  }
}
