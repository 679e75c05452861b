/// Bytes that cannot be what was kept.
package struct DamagedEntry: Error {
  /// There is only one way.
  package init() {}
}

/// Something that a cache keeps and gives back the same.
package protocol Cacheable {
  /// Puts it behind what is there.
  func encode(to entry: inout EntryWriter)
  /// Takes it from the front.
  init(from entry: inout EntryReader) throws(DamagedEntry)
}

/// Puts values into an entry of the cache, in the machine's own layout: only the program that wrote it reads it.
package struct EntryWriter {
  /// The small values, one after another.
  private(set) var values: [UInt8] = []
  /// Long arrays, which are read in one go.
  private(set) var blocks: [EntryBlock] = []

  /// Nothing yet.
  package init() {}

  /// A value of a fixed size.
  package mutating func append<Value: BitwiseCopyable>(fixed value: Value) {
    withUnsafeBytes(of: value) { values += $0 }
  }

  /// An array whose elements can be copied as they are.
  package mutating func append<Element: BitwiseCopyable>(block elements: [Element]) {
    append(elements.count)
    blocks.append(EntryBlock(elements))
  }

  /// Anything that can be kept.
  package mutating func append(_ value: some Cacheable) { value.encode(to: &self) }

  /// A list with names, in the order of the names.
  package mutating func append(_ list: [String: some Cacheable]) {
    append(list.count)
    for (name, value) in list.sorted(by: { $0.key < $1.key }) {
      append(name)
      append(value)
    }
  }
}

/// The bytes of a long array, which stay where they are until they are written.
struct EntryBlock {
  private let visit: ((UnsafeRawBufferPointer) -> Void) -> Void

  init<Element: BitwiseCopyable>(_ elements: [Element]) { visit = { elements.withUnsafeBytes($0) } }

  /// What becomes of the bytes.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
    var result: Result?
    visit { result = body($0) }
    return result
  }
}

extension Int: Cacheable {
  package func encode(to entry: inout EntryWriter) { entry.append(fixed: self) }
  package init(from entry: inout EntryReader) throws(DamagedEntry) { self = try entry.fixed() }
}

extension Double: Cacheable {
  package func encode(to entry: inout EntryWriter) { entry.append(fixed: self) }
  package init(from entry: inout EntryReader) throws(DamagedEntry) { self = try entry.fixed() }
}

extension Bool: Cacheable {
  package func encode(to entry: inout EntryWriter) { entry.append(fixed: self ? UInt8(1) : 0) }
  package init(from entry: inout EntryReader) throws(DamagedEntry) { self = try entry.fixed(UInt8.self) != 0 }
}

extension String: Cacheable {
  package func encode(to entry: inout EntryWriter) { entry.append(text: self) }
  package init(from entry: inout EntryReader) throws(DamagedEntry) { self = try entry.text() }
}

extension Optional: Cacheable where Wrapped: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(self != nil)
    if let self { entry.append(self) }
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    self = try entry.value(Bool.self) ? try entry.value(Wrapped.self) : nil
  }
}

extension Array: Cacheable where Element: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(count)
    for element in self { entry.append(element) }
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    self = []
    let count = try entry.count()
    reserveCapacity(count)
    for _ in 0..<count { append(try entry.value(Element.self)) }
  }
}

extension Cacheable where Self: RawRepresentable, RawValue: Cacheable {
  /// By its raw value.
  package func encode(to entry: inout EntryWriter) { entry.append(rawValue) }

  /// By its raw value.
  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    guard let value = Self(rawValue: try entry.value()) else { throw DamagedEntry() }
    self = value
  }
}

extension EntryWriter {
  fileprivate mutating func append(text: String) {
    append(text.utf8.count)
    values += text.utf8
  }
}
