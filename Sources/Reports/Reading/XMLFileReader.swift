import CLibXML2
import Glibc

/// Walks an XML file from front to back as libxml2 reads it, in memory that does not grow with the file.
///
/// Nothing is fetched and no entity is expanded. libxml2's own limits hold: 256 levels, 10 MB a text or a name.
final class XMLFileReader {
  /// What stands next in the document.
  enum Event {
    /// `isEmpty` for `<turn/>`, which has no end.
    case start(name: String, isEmpty: Bool)
    case end(name: String)
    case text
  }

  /// The path as it was asked for.
  let path: String
  private let descriptor: Int32
  private let reader: xmlTextReaderPtr
  private let complaint = Complaint()
  /// The attributes of the start tag in hand; namespaces are none.
  private(set) var attributes: [(name: String, value: String)] = []

  /// Opens a file; it must be a regular one, so that nobody waits for a pipe.
  init(path: String) throws(ScorecardFileError) {
    self.path = path
    let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else {
      throw ScorecardFileError(path: path, reason: errno == ENOENT ? .missing : .unreadable(code: errno))
    }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
      close(opened)
      let isFile = status.st_mode & S_IFMT == S_IFREG
      throw ScorecardFileError(path: path, reason: isFile ? .empty : .notAFile)
    }
    guard let reader = xmlReaderForFd(opened, nil, nil, hotline_xml_parse_options) else {
      close(opened)
      throw ScorecardFileError(path: path, reason: .unreadable(code: ENOMEM))
    }
    descriptor = opened
    self.reader = reader
    xmlTextReaderSetStructuredErrorHandler(reader, Complaint.note, Unmanaged.passUnretained(complaint).toOpaque())
  }

  deinit {
    xmlFreeTextReader(reader)
    close(descriptor)
  }

  /// The line of what is in hand, counted from 1; the parser itself may be some lines ahead.
  var line: Int {
    let line = xmlTextReaderCurrentNode(reader).map { Int(xmlGetLineNo($0)) } ?? 0
    return line > 0 ? line : Int(xmlTextReaderGetParserLineNumber(reader))
  }

  /// The namespace of the element in hand.
  var namespace: String { xmlTextReaderConstNamespaceUri(reader).map { String(cString: $0) } ?? "" }

  /// What is wrong at the line in hand.
  func error(_ reason: ScorecardFileError.Reason) -> ScorecardFileError {
    ScorecardFileError(path: path, line: line, reason: reason)
  }

  /// The next start, end or text that is not blank; `nil` at the end of a whole document.
  func next() throws(ScorecardFileError) -> Event? {
    while true {
      let status = xmlTextReaderRead(reader)
      if status == 0 { return nil }
      guard status == 1 else {
        throw ScorecardFileError(path: path, line: complaint.line ?? line, reason: .malformed(complaint.message))
      }
      switch UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
      case XML_READER_TYPE_ELEMENT.rawValue:
        return .start(name: name, isEmpty: xmlTextReaderIsEmptyElement(reader) == 1)
      case XML_READER_TYPE_END_ELEMENT.rawValue: return .end(name: name)
      case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
        XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
        return .text
      case XML_READER_TYPE_DOCUMENT_TYPE.rawValue, XML_READER_TYPE_ENTITY_REFERENCE.rawValue:
        throw error(.documentType)
      default: continue
      }
    }
  }

  /// The characters of the text in hand.
  var text: String { xmlTextReaderConstValue(reader).map { String(cString: $0) } ?? "" }

  /// Reads the attributes of the start tag in hand into `attributes`.
  func readAttributes() {
    attributes.removeAll(keepingCapacity: true)
    guard xmlTextReaderMoveToFirstAttribute(reader) == 1 else { return }
    repeat {
      if xmlTextReaderIsNamespaceDecl(reader) != 1 { attributes.append((name, text)) }
    } while xmlTextReaderMoveToNextAttribute(reader) == 1
    xmlTextReaderMoveToElement(reader)
  }

  /// Passes over what is inside the start tag in hand, which must not be empty.
  func skip() throws(ScorecardFileError) {
    var depth = 1
    while depth > 0 {
      switch try next() {
      case .start(_, let isEmpty): depth += isEmpty ? 0 : 1
      case .end: depth -= 1
      case .text: continue
      case nil: return
      }
    }
  }

  private var name: String { xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? "" }
}

/// The first thing that libxml2 has to say against a document.
private final class Complaint {
  private(set) var message = "cannot be read"
  private(set) var line: Int?

  static let note: xmlStructuredErrorFunc = { context, error in
    guard let context, let error else { return }
    let complaint = Unmanaged<Complaint>.fromOpaque(context).takeUnretainedValue()
    guard complaint.line == nil, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    complaint.line = Int(error.pointee.line)
    var text = error.pointee.message.map { String(cString: $0) } ?? "error \(error.pointee.code)"
    while text.last?.isWhitespace == true { text.removeLast() }
    complaint.message = ScorecardFileError.excerpt(text)
  }
}
