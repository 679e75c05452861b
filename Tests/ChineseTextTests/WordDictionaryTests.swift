import ChineseText
import Glibc
import TestSupport
import Testing

@Suite struct WordDictionaryTests {
  @Test func holdsEveryWordAtTheCostOfItsProbability() throws {
    let dictionary = WordDictionary([("停电", 75), ("停", 24), ("Ａpp", 1), ("電費", 0), ("你 好", 9), ("", 4)])
    #expect(dictionary.count == 4)
    #expect(dictionary.cost(of: "停电".scalarValues) == 589)  // -ln(75 / 100) × 2048
    #expect(dictionary.cost(of: "停".scalarValues) == 2923)
    #expect(dictionary.cost(of: "app".scalarValues) == dictionary.costOfUnknown)
    #expect(dictionary.cost(of: "电费".scalarValues) == dictionary.costOfUnknown)
    #expect(dictionary.cost(of: "电".scalarValues) == nil)
    #expect(dictionary.cost(of: "停电了".scalarValues) == nil)
    #expect(dictionary.cost(of: []) == nil)
  }

  @Test func spellingsThatBecomeOneShareTheirFrequencies() {
    let dictionary = WordDictionary([("看著", 20), ("看着", 30), ("好", 50)])
    #expect(dictionary.cost(of: "看着".scalarValues) == dictionary.cost(of: "好".scalarValues))
  }

  @Test func readsJiebasFormat() throws {
    let file = try TemporaryFile("\u{FEFF}停电 100 v\r\n\r\n抢修队 4 n\n欠费单 3 n\n户号\t2\n一个 900 m\n十分 50 m")
    let dictionary = try WordDictionary(contentsOf: file.path)
    #expect(dictionary.cost(of: "停电".scalarValues) != nil)
    #expect(dictionary.cost(of: "抢修队".scalarValues) != nil)
    #expect(dictionary.cost(of: "欠费单".scalarValues) == nil, "three characters, frequency 3: padding")
    #expect(dictionary.cost(of: "户号".scalarValues) != nil, "two characters are kept")
    #expect(dictionary.cost(of: "一个".scalarValues) == nil, "a numeral and its measure are two words")
    #expect(dictionary.cost(of: "十分".scalarValues) != nil)
  }

  @Test(arguments: ["停电 v", "停电", " 停电 100", "停电 -1 v", "停电 9999999999999999", "停电 １００"])
  func namesTheMalformedLine(line: String) throws {
    let file = try TemporaryFile("停电 100 v\n\(line)\n")
    let error = #expect(throws: WordDictionary.LoadingError.self) { try WordDictionary(contentsOf: file.path) }
    #expect(error == .malformedLine(path: file.path, line: 2, found: line))
    #expect(error?.description.hasPrefix("\(file.path):2: found \"\(line)\", expected") == true)
  }

  @Test func aMissingFileSaysWhatToInstall() {
    let path = "/nowhere/dict.txt"
    let error = #expect(throws: WordDictionary.LoadingError.self) { try WordDictionary(contentsOf: path) }
    #expect(error == .notFound(path: path))
    #expect(error?.description.contains("apt-get install python3-jieba") == true)
  }

  @Test func whatIsNoFileCannotBeRead() {
    let error = #expect(throws: WordDictionary.LoadingError.self) { try WordDictionary(contentsOf: "/") }
    #expect(error == .notReadable(path: "/", reason: "it is not a regular file"))
  }

  @Test func noBytesMakeItCrash() throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        let interesting = [0x0A, 0x20, 0x31, 0xE5, 0x81, 0x9C, UInt8.random(in: 0...255, using: &random)]
        return interesting[Int.random(in: interesting.indices, using: &random)]
      }
      let file = try TemporaryFile(bytes: bytes)
      let dictionary = try? WordDictionary(contentsOf: file.path)
      #expect((dictionary?.count ?? 0) <= 60)
    }
  }
}

/// The dictionary that the operating system's package brings, read once.
enum InstalledDictionary {
  static let path = WordDictionary.locate()
  static let shared = path.flatMap { try? WordDictionary(contentsOf: $0) }
}

@Suite(.enabled(if: InstalledDictionary.path != nil, "needs apt-get install python3-jieba"))
struct InstalledDictionaryTests {
  @Test func isRead() throws {
    let dictionary = try #require(InstalledDictionary.shared)
    #expect(dictionary.count > 150_000)
  }

  @Test(arguments: [
    ("您好，请问有什么可以帮您？", "您好 ， 请问 有 什么 可以 帮 您 ？"),
    ("南京市长江大桥", "南京市 长江大桥"),
    ("不好意思给您添麻烦了", "不好意思 给 您 添麻烦 了"),
    ("請問您的電話號碼是多少", "請問 您 的 電話號碼 是 多少"),
    ("水費一共３５００．５元，比上個月漲了20%", "水費 一共 ３５００．５ 元 ， 比 上個月 漲 了 20%"),
  ])
  func splitsWhatIsSaidOnTheTelephone(line: String, words: String) throws {
    var tokenizer = Tokenizer(try #require(InstalledDictionary.shared))
    #expect(tokenizer.words(of: line).joined(separator: " ") == words)
  }

  @Test func noOtherSegmentationOfASentenceIsCheaper() throws {
    let dictionary = try #require(InstalledDictionary.shared)
    let segmenter = Segmenter(dictionary)
    var random = SeededGenerator(seed: 5)
    for sentence in callSentences {
      let scalars = NormalizedText(sentence).scalars
      let best = segmenter.cost(ofBestPathThrough: scalars)
      // Random splits, each part segmented on its own, can only be as good.
      for _ in 0..<200 {
        let cut = Int.random(in: 0...scalars.count, using: &random)
        let isInsideLatin = cut > 0 && cut < scalars.count && scalars[cut - 1] < 0x80 && scalars[cut] < 0x80
        guard !isInsideLatin else { continue }
        let parts = [Array(scalars[..<cut]), Array(scalars[cut...])]
        let cost = parts.reduce(0) { $0 + segmenter.cost(ofBestPathThrough: $1) }
        #expect(best <= cost || splitsNumeral(scalars, cut))
      }
    }
  }

  /// A part of a numeral is a numeral of its own, which the whole text does not offer.
  private func splitsNumeral(_ scalars: [UInt32], _ cut: Int) -> Bool {
    let numerals = "零〇一二两三四五六七八九十百千万亿".scalarValues
    return scalars[max(0, cut - 1)..<min(scalars.count, cut + 1)].allSatisfy { numerals.contains($0) || $0 < 0x80 }
  }
}

/// A file that is removed when the test is over.
final class TemporaryFile {
  struct CannotWrite: Error {}

  let path: String

  convenience init(_ text: String) throws { try self.init(bytes: Array(text.utf8)) }

  init(bytes: [UInt8]) throws {
    var template = Array("\(P_tmpdir)/chinese-text-XXXXXX\0".utf8CString)
    let descriptor = mkstemp(&template)
    path = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0, write(descriptor, bytes, bytes.count) == bytes.count else { throw CannotWrite() }
    close(descriptor)
  }

  deinit { unlink(path) }
}
