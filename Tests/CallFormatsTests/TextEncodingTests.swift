import Testing
import TestSupport

@testable import CallFormats

/// What an export is in, told by its bytes.
@Suite struct TextEncodingTests {
  private static let text = "客服：您好，请问有什么可以帮您？\n客户：我家停电了，麻烦您看一下。\n"
  private static let traditional = "客服：您好，請問有什麼可以幫您？\n客戶：我家停電了，麻煩您看一下。\n"

  private func bytes(_ text: String, in encoding: TextEncoding) throws -> [UInt8] {
    var units: [UInt8] = []
    switch encoding {
    case .utf8: return Array(text.utf8)
    case .utf16LittleEndian: for unit in text.utf16 { units += [UInt8(unit & 255), UInt8(unit >> 8)] }
    case .utf16BigEndian: for unit in text.utf16 { units += [UInt8(unit >> 8), UInt8(unit & 255)] }
    case .gb18030, .big5: return try #require(ForeignText.bytes[text]?[encoding])
    }
    return units
  }

  @Test(arguments: [TextEncoding.utf8, .gb18030, .utf16LittleEndian, .utf16BigEndian])
  func aTextIsKnownByItsBytes(encoding: TextEncoding) throws {
    let bytes = try bytes(Self.text, in: encoding)
    #expect(TextEncoding.detect(bytes) == encoding)
    #expect(encoding.decode(bytes) == .success(Array(Self.text.utf8)))
  }

  @Test func traditionalTextIsBig5() throws {
    let bytes = try bytes(Self.traditional, in: .big5)
    #expect(TextEncoding.detect(bytes) == .big5)
    #expect(TextEncoding.big5.decode(bytes) == .success(Array(Self.traditional.utf8)))
  }

  @Test func aBeginningMayEndInsideACharacter() {
    let bytes = Array(Self.text.utf8)
    for length in bytes.count - 12...bytes.count {
      #expect(TextEncoding.detect(Array(bytes[..<length])) == .utf8)
    }
  }

  @Test func whatIsBrokenIsNamedByItsPlace() throws {
    var bytes = try bytes(Self.text, in: .gb18030)
    bytes[10] = 0xFF
    #expect(TextEncoding.gb18030.decode(bytes) == .failure(TextEncoding.InvalidByte(offset: 10)))
    var utf8 = Array(Self.text.utf8)
    utf8[9] = 0xC0
    #expect(TextEncoding.utf8.decode(utf8) == .failure(TextEncoding.InvalidByte(offset: 9)))
    #expect(TextEncoding.detect(utf8) == .utf8, "one broken byte is no other encoding")
  }

  @Test func rubbishDoesNotCrash() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...64, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      for encoding in TextEncoding.allCases { _ = encoding.decode(bytes) }
      _ = TextEncoding.detect(bytes)
    }
  }
}
