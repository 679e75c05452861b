/// A list of character sequences in two flat arrays.
struct KeyTable: Sendable {
  /// All characters, one key behind the other.
  private(set) var characters: [UInt32] = []
  /// Where each key starts, and where the last one ends.
  private(set) var starts: [Int32] = [0]

  /// No keys yet.
  init() {}

  /// Keys that stand in such arrays already.
  init(characters: [UInt32], starts: [Int32]) {
    self.characters = characters
    self.starts = starts
  }

  /// The number of keys.
  var count: Int { starts.count - 1 }

  /// Appends a key, or answers false if the table is full (`Int32.max` characters).
  @discardableResult
  mutating func append(_ key: some Collection<UInt32>) -> Bool {
    guard characters.count + key.count <= Int(Int32.max) else { return false }
    characters.append(contentsOf: key)
    starts.append(Int32(characters.count))
    return true
  }

  /// Where a key stands in `characters`.
  func range(of key: Int) -> Range<Int> { Int(starts[key])..<Int(starts[key + 1]) }

  /// The characters of a key.
  subscript(key: Int) -> ArraySlice<UInt32> { characters[range(of: key)] }

  /// The numbers of the keys in the order of their characters; equal keys keep their order.
  func sortedOrder() -> [Int32] {
    if count >= KeyOrder.fewestKeys, let order = KeyOrder(self) { return order.keys }
    // Most comparisons are decided by the first three characters (21 bits each), packed into one number.
    var order = (0..<count).map { key in (prefix: prefix(of: key), key: Int32(key)) }
    order.sort { left, right in
      if left.prefix != right.prefix { return left.prefix < right.prefix }
      return precedes(left.key, right.key)
    }
    return order.map(\.key)
  }

  private func prefix(of key: Int) -> UInt64 {
    let range = range(of: key)
    var prefix: UInt64 = 0
    for offset in 0..<3 {
      let index = range.lowerBound + offset
      // 0x1FFFFF and above are no characters; they may be in any order among themselves here.
      let character = index < range.upperBound ? min(characters[index], 0x1FFFFE) + 1 : 0
      prefix = prefix << 21 | UInt64(character)
    }
    return prefix
  }

  /// Whether a key comes before another one; of equal keys the first.
  func precedes(_ left: Int32, _ right: Int32) -> Bool {
    var (leftIndex, rightIndex) = (Int(starts[Int(left)]), Int(starts[Int(right)]))
    let (leftEnd, rightEnd) = (Int(starts[Int(left) + 1]), Int(starts[Int(right) + 1]))
    while leftIndex < leftEnd, rightIndex < rightEnd {
      let (leftCharacter, rightCharacter) = (characters[leftIndex], characters[rightIndex])
      if leftCharacter != rightCharacter { return leftCharacter < rightCharacter }
      leftIndex += 1
      rightIndex += 1
    }
    if leftIndex == leftEnd, rightIndex == rightEnd { return left < right }
    return leftIndex == leftEnd
  }

  /// Whether two keys are the same characters.
  func areEqual(_ left: Int, _ right: Int) -> Bool {
    let (one, other) = (range(of: left), range(of: right))
    guard one.count == other.count else { return false }
    let characters = self.characters.span
    for offset in 0..<one.count where characters[one.lowerBound + offset] != characters[other.lowerBound + offset] {
      return false
    }
    return true
  }
}
