/// Which calls get a page of their own.
public enum PageSelection: Sendable, Equatable {
  /// Every call.
  case all
  /// Those that did not pass.
  case failed
  /// Those of a list, by their ids.
  case picked(Set<String>)

  /// Above so many calls only those that failed get a page, unless somebody asks for more: a page has about 70 KB.
  public static let limit = 2_000
  private static let maximumBytes = 1 << 26

  /// Reads a list of ids: one a line, or an XML file of `hotline pick`, or with elements `call` that have an `id`.
  public static func picked(in path: String) throws(DocumentError) -> PageSelection {
    var bytes = try DocumentFile.bytes(of: path, maximum: maximumBytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard bytes.first == UInt8(ascii: "<") else {
      let lines = bytes.split(separator: UInt8(ascii: "\n")).map { line in
        String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
      }
      return .picked(Set(lines.filter { !$0.isEmpty }))
    }
    let parsed = ParsedDocument(bytes)
    guard let tree = parsed.tree, let root = XMLNode(rootOf: tree) else {
      let problem = parsed.problems.first
      throw DocumentError(path: path, line: problem?.line ?? 0, .malformed(problem?.message ?? ""))
    }
    return .picked(Set((root.elements("call") + root.elements("pick")).compactMap { $0["id"] ?? $0["call"] }))
  }

  func contains(_ call: XMLNode) -> Bool {
    switch self {
    case .all: true
    case .failed: call.first("score")?["passed"] != "true"
    case .picked(let ids): call["id"].map(ids.contains) ?? false
    }
  }

  var name: String {
    switch self {
    case .all: "all"
    case .failed: "failed"
    case .picked: "picked"
    }
  }
}
