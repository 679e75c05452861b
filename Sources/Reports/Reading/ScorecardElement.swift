import Rulebook

/// A start tag of a scorecard with its attributes, which may be wrong in any way.
struct ScorecardElement {
  let name: String
  let isEmpty: Bool
  let path: String
  let line: Int
  let attributes: [(name: String, value: String)]

  func error(_ reason: ScorecardFileError.Reason) -> ScorecardFileError {
    ScorecardFileError(path: path, line: line, reason: reason)
  }

  /// `nil` where it is not there.
  func text(_ name: String) -> String? {
    for attribute in attributes where attribute.name == name { return attribute.value }
    return nil
  }

  func required(_ name: String) throws(ScorecardFileError) -> String {
    guard let value = text(name) else { throw error(.attributeMissing(element: self.name, attribute: name)) }
    return value
  }

  /// A value that a reader takes, `nil` where the attribute is not there.
  func optional<Value>(_ name: String, _ read: (String) -> Value?) throws(ScorecardFileError) -> Value? {
    guard let text = text(name) else { return nil }
    guard let value = read(text) else {
      let found = ScorecardFileError.excerpt(text)
      throw error(.attributeValue(element: self.name, attribute: name, found: found))
    }
    return value
  }

  func required<Value>(_ name: String, _ read: (String) -> Value?) throws(ScorecardFileError) -> Value {
    guard let value = try optional(name, read) else {
      throw error(.attributeMissing(element: self.name, attribute: name))
    }
    return value
  }

  func optional<Value: RawRepresentable<String>>(_ name: String) throws(ScorecardFileError) -> Value? {
    try optional(name) { Value(rawValue: $0) }
  }

  func required<Value: RawRepresentable<String>>(_ name: String) throws(ScorecardFileError) -> Value {
    try required(name) { Value(rawValue: $0) }
  }

  func points(_ name: String) throws(ScorecardFileError) -> Points { try required(name) { Points($0) } }

  func flag(_ name: String) throws(ScorecardFileError) -> Bool { try optional(name, Self.flag) ?? false }

  /// A number that is not negative and no larger than any turn or line of ours.
  func number(_ name: String) throws(ScorecardFileError) -> Int {
    try required(name) { text in Int(text).flatMap { (0...1 << 40).contains($0) ? $0 : nil } }
  }

  private static func flag(_ text: String) -> Bool? {
    switch text {
    case "true": true
    case "false": false
    default: nil
    }
  }
}
