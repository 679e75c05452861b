import CLibXML2

/// libxml2's text writer into memory, indented by two spaces.
///
/// Failures are remembered and reported by `takeBytes()`, so that the code that writes a document reads like the
/// document. After a failure nothing that was written counts.
struct XMLTextWriter: ~Copyable {
  private let buffer: xmlBufferPtr
  private let writer: xmlTextWriterPtr
  private var failed = false
  private var scratch: [UInt8] = []

  /// A writer that has already written the XML declaration.
  init() throws(ReportError) {
    guard let buffer = xmlBufferCreateSize(16 * 1024) else { throw .outOfMemory }
    guard let writer = xmlNewTextWriterMemory(buffer, 0) else {
      xmlBufferFree(buffer)
      throw .outOfMemory
    }
    self.buffer = buffer
    self.writer = writer
    check(xmlTextWriterSetIndent(writer, 1))
    check("  ".withXMLCharacters { xmlTextWriterSetIndentString(writer, $0) })
    // Without a stated encoding libxml2 writes every Chinese character of an attribute as a reference.
    check(xmlTextWriterStartDocument(writer, nil, "UTF-8", nil))
  }

  deinit {
    xmlFreeTextWriter(writer)
    xmlBufferFree(buffer)
  }

  mutating func start(_ name: StaticString) {
    check(xmlTextWriterStartElement(writer, name.utf8Start))
  }

  mutating func end() {
    check(xmlTextWriterEndElement(writer))
  }

  /// Ends the start tag of the element that is open and the line it stands on, before any child is written.
  mutating func endStartTag() {
    check("\n".withXMLCharacters { xmlTextWriterWriteRaw(writer, $0) })
  }

  /// An attribute; none where the value is missing.
  mutating func attribute(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    check(
      XMLCharacters.clean(value).withXMLCharacters { xmlTextWriterWriteAttribute(writer, name.utf8Start, $0) })
  }

  mutating func attribute(_ name: StaticString, _ value: Int) {
    attribute(name, String(value))
  }

  mutating func attribute(_ name: StaticString, _ value: Bool) {
    attribute(name, value ? "true" : "false")
  }

  mutating func text(_ scalars: some Sequence<Unicode.Scalar>) {
    scratch.removeAll(keepingCapacity: true)
    XMLCharacters.append(scalars, to: &scratch)
    // Nothing to write is nothing to write: libxml2 would end the start tag for it.
    guard !scratch.isEmpty else { return }
    scratch.append(0)
    check(scratch.withUnsafeBufferPointer { xmlTextWriterWriteString(writer, $0.baseAddress) })
  }

  /// An element that holds nothing but text.
  mutating func element(_ name: StaticString, _ content: String) {
    start(name)
    text(content.unicodeScalars)
    end()
  }

  /// What was written since the last call; the writer keeps its place in the document.
  mutating func takeBytes() throws(ReportError) -> [UInt8] {
    check(xmlTextWriterFlush(writer))
    guard !failed else { throw .outOfMemory }
    let count = Int(xmlBufferLength(buffer))
    let bytes = Array(UnsafeBufferPointer(start: xmlBufferContent(buffer), count: count))
    xmlBufferEmpty(buffer)
    return bytes
  }

  private mutating func check(_ result: Int32) {
    if result < 0 { failed = true }
  }
}

extension String {
  /// The text as libxml2 takes it: UTF-8 that ends with a zero byte. The text holds no U+0000.
  fileprivate func withXMLCharacters(_ body: (UnsafePointer<xmlChar>) -> Int32) -> Int32 {
    withCString { characters in
      characters.withMemoryRebound(to: xmlChar.self, capacity: utf8.count + 1, body)
    }
  }
}
