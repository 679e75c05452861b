/// Names of members whatever their spelling: services write `BeginTime` in one answer and `begin_time` in the next.
extension JSONNode {
  /// A member by its name, or by the same name with other capitals and with or without underscores.
  func spelled(_ name: String) -> JSONNode? {
    if let exact = self[name] { return exact }
    guard case .object(let members) = tree else { return nil }
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
  func required(spelled name: String) throws(Defect) -> JSONNode {
    guard isObject else { throw defect(.wrongType(expected: .object)) }
    guard let member = spelled(name) else { throw missing(name) }
    return member
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
  func unwrapped(where isWanted: (JSONNode) -> Bool) -> JSONNode? {
    var level = [self]
    for _ in 0..<Self.deepestWrapper {
      if let wanted = level.first(where: isWanted) { return wanted }
      level = level.flatMap { node in Self.wrappers.compactMap { node.spelled($0) } }
      if level.isEmpty { return nil }
    }
    return nil
  }

  /// What a string holds if it is a document, and everything else as it is.
  func opened() throws(Defect) -> JSONNode { isString ? try embedded() : self }

  private static let wrappers = ["response", "data", "payload", "output", "body", "result"]
  private static let deepestWrapper = 4
  /// Answers and sentences have a few dozen members; what has more than this is a table of something.
  private static let largestObject = 1000

  private func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  private static func isSame(_ written: String, _ name: String) -> Bool {
    guard let first = written.utf8.first, let other = name.utf8.first, first | 0x20 == other | 0x20 else {
      return false
    }
    func letters(_ text: String) -> some Sequence<UInt8> {
      text.utf8.lazy.filter { $0 != UInt8(ascii: "_") }.map { isCapital($0) ? $0 | 0x20 : $0 }
    }
    return letters(written).elementsEqual(letters(name))
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
