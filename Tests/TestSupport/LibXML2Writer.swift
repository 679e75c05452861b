import CLibXML2

/// libxml2's text writer, indented as our documents are: the reference for what writes them.
///
/// It does not check characters, so what it is given must be what may stand in XML.
public final class LibXML2Writer {
  private let buffer: xmlBufferPtr
  private let writer: xmlTextWriterPtr
  /// Whether anything went wrong; then what was written means nothing.
  public private(set) var hasFailed = false

  /// A writer that has already written the XML declaration; `nil` without memory.
  public init?() {
    guard let buffer = xmlBufferCreateSize(16 * 1024) else { return nil }
    guard let writer = xmlNewTextWriterMemory(buffer, 0) else {
      xmlBufferFree(buffer)
      return nil
    }
    self.buffer = buffer
    self.writer = writer
    check(xmlTextWriterSetIndent(writer, 1))
    withXMLCharacters("  ") { xmlTextWriterSetIndentString(writer, $0) }
    // Without a stated encoding it writes every Chinese character of an attribute as a reference.
    check(xmlTextWriterStartDocument(writer, nil, "UTF-8", nil))
  }

  deinit {
    xmlFreeTextWriter(writer)
    xmlBufferFree(buffer)
  }

  /// Begins an element inside the one that is open.
  public func start(_ name: String) {
    withXMLCharacters(name) { xmlTextWriterStartElement(writer, $0) }
  }

  /// Ends the start tag of the element that is open and the line it stands on.
  public func endStartTag() {
    withXMLCharacters("\n") { xmlTextWriterWriteRaw(writer, $0) }
  }

  /// An attribute of the element whose start tag is open.
  public func attribute(_ name: String, _ value: String) {
    withXMLCharacters(name) { name in
      value.withCString { value in
        value.withMemoryRebound(to: xmlChar.self, capacity: 1) { xmlTextWriterWriteAttribute(writer, name, $0) }
      }
    }
  }

  /// Text of the element that is open; of no characters none.
  public func text(_ text: String) {
    guard !text.isEmpty else { return }
    withXMLCharacters(text) { xmlTextWriterWriteString(writer, $0) }
  }

  /// Ends the innermost element.
  public func end() { check(xmlTextWriterEndElement(writer)) }

  /// All that was written.
  public var bytes: [UInt8] {
    check(xmlTextWriterFlush(writer))
    return Array(UnsafeBufferPointer(start: xmlBufferContent(buffer), count: Int(xmlBufferLength(buffer))))
  }

  private func withXMLCharacters(_ text: String, _ body: (UnsafePointer<xmlChar>) -> Int32) {
    check(
      text.withCString { characters in
        characters.withMemoryRebound(to: xmlChar.self, capacity: text.utf8.count + 1, body)
      })
  }

  private func check(_ result: Int32) {
    if result < 0 { hasFailed = true }
  }
}
