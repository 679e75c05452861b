/// The place of a member: `duration`, `ringing.rings` or `turns[3].start`.
struct FieldPath: CustomStringConvertible {
  var parent: StaticString?
  var index: Int?
  var name: StaticString?
  /// A path that is only known when a document is read.
  var text: String?

  var description: String {
    if let text { return text }
    var path = parent.map { "\($0)" } ?? ""
    if let index { path += "[\(index)]" }
    guard let name else { return path }
    return path.isEmpty ? "\(name)" : "\(path).\(name)"
  }
}

/// What is wrong with a member; the reader makes a `Rejection` of it.
struct Defect: Error {
  var path: FieldPath
  var reason: Rejection.Reason
  var found = ""
  /// The line at fault, counted from 1, where it is not the one at which the document begins.
  var line: Int?
}

/// A member of which the format knows the name: filled while its object is walked, asked for its value afterwards.
///
/// `null` counts as missing. A member that stands twice is refused, for nobody knows which one was meant.
struct Field {
  let path: FieldPath
  private var value: JSONValue?
  private var isFilled = false

  init(_ name: StaticString) {
    path = FieldPath(name: name)
  }

  init(_ name: StaticString, in parent: StaticString, at index: Int? = nil) {
    path = FieldPath(parent: parent, index: index, name: name)
  }

  mutating func fill(_ value: JSONValue) throws(Defect) {
    guard !isFilled else { throw Defect(path: path, reason: .duplicate, found: Excerpt.of(value)) }
    isFilled = true
    if case .null = value { return }
    self.value = value
  }

  func object() throws(Defect) -> JSONObject? {
    guard let value else { return nil }
    guard case .object(let object) = value else { throw wrongType(.object) }
    return object
  }

  func array() throws(Defect) -> JSONArray? {
    guard let value else { return nil }
    guard case .array(let array) = value else { throw wrongType(.array) }
    return array
  }

  func utf8() throws(Defect) -> UnsafeBufferPointer<UInt8>? {
    guard let value else { return nil }
    guard case .string(let text) = value else { throw wrongType(.string) }
    return text.bytes
  }

  /// A name or a number by which people or things are called: exports write `1024` as often as `"1024"`.
  func label() throws(Defect) -> String? {
    switch value {
    case nil: return nil
    case .string(let text): return text.string
    case .integer(let integer): return String(integer)
    case .largeInteger(let integer): return String(integer)
    default: throw wrongType(.stringOrWholeNumber)
    }
  }

  /// One of the values that the format knows.
  func choice<Choice>(of type: Choice.Type) throws(Defect) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    guard let text = try utf8() else { return nil }
    let written = String(decoding: text, as: UTF8.self)
    if let choice = Choice(rawValue: written) { return choice }
    let allowed = Choice.allCases.map(\.rawValue)
    throw defect(.notAllowed(allowed: allowed, suggestion: Suggestion.nearest(to: written, among: allowed)))
  }

  /// Seconds from the answer. A year is more than any call lasts; figures beyond it are instants in the wrong place.
  func seconds() throws(Defect) -> Double? {
    guard let number = try number() else { return nil }
    let range = 0...31_536_000
    guard number >= Double(range.lowerBound), number <= Double(range.upperBound) else {
      throw defect(.outOfRange(range))
    }
    return number + 0  // −0 becomes 0
  }

  /// Whole, also when written as `2.0`.
  func wholeNumber(in range: ClosedRange<Int>) throws(Defect) -> Int? {
    guard let number = try number() else { return nil }
    guard number >= Double(range.lowerBound), number <= Double(range.upperBound) else {
      throw defect(.outOfRange(range))
    }
    guard let whole = Int(exactly: number) else { throw defect(.notWhole) }
    return whole
  }

  /// What a field is that may not be missing.
  func required<Value>(_ value: Value?) throws(Defect) -> Value {
    guard let value else { throw defect(.missing) }
    return value
  }

  func defect(_ reason: Rejection.Reason) -> Defect {
    Defect(path: path, reason: reason, found: value.map(Excerpt.of) ?? "")
  }

  private func wrongType(_ expected: Rejection.ValueKind) -> Defect {
    defect(.wrongType(expected: expected))
  }

  private func number() throws(Defect) -> Double? {
    switch value {
    case nil: return nil
    case .integer(let integer): return Double(integer)
    case .largeInteger(let integer): return Double(integer)
    case .real(let real): return real
    default: throw wrongType(.number)
    }
  }
}
