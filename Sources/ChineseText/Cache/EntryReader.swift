/// Takes values out of an entry of the cache, in the order in which they were put in.
package struct EntryReader {
  private let file: EntryFile
  private let values: [UInt8]
  private var place = 0
  /// Block 0 holds the small values.
  private var nextBlock = 1

  init(_ file: EntryFile) throws(DamagedEntry) {
    self.file = file
    values = try file.block(0)
  }

  /// Whether everything was taken.
  var isAtEnd: Bool { place == values.count && nextBlock == file.blockCount }

  /// A value of a fixed size.
  package mutating func fixed<Value: BitwiseCopyable>(_ type: Value.Type = Value.self) throws(DamagedEntry) -> Value {
    let size = MemoryLayout<Value>.size
    guard values.count - place >= size else { throw DamagedEntry() }
    defer { place += size }
    return values.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: Value.self) }
  }

  /// A number of things, each of which takes a byte at least.
  package mutating func count() throws(DamagedEntry) -> Int {
    let count = try fixed(Int.self)
    guard (0...values.count - place).contains(count) else { throw DamagedEntry() }
    return count
  }

  /// An array whose elements can be copied as they are.
  package mutating func block<Element: BitwiseCopyable>(
    of type: Element.Type = Element.self
  ) throws(DamagedEntry) -> [Element] {
    let elements = try file.block(nextBlock, of: Element.self)
    guard elements.count == (try fixed(Int.self)) else { throw DamagedEntry() }
    nextBlock += 1
    return elements
  }

  /// A text.
  mutating func text() throws(DamagedEntry) -> String {
    let count = try count()
    defer { place += count }
    guard let text = String(validating: values[place..<place + count], as: UTF8.self) else { throw DamagedEntry() }
    return text
  }

  /// Anything that can be kept.
  package mutating func value<Value: Cacheable>(_ type: Value.Type = Value.self) throws(DamagedEntry) -> Value {
    try Value(from: &self)
  }

  /// A list with names.
  package mutating func list<Value: Cacheable>(
    of type: Value.Type = Value.self
  ) throws(DamagedEntry) -> [String: Value] {
    var list: [String: Value] = [:]
    for _ in 0..<(try count()) {
      let name = try text()
      list[name] = try value(Value.self)
    }
    return list
  }
}
