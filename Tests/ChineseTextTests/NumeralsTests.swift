import ChineseText
import TestSupport
import Testing

@Suite struct NumeralsTests {
  private func digits(of text: String) -> (digits: [UInt8], end: Int)? {
    Numerals.digits(text.scalarValues.span, at: 0)
  }

  private func value(of text: String) -> (value: Double, end: Int)? {
    Numerals.value(text.scalarValues.span, at: 0)
  }

  @Test(arguments: [
    ("幺零二四号", "1024", 4), ("九五五九八", "95598", 5), ("13八洞", "1380", 4), ("〇", "0", 1), ("两百", "2", 1),
  ])
  func digits(text: String, expected: String, end: Int) throws {
    let found = try #require(digits(of: text))
    #expect(String(decoding: found.digits, as: UTF8.self) == expected)
    #expect(found.end == end)
  }

  @Test(arguments: [
    ("二十四", 24.0), ("十五", 15), ("三千五百", 3500), ("三千五", 3500), ("三千零五", 3005), ("一百二", 120),
    ("两万三", 23_000), ("两万零三百", 20_300), ("一百零五", 105), ("一百十五", 115), ("1024", 1024), ("3千5", 3500),
    ("20万", 200_000), ("三点五", 3.5), ("三点五万", 35_000), ("二十点二五", 20.25), ("一亿三千万", 130_000_000),
    ("三万亿", 3_000_000_000_000), ("零", 0), ("九五五九八", 95_598),
  ])
  func values(text: String, expected: Double) throws {
    let found = try #require(value(of: text))
    #expect(found.value == expected)
    #expect(found.end == text.scalarValues.count)
  }

  @Test(arguments: [
    ("二十四块", 24.0, 3), ("两点三十", 2, 1), ("三点到", 3, 1), ("二十十", 20, 2), ("一百三百", 130, 3), ("三点点", 3, 1),
  ])
  func endsWhereTheNumberEnds(text: String, expected: Double, end: Int) throws {
    let found = try #require(value(of: text))
    #expect(found.value == expected)
    #expect(found.end == end)
  }

  @Test(arguments: ["千万不要", "百分之八十五", "点", "号", ""])
  func noNumber(text: String) {
    #expect(value(of: text) == nil)
  }

  @Test func anywhereInAnyText() {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<5000 {
      let text = random.text(of: "零一二两三九十百千万亿点5幺的", upTo: 80).scalarValues
      for index in [-1, 0, text.count / 2, text.count] {
        if let found = Numerals.value(text.span, at: index) {
          #expect(found.end > index && found.end <= text.count && found.value >= 0)
        }
        if let found = Numerals.digits(text.span, at: index) { #expect(found.end == index + found.digits.count) }
      }
    }
  }
}
