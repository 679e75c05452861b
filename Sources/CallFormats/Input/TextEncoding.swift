import Glibc

/// The encodings in which Chinese exports come.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case gb18030 = "GB18030"
  case big5 = "Big5"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"

  /// Whether a byte 0x0A is always the end of a line.
  var keepsLineEnds: Bool {
    switch self {
    case .utf8, .gb18030, .big5: true
    case .utf16LittleEndian, .utf16BigEndian: false
    }
  }

  /// What the beginning of a file is in; UTF-8 where nothing fits, so that what is broken is named by its place.
  ///
  /// A byte order mark decides, else validity, and between GB 18030 and Big5, which are mostly valid as one another, the
  /// second bytes: real GB text hardly ever has one under 0xA1, while two in five of Big5's are.
  static func detect(_ beginning: [UInt8]) -> TextEncoding {
    if beginning.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if beginning.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    if let encoding = utf16(beginning) { return encoding }
    // The beginning may end in the middle of a character.
    var whole = beginning[...]
    while let last = whole.last, UTF8.isContinuation(last), beginning.count - whole.count < 3 { whole.removeLast() }
    if let last = whole.last, last >= 0xC0 { whole.removeLast() }
    if (try? UTF8Span(validating: whole.span)) != nil { return .utf8 }
    let pairs = Pairs(beginning)
    if pairs.lowShare > 0.15, Decoder(.big5)?.decodes(beginning) == true { return .big5 }
    if Decoder(.gb18030)?.decodes(beginning) == true { return .gb18030 }
    if Decoder(.big5)?.decodes(beginning) == true { return .big5 }
    // A few broken bytes do not make a file of another encoding.
    return pairs.count > 0 && !pairs.looksLikeUTF8 ? .gb18030 : .utf8
  }

  /// Text without a mark shows itself by the zeros of its digits, blanks and punctuation.
  private static func utf16(_ bytes: [UInt8]) -> TextEncoding? {
    var zeros = [0, 0]
    for (index, byte) in bytes.prefix(4096).enumerated() where byte == 0 { zeros[index & 1] += 1 }
    let enough = min(bytes.count, 4096) / 20
    if zeros[1] > enough, zeros[0] * 8 < zeros[1] { return .utf16LittleEndian }
    if zeros[0] > enough, zeros[1] * 8 < zeros[0] { return .utf16BigEndian }
    return nil
  }

  /// Bytes of two as GB and Big5 have them.
  private struct Pairs {
    var count = 0
    private var low = 0
    private var continued = 0
    private var lead = 0

    init(_ bytes: [UInt8]) {
      var index = 0
      while index + 1 < bytes.count {
        guard bytes[index] >= 0x81 else {
          index += 1
          continue
        }
        count += 1
        if bytes[index + 1] < 0xA1 { low += 1 }
        index += 2
      }
      lead = bytes.count { $0 >= 0xE3 && $0 <= 0xE9 }
      continued = bytes.count(where: UTF8.isContinuation)
    }

    var lowShare: Double { count == 0 ? 0 : Double(low) / Double(count) }
    /// Every Chinese character is one of seven bytes and two that continue it.
    var looksLikeUTF8: Bool { lead > 0 && abs(continued - 2 * lead) * 5 < continued }
  }

  /// The text as UTF-8, or the offset of the first byte that is not in the encoding.
  func decode(_ bytes: some Collection<UInt8>) -> Result<[UInt8], InvalidByte> {
    if self == .utf8 {
      let bytes = Array(bytes)
      do {
        _ = try UTF8Span(validating: bytes.span)
        return .success(bytes)
      } catch {
        return .failure(InvalidByte(offset: error.byteOffsets.lowerBound))
      }
    }
    guard let decoder = Decoder(self) else { return .failure(InvalidByte(offset: 0)) }
    return decoder.decode(Array(bytes))
  }

  /// Where a text leaves its encoding, counted from 0.
  struct InvalidByte: Error, Equatable {
    var offset: Int
  }

  /// The C library's converter.
  private final class Decoder {
    private let converter: iconv_t

    init?(_ encoding: TextEncoding) {
      guard let converter = iconv_open("UTF-8", encoding.rawValue), Int(bitPattern: converter) != -1 else { return nil }
      self.converter = converter
    }

    deinit { iconv_close(converter) }

    /// Whether all but the last few bytes can be decoded.
    func decodes(_ bytes: [UInt8]) -> Bool {
      switch decode(bytes) {
      case .success: true
      case .failure(let invalid): invalid.offset >= bytes.count - 3
      }
    }

    func decode(_ bytes: [UInt8]) -> Result<[UInt8], InvalidByte> {
      iconv(converter, nil, nil, nil, nil)
      var input = bytes
      var output = [UInt8](repeating: 0, count: bytes.count * 2 + 16)
      var read = 0
      var written = 0
      while read < bytes.count {
        var status = 0
        var code: Int32 = 0
        input.withUnsafeMutableBytes { source in
          output.withUnsafeMutableBytes { target in
            var from = source.baseAddress?.advanced(by: read).assumingMemoryBound(to: CChar.self)
            var left = bytes.count - read
            var to = target.baseAddress?.advanced(by: written).assumingMemoryBound(to: CChar.self)
            var room = target.count - written
            status = Int(iconv(converter, &from, &left, &to, &room))
            code = errno
            read = bytes.count - left
            written = target.count - room
          }
        }
        guard status == -1 else { break }
        guard code == E2BIG else { return .failure(InvalidByte(offset: read)) }
        output.append(contentsOf: repeatElement(0, count: output.count))
      }
      let start = output[..<written].starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      return .success(Array(output[start..<written]))
    }
  }
}
