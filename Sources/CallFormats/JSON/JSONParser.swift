import CSimdjson

/// simdjson, one document at a time.
///
/// Every value that it hands out points into its buffers and is valid until the next call of `parse`.
struct JSONParser: ~Copyable {
  /// What keeps a document from being read; where and why is the work of `JSONErrorLocator`.
  enum Failure: Error {
    case invalid, tooDeep, outOfMemory
  }

  /// How deep arrays and objects may stand inside one another; our own format needs four.
  static let maximumDepth = 64

  /// How many readable bytes must follow a document, whatever they are, to save it from being copied.
  static var padding: Int { csimdjson_padding() }

  private let parser: OpaquePointer?

  init() {
    parser = csimdjson_parser_create(Self.maximumDepth)
  }

  deinit {
    csimdjson_parser_destroy(parser)
  }

  /// Parses the first `length` bytes of `buffer`.
  func parse(_ buffer: UnsafeBufferPointer<UInt8>, length: Int) throws(Failure) -> JSONValue {
    guard let parser else { throw .outOfMemory }
    var root = csimdjson_value()
    switch csimdjson_parse(parser, buffer.baseAddress, length, buffer.count, &root) {
    case .success: return JSONValue(root)
    case .too_deep: throw .tooDeep
    case .out_of_memory: throw .outOfMemory
    case .invalid: throw .invalid
    }
  }
}

/// One value of a parsed document.
enum JSONValue {
  case null
  case boolean(Bool)
  case integer(Int64)
  /// A whole number beyond `Int64.max`.
  case largeInteger(UInt64)
  case real(Double)
  case string(JSONText)
  case array(JSONArray)
  case object(JSONObject)

  init(_ value: csimdjson_value) {
    switch value.kind {
    case .null: self = .null
    case .boolean: self = .boolean(value.boolean)
    case .integer: self = .integer(value.integer)
    case .large_integer: self = .largeInteger(value.large_integer)
    case .real: self = .real(value.real)
    case .string: self = .string(JSONText(value.text))
    case .array: self = .array(JSONArray(cursor: value.children))
    case .object: self = .object(JSONObject(cursor: value.children))
    }
  }
}

/// A string of a parsed document: UTF-8 with its escapes decoded.
struct JSONText {
  let bytes: UnsafeBufferPointer<UInt8>

  init(_ text: csimdjson_text) {
    bytes = UnsafeBufferPointer(start: text.bytes, count: text.length)
  }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Lets `switch member.name { case "turns": … }` compare bytes without making a `String`.
  static func ~= (name: StaticString, text: JSONText) -> Bool {
    name.utf8CodeUnitCount == text.bytes.count
      && UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount).elementsEqual(text.bytes)
  }
}

/// The elements of an array, in order.
struct JSONArray: Sequence, IteratorProtocol {
  fileprivate var cursor: csimdjson_cursor

  mutating func next() -> JSONValue? {
    var element = csimdjson_value()
    return csimdjson_next_element(&cursor, &element) ? JSONValue(element) : nil
  }
}

/// The members of an object, in order; a name that stands twice comes twice.
struct JSONObject: Sequence, IteratorProtocol {
  fileprivate var cursor: csimdjson_cursor

  mutating func next() -> (name: JSONText, value: JSONValue)? {
    var name = csimdjson_text()
    var value = csimdjson_value()
    guard csimdjson_next_member(&cursor, &name, &value) else { return nil }
    return (JSONText(name), JSONValue(value))
  }
}
