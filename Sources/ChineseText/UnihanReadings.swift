/// The readings of characters as they are collected from Unicode's `Unihan_Readings.txt` (UAX #38).
struct UnihanReadings {
  /// By character, without tones.
  private(set) var readings: [UInt32: [UInt8]] = [:]
  /// By character, the field that its reading comes from.
  private var sources: [UInt32: Field] = [:]

  /// The fields that are read, the best last.
  private enum Field: Int {
    /// 现代汉语词典 of 1983: `0684.060:le 0711.150:liǎo`.
    case xhc1983
    /// Readings with their frequencies, the most frequent first: `le(30101) liǎo(654)`.
    case hanyuPinlu
    /// The customary reading; where it differs by region, that of the mainland first: `gèng gēng`.
    case mandarin

    init?(_ name: Span<UInt8>) {
      if name.isEqual(to: "kMandarin") {
        self = .mandarin
      } else if name.isEqual(to: "kHanyuPinlu") {
        self = .hanyuPinlu
      } else if name.isEqual(to: "kXHC1983") {
        self = .xhc1983
      } else {
        return nil
      }
    }
  }

  /// The last character that is read. Speech recognition writes none of the rarer ones behind it, which take a fifth of
  /// the file; Unicode writes the lines in the order of their characters.
  private static let lastCharacter: UInt32 = 0xFFFF

  /// Whether a piece of the file ends behind everything that is read.
  static func isBeyondReadings(_ piece: ArraySlice<UInt8>) -> Bool {
    // A line whose character stands in the piece as a whole: `U+20000<tab>`.
    guard let lineEnd = piece.dropLast(9).lastIndex(of: 0x0A) else { return false }
    return isBeyondReadings(line: Array(piece[(lineEnd + 1)...]).span)
  }

  private static func isBeyondReadings(line: Span<UInt8>) -> Bool {
    // Nearly all lines have four digits.
    guard line.count > 8, line[6] != 0x09 else { return false }
    let tab = line.index(after: 0x09, from: 0, to: 9) - 1
    guard line[tab] == 0x09, let character = codePoint(line, to: tab) else { return false }
    return character > lastCharacter
  }

  /// Reads lines of `U+597D<tab>kMandarin<tab>hǎo`; comments begin with #.
  mutating func read(_ text: Span<UInt8>, path: String) throws(PinyinReadings.LoadingError) {
    readings.reserveCapacity(50_000)
    var line = 0
    var start = 0
    while start < text.count {
      line += 1
      var end = start
      while end < text.count, text[end] != 0x0A { end += 1 }
      if Self.isBeyondReadings(line: text.extracting(start..<end)) { return }
      guard read(line: text.extracting(start..<end)) else {
        let found = (start..<min(end, start + 60)).map { text[$0] < 0x20 ? 0x20 : text[$0] }
        throw .malformedLine(path: path, line: line, found: String(decoding: found, as: UTF8.self))
      }
      start = end + 1
    }
  }

  /// False where the line is none of this file.
  private mutating func read(line: Span<UInt8>) -> Bool {
    var count = line.count
    if count > 0, line[count - 1] == 0x0D { count -= 1 }
    if count == 0 || line[0] == UInt8(ascii: "#") { return true }
    let fieldStart = line.index(after: 0x09, from: 0, to: count)
    let valueStart = line.index(after: 0x09, from: fieldStart, to: count)
    guard let character = Self.codePoint(line, to: fieldStart - 1), valueStart < count else { return false }
    guard let field = Field(line.extracting(fieldStart..<valueStart - 1)) else { return true }
    if let known = sources[character], known.rawValue >= field.rawValue { return true }
    let syllable = PinyinSyllable.toneless(line, Self.firstReading(line, of: field, from: valueStart, to: count))
    guard !syllable.isEmpty else { return true }
    readings[character] = syllable
    sources[character] = field
    return true
  }

  /// `U+` and four to six hexadecimal digits.
  private static func codePoint(_ line: Span<UInt8>, to end: Int) -> UInt32? {
    guard end >= 6, end <= 8, line[0] == UInt8(ascii: "U"), line[1] == UInt8(ascii: "+") else { return nil }
    var value: UInt32 = 0
    for index in 2..<end {
      switch line[index] {
      case 0x30...0x39: value = value << 4 | UInt32(line[index] - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(line[index] - 0x41 + 10)
      default: return nil
      }
    }
    return value
  }

  /// The first reading of a value: up to a blank or a bracket, in 现代汉语词典 behind the colon.
  private static func firstReading(_ line: Span<UInt8>, of field: Field, from start: Int, to end: Int) -> Range<Int> {
    let from = field == .xhc1983 ? line.index(after: UInt8(ascii: ":"), from: start, to: end) : start
    var to = from
    while to < end, line[to] != 0x20, line[to] != UInt8(ascii: "("), line[to] != UInt8(ascii: ",") { to += 1 }
    return from..<to
  }
}

/// Syllables as dictionaries print them.
enum PinyinSyllable {
  /// The syllable in ASCII letters without its tone, ü as v; empty where it holds anything else: `nv` for nǚ.
  static func toneless(_ text: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = UTF8Decoding.decode(text, at: &index, limit: range.upperBound)
      switch scalar {
      case 0x61...0x7A: result.append(UInt8(scalar))
      case 0x0300...0x036F: continue
      default:
        guard let letter = letters[scalar] else { return [] }
        result.append(letter)
      }
    }
    return result
  }

  private static let letters: [UInt32: UInt8] = {
    let marked = ["a": "āáǎà", "e": "ēéěèê", "i": "īíǐì", "o": "ōóǒò", "u": "ūúǔù", "v": "üǖǘǚǜ", "n": "ńňǹ", "m": "ḿ"]
    var letters: [UInt32: UInt8] = [:]
    for (letter, forms) in marked {
      for form in forms.unicodeScalars { letters[form.value] = letter.utf8.first }
    }
    return letters
  }()
}

extension Span<UInt8> {
  fileprivate func isEqual(to name: StaticString) -> Bool {
    guard count == name.utf8CodeUnitCount else { return false }
    for index in indices where self[index] != name.utf8Start[index] { return false }
    return true
  }

  /// Behind the first such byte, or the end where there is none.
  fileprivate func index(after byte: UInt8, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, self[index] != byte { index += 1 }
    return Swift.min(index + 1, end)
  }
}
