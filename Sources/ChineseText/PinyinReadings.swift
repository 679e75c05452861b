/// How characters are read in Mandarin: one syllable each, without its tone.
///
/// Of characters with several readings (行, 长, 还) the commonest counts, wherever they stand: a phrase and what speech
/// recognition made of it are read by the same table, so that only words which need the rarer reading are missed.
public struct PinyinReadings: Sendable {
  /// Why readings could not be loaded.
  public enum LoadingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no such file.
    case notFound(path: String)
    /// The file is there but cannot be read or unpacked, or is too large.
    case notReadable(path: String, reason: String)
    /// A line is not a code point, a property and its value. Lines count from 1.
    case malformedLine(path: String, line: Int, found: String)
    /// The file has no readings in it.
    case noReadings(path: String)

    /// The file, what is wrong with it and what to do.
    public var description: String {
      switch self {
      case .notFound(let path):
        "\(path): no such file of pinyin readings. Install the one that Debian ships: apt-get install unicode-data"
      case .notReadable(let path, let reason):
        "\(path): the pinyin readings cannot be read: \(reason)"
      case .malformedLine(let path, let line, let found):
        "\(path):\(line): found \"\(found)\", expected a code point, a property and its value between tabs, "
          + "for instance \"U+597D<tab>kMandarin<tab>hǎo\""
      case .noReadings(let path):
        "\(path): no readings in it; expected Unicode's Unihan_Readings.txt"
      }
    }
  }

  /// Where Debian's package `unicode-data` puts Unicode's list of readings.
  public static let defaultPath = "/usr/share/unicode/Unihan_Readings.txt.bz2"

  /// The first code that stands for a syllable. Private-use characters are scalars, so that a `PhraseScanner` takes them.
  static let firstCode: UInt16 = 0xE000
  static let codeLimit: UInt16 = 0xF900
  static let sizeLimit = 64 << 20

  /// For each character up to U+FFFF the code of its syllable, or for characters without a reading themselves;
  /// private-use characters, which would look like syllables, are 0.
  private let codes: [UInt16]
  /// The syllables by their code.
  private let syllables: [String]

  /// Loads Unicode's `Unihan_Readings.txt`, packed with bzip2 or not.
  ///
  /// `kMandarin` counts, for characters without it `kHanyuPinlu`, then `kXHC1983`.
  ///
  /// - Parameters:
  ///   - path: The file, UTF-8, at most 64 MiB packed and unpacked.
  ///   - cache: Saves unpacking and reading the same file again.
  public init(contentsOf path: String, cache: ContentCache? = nil) throws(LoadingError) {
    self = try PinyinReadingsFile(path).readings(cache: cache)
  }

  /// What a file holds, packed or not.
  init(_ content: [UInt8], path: String) throws(LoadingError) {
    var bytes = content
    if BZip2.isPacked(bytes) {
      do {
        bytes = try BZip2.unpack(bytes, limit: Self.sizeLimit, until: UnihanReadings.isBeyondReadings)
      } catch {
        let reason =
          switch error {
          case .damaged: "it is damaged"
          case .tooLarge: "it unpacks to more than the \(Self.sizeLimit) bytes allowed"
          }
        throw .notReadable(path: path, reason: reason)
      }
    }
    var list = UnihanReadings()
    try list.read(bytes.span, path: path)
    guard !list.readings.isEmpty else { throw .noReadings(path: path) }
    self.init(list.readings)
  }

  /// Readings of single characters, with tone marks or without: `["好": "hǎo", "号": "hao"]`.
  public init(_ readings: KeyValuePairs<String, String>) {
    var list: [UInt32: [UInt8]] = [:]
    for (character, reading) in readings {
      guard let scalar = character.unicodeScalars.first?.value else { continue }
      list[scalar] = PinyinSyllable.toneless(Array(reading.utf8).span, 0..<reading.utf8.count)
    }
    self.init(list)
  }

  init(_ readings: [UInt32: [UInt8]]) {
    var codes = (0...UInt16.max).map { Self.firstCode..<Self.codeLimit ~= $0 ? 0 : $0 }
    var known: [[UInt8]: UInt16] = [:]
    var syllables: [String] = []
    for (character, syllable) in readings.sorted(by: { $0.key < $1.key }) where character <= 0xFFFF {
      guard !syllable.isEmpty, !(Self.firstCode..<Self.codeLimit ~= UInt16(character)) else { continue }
      if let code = known[syllable] {
        codes[Int(character)] = code
      } else if syllables.count < Int(Self.codeLimit - Self.firstCode) {
        let code = Self.firstCode + UInt16(syllables.count)
        known[syllable] = code
        syllables.append(String(decoding: syllable, as: UTF8.self))
        codes[Int(character)] = code
      }
    }
    self.codes = codes
    self.syllables = syllables
  }

  /// The syllable of a character in ASCII (ü is v), or nil for one without a reading: `hao` for 好.
  public func syllable(of scalar: UInt32) -> String? {
    guard isRead(scalar) else { return nil }
    return syllables[Int(code(of: scalar)) - Int(Self.firstCode)]
  }

  /// What characters sound like: equal for characters of one syllable, the character itself where it has no reading.
  ///
  /// - Parameters:
  ///   - scalars: Normalised text.
  ///   - codes: Replaced by one code for each scalar, in a form that `PhraseScanner` takes as characters.
  public func encode(_ scalars: Span<UInt32>, into codes: inout [UInt32]) {
    codes.removeAll(keepingCapacity: true)
    codes.reserveCapacity(scalars.count)
    for index in scalars.indices { codes.append(code(of: scalars[index])) }
  }

  /// What characters sound like, see `encode(_:into:)`.
  public func encoded(_ scalars: [UInt32]) -> [UInt32] { scalars.map(code) }

  @inline(__always)
  private func code(of scalar: UInt32) -> UInt32 { scalar <= 0xFFFF ? UInt32(codes[Int(scalar)]) : scalar }

  /// Whether a character has a reading, so that another may sound the same.
  public func isRead(_ scalar: UInt32) -> Bool {
    let code = self.code(of: scalar)
    return code >= UInt32(Self.firstCode) && code < UInt32(Self.codeLimit)
  }
}

extension PinyinReadings: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(block: codes)
    entry.append(syllables)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    codes = try entry.block()
    syllables = try entry.value()
  }
}
