import CLibXML2

/// Checks documents against our schema, in process and without network or file access.
///
/// The compiled schema is made once and is read-only from then on; each check has its own context, so one validator
/// serves all tasks.
public final class ScorecardValidator: Sendable {
  /// What is wrong with a document, and where.
  public struct Problem: Sendable, Equatable, CustomStringConvertible {
    /// Counted from 1; 0 where libxml2 does not know.
    public let line: Int
    /// What is wrong, in libxml2's words.
    public let message: String

    /// `line: message`.
    public var description: String { "\(line): \(message)" }
  }

  private nonisolated(unsafe) let schema: xmlSchemaPtr

  /// Compiles the schema; another one of ours where it is given.
  public init(schema text: String = ScorecardSchema.text) throws(ReportError) {
    xmlInitParser()
    schema = try Self.compile(text)
  }

  deinit { xmlSchemaFree(schema) }

  /// All problems of a document, in document order; none if it is valid. A document with a document type declaration is
  /// refused before its declarations are read: they are how XML reaches for files and blows itself up.
  public func problems(in document: [UInt8]) -> [Problem] {
    let parsed = ParsedDocument(document)
    guard let tree = parsed.tree else { return parsed.problems }
    guard let context = xmlSchemaNewValidCtxt(schema) else { return [Self.outOfMemory] }
    defer { xmlSchemaFreeValidCtxt(context) }
    let collector = ProblemCollector()
    return withExtendedLifetime(collector) {
      xmlSchemaSetValidStructuredErrors(
        context, ProblemCollector.callback, Unmanaged.passUnretained(collector).toOpaque())
      let result = xmlSchemaValidateDoc(context, tree)
      if result < 0 { return [Self.outOfMemory] }
      if result > 0, collector.problems.isEmpty { return [Problem(line: 0, message: "not valid")] }
      return collector.problems
    }
  }

  private static let outOfMemory = Problem(line: 0, message: "out of memory")

  private static func compile(_ text: String) throws(ReportError) -> xmlSchemaPtr {
    let collector = ProblemCollector()
    let schema = withExtendedLifetime(collector) {
      Array(text.utf8).withUnsafeBytes { bytes -> xmlSchemaPtr? in
        let characters = bytes.bindMemory(to: CChar.self)
        guard let context = xmlSchemaNewMemParserCtxt(characters.baseAddress, Int32(characters.count)) else {
          return nil
        }
        defer { xmlSchemaFreeParserCtxt(context) }
        xmlSchemaSetParserStructuredErrors(
          context, ProblemCollector.callback, Unmanaged.passUnretained(collector).toOpaque())
        return xmlSchemaParse(context)
      }
    }
    guard let schema else { throw .schema(collector.problems.first?.description ?? "out of memory") }
    return schema
  }
}

/// Gathers what libxml2 reports; a hostile document cannot make it grow without bound.
private final class ProblemCollector {
  private(set) var problems: [ScorecardValidator.Problem] = []

  func add(_ line: Int, _ message: String) {
    guard problems.count < 1_000 else { return }
    problems.append(ScorecardValidator.Problem(line: line, message: message))
  }

  func add(_ error: xmlError) {
    var text = error.message.map { String(cString: $0) } ?? "error \(error.code)"
    while text.last?.isNewline == true { text.removeLast() }
    add(Int(error.line), text)
  }

  static let callback: xmlStructuredErrorFunc = { context, error in
    guard let context, let error else { return }
    Unmanaged<ProblemCollector>.fromOpaque(context).takeUnretainedValue().add(error.pointee)
  }
}

/// A document as libxml2 read it, or why it could not be read.
private struct ParsedDocument: ~Copyable {
  private var document: xmlDocPtr?
  private let context: xmlParserCtxtPtr?
  private let collector = ProblemCollector()

  init(_ bytes: [UInt8]) {
    context = xmlNewParserCtxt()
    guard let context, (1...Int(Int32.max)).contains(bytes.count) else { return }
    context.pointee._private = Unmanaged.passUnretained(collector).toOpaque()
    context.pointee.sax?.pointee.internalSubset = Self.refuseDocumentType
    context.pointee.sax?.pointee.serror = Self.collect
    document = bytes.withUnsafeBytes { buffer in
      xmlCtxtReadMemory(
        context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, nil,
        hotline_xml_parse_options)
    }
  }

  deinit {
    if let document { xmlFreeDoc(document) }
    if let context { xmlFreeParserCtxt(context) }
  }

  /// The document, if nothing is wrong with it as XML.
  var tree: xmlDocPtr? { collector.problems.isEmpty ? document : nil }

  /// Why there is no tree: the first error, as the others follow from it.
  var problems: [ScorecardValidator.Problem] {
    collector.problems.isEmpty
      ? [ScorecardValidator.Problem(line: 0, message: "the document is empty or too large")]
      : Array(collector.problems.prefix(1))
  }

  private static let refuseDocumentType: internalSubsetSAXFunc = { context, _, _, _ in
    guard let context = context?.assumingMemoryBound(to: xmlParserCtxt.self) else { return }
    let line = Int(context.pointee.input?.pointee.line ?? 0)
    collector(of: context)?.add(line, "a document type declaration is not allowed")
    xmlStopParser(context)
  }

  private static let collect: xmlStructuredErrorFunc = { context, error in
    guard let context = context?.assumingMemoryBound(to: xmlParserCtxt.self), let error else { return }
    collector(of: context)?.add(error.pointee)
  }

  private static func collector(of context: xmlParserCtxtPtr) -> ProblemCollector? {
    context.pointee._private.map { Unmanaged<ProblemCollector>.fromOpaque($0).takeUnretainedValue() }
  }
}
