import ChineseText
import Glibc
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

  /// Whether there is an entry made from nothing that holds this list.
  private func kept() -> [Int]? { cache.value(kind: "list", madeFrom: CacheKey()) }

  private func path(of name: String) -> String { "\(folder.path)/cache/hotline/\(name)" }

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

  @Test func onlyTheSameKindAndSourcesAreFound() {
    var sources = CacheKey()
    sources.add("a.txt", content: [1, 2, 3])
    cache.keep([7, 8], kind: "list", madeFrom: sources)
    #expect(cache.value(of: [Int].self, kind: "list", madeFrom: sources) == [7, 8])
    #expect(cache.value(of: [Int].self, kind: "other", madeFrom: sources) == nil)
    for (name, content) in [("b.txt", [1, 2, 3]), ("a.txt", [1, 2, 4]), ("a.txt", [1, 2]), ("a.txt", [])] {
      var others = CacheKey()
      others.add(name, content: content.map(UInt8.init))
      #expect(cache.value(of: [Int].self, kind: "list", madeFrom: others) == nil, "\(name) \(content)")
    }
    sources.add("b.txt", content: [])
    #expect(cache.value(of: [Int].self, kind: "list", madeFrom: sources) == nil, "one file more")
  }

  @Test func anEntryUnderAnotherNameIsNotUsed() throws {
    var sources = CacheKey()
    sources.add("mine")
    cache.keep([1], kind: "list", madeFrom: sources)
    let other = try entry()
    cache.keep([2], kind: "list", madeFrom: CacheKey())
    let mine = try #require(folder.tree("cache/hotline").keys.first { $0 != other.name })
    #expect(kept() == [2])
    #expect(rename(path(of: other.name), path(of: mine)) == 0)
    #expect(kept() == nil)
  }

  @Test func aTornEntryIsNotUsed() throws {
    cache.keep(Array(0..<40), kind: "list", madeFrom: CacheKey())
    let (name, bytes) = try entry()
    for length in 0..<bytes.count {
      try folder.write(bytes.prefix(length), to: "cache/hotline/" + name)
      #expect(kept() == nil, "\(length) bytes")
    }
    try folder.write(bytes + [0], to: "cache/hotline/" + name)
    #expect(kept() == nil, "a byte more")
    try folder.write(bytes, to: "cache/hotline/" + name)
    #expect(kept() == Array(0..<40))
  }

  @Test func anEntryWithADamagedByteIsNotUsed() throws {
    cache.keep(Array(0..<40), kind: "list", madeFrom: CacheKey())
    let (name, bytes) = try entry()
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 1 << UInt8(place % 8)
      try folder.write(damaged, to: "cache/hotline/" + name)
      #expect(kept() == nil, "byte \(place)")
    }
  }

  @Test func anotherTypeIsNotMadeOfAnEntry() {
    cache.keep(["a", "b"], kind: "list", madeFrom: CacheKey())
    #expect(cache.value(of: [Int].self, kind: "list", madeFrom: CacheKey()) == nil)
    #expect(cache.value(of: Int.self, kind: "list", madeFrom: CacheKey()) == nil, "more there than was taken")
    #expect(cache.value(of: [String].self, kind: "list", madeFrom: CacheKey()) == ["a", "b"])
  }

  @Test func whatOthersMayReadOrWriteIsNotUsed() throws {
    cache.keep([1], kind: "list", madeFrom: CacheKey())
    let name = try entry().name
    #expect(kept() == [1])
    for mode: mode_t in [0o640, 0o604, 0o620, 0o602] {
      chmod(path(of: name), mode)
      #expect(kept() == nil)
    }
    chmod(path(of: name), 0o600)
    #expect(kept() == [1])
    chmod(path(of: ""), 0o777)
    #expect(kept() == nil, "anybody may put something into the folder")
    cache.keep([2], kind: "more", madeFrom: CacheKey())
    #expect(folder.tree("cache/hotline").count == 1, "nothing is kept there either")
  }

  @Test(.enabled(if: geteuid() == 0, "only root gives files away")) func filesOfOthersAreNotUsed() throws {
    cache.keep([1], kind: "list", madeFrom: CacheKey())
    let name = try entry().name
    #expect(chown(path(of: name), 65_534, 65_534) == 0)
    #expect(kept() == nil)
    #expect(chown(path(of: name), geteuid(), getegid()) == 0)
    #expect(kept() == [1])
    #expect(chown(path(of: ""), 65_534, 65_534) == 0)
    #expect(kept() == nil, "the folder is somebody else's")
  }

  @Test func aLinkIsNotFollowed() throws {
    cache.keep([1], kind: "list", madeFrom: CacheKey())
    let name = try entry().name
    #expect(rename(path(of: name), path(of: "elsewhere")) == 0)
    try folder.link("cache/hotline/" + name, to: path(of: "elsewhere"))
    #expect(kept() == nil)
  }

  @Test func entriesAreForTheUserAlone() throws {
    cache.keep([1], kind: "list", madeFrom: CacheKey())
    var status = stat()
    #expect(stat(path(of: try entry().name), &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(stat(path(of: ""), &status) == 0 && status.st_mode & 0o777 == 0o700)
  }

  @Test func manyMayWriteAtOnce() async throws {
    let cache = cache
    let content = Array(0..<50_000)
    await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<5 {
            cache.keep(content, kind: "list", madeFrom: CacheKey())
            let found = cache.value(of: [Int].self, kind: "list", madeFrom: CacheKey())
            #expect(found == content)
          }
        }
      }
    }
    #expect(folder.tree("cache/hotline").count == 1, "nothing half written is left")
  }

  @Test func aCacheThatCannotBeWrittenDoesNoHarm() throws {
    let path = try folder.write(lines: ["U+597D\tkMandarin\thǎo"], to: "readings.txt")
    let nowhere = ContentCache(folder: path + "/below-a-file")
    #expect(try PinyinReadings(contentsOf: path, cache: nowhere).syllable(of: 0x597D) == "hao")
  }
}
