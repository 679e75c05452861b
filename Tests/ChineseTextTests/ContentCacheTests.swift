import ChineseText
import TestSupport
import Testing

/// The cache, as the readings use it.
@Suite struct ContentCacheTests {
  private let folder: TemporaryFolder
  private let cache: ContentCache

  init() throws {
    folder = try TemporaryFolder()
    cache = ContentCache(folder: folder.path + "/cache/hotline")
  }

  private func reading(of line: String) throws -> String? {
    let path = try folder.write(lines: [line], to: "readings.txt")
    return try PinyinReadings(contentsOf: path, cache: cache).syllable(of: 0x597D)
  }

  /// The name and the bytes of the only entry.
  private func entry() throws -> (name: String, bytes: [UInt8]) {
    let tree = folder.tree("cache/hotline")
    #expect(tree.count == 1)
    let entry = try #require(tree.first)
    return (entry.key, entry.value)
  }

  @Test func whatWasKeptIsUsed() throws {
    #expect(try reading(of: "U+597D\tkMandarin\thǎo") == "hao")
    let kept = try entry()
    #expect(try reading(of: "U+597D\tkMandarin\thǎo") == "hao")
    #expect(try entry().bytes == kept.bytes)
  }

  @Test func anotherFileIsNotTakenForTheOneThatWasKept() throws {
    #expect(try reading(of: "U+597D\tkMandarin\thǎo") == "hao")
    #expect(try reading(of: "U+597D\tkMandarin\tnǐ") == "ni")
  }

  @Test(arguments: [0, 40, -40]) func aDamagedEntryIsNotUsed(place: Int) throws {
    #expect(try reading(of: "U+597D\tkMandarin\thǎo") == "hao")
    var (name, bytes) = try entry()
    bytes[place < 0 ? bytes.count + place : place] ^= 1
    try folder.write(bytes, to: "cache/hotline/" + name)
    #expect(try reading(of: "U+597D\tkMandarin\thǎo") == "hao")
    try folder.write(bytes.prefix(100), to: "cache/hotline/" + name)
    #expect(try reading(of: "U+597D\tkMandarin\thǎo") == "hao", "a torn one")
    try folder.write([], to: "cache/hotline/" + name)
    #expect(try reading(of: "U+597D\tkMandarin\thǎo") == "hao", "an empty one")
  }

  @Test func aCacheThatCannotBeWrittenDoesNoHarm() throws {
    let path = try folder.write(lines: ["U+597D\tkMandarin\thǎo"], to: "readings.txt")
    let nowhere = ContentCache(folder: path + "/below-a-file")
    #expect(try PinyinReadings(contentsOf: path, cache: nowhere).syllable(of: 0x597D) == "hao")
  }
}
