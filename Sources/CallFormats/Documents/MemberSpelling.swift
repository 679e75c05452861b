/// Names of members whatever their spelling: the same service writes `BeginTime` in its answer, `begin_time` in its
/// callback, and its client libraries `beginTime`.
extension JSONNode {
  /// A member by its name, or by the same name with other capitals, underscores, hyphens or blanks.
  func spelled(_ name: String) -> JSONNode? {
    guard case .object(let members) = tree, !members.isEmpty else { return nil }
    if let exact = self[name] { return exact }
    let member = members.prefix(Self.largestObject).first { $0.value != .null && Self.isSame($0.name, name) }
    return member.map { JSONNode($0.value, path: path(of: $0.name)) }
  }

  /// The first of several names that is there in any spelling.
  func spelled(anyOf names: String...) -> JSONNode? {
    names.lazy.compactMap { spelled($0) }.first
  }

  /// A member in any spelling that must be there.
  ///
  /// - Parameter name: In capitals as in `BeginTime`; the complaint spells it as the object spells its other members.
  func required(spelled name: String, or others: String...) throws(Defect) -> JSONNode {
    guard isObject else { throw defect(.wrongType(expected: .object)) }
    if let member = spelled(name) { return member }
    for other in others {
      if let member = spelled(other) { return member }
    }
    throw missing(name)
  }

  /// The complaint that a member is missing, in the spelling of this object.
  func missing(_ name: String) -> Defect {
    Defect(path: FieldPath(text: path(of: inOwnSpelling(name))), reason: .missing)
  }

  /// The first element of an array, without making nodes of all of them.
  var firstElement: JSONNode? {
    guard case .array(let elements) = tree, let first = elements.first else { return nil }
    return JSONNode(first, path: "\(path)[0]")
  }

  /// This document, or the one that wrappers such as `data` and `Response` hold, the outermost first.
  ///
  /// - Parameter opensStrings: Whether a wrapper may hold it as JSON in a string.
  func unwrapped(opensStrings: Bool = false, where isWanted: (JSONNode) -> Bool) -> JSONNode? {
    if isWanted(self) { return self }
    var level = wrapped(opensStrings: opensStrings)
    for _ in 0..<Self.deepestWrapper where !level.isEmpty {
      if let wanted = level.first(where: isWanted) { return wanted }
      level = level.flatMap { $0.wrapped(opensStrings: opensStrings) }
    }
    return nil
  }

  /// What a string holds if it is a document, and everything else as it is.
  func opened() throws(Defect) -> JSONNode { isString ? try embedded() : self }

  private func wrapped(opensStrings: Bool) -> [JSONNode] {
    if opensStrings, let document = documentInString { return [document] }
    guard isObject else { return [] }
    return Self.wrappers.compactMap { spelled($0) }
  }

  private var documentInString: JSONNode? {
    guard case .string(let text) = tree, let first = text.utf8.first(where: { $0 > 0x20 }),
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    else { return nil }
    return try? embedded()
  }

  private static let wrappers = ["response", "data", "payload", "output", "body", "result"]
  private static let deepestWrapper = 4
  /// Answers and sentences have a few dozen members; what has more than this is a table of something.
  private static let largestObject = 1000

  private func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  /// Compares names by their letters and digits alone.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    var left = left.utf8.makeIterator()
    var right = right.utf8.makeIterator()
    while true {
      let (first, second) = (significant(&left), significant(&right))
      guard first == second else { return false }
      if first == nil { return true }
    }
  }

  private static func significant(_ bytes: inout String.UTF8View.Iterator) -> UInt8? {
    while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " "): continue
      default: return isCapital(byte) ? byte | 0x20 : byte
      }
    }
    return nil
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

  private func inOwnSpelling(_ name: String) -> String {
    guard case .object(let members) = tree, let other = (members.first?.name ?? path).utf8.first,
      !Self.isCapital(other)
    else { return name }
    let hasUnderscores = members.contains { $0.name.contains("_") }
    var spelling = ""
    for (index, letter) in name.enumerated() {
      if hasUnderscores, index > 0, letter.isUppercase { spelling += "_" }
      spelling += hasUnderscores || index == 0 ? letter.lowercased() : String(letter)
    }
    return spelling
  }
}
