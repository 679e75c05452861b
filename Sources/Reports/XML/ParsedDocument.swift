import CLibXML2

/// Gathers what libxml2 reports; a hostile document cannot make it grow without bound.
final class ProblemCollector {
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

/// A document as libxml2 read it, or why it could not be read: no entities, no network, no document type.
struct ParsedDocument: ~Copyable {
  private let document: xmlDocPtr?
  private let context: xmlParserCtxtPtr?
  private let collector = ProblemCollector()

  init(_ bytes: [UInt8]) {
    context = xmlNewParserCtxt()
    guard let context, (1...Int(Int32.max)).contains(bytes.count) else {
      document = nil
      return
    }
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
