import CallModel
import Reports
import Scoring
import Testing

/// Everything in a scorecard may come from an export that nobody has checked.
@Suite struct HostileTextTests {
  private let validator: ScorecardValidator

  init() throws { validator = try ScorecardValidator() }

  @Test(arguments: (0..<0x20).filter { ![0x09, 0x0A, 0x0D].contains($0) } + [0xFFFE, 0xFFFF])
  func forbiddenCharactersBecomeReplacementCharacters(value: Int) throws {
    let scalar = try #require(Unicode.Scalar(UInt32(value)))
    let text = "甲\(Character(scalar))乙"
    let document = Sample.document(Sample.scored(turn: text, evidenceFrom: 0, to: 3))
    #expect(document.contains(">甲\u{FFFD}乙</turn>"))
    #expect(document.contains(#"from="0" to="3" match="exact">甲\#u{FFFD}乙</evidence>"#))
    #expect(problems(in: document) == [])
  }

  @Test func forbiddenCharactersInAttributesToo() throws {
    var call = Sample.call(id: "C\u{0}1\u{B}")
    call.source.file = "a\u{FFFE}.txt"
    call.agent.name = "\u{1}"
    let document = Sample.document(Sample.scored(call))
    #expect(document.contains("id=\"C\u{FFFD}1\u{FFFD}\""))
    #expect(document.contains("file=\"a\u{FFFD}.txt\""))
    #expect(document.contains("name=\"\u{FFFD}\""))
    #expect(problems(in: document) == [])
  }

  @Test func markupIsText() throws {
    let text = "]]> &amp; <a href='x'>\"</a> <!-- <![CDATA["
    let document = Sample.document(Sample.scored(turn: text, evidenceFrom: 0, to: 3))
    #expect(
      document.contains(
        ">]]&gt; &amp;amp; &lt;a href='x'&gt;&quot;&lt;/a&gt; &lt;!-- &lt;![CDATA[</turn>"))
    #expect(document.contains(">]]&gt;</evidence>"))
    #expect(problems(in: document) == [])
  }

  /// A parser turns a bare line end or tab in an attribute into a blank; as a reference it stays what it is.
  @Test func lineEndsInAttributesSurvive() throws {
    let document = Sample.document(Sample.scored(Sample.call(id: "a\nb\tc\rd\"e<f>&'g")))
    #expect(document.contains(#"<call id="a&#10;b&#9;c&#13;d&quot;e&lt;f&gt;&amp;'g" "#))
    #expect(problems(in: document) == [])
  }

  @Test func carriageReturnsInTextSurvive() throws {
    let document = Sample.document(Sample.scored(turn: "甲\r\n\t乙", evidenceFrom: 0, to: 2))
    #expect(document.contains(">甲&#13;\n\t乙</turn>"))
    #expect(document.contains(">甲&#13;</evidence>"))
    #expect(problems(in: document) == [])
  }

  @Test func chineseInAttributesIsWrittenAsItIs() throws {
    #expect(Sample.document().contains(#"name="李敏""#))
  }

  @Test func offsetsCountCodePointsNotBytesOrCharacters() throws {
    // Two code points beyond the first plane, a letter with a combining accent, a family of five code points.
    let text = "𠮷😀e\u{301}👨‍👩‍👧您好"
    let document = Sample.document(Sample.scored(turn: text, evidenceFrom: 9, to: 11))
    #expect(document.contains(#"from="9" to="11" match="exact">您好</evidence>"#))
    let accent = Sample.document(Sample.scored(turn: text, evidenceFrom: 1, to: 3))
    #expect(accent.contains(">😀e</evidence>"))
  }

  @Test func emptyTurnsAndEmptyEvidence() throws {
    let document = Sample.document(Sample.scored(turn: "", evidenceFrom: 0, to: 0))
    #expect(document.contains(#"<turn index="0" speaker="agent"/>"#))
    #expect(document.contains(#"from="0" to="0" match="exact"/>"#))
    #expect(problems(in: document) == [])
  }

  @Test(arguments: [(-5, 2, "0", "2"), (1, 99, "1", "3"), (3, 1, "3", "3"), (Int.min, Int.max, "0", "3")])
  func offsetsOutsideTheTurnAreDrawnIn(from: Int, to: Int, shownFrom: String, shownTo: String) throws {
    let document = Sample.document(Sample.scored(turn: "一二三", evidenceFrom: from, to: to))
    #expect(document.contains(#"from="\#(shownFrom)" to="\#(shownTo)""#))
    #expect(problems(in: document) == [])
  }

  @Test func proofsThatPointToNoTurnAreLeftOut() throws {
    let proofs: [Proof] = [
      .evidence(Evidence(turn: 9, from: 0, to: 1)), .nearest(turn: -1, from: 0, to: 1),
      .searched(fromTurn: 0, toTurn: -1),
    ]
    let document = Sample.document(Sample.scored(items: [Sample.item("r", .fail, proofs: proofs)]))
    #expect(!document.contains("<evidence") && !document.contains("<nearest"))
    #expect(document.contains(#"<searched fromTurn="0" toTurn="0"/>"#))
    #expect(problems(in: document) == [])
  }

  @Test func brokenUTF8IsRepaired() throws {
    var call = Call(id: "C-1", source: Source(file: "a", line: 1, format: "text"))
    call.append(speaker: .agent, text: [0xE6, 0x82, 0xFF, 0x41])
    let document = Sample.document(Sample.scored(call, items: []))
    #expect(document.contains("\u{FFFD}A</turn>"))
    #expect(problems(in: document) == [])
  }

  private func problems(in document: String) -> [ScorecardValidator.Problem] {
    validator.problems(in: Array(document.utf8))
  }
}
