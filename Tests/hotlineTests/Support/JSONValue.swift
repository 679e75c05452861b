/// Just enough JSON to check what other programs will read; strict about everything it reads.
indirect enum JSONValue: Equatable {
  case object([String: JSONValue])
  case list([JSONValue])
  case text(String)
  case number(Double)
  case bool(Bool)
  case null

  struct Malformed: Error {
    var place: Int
  }

  /// Reads one value and nothing after it.
  init(_ bytes: some Collection<UInt8>) throws {
    var reader = Reader(bytes: Array(bytes))
    self = try reader.value()
    reader.skipBlanks()
    guard reader.index == reader.bytes.count else { throw Malformed(place: reader.index) }
  }

  /// A member of an object.
  subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// The entries of a list.
  var entries: [JSONValue] {
    if case .list(let entries) = self { entries } else { [] }
  }

  /// The names of an object's members.
  var names: Set<String> {
    if case .object(let members) = self { Set(members.keys) } else { [] }
  }

  /// The content of a string.
  var string: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// A whole number.
  var integer: Int? {
    if case .number(let number) = self { Int(exactly: number) } else { nil }
  }

  private struct Reader {
    let bytes: [UInt8]
    var index = 0

    mutating func skipBlanks() {
      while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    mutating func take(_ text: StaticString) throws {
      let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
      guard bytes[index...].starts(with: wanted) else { throw Malformed(place: index) }
      index += wanted.count
    }

    mutating func value() throws -> JSONValue {
      skipBlanks()
      guard index < bytes.count else { throw Malformed(place: index) }
      switch bytes[index] {
      case UInt8(ascii: "{"): return try object()
      case UInt8(ascii: "["): return try list()
      case UInt8(ascii: "\""): return .text(try text())
      case UInt8(ascii: "t"):
        try take("true")
        return .bool(true)
      case UInt8(ascii: "f"):
        try take("false")
        return .bool(false)
      case UInt8(ascii: "n"):
        try take("null")
        return .null
      default: return .number(try number())
      }
    }

    private mutating func object() throws -> JSONValue {
      var members: [String: JSONValue] = [:]
      try elements(from: "{", to: UInt8(ascii: "}")) { reader in
        reader.skipBlanks()
        let name = try reader.text()
        reader.skipBlanks()
        try reader.take(":")
        guard members.updateValue(try reader.value(), forKey: name) == nil else { throw Malformed(place: reader.index) }
      }
      return .object(members)
    }

    private mutating func list() throws -> JSONValue {
      var entries: [JSONValue] = []
      try elements(from: "[", to: UInt8(ascii: "]")) { reader in entries.append(try reader.value()) }
      return .list(entries)
    }

    private mutating func elements(
      from opening: StaticString, to closing: UInt8, _ element: (inout Reader) throws -> Void
    ) throws {
      try take(opening)
      skipBlanks()
      if index < bytes.count, bytes[index] == closing {
        index += 1
        return
      }
      while true {
        try element(&self)
        skipBlanks()
        guard index < bytes.count else { throw Malformed(place: index) }
        index += 1
        if bytes[index - 1] == closing { return }
        guard bytes[index - 1] == UInt8(ascii: ",") else { throw Malformed(place: index) }
      }
    }

    private mutating func text() throws -> String {
      try take("\"")
      var content: [UInt8] = []
      while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
        guard bytes[index] >= 0x20 else { throw Malformed(place: index) }
        if bytes[index] == UInt8(ascii: "\\") {
          content += try escaped()
        } else {
          content.append(bytes[index])
          index += 1
        }
      }
      try take("\"")
      guard let text = String(validating: content, as: UTF8.self) else { throw Malformed(place: index) }
      return text
    }

    private mutating func escaped() throws -> [UInt8] {
      guard index + 1 < bytes.count else { throw Malformed(place: index) }
      let sign = bytes[index + 1]
      index += 2
      let plain: [UInt8: UInt8] = [0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x6E: 0x0A, 0x74: 0x09, 0x72: 0x0D]
      if let byte = plain[sign] { return [byte] }
      guard sign == UInt8(ascii: "u"), index + 4 <= bytes.count,
        let value = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      else { throw Malformed(place: index) }
      index += 4
      return Array(String(scalar).utf8)
    }

    private mutating func number() throws -> Double {
      let start = index
      while index < bytes.count, "+-.0123456789eE".utf8.contains(bytes[index]) { index += 1 }
      guard let number = Double(String(decoding: bytes[start..<index], as: UTF8.self)) else {
        throw Malformed(place: start)
      }
      return number
    }
  }
}
