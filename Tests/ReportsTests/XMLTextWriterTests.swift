import Reports
import Rulebook
import TestSupport
import Testing

/// Our writer writes what libxml2's does, byte for byte.
@Suite struct XMLTextWriterTests {
  @Test func elementsStandOnLinesOfTheirOwnAndTextDoesNot() {
    var xml = XMLTextWriter()
    xml.start("a")
    xml.start("b")
    xml.attribute("c", "d")
    xml.end()
    xml.element("e", "f")
    xml.element("g", "")
    xml.end()
    let expected = """
      <?xml version="1.0" encoding="UTF-8"?>
      <a>
        <b c="d"/>
        <e>f</e>
        <g/>
      </a>

      """
    #expect(String(decoding: xml.takeBytes(), as: UTF8.self) == expected)
  }

  @Test func whatIsTakenIsNotWrittenAgain() {
    var xml = XMLTextWriter()
    xml.start("a")
    xml.endStartTag()
    let head = xml.takeBytes()
    xml.element("b", "c")
    var bytes = head
    xml.move(to: &bytes)
    xml.end()
    xml.move(to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("<a>\n  <b>c</b>\n</a>\n"))
    #expect(xml.takeBytes() == [])
  }

  @Test(arguments: [0, 7, -7, 10, 99, 100, -100, 123_456, Int.max, Int.min])
  func numbersAreWrittenAsDescribed(number: Int) {
    var xml = XMLTextWriter()
    xml.start("a")
    xml.attribute("number", number)
    xml.attribute("points", Points(hundredths: max(number, -Int.max)))
    xml.end()
    let expected = "<a number=\"\(number)\" points=\"\(Points(hundredths: max(number, -Int.max)))\"/>\n"
    #expect(String(decoding: xml.takeBytes(), as: UTF8.self).hasSuffix(expected))
  }

  /// Every character by itself at every place of a block of 16 bytes, and between others.
  @Test func everyKindOfCharacterAtEveryPlace() throws {
    for value in Array(0..<0x120) + [0x7FF, 0x800, 0x4E00, 0xD7FF, 0xE000, 0xFFBF, 0xFFC0, 0xFFE5]
      + Array(0xFFF9...0x1_0001)
      + [0x1_FFFE, 0x2_0BB7, 0x10_FFFF]
    {
      let scalar = try #require(Unicode.Scalar(UInt32(value)))
      for length in 0..<34 {
        let filling = String(repeating: "a", count: length)
        let text = "\(filling)\(Character(scalar))您\(filling)"
        try expectSame([.start, .attribute(text), .text(text), .end])
        try expectSame([.start, .scalars(text), .end])
      }
    }
  }

  @Test(arguments: 0..<400)
  func documentsPutTogetherAtRandom(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var events: [Event] = [.start]
    var depth = 1
    // Attributes stand before all else of their element.
    var isTagOpen = true
    for _ in 0..<60 {
      switch random.next() % 8 {
      case 0...1:
        events.append(.start)
        (depth, isTagOpen) = (depth + 1, true)
      case 2...3 where depth > 1:
        events.append(.end)
        (depth, isTagOpen) = (depth - 1, false)
      case 4...5 where isTagOpen:
        events.append(.attribute(Self.text(&random)))
      case 6:
        let text = Self.text(&random)
        events.append(random.next() % 2 == 0 ? .text(text) : .scalars(text))
        if !text.isEmpty { isTagOpen = false }
      case 7 where random.next() % 4 == 0:
        events.append(.endOfStartTag)
        isTagOpen = false
      default: continue
      }
    }
    for _ in 0..<depth { events.append(.end) }
    try expectSame(events)
  }

  private enum Event {
    case start, end, endOfStartTag
    case attribute(String)
    /// The same to libxml2; ours has a way for each.
    case text(String), scalars(String)
  }

  private func expectSame(_ events: [Event], at location: Testing.SourceLocation = #_sourceLocation) throws {
    let reference = try #require(LibXML2Writer())
    var xml = XMLTextWriter()
    for event in events {
      switch event {
      case .start:
        reference.start("element")
        xml.start("element")
      case .end:
        reference.end()
        xml.end()
      case .endOfStartTag:
        reference.endStartTag()
        xml.endStartTag()
      case .attribute(let value):
        reference.attribute("name", Self.allowed(value))
        xml.attribute("name", value)
      case .text(let text):
        reference.text(Self.allowed(text))
        xml.text(text)
      case .scalars(let text):
        reference.text(Self.allowed(text))
        xml.text(Array(text.unicodeScalars)[...])
      }
    }
    let expected = String(decoding: reference.bytes, as: UTF8.self)
    #expect(!reference.hasFailed)
    // Bytes: two spellings of one character are not the same here.
    let written = xml.takeBytes()
    #expect(
      written == Array(expected.utf8), "\(events): \(String(decoding: written, as: UTF8.self))",
      sourceLocation: location)
  }

  /// The text with each character that XML 1.0 (section 2.2) does not allow replaced.
  private static func allowed(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...: result.append(scalar)
      default: result.append("\u{FFFD}")
      }
    }
    return String(result)
  }

  /// Up to 40 pieces that are hard on a writer.
  private static func text(_ random: inout SeededGenerator) -> String {
    let pieces = [
      "", "a", "您好，", "请问有什么可以帮您？", "<", ">", "&", "\"", "'", "]]>", "&amp;", "<!--", "\n", "\r", "\r\n", "\t", " ",
      "\u{0}",
      "\u{1}", "\u{8}", "\u{B}", "\u{1F}", "\u{7F}", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{FFC0}", "\u{FFFD}",
      "\u{FFFE}",
      "\u{FFFF}", "\u{1FFFF}", "😀", "𠮷", "e\u{301}", "é", "ﾟ", "abcdefghijklmnop",
    ]
    let count = Int(random.next() % 40)
    return (0..<count).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
  }
}
