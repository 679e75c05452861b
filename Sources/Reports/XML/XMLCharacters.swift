/// Which characters may stand in an XML 1.0 document, which only as a reference, and what becomes of the others.
///
/// Every character that the production `Char` of XML 1.0 (section 2.2) leaves out is replaced by U+FFFD, one for one, so
/// that offsets hold. References are those that libxml2 writes: in attributes also line ends and tabs, which a parser
/// would turn into blanks.
enum XMLCharacters {
  /// Where a value stands.
  enum Place { case attribute, text }

  /// Puts a value behind what `buffer` holds; `utf8` is valid UTF-8.
  static func append(_ utf8: UnsafeBufferPointer<UInt8>, in place: Place, to buffer: inout ByteBuffer) {
    guard let source = utf8.baseAddress else { return }
    // Room for a block that is written before it is looked at.
    buffer.append(atMost: utf8.count * longestReference + blockSize) { target in
      copy(source, utf8.count, to: target, place)
    }
  }

  /// Puts text behind what `buffer` holds.
  static func append(_ scalars: UnsafeBufferPointer<Unicode.Scalar>, to buffer: inout ByteBuffer) {
    buffer.append(atMost: scalars.count * longestReference) { target in
      var written = 0
      for scalar in scalars {
        let value = scalar.value
        switch value {
        case 0..<0x80:
          written += append(UInt8(truncatingIfNeeded: value), .text, at: target + written)
        case 0x80..<0x800:
          target[written] = UInt8(truncatingIfNeeded: 0xC0 | value >> 6)
          target[written + 1] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
          written += 2
        case 0x800..<0x1_0000:
          let allowed = value < 0xFFFE ? value : 0xFFFD
          target[written] = UInt8(truncatingIfNeeded: 0xE0 | allowed >> 12)
          target[written + 1] = UInt8(truncatingIfNeeded: 0x80 | allowed >> 6 & 0x3F)
          target[written + 2] = UInt8(truncatingIfNeeded: 0x80 | allowed & 0x3F)
          written += 3
        default:
          target[written] = UInt8(truncatingIfNeeded: 0xF0 | value >> 18)
          target[written + 1] = UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F)
          target[written + 2] = UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F)
          target[written + 3] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
          written += 4
        }
      }
      return written
    }
  }

  /// `&quot;`: no byte and no character becomes more bytes.
  private static let longestReference = 6

  private static let blockSize = 16

  private static func copy(
    _ source: UnsafePointer<UInt8>, _ count: Int, to target: UnsafeMutablePointer<UInt8>, _ place: Place
  ) -> Int {
    var read = 0
    var written = 0
    while read < count {
      // The byte behind a block is looked at too.
      while count - read > blockSize {
        let block = UnsafeRawPointer(source + read).loadUnaligned(as: SIMD16<UInt8>.self)
        let next = UnsafeRawPointer(source + read + 1).loadUnaligned(as: SIMD16<UInt8>.self)
        UnsafeMutableRawPointer(target + written).storeBytes(of: block, as: SIMD16<UInt8>.self)
        guard isPlain(block, next) else { break }
        read += blockSize
        written += blockSize
      }
      // The rest, or the block with something in it.
      let end = min(read + blockSize, count)
      while read < end {
        let byte = source[read]
        if byte == 0xEF, count - read >= 3, source[read + 1] == 0xBF, source[read + 2] >= 0xBE {
          // U+FFFE and U+FFFF.
          written += put(replacement, at: target + written)
          read += 3
        } else {
          written += append(byte, place, at: target + written)
          read += 1
        }
      }
    }
    return written
  }

  /// Whether no byte of a block is special; `next` are the bytes one further. U+FFFE and U+FFFF begin with EF BF, which
  /// little else does.
  @inline(__always)
  private static func isPlain(_ block: SIMD16<UInt8>, _ next: SIMD16<UInt8>) -> Bool {
    let quotesAndAmpersands = (block .== 0x22) .| (block .== 0x26)
    let brackets = (block & 0xFD) .== 0x3C
    let last = (block .== 0xEF) .& (next .== 0xBF)
    let special = (block .< 0x20) .| quotesAndAmpersands .| brackets .| last
    return !any(special)
  }

  /// Writes one byte, or what stands for it; returns how many bytes that are.
  @inline(__always)
  private static func append(_ byte: UInt8, _ place: Place, at target: UnsafeMutablePointer<UInt8>) -> Int {
    guard byte < 0x20 || byte == 0x22 || byte == 0x26 || byte & 0xFD == 0x3C else {
      target.pointee = byte
      return 1
    }
    return appendSpecial(byte, place, at: target)
  }

  @inline(never)
  private static func appendSpecial(_ byte: UInt8, _ place: Place, at target: UnsafeMutablePointer<UInt8>) -> Int {
    switch byte {
    case UInt8(ascii: "&"): return put("&amp;", at: target)
    case UInt8(ascii: "<"): return put("&lt;", at: target)
    case UInt8(ascii: ">"): return put("&gt;", at: target)
    case UInt8(ascii: "\""): return put("&quot;", at: target)
    case 0x0D: return put("&#13;", at: target)
    case 0x0A where place == .attribute: return put("&#10;", at: target)
    case 0x09 where place == .attribute: return put("&#9;", at: target)
    case 0x09, 0x0A:
      target.pointee = byte
      return 1
    default: return put(replacement, at: target)
    }
  }

  private static func put(_ words: StaticString, at target: UnsafeMutablePointer<UInt8>) -> Int {
    target.update(from: words.utf8Start, count: words.utf8CodeUnitCount)
    return words.utf8CodeUnitCount
  }

  /// What stands for a forbidden character.
  private static let replacement: StaticString = "\u{FFFD}"
}
