/// A source whose bytes are in some encoding, as UTF-8.
final class DecodedSource: ByteSource {
  private let source: any ByteSource
  private let decoder: TextDecoder
  let encoding: TextEncoding
  private var piece = [UInt8](repeating: 0, count: 1 << 18)
  private var text: [UInt8] = []
  /// How much of `text` has been handed out.
  private var taken = 0
  private var isAtEnd = false

  /// Where the text left its encoding, and what stood there; it is not read further.
  private(set) var invalid: (byte: TextEncoding.InvalidByte, found: String)?

  init(_ source: any ByteSource, in encoding: TextEncoding) {
    self.source = source
    self.encoding = encoding
    decoder = TextDecoder(encoding)
  }

  var mayWait: Bool { source.mayWait }

  func read(into bytes: inout [UInt8], from offset: Int, patience: Int32?) throws(InputError) -> Int {
    while taken == text.count {
      guard !isAtEnd else { return 0 }
      let count = try source.read(into: &piece, from: 0, patience: patience)
      isAtEnd = count == 0
      text.removeAll(keepingCapacity: true)
      taken = 0
      do throws(TextEncoding.InvalidByte) {
        try decoder.append(piece[..<count], isLast: isAtEnd, to: &text)
      } catch {
        isAtEnd = true
        let rest = (decoder.left + piece[..<count]).dropFirst(error.offset - decoder.offset)
        invalid = (error, Excerpt.ofBytes(rest))
      }
    }
    let count = min(text.count - taken, bytes.count - offset)
    bytes.replaceSubrange(offset..<offset + count, with: text[taken..<taken + count])
    taken += count
    return count
  }
}
