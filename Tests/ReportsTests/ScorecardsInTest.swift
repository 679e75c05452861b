import Glibc
import Reports
import Scoring
import TestSupport

/// Scorecards as a run leaves them, and the pages made of them.
struct ScorecardsInTest {
  let folder: TemporaryFolder
  private let input: String

  init(_ calls: [ScoredCall], asDocument: Bool = false, mask: PersonalDataMask? = PersonalDataMask()) throws {
    folder = try TemporaryFolder()
    try folder.makeFolder("out")
    let writer = ScorecardXMLWriter(header: Sample.header, detail: .full, mask: mask, isStyled: true)
    if asDocument {
      input = try folder.write(writer.head + calls.flatMap { writer.bytes(of: $0) } + writer.foot, to: "one.xml")
      return
    }
    input = folder.path + "/out"
    try folder.makeFolder("out/calls")
    var summary = Summary()
    var names = CallFileNames()
    for call in calls {
      summary.add(call)
      try folder.write(writer.document(of: call), to: "out/calls/\(names.name(for: call.call.id).name).xml")
    }
    try folder.write(summary.document(header: Sample.header), to: "out/summary.xml")
  }

  /// A folder or a document of somebody's own.
  init(input name: String, _ bytes: some Collection<UInt8>) throws {
    folder = try TemporaryFolder()
    try folder.makeFolder("out")
    if name.hasPrefix("out/calls/") { try folder.makeFolder("out/calls") }
    let path = try folder.write(bytes, to: name)
    input = name.hasPrefix("out/") ? folder.path + "/out" : path
  }

  @discardableResult
  func report(_ options: PageReport.Options = PageReport.Options()) throws -> PageReport.Outcome {
    try PageReport.write(from: input, to: folder.path + "/out", options: options)
  }

  /// The text of each page.
  var pages: [String: String] {
    folder.tree("out").filter { $0.key.hasSuffix(".html") }.mapValues { String(decoding: $0, as: UTF8.self) }
  }

  /// One page, made now.
  func page(_ path: String) throws -> String {
    try report()
    return pages[path] ?? ""
  }

  func remove(_ name: String) throws { unlink("\(folder.path)/out/\(name)") }

  func holds(_ name: String) -> Bool { access("\(folder.path)/out/\(name)", F_OK) == 0 }
}

extension String {
  /// The values of an attribute, wherever it stands.
  func attributes(_ name: String) -> [String] {
    components(separatedBy: " \(name)=\"").dropFirst().map { part in
      String(part.prefix { $0 != "\"" }).replacing("&amp;", with: "&")
    }
  }

  /// What stands between two texts, the first time.
  func between(_ start: String, _ end: String) -> String? {
    guard let from = firstRange(of: start)?.upperBound, let to = self[from...].firstRange(of: end)?.lowerBound else {
      return nil
    }
    return String(self[from..<to])
  }

  var withoutBlanks: String { String(filter { !$0.isWhitespace }) }

  /// A URL's path as a file name.
  var withoutPercents: String {
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func components(separatedBy separator: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}
