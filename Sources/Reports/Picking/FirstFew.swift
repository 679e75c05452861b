/// Keeps the first few of many values, in memory for those few: a heap with the last of them on top.
struct FirstFew<Value> {
  let limit: Int
  private let precedes: (Value, Value) -> Bool
  private var heap: [Value] = []

  init(_ limit: Int, by precedes: @escaping (Value, Value) -> Bool) {
    self.limit = limit
    self.precedes = precedes
  }

  /// In order.
  var values: [Value] { heap.sorted(by: precedes) }

  mutating func add(_ value: Value) {
    if heap.count < limit {
      heap.append(value)
      rise(heap.count - 1)
    } else if let last = heap.first, precedes(value, last) {
      heap[0] = value
      sink()
    }
  }

  private mutating func rise(_ start: Int) {
    var index = start
    while index > 0, precedes(heap[(index - 1) / 2], heap[index]) {
      heap.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  private mutating func sink() {
    var index = 0
    while true {
      var last = index
      for child in [2 * index + 1, 2 * index + 2] where child < heap.count && precedes(heap[last], heap[child]) {
        last = child
      }
      guard last != index else { return }
      heap.swapAt(index, last)
      index = last
    }
  }
}
