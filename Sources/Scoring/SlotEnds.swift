/// The places where a slot may end, the likeliest first: a few, kept without allocating anything.
struct SlotEnds {
  private var ends: InlineArray<8, Int32> = .init(repeating: 0)
  private(set) var count = 0

  /// Nowhere.
  init() {}

  /// There, if anywhere.
  init(_ end: Int?) {
    if let end { append(end) }
  }

  /// At one place or the other, which may be the same.
  init(_ first: Int?, _ second: Int?) {
    self.init(first)
    if let second, second != first { append(second) }
  }

  subscript(number: Int) -> Int { Int(ends[number]) }

  /// The farthest end; 0 where there is none.
  var farthest: Int {
    var farthest = 0
    for number in 0..<count { farthest = max(farthest, self[number]) }
    return farthest
  }

  /// Of more ends than there is room for the last are dropped.
  mutating func append(_ end: Int) {
    guard count < ends.count else { return }
    ends[count] = Int32(end)
    count += 1
  }

  /// Before all others; of more ends than there is room for the last are dropped.
  mutating func prepend(_ end: Int) {
    var number = min(count, ends.count - 1)
    count = number + 1
    while number > 0 {
      ends[number] = ends[number - 1]
      number -= 1
    }
    ends[0] = Int32(end)
  }

  /// Drops the ends behind a position.
  mutating func removeAll(behind position: Int) {
    var kept = 0
    for number in 0..<count where self[number] <= position {
      ends[kept] = ends[number]
      kept += 1
    }
    count = kept
  }
}
