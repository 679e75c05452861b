/// Totals by key, in the order in which the keys first appeared.
public struct OrderedTotals<Key: Hashable & Sendable, Value: Equatable & Sendable>: Sendable, Equatable {
  /// The keys in order.
  public private(set) var keys: [Key] = []
  private var values: [Value] = []
  private var positions: [Key: Int] = [:]

  /// No keys yet.
  public init() {}

  /// Keys and values in order.
  public var pairs: [(key: Key, value: Value)] { zip(keys, values).map { ($0, $1) } }

  /// The value of a key, if the key has appeared.
  public subscript(key: Key) -> Value? { positions[key].map { values[$0] } }

  subscript(key: Key, default initial: @autoclosure () -> Value) -> Value {
    get { self[key] ?? initial() }
    _modify {
      let position = position(of: key, initial: initial)
      yield &values[position]
    }
  }

  /// The same for a key that mostly stands at such a place: there it is found without a search.
  subscript(key: Key, near place: Int, default initial: @autoclosure () -> Value) -> Value {
    get { self[key] ?? initial() }
    _modify {
      let position = place < keys.count && keys[place] == key ? place : position(of: key, initial: initial)
      yield &values[position]
    }
  }

  mutating func merge(_ later: Self, combine: (inout Value, Value) -> Void) {
    for (key, value) in zip(later.keys, later.values) {
      if let position = positions[key] {
        combine(&values[position], value)
      } else {
        _ = position(of: key) { value }
      }
    }
  }

  mutating func update(_ change: (inout Value) -> Void) {
    for index in values.indices { change(&values[index]) }
  }

  private mutating func position(of key: Key, initial: () -> Value) -> Int {
    if let position = positions[key] { return position }
    positions[key] = keys.count
    keys.append(key)
    values.append(initial())
    return keys.count - 1
  }
}
