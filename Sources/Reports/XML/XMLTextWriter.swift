import Rulebook

/// Writes XML into memory, indented by two spaces, byte for byte as libxml2's text writer does.
///
/// Our own, because writing is half of what a call costs once it is scored, and libxml2 takes every attribute through
/// three buffers. It knows what our documents have: elements, attributes and text. `XMLTextWriterTests` holds it
/// against libxml2's.
package struct XMLTextWriter: ~Copyable {
  private var buffer = ByteBuffer(capacity: 64 * 1024)
  /// The elements that are open, the outermost first.
  private var names: [StaticString] = []
  /// Whether the start tag of the innermost element lacks its `>`.
  private var isTagOpen = false
  /// Whether the end tag of the innermost element stands behind its text and not on a line of its own.
  private var endsBehindText = false

  /// A writer that has already written the XML declaration.
  package init() {
    buffer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  /// Names the CSS that a browser shows the document with; before the root element.
  mutating func style(_ name: StaticString) {
    buffer.append("<?xml-stylesheet type=\"text/css\" href=\"")
    buffer.append(name)
    buffer.append("\"?>\n")
  }

  /// Begins an element inside the one that is open.
  package mutating func start(_ name: StaticString) {
    if isTagOpen { buffer.append(">\n") }
    indent()
    buffer.append(UInt8(ascii: "<"))
    buffer.append(name)
    names.append(name)
    isTagOpen = true
  }

  /// Ends the innermost element.
  package mutating func end() {
    guard let name = names.popLast() else { return }
    if isTagOpen {
      buffer.append("/>\n")
      isTagOpen = false
    } else {
      if !endsBehindText { indent() }
      buffer.append("</")
      buffer.append(name)
      buffer.append(">\n")
    }
    endsBehindText = false
  }

  /// Ends the start tag of the element that is open and the line it stands on, before any child is written.
  package mutating func endStartTag() {
    endTag()
    buffer.append(UInt8(ascii: "\n"))
    endsBehindText = true
  }

  // MARK: - Attributes of the element that was begun last, before anything is written into it

  /// An attribute; none where the value is missing.
  @inline(__always)
  package mutating func attribute(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    begin(name)
    value.withUTF8Bytes { XMLCharacters.append($0, in: .attribute, to: &buffer) }
    buffer.append(UInt8(ascii: "\""))
  }

  /// A whole number.
  @inline(__always)
  package mutating func attribute(_ name: StaticString, _ value: Int) {
    begin(name)
    buffer.append(value)
    buffer.append(UInt8(ascii: "\""))
  }

  /// `true` or `false`.
  @inline(__always)
  package mutating func attribute(_ name: StaticString, _ value: Bool) {
    begin(name)
    buffer.append(value ? "true\"" : "false\"")
  }

  /// Points with their two decimals; none where the amount is missing.
  @inline(__always)
  package mutating func attribute(_ name: StaticString, _ value: Points?) {
    guard let value else { return }
    begin(name)
    buffer.append(hundredths: value.hundredths)
    buffer.append(UInt8(ascii: "\""))
  }

  /// Seconds as `Seconds.text` has them; none where they are no time.
  @inline(__always)
  package mutating func attribute(_ name: StaticString, seconds value: Double?) {
    guard let hundredths = Seconds.hundredths(value) else { return }
    begin(name)
    buffer.append(hundredths: hundredths)
    buffer.append(UInt8(ascii: "\""))
  }

  @inline(__always)
  private mutating func begin(_ attribute: StaticString) {
    assert(isTagOpen, "an attribute outside a start tag")
    buffer.append(UInt8(ascii: " "))
    buffer.append(attribute)
    buffer.append("=\"")
  }

  // MARK: - What stands in elements

  /// Text; of no characters none, so that the element stays empty.
  package mutating func text(_ scalars: ArraySlice<Unicode.Scalar>) {
    guard !scalars.isEmpty else { return }
    endTag()
    scalars.withUnsafeBufferPointer { XMLCharacters.append($0, to: &buffer) }
    endsBehindText = true
  }

  /// Text; of no characters none, so that the element stays empty.
  package mutating func text(_ text: String) {
    guard !text.isEmpty else { return }
    endTag()
    text.withUTF8Bytes { XMLCharacters.append($0, in: .text, to: &buffer) }
    endsBehindText = true
  }

  /// An element that holds nothing but text.
  package mutating func element(_ name: StaticString, _ content: String) {
    start(name)
    text(content)
    end()
  }

  /// What was written since the last call; the writer keeps its place in the document.
  package mutating func takeBytes() -> [UInt8] {
    let bytes = Array(buffer.bytes)
    buffer.removeAll()
    return bytes
  }

  /// Moves what was written since the last call behind what `bytes` holds; the writer keeps its place in the document.
  package mutating func move(to bytes: inout [UInt8]) {
    bytes.append(contentsOf: buffer.bytes)
    buffer.removeAll()
  }

  // MARK: - Writing again what was written

  /// How much was written since bytes were taken.
  var count: Int { buffer.count }

  /// A part of what was written since bytes were taken.
  func bytes(_ range: Range<Int>) -> [UInt8] { Array(UnsafeBufferPointer(rebasing: buffer.bytes[range])) }

  /// Attributes as the writer once wrote them.
  mutating func attributes(written bytes: [UInt8]) {
    assert(isTagOpen, "attributes outside a start tag")
    append(bytes)
  }

  /// Whole elements as the writer once wrote them at the same depth, first of all in their element.
  mutating func elements(written bytes: [UInt8]) {
    append(bytes)
    isTagOpen = false
    endsBehindText = false
  }

  private mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer.append($0) }
  }

  // MARK: - Lines

  private mutating func endTag() {
    guard isTagOpen else { return }
    buffer.append(UInt8(ascii: ">"))
    isTagOpen = false
  }

  private mutating func indent() {
    let width = names.count * 2
    buffer.append(atMost: width) { place in
      place.update(repeating: UInt8(ascii: " "), count: width)
      return width
    }
  }
}

extension String {
  /// The text's UTF-8 where it lies; strings of the program and of exports are all native and contiguous.
  @inline(__always)
  fileprivate func withUTF8Bytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if utf8.withContiguousStorageIfAvailable(body) == nil { Array(utf8).withUnsafeBufferPointer(body) }
  }
}
