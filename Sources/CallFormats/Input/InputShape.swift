/// Tells by its beginning how an input is to be cut into pieces.
enum InputShape {
  /// Whether every line is a document of its own.
  ///
  /// A file is JSON Lines by its name, or if one of its first two lines is an object by itself, or both are arrays, and more
  /// follows. What else begins with a bracket is one document over several lines.
  static func isLines(_ beginning: [UInt8], name: String, format: CallFormat?) -> Bool {
    let name = name.lowercased()
    let lines = firstLines(of: beginning)
    if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") { return !isOpening(lines) }
    if case .text? = format?.kind { return false }
    if lines.count == 2, lines.allSatisfy({ isArray($0.bytes) }) { return true }
    guard let first = lines.first, first.bytes.first == UInt8(ascii: "{") else { return false }
    // A line longer than the beginning: our own calls may be, documents of others are told as a whole.
    if first.bytes.endIndex == beginning.endIndex, beginning.count >= 1 << 16 { return holdsTurns(beginning) }
    if isObject(first.bytes) { return first.isFollowed || isOwn(first.bytes) }
    guard lines.count > 1, lines[1].bytes.first == UInt8(ascii: "{") else { return false }
    return isObject(lines[1].bytes)
  }

  /// Our own format is known by one line; others are told apart document by document.
  static func formatOfLines(_ beginning: [UInt8]) -> CallFormat? {
    let lines = firstLines(of: beginning)
    guard let whole = lines.first(where: { isObject($0.bytes) || isArray($0.bytes) }) else {
      return HotlineCallReader.format
    }
    if isOwn(whole.bytes) { return HotlineCallReader.format }
    guard let document = (try? JSONTree.parse(whole.bytes)).map({ JSONNode($0) }),
      (FormatRegistry.recognise(document) ?? FormatRegistry.recogniseElements(of: document)) != nil
    else {
      // What no format knows is told as our own is told: by the field that it lacks.
      return HotlineCallReader.format
    }
    return nil
  }

  private static func isObject(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let tree = try? JSONTree.parse(bytes) else { return false }
    return JSONNode(tree).isObject
  }

  private static func isArray(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.first == UInt8(ascii: "["), let tree = try? JSONTree.parse(bytes) else { return false }
    return JSONNode(tree).isArray
  }

  /// Whether the first line only opens a document that goes on over the next ones, whatever the file is called.
  private static func isOpening(_ lines: [(bytes: ArraySlice<UInt8>, isFollowed: Bool)]) -> Bool {
    guard lines.count == 2, lines[0].bytes.filter({ $0 > 0x20 }).allSatisfy({ "{[".utf8.contains($0) }) else {
      return false
    }
    return !isObject(lines[1].bytes) && !isArray(lines[1].bytes)
  }

  private static func holdsTurns(_ beginning: [UInt8]) -> Bool {
    !beginning.ranges(of: Array("\"turns\"".utf8)).isEmpty && beginning.ranges(of: Array("\"lattice".utf8)).isEmpty
  }

  private static func isOwn(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let tree = try? JSONTree.parse(bytes), let turn = JSONNode(tree)["turns"]?.firstElement else {
      return false
    }
    return turn["text"] != nil || turn["speaker"] != nil
  }

  /// The first two lines that are not blank, and whether more follows.
  private static func firstLines(of beginning: [UInt8]) -> [(bytes: ArraySlice<UInt8>, isFollowed: Bool)] {
    var lines: [(bytes: ArraySlice<UInt8>, isFollowed: Bool)] = []
    var rest = beginning.starts(with: [0xEF, 0xBB, 0xBF]) ? beginning.dropFirst(3) : beginning[...]
    while lines.count < 2, let start = rest.firstIndex(where: { $0 > 0x20 }) {
      let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      rest = rest[end...]
      lines.append((beginning[start..<end], rest.contains { $0 > 0x20 }))
    }
    return lines
  }
}
