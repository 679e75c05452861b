extension JSONNode {
  /// The first of several members that is there, however its words are joined: `BeginTime`, `begin_time`, `beginTime`.
  ///
  /// The same service writes one thing in its answer, another in its callback, and its client libraries a third.
  func anySpelling(_ names: String...) -> JSONNode? {
    guard case .object(let members) = tree else { return nil }
    for name in names {
      if let exact = self[name] { return exact }
      if let member = members.first(where: { $0.value != .null && Self.isSame($0.name, name) }) {
        return JSONNode(member.value, path: path.isEmpty ? member.name : "\(path).\(member.name)")
      }
    }
    return nil
  }

  /// The same for a member that must be there; the complaint uses the first name.
  func requiredInAnySpelling(_ name: String, or others: String...) throws(Defect) -> JSONNode {
    if let found = anySpelling(name) { return found }
    for other in others {
      if let found = anySpelling(other) { return found }
    }
    return try required(name)
  }

  /// This document, or the one inside what sends and stores it, that `isWanted` knows: in `data`, `output`, or as JSON in a string.
  func firstDocument(where isWanted: (JSONNode) -> Bool) -> JSONNode? { firstDocument(depth: 0, where: isWanted) }

  private static let wrappers = ["data", "payload", "output", "result", "response", "body"]
  private static let deepestWrapper = 4

  private func firstDocument(depth: Int, where isWanted: (JSONNode) -> Bool) -> JSONNode? {
    if isWanted(self) { return self }
    guard depth < Self.deepestWrapper else { return nil }
    if case .string(let text) = tree {
      guard let first = text.utf8.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
      else { return nil }
      return (try? embedded())?.firstDocument(depth: depth + 1, where: isWanted)
    }
    for name in Self.wrappers {
      if let found = anySpelling(name)?.firstDocument(depth: depth + 1, where: isWanted) { return found }
    }
    return nil
  }

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
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): return byte | 0x20
      default: return byte
      }
    }
    return nil
  }
}

extension JSONNode {
  /// A time of speech in seconds; `nil` for the −1 of recognisers that know none.
  ///
  /// - Parameter milliseconds: Whether the document counts in thousandths of a second.
  func spokenAt(milliseconds isMilliseconds: Bool) throws(Defect) -> Double? {
    guard try number() >= 0 else { return nil }
    return isMilliseconds ? try milliseconds() : try seconds()
  }
}
