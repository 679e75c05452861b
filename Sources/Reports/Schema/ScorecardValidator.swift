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
    return problems(in: tree)
  }

  /// The same of a document that is read already.
  func problems(in tree: xmlDocPtr) -> [Problem] {
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
