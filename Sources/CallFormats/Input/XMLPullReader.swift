internal import CLibXML2

/// Walks an XML document from front to back, without entities, document types or files from elsewhere.
final class XMLPullReader {
  /// libxml2 reads where the bytes lie, so they must not move.
  private let buffer: UnsafeMutableBufferPointer<CChar>
  private var reader: xmlTextReaderPtr?

  /// What stands next in the document.
  enum Event {
    /// The name without its prefix; `isEmpty` for `<v/>`, which has no end.
    case start(String, isEmpty: Bool)
    case end(String)
    case text(String)
  }

  /// Reads a document that lies in memory.
  init(_ bytes: [UInt8]) {
    buffer = .allocate(capacity: max(1, bytes.count))
    buffer.withMemoryRebound(to: UInt8.self) { _ = $0.initialize(from: bytes) }
    reader = xmlReaderForMemory(buffer.baseAddress, Int32(clamping: bytes.count), nil, nil, hotline_xml_parse_options)
  }

  deinit {
    if let reader { xmlFreeTextReader(reader) }
    buffer.deallocate()
  }

  /// The next event; `nil` at the end.
  ///
  /// - Throws: `Malformed` where it is no XML, or has a document type, which no workbook has and bombs are made of.
  func next() throws(Malformed) -> Event? {
    guard let reader else { throw Malformed() }
    while true {
      let status = xmlTextReaderRead(reader)
      if status == 0 { return nil }
      guard status == 1 else { throw Malformed() }
      switch UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
      case XML_READER_TYPE_ELEMENT.rawValue:
        return .start(localName, isEmpty: xmlTextReaderIsEmptyElement(reader) == 1)
      case XML_READER_TYPE_END_ELEMENT.rawValue: return .end(localName)
      case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
        XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue, XML_READER_TYPE_WHITESPACE.rawValue:
        return .text(xmlTextReaderConstValue(reader).map { String(cString: $0) } ?? "")
      case XML_READER_TYPE_DOCUMENT_TYPE.rawValue, XML_READER_TYPE_ENTITY_REFERENCE.rawValue: throw Malformed()
      default: continue
      }
    }
  }

  /// An attribute of the element in hand, by its name without prefix.
  func attribute(_ name: String) -> String? {
    guard let reader, xmlTextReaderMoveToFirstAttribute(reader) == 1 else { return nil }
    defer { xmlTextReaderMoveToElement(reader) }
    repeat {
      if localName == name { return xmlTextReaderConstValue(reader).map { String(cString: $0) } }
    } while xmlTextReaderMoveToNextAttribute(reader) == 1
    return nil
  }

  private var localName: String {
    guard let reader else { return "" }
    return xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? ""
  }

  /// It is no well-formed XML.
  struct Malformed: Error {}
}
