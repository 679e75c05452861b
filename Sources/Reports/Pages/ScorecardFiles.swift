import CLibXML2
import Glibc

/// The scorecards that `hotline score` wrote, one call at a time: a folder's `calls/*.xml` in the order of their names,
/// or one document.
///
/// Memory holds one call, whatever their number; no entities, no document types, no network.
struct ScorecardFiles {
  /// Where one call was read.
  struct Place {
    /// The file.
    var path: String
    /// The name of the call's file without ending; `nil` in a document of many.
    var fileName: String?
  }

  /// The largest call that is read, in bytes; a file of a day of talk has a hundredth of it.
  static let maximumCallBytes = 1 << 26

  private let path: String
  /// Without ending, in order; `nil` where it is one document.
  private let names: [String]?

  /// Finds the scorecards; none is read yet.
  init(_ path: String) throws(DocumentError) {
    self.path = path
    var status = stat()
    guard stat(path, &status) == 0 else { throw DocumentError(path: path, .absent) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      names = nil
      return
    }
    let names = (try? ScorecardFileNames.sorted(in: path + "/calls")) ?? []
    guard !names.isEmpty else { throw DocumentError(path: path, .noScorecards) }
    self.names = names
  }

  /// Whether they are one document.
  var isDocument: Bool { names == nil }

  /// How many files a folder has; `nil` of a document.
  var count: Int? { names?.count }

  /// Hands over the root element and each call in it, valid for as long as the call.
  ///
  /// A file of a folder that is of no use is passed over; a document is read to where something is wrong.
  ///
  /// - Returns: how many files were passed over.
  /// - Throws: what is wrong with the document, or with the first file where none is of use.
  @discardableResult
  func forEach(_ body: (_ root: XMLNode, _ call: XMLNode, Place) throws -> Void) throws -> Int {
    guard let names else {
      try ScorecardDocumentReader(path).forEach { try body($0, $1, Place(path: path, fileName: nil)) }
      return 0
    }
    var passedOver = 0
    var first: DocumentError?
    for name in names {
      do {
        try forEach(in: name, body)
      } catch let error as DocumentError {
        passedOver += 1
        first = first ?? error
      }
    }
    if passedOver == names.count, let first { throw first }
    return passedOver
  }

  private func forEach(in name: String, _ body: (_ root: XMLNode, _ call: XMLNode, Place) throws -> Void) throws {
    let file = "\(path)/calls/\(name).xml"
    let parsed = ParsedDocument(try DocumentFile.bytes(of: file, maximum: Self.maximumCallBytes))
    guard let tree = parsed.tree, let root = XMLNode(rootOf: tree) else {
      let problem = parsed.problems.first
      throw DocumentError(path: file, line: problem?.line ?? 0, .malformed(problem?.message ?? ""))
    }
    try Self.check(root, of: file)
    for call in root.elements where call.name == "call" {
      try body(root, call, Place(path: file, fileName: name))
    }
  }

  static func check(_ root: XMLNode, of path: String) throws(DocumentError) {
    guard root.name == "scorecards", root.namespace == ReportHeader.namespace else {
      throw DocumentError(path: path, line: root.line, .another(found: root.name, wanted: "scorecards"))
    }
  }
}

/// Reads a document of many calls call by call.
private final class ScorecardDocumentReader {
  private let path: String
  private let source: Source
  private let collector = ProblemCollector()

  /// The open file, and how much of it was read for the call in hand.
  private final class Source {
    let descriptor: Int32
    var bytes = 0
    var isTooLarge: Bool { bytes > ScorecardFiles.maximumCallBytes }

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }
  }

  init(_ path: String) throws(DocumentError) {
    self.path = path
    source = Source(try DocumentFile.open(path))
  }

  func forEach(_ body: (_ root: XMLNode, _ call: XMLNode) throws -> Void) throws {
    let read: xmlInputReadCallback = { context, buffer, count in
      guard let context, let buffer else { return -1 }
      let source = Unmanaged<Source>.fromOpaque(context).takeUnretainedValue()
      while true {
        let number = Glibc.read(source.descriptor, buffer, Int(count))
        if number < 0, errno == EINTR { continue }
        source.bytes += max(0, number)
        return source.isTooLarge ? -1 : Int32(number)
      }
    }
    let context = Unmanaged.passUnretained(source).toOpaque()
    guard let reader = xmlReaderForIO(read, nil, context, nil, nil, hotline_xml_parse_options) else {
      throw ReportError.outOfMemory
    }
    defer { xmlFreeTextReader(reader) }
    // This object holds both and is there until the walk is over.
    xmlTextReaderSetStructuredErrorHandler(
      reader, ProblemCollector.callback, Unmanaged.passUnretained(collector).toOpaque())
    try walk(reader, body)
  }

  private func walk(_ reader: xmlTextReaderPtr, _ body: (_ root: XMLNode, _ call: XMLNode) throws -> Void) throws {
    var root: XMLNode?
    var status = xmlTextReaderRead(reader)
    while status == 1 {
      let type = xmlTextReaderNodeType(reader)
      guard type != Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue) else {
        let line = Int(xmlTextReaderGetParserLineNumber(reader))
        throw DocumentError(path: path, line: line, .malformed("a document type declaration is not allowed"))
      }
      guard type == Int32(XML_READER_TYPE_ELEMENT.rawValue), let node = xmlTextReaderCurrentNode(reader) else {
        status = xmlTextReaderRead(reader)
        continue
      }
      if xmlTextReaderDepth(reader) == 0 {
        root = XMLNode(node)
        try ScorecardFiles.check(XMLNode(node), of: path)
        status = xmlTextReaderRead(reader)
        continue
      }
      if let root, XMLNode(node).name == "call" {
        guard let whole = xmlTextReaderExpand(reader), collector.problems.isEmpty, !source.isTooLarge else { break }
        try body(root, XMLNode(whole))
      }
      source.bytes = 0
      status = xmlTextReaderNext(reader)
    }
    if source.isTooLarge {
      throw DocumentError(path: path, .tooLarge(maximum: ScorecardFiles.maximumCallBytes))
    }
    if let problem = collector.problems.first {
      throw DocumentError(path: path, line: problem.line, .malformed(problem.message))
    }
    guard status == 0, root != nil else { throw DocumentError(path: path, .malformed("the document is cut off")) }
  }
}
