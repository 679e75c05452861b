import CLibXML2

/// A document of ours as libxml2 writes it, after it has read it.
public enum RewrittenDocument {
  /// The bytes that libxml2 makes of a document; `nil` where it cannot read it.
  ///
  /// What our documents do not have is not kept: comments, and text beside elements, which is indentation. The start tag
  /// of the root has a line of its own, as `endStartTag()` leaves it.
  public static func bytes(of document: [UInt8]) -> [UInt8]? {
    guard let writer = LibXML2Writer() else { return nil }
    let isRead = document.withUnsafeBytes { bytes in
      guard
        let reader = xmlReaderForMemory(
          bytes.bindMemory(to: CChar.self).baseAddress, Int32(clamping: bytes.count), nil, nil, options)
      else { return false }
      defer { xmlFreeTextReader(reader) }
      return copy(reader, to: writer)
    }
    let written = writer.bytes
    return isRead && !writer.hasFailed ? written : nil
  }

  /// Long texts are not refused.
  private static let options = hotline_xml_parse_options | Int32(XML_PARSE_HUGE.rawValue)

  private static func copy(_ reader: xmlTextReaderPtr, to writer: LibXML2Writer) -> Bool {
    var text = ""
    // Whether the element that is open has had nothing but text so far.
    var isLeaf = false
    while true {
      let status = xmlTextReaderRead(reader)
      guard status == 1 else { return status == 0 }
      switch UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
      case XML_READER_TYPE_ELEMENT.rawValue:
        let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
        let isRoot = xmlTextReaderDepth(reader) == 0
        writer.start(string(xmlTextReaderConstName(reader)))
        while xmlTextReaderMoveToNextAttribute(reader) == 1 {
          writer.attribute(string(xmlTextReaderConstName(reader)), string(xmlTextReaderConstValue(reader)))
        }
        if isRoot { writer.endStartTag() }
        if isEmpty { writer.end() }
        (text, isLeaf) = ("", !isEmpty)
      case XML_READER_TYPE_END_ELEMENT.rawValue:
        if isLeaf { writer.text(text) }
        writer.end()
        (text, isLeaf) = ("", false)
      case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue,
        XML_READER_TYPE_WHITESPACE.rawValue:
        text += string(xmlTextReaderConstValue(reader))
      default: continue
      }
    }
  }

  private static func string(_ characters: UnsafePointer<xmlChar>?) -> String {
    characters.map { String(cString: $0) } ?? ""
  }
}
