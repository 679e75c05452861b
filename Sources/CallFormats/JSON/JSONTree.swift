/// A JSON document that outlives its parser, for exports that are read as a whole.
indirect enum JSONTree: Sendable, Equatable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case real(Double)
  case string(String)
  case array([JSONTree])
  case object([Member])

  /// One member of an object; a name that stands twice stands twice here too.
  struct Member: Sendable, Equatable {
    var name: String
    var value: JSONTree
  }

  init(_ value: JSONValue) {
    switch value {
    case .null: self = .null
    case .boolean(let boolean): self = .boolean(boolean)
    case .integer(let integer): self = .integer(integer)
    case .largeInteger(let integer): self = .real(Double(integer))
    case .real(let real): self = .real(real)
    case .string(let text): self = .string(text.string)
    case .array(let elements): self = .array(elements.map(JSONTree.init))
    case .object(let members): self = .object(members.map { Member(name: $0.name.string, value: JSONTree($0.value)) })
    }
  }

  /// Parses UTF-8; throws a `Defect` with the place of the mistake.
  static func parse(_ utf8: some Collection<UInt8>, path: String = "") throws(Defect) -> JSONTree {
    let length = utf8.count
    let bytes = Array(utf8) + [UInt8](repeating: UInt8(ascii: " "), count: JSONParser.padding)
    let parser = JSONParser()
    var defect: Defect?
    let tree = bytes.withUnsafeBufferPointer { readable -> JSONTree in
      do throws(JSONParser.Failure) {
        return JSONTree(try parser.parse(readable, length: length))
      } catch {
        switch error {
        case .tooDeep: defect = Defect(path: FieldPath(), reason: .nestedTooDeep(limit: JSONParser.maximumDepth))
        case .outOfMemory: defect = Defect(path: FieldPath(), reason: .outOfMemory)
        case .invalid: defect = JSONErrorLocator.defect(in: UnsafeBufferPointer(rebasing: readable[..<length]))
        }
        return .null
      }
    }
    if var defect {
      if !path.isEmpty { defect.path = FieldPath(text: path) }
      throw defect
    }
    return tree
  }
}

/// A value of a document with its place, which knows how to complain.
///
/// `null` counts as missing. Of a name that stands twice the first counts.
struct JSONNode: Sendable {
  let tree: JSONTree
  /// Such as `Result.Sentences[3].BeginTime`; empty for the document itself.
  let path: String

  init(_ tree: JSONTree, path: String = "") {
    self.tree = tree
    self.path = path
  }

  /// A member, `nil` where it is missing or this is no object.
  subscript(name: String) -> JSONNode? {
    guard case .object(let members) = tree, let member = members.first(where: { $0.name == name }),
      member.value != .null
    else { return nil }
    return JSONNode(member.value, path: path.isEmpty ? name : "\(path).\(name)")
  }

  /// The first of several spellings that is there.
  func member(_ names: String...) -> JSONNode? {
    names.lazy.compactMap { self[$0] }.first
  }

  /// A member that must be there.
  func required(_ name: String) throws(Defect) -> JSONNode {
    guard let member = self[name] else {
      throw Defect(path: FieldPath(text: path.isEmpty ? name : "\(path).\(name)"), reason: .missing)
    }
    return member
  }

  var isArray: Bool { if case .array = tree { true } else { false } }
  var isObject: Bool { if case .object = tree { true } else { false } }
  var isString: Bool { if case .string = tree { true } else { false } }

  /// The elements of an array.
  func elements() throws(Defect) -> [JSONNode] {
    guard case .array(let elements) = tree else { throw defect(.wrongType(expected: .array)) }
    return elements.enumerated().map { JSONNode($0.element, path: "\(path)[\($0.offset)]") }
  }

  /// The elements of an array, of anything else none.
  var elementsIfArray: [JSONNode] { (try? elements()) ?? [] }

  /// A string; numbers by which things are called are written as such.
  func text() throws(Defect) -> String {
    switch tree {
    case .string(let text): return text
    case .integer(let number): return String(number)
    case .real(let number):
      return number == number.rounded() && abs(number) < 1e18 ? String(Int64(number)) : "\(number)"
    default: throw defect(.wrongType(expected: .stringOrWholeNumber))
    }
  }

  /// The same where it is one and not empty.
  var textIfAny: String? { (try? text()).flatMap { $0.isEmpty ? nil : $0 } }

  /// A number, also as a string of digits: some recognisers write `"ed":"4010"`.
  func number() throws(Defect) -> Double {
    switch tree {
    case .integer(let number): return Double(number)
    case .real(let number): return number
    case .string(let text):
      guard let number = Double(text), number.isFinite else { throw defect(.wrongType(expected: .number)) }
      return number
    default: throw defect(.wrongType(expected: .number))
    }
  }

  /// A time in seconds that the document gives in milliseconds.
  func milliseconds() throws(Defect) -> Double { try time(in: 1000) }

  /// A time in seconds.
  func seconds() throws(Defect) -> Double { try time(in: 1) }

  private func time(in unitsOfSecond: Double) throws(Defect) -> Double {
    let seconds = try number() / unitsOfSecond
    let range = 0...31_536_000
    guard seconds >= Double(range.lowerBound), seconds <= Double(range.upperBound) else {
      throw defect(.outOfRange(range))
    }
    return seconds + 0  // −0 becomes 0
  }

  /// The document that a string holds.
  func embedded() throws(Defect) -> JSONNode {
    guard case .string(let text) = tree else { throw defect(.wrongType(expected: .string)) }
    return JSONNode(try JSONTree.parse(text.utf8, path: path), path: path)
  }

  /// What is wrong with this value.
  func defect(_ reason: Rejection.Reason) -> Defect {
    Defect(path: FieldPath(text: path.isEmpty ? nil : path), reason: reason, found: excerpt)
  }

  private var excerpt: String {
    switch tree {
    case .null: "null"
    case .boolean(let boolean): String(boolean)
    case .integer(let integer): String(integer)
    case .real(let real): "\(real)"
    case .string(let text): "\"\(Excerpt.of(text.utf8))\""
    case .array: "[…]"
    case .object: "{…}"
    }
  }
}
