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
  package static func detect(_ beginning: [UInt8]) -> TextEncoding {
    if beginning.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if beginning.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    if let encoding = utf16(beginning) { return encoding }
    // The beginning may end in the middle of a character.
    var whole = beginning[...]
    while let last = whole.last, UTF8.isContinuation(last), beginning.count - whole.count < 3 { whole.removeLast() }
    if let last = whole.last, last >= 0xC0 { whole.removeLast() }
    if (try? UTF8Span(validating: whole.span)) != nil { return .utf8 }
    // A few broken bytes do not make a file of another encoding.
    if shareOfUTF8(beginning) > 0.9 { return .utf8 }
    if let encoding = utf16OfHan(beginning) { return encoding }
    if shareOfLowSecondBytes(beginning) > 0.15, Self.big5.decodes(beginning) { return .big5 }
    return !Self.gb18030.decodes(beginning) && Self.big5.decodes(beginning)
      ? .big5 : .gb18030
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

  /// Text of Chinese characters alone has no zeros, but every second byte is one of a hundred.
  private static func utf16OfHan(_ bytes: [UInt8]) -> TextEncoding? {
    var plausible = [0, 0]
    let count = min(bytes.count, 4096) / 2 * 2
    for index in 0..<count where [0x00, 0x30, 0xFF].contains(bytes[index]) || (0x4E...0x9F).contains(bytes[index]) {
      plausible[index & 1] += 1
    }
    guard count >= 8 else { return nil }
    let most = count / 2 - count / 40
    if plausible[1] >= most, plausible[0] < most * 4 / 5 { return .utf16LittleEndian }
    if plausible[0] >= most, plausible[1] < most * 4 / 5 { return .utf16BigEndian }
    return nil
  }

  /// Which part of the bytes outside ASCII belongs to whole characters of UTF-8.
  private static func shareOfUTF8(_ bytes: [UInt8]) -> Double {
    var (whole, other, index) = (0, 0, 0)
    while index < bytes.count {
      let byte = bytes[index]
      let length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 0
      let tail = bytes[(index + 1)...].prefix(max(0, length - 1))
      if byte < 0x80 {
        index += 1
      } else if length > 1, tail.count == length - 1, tail.allSatisfy(UTF8.isContinuation) {
        whole += length
        index += length
      } else {
        other += 1
        index += 1
      }
    }
    return whole + other == 0 ? 1 : Double(whole) / Double(whole + other)
  }

  /// Of the pairs of bytes as GB and Big5 have them, which part has a second byte under 0xA1.
  private static func shareOfLowSecondBytes(_ bytes: [UInt8]) -> Double {
    var (low, pairs, index) = (0, 0, 0)
    while index + 1 < bytes.count {
      guard bytes[index] >= 0x81 else {
        index += 1
        continue
      }
      pairs += 1
      if bytes[index + 1] < 0xA1 { low += 1 }
      index += 2
    }
    return pairs == 0 ? 0 : Double(low) / Double(pairs)
  }

  /// The text as UTF-8, or the offset of the first byte that is not in the encoding.
  package func decode(_ bytes: some Collection<UInt8>) -> Result<[UInt8], InvalidByte> {
    if self == .utf8 {
      let bytes = Array(bytes)
      do {
        _ = try UTF8Span(validating: bytes.span)
        return .success(bytes)
      } catch {
        return .failure(InvalidByte(offset: error.byteOffsets.lowerBound))
      }
    }
    var text: [UInt8] = []
    do throws(InvalidByte) {
      try TextDecoder(self).append(bytes, isLast: true, to: &text)
      return .success(text)
    } catch {
      return .failure(error)
    }
  }

  /// Whether all but the last few bytes can be decoded.
  private func decodes(_ bytes: [UInt8]) -> Bool {
    switch decode(bytes) {
    case .success: true
    case .failure(let invalid): invalid.offset >= bytes.count - 3
    }
  }

  /// Where a text leaves its encoding, counted from 0.
  package struct InvalidByte: Error, Equatable {
    package var offset: Int

    /// A place in a text.
    package init(offset: Int) { self.offset = offset }
  }
}
