import CallFormats
import TestSupport
import Testing

@Suite("Reading blocks of lines")
struct LineBlockReaderTests {
  private func blocks(_ content: String, chunkBytes: Int = 8, longestLine: Int = 1_000) throws -> [String] {
    let folder = try TemporaryFolder()
    var reader = try LineBlockReader(
      path: try folder.write(content.utf8, to: "text"), chunkBytes: chunkBytes, longestLine: longestLine)
    var blocks: [String] = []
    while let block = try reader.next() {
      blocks.append(String(decoding: block.bytes, as: UTF8.self) + (block.isUnfinished ? "→" : ""))
    }
    return blocks
  }

  @Test("blocks end with lines and lose nothing")
  func wholeLines() throws {
    #expect(try blocks("ab\ncd\nefgh\n\nij") == ["ab\ncd\n", "efgh\n\n", "ij"])
    #expect(try blocks("一行比一块长\n二\n三四五六七\n") == ["一行比一块长\n二\n", "三四五六七\n"])
    #expect(try blocks("") == [])
    #expect(try blocks("\n") == ["\n"])
    let text = (0..<500).map { String(repeating: "行", count: $0 % 17) + ($0 % 3 == 0 ? "\r\n" : "\n") }.joined()
    for chunk in [1, 2, 7, 64, 100_000] { #expect(try blocks(text, chunkBytes: chunk).joined() == text) }
  }

  @Test("a line that is too long comes in pieces, cut where a sentence ends or at least between two characters")
  func pieces() throws {
    #expect(try blocks("一二。三四五。六七\n八", chunkBytes: 5, longestLine: 21) == ["一二。三四五→", "。六七\n", "八"])
    #expect(try blocks("一二三四五六七八", chunkBytes: 5, longestLine: 10) == ["一二三→", "四五六→", "七八"])
    #expect(try blocks("𠮷𠮷𠮷", chunkBytes: 5, longestLine: 5) == ["𠮷→", "𠮷→", "𠮷"])
  }

  @Test("ill-formed bytes are handed out as they are")
  func illFormed() throws {
    let folder = try TemporaryFolder()
    let bytes = [UInt8](repeating: 0x80, count: 50)
    var reader = try LineBlockReader(path: try folder.write(bytes, to: "text"), chunkBytes: 4, longestLine: 4)
    var all: [UInt8] = []
    while let block = try reader.next() {
      #expect(!block.bytes.isEmpty)
      all += block.bytes
    }
    #expect(all == bytes)
  }

  @Test("what is no file is named")
  func missing() throws {
    let error = #expect(throws: InputError.self) { _ = try LineBlockReader(path: "/nowhere/text") }
    #expect(error?.path == "/nowhere/text")
    #expect(error?.isMissing == true)
  }
}
