/// Bytes that cannot be what was written: the record was damaged, or another version wrote it.
public struct MalformedRecord: Error, Equatable {
  /// There is only one way.
  public init() {}
}

/// Something that goes into a record and comes out the same.
public protocol Recordable {
  /// Puts it behind what is there.
  func append(to record: inout RecordWriter)
  /// Takes it from the front.
  init(from record: inout RecordReader) throws(MalformedRecord)
}

/// Puts values into bytes that only we read.
public struct RecordWriter: Sendable {
  /// What has been put in.
  public private(set) var bytes: [UInt8] = []

  /// Nothing yet.
  public init() {}

  /// A whole number; a small one takes a byte.
  public mutating func append(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number << 1 ^ number >> (Int.bitWidth - 1)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Bytes with their number.
  public mutating func append(_ content: [UInt8]) {
    append(content.count)
    bytes += content
  }

  /// A text.
  public mutating func append(_ text: String) { append(Array(text.utf8)) }

  /// A text, or that there is none.
  public mutating func append(_ text: String?) {
    append(text == nil ? 0 : 1)
    if let text { append(text) }
  }

  /// Something made of these.
  public mutating func append(_ value: some Recordable) { value.append(to: &self) }

  /// Several of them.
  public mutating func append(_ values: [some Recordable]) {
    append(values.count)
    for value in values { value.append(to: &self) }
  }
}

/// Takes the values out again, in the same order.
public struct RecordReader {
  private var rest: ArraySlice<UInt8>
  private static let highest = 1 << 44

  /// The content of one record.
  public init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// Whether everything was taken.
  public var isAtEnd: Bool { rest.isEmpty }

  /// A whole number; one so large that sums of it could overflow was never written.
  public mutating func number() throws(MalformedRecord) -> Int {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = rest.popFirst() else { throw MalformedRecord() }
      value |= UInt64(byte & 0x7F) << shift
      guard byte & 0x80 == 0 else { continue }
      let number = Int(bitPattern: UInt(value >> 1)) ^ -Int(value & 1)
      guard (-Self.highest...Self.highest).contains(number) else { break }
      return number
    }
    throw MalformedRecord()
  }

  /// A number that counts things, each of which takes a byte at least: a damaged one must not take all memory.
  public mutating func count() throws(MalformedRecord) -> Int {
    let count = try number()
    guard (0...rest.count).contains(count) else { throw MalformedRecord() }
    return count
  }

  /// Bytes with their number.
  public mutating func bytes() throws(MalformedRecord) -> [UInt8] {
    let count = try count()
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  /// A text.
  public mutating func text() throws(MalformedRecord) -> String {
    guard let text = String(validating: try bytes(), as: UTF8.self) else { throw MalformedRecord() }
    return text
  }

  /// A text, or none.
  public mutating func optionalText() throws(MalformedRecord) -> String? {
    try number() == 0 ? nil : text()
  }

  /// Several of a kind.
  public mutating func values<Value: Recordable>(_ type: Value.Type = Value.self) throws(MalformedRecord) -> [Value] {
    var values: [Value] = []
    for _ in 0..<(try count()) { values.append(try Value(from: &self)) }
    return values
  }
}

extension Int: Recordable {
  /// A whole number.
  public func append(to record: inout RecordWriter) { record.append(self) }
  /// A whole number.
  public init(from record: inout RecordReader) throws(MalformedRecord) { self = try record.number() }
}

extension String: Recordable {
  /// A text.
  public func append(to record: inout RecordWriter) { record.append(self) }
  /// A text.
  public init(from record: inout RecordReader) throws(MalformedRecord) { self = try record.text() }
}
