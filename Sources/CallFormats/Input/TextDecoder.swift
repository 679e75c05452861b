import Glibc

/// Makes UTF-8 of a text in pieces, which may end in the middle of a character; a byte order mark is left out.
final class TextDecoder {
  /// The C library's; `nil` for UTF-8, which is only checked.
  private let converter: iconv_t?
  /// Whether the C library lacks the encoding.
  private let isMissing: Bool
  /// The beginning of a character whose rest is in the next piece.
  private(set) var left: [UInt8] = []
  /// Where `left` stands in the text.
  private(set) var offset = 0
  private var isAtStart = true

  init(_ encoding: TextEncoding) {
    guard encoding != .utf8 else {
      (converter, isMissing) = (nil, false)
      return
    }
    let opened = iconv_open("UTF-8", encoding.rawValue)
    let isOpen = opened.map { Int(bitPattern: $0) != -1 } ?? false
    (converter, isMissing) = (isOpen ? opened : nil, !isOpen)
  }

  deinit { if let converter { iconv_close(converter) } }

  /// Adds what a piece says.
  ///
  /// - Throws: the place in the whole text at which it leaves its encoding.
  func append(
    _ piece: some Collection<UInt8>, isLast: Bool, to text: inout [UInt8]
  ) throws(TextEncoding.InvalidByte) {
    guard !isMissing else { throw TextEncoding.InvalidByte(offset: 0) }
    var input = left
    input.append(contentsOf: piece)
    let start = text.count
    let read: Int
    if let converter {
      read = try convert(&input, with: converter, to: &text)
    } else {
      read = try check(input)
      text.append(contentsOf: input[..<read])
    }
    guard !isLast || read == input.count else { throw TextEncoding.InvalidByte(offset: offset + read) }
    offset += read
    left = Array(input[read...])
    guard isAtStart, text.count > start else { return }
    isAtStart = false
    if text[start...].starts(with: [0xEF, 0xBB, 0xBF]) { text.removeSubrange(start..<start + 3) }
  }

  /// How many bytes are whole characters.
  private func check(_ input: [UInt8]) throws(TextEncoding.InvalidByte) -> Int {
    let whole = input.count - Self.unfinished(input)
    do {
      _ = try UTF8Span(validating: input.span.extracting(..<whole))
    } catch {
      throw TextEncoding.InvalidByte(offset: offset + error.byteOffsets.lowerBound)
    }
    return whole
  }

  /// How many bytes at the end begin a character of UTF-8 that is longer.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    for count in 1...3 where count <= bytes.count {
      let byte = bytes[bytes.count - count]
      if UTF8.isContinuation(byte) { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1
      return length > count ? count : 0
    }
    return 0
  }

  private func convert(
    _ input: inout [UInt8], with converter: iconv_t, to text: inout [UInt8]
  ) throws(TextEncoding.InvalidByte) -> Int {
    let count = input.count
    var read = 0
    var written = text.count
    text.append(contentsOf: repeatElement(0, count: count * 3 / 2 + 16))
    defer { text.removeLast(text.count - written) }
    while read < count {
      var status = 0
      var code: Int32 = 0
      input.withUnsafeMutableBytes { source in
        text.withUnsafeMutableBytes { target in
          var from = source.baseAddress?.advanced(by: read).assumingMemoryBound(to: CChar.self)
          var rest = count - read
          var to = target.baseAddress?.advanced(by: written).assumingMemoryBound(to: CChar.self)
          var room = target.count - written
          status = Int(iconv(converter, &from, &rest, &to, &room))
          code = errno
          read = count - rest
          written = target.count - room
        }
      }
      guard status == -1 else { break }
      switch code {
      case E2BIG: text.append(contentsOf: repeatElement(0, count: count + 16))
      case EINVAL: return read
      default: throw TextEncoding.InvalidByte(offset: offset + read)
      }
    }
    return read
  }
}
