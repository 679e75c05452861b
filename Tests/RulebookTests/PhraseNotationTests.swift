import Rulebook
import Testing

/// Shorthand for the trees that phrases are read into.
private func text(_ characters: String) -> PhraseExpression { .literal(characters.unicodeScalars.map(\.value)) }

private let start = SourceLocation(file: "a.txt", line: 7, column: 3)

@Suite struct PhraseNotationTests {
  @Test(
    arguments: [
      ("您好", text("您好")),
      ("对不起，让您久等了。", text("对不起让您久等了")),
      ("對不起", text("对不起")),
      ("ＯＫ", text("ok")),
      ("(对不起|抱歉)…久等", .sequence([.alternatives([text("对不起"), text("抱歉")]), .gap(8), text("久等")])),
      ("（对不起｜抱歉）……久等", .sequence([.alternatives([text("对不起"), text("抱歉")]), .gap(8), text("久等")])),
      ("请…{20}等", .sequence([text("请"), .gap(20), text("等")])),
      ("请...等", .sequence([text("请"), .gap(8), text("等")])),
      ("请。。。等", .sequence([text("请"), .gap(8), text("等")])),
      ("还有…帮…", .sequence([text("还有"), .gap(8), text("帮"), .gap(8)])),
      ("[请]稍等", .sequence([.optional(text("请")), text("稍等")])),
      ("[请|麻烦]稍等", .sequence([.optional(.alternatives([text("请"), text("麻烦")])), text("稍等")])),
      (
        "(请(您|你)[先]|麻烦)等",
        .sequence([
          .alternatives([
            .sequence([text("请"), .alternatives([text("您"), text("你")]), .optional(text("先"))]), text("麻烦"),
          ]), text("等"),
        ])
      ),
      ("这里是{单位}", .sequence([text("这里是"), .slot("单位")])),
      ("…{工号}号", .sequence([.gap(8), .slot("工号"), text("号")])),
      ("^不知道$", .sequence([.turnStart, text("不知道"), .turnEnd])),
      ("@late-apology", .set("late-apology")),
      ("＠late-apology", .set("late-apology")),
      ("5\\$", text("5$")),
      ("按\\#号键", text("按#号键")),
      ("(95598|九五五九八)", .alternatives([text("95598"), text("九五五九八")])),
    ] as [(String, PhraseExpression)])
  func reads(notation: String, as expression: PhraseExpression) throws {
    #expect(try PhraseNotation.parse(notation, at: start).expression == expression)
  }

  @Test func keepsTextAndPlaceWithoutBlanksAround() throws {
    let phrase = try PhraseNotation.parse("\u{3000} 您好 ", at: start)
    #expect(phrase.text == "您好")
    #expect(phrase.location.column == 5)
  }

  @Test(arguments: [
    ("(您|你", 1, "the bracket `(` is never closed"),
    ("请[您", 2, "the bracket `[` is never closed"),
    ("请{单位", 2, "the bracket `{` is never closed"),
    ("您好)", 3, "`)` without its opening bracket"),
    ("(您]好", 3, "`]` where `)` is expected"),
    ("您|你", 2, "`|` outside brackets"),
    ("()您好", 2, "nothing but punctuation stands between brackets or bars"),
    ("(您|)好", 4, "nothing but punctuation stands between brackets or bars"),
    ("(请)?稍等", 4, "`?` after a bracket"),
    ("您\\n好", 2, "unknown escape `\\n`"),
    ("您好\\", 3, "unknown escape `\\`"),
    ("您^好", 2, "`^` in the middle of a phrase"),
    ("(您|好$)", 5, "`$` in the middle of a phrase"),
    ("(@greeting|您好)", 2, "`@` in the middle of a phrase"),
    ("@问候", 1, "`问候` is not the name of a phrase set"),
    ("请{20}等", 2, "`{20}` is not the name of a slot"),
    ("请…{0}等", 3, "a gap of 0 characters"),
    ("请…{9999999999999999999999}等", 3, "a gap of 9999999999999999999999 characters"),
    ("! 您好", 1, "`!` cannot stand here"),
    ("，。", 1, "the phrase can match nothing at all"),
    ("[请]…[您]", 1, "the phrase can match nothing at all"),
    ("^…$", 1, "the phrase can match nothing at all"),
    ("((((((((((您))))))))))", 9, "brackets nest deeper than 8"),
    ("", 1, "the phrase can match nothing at all"),
  ])
  func refuses(notation: String, atCharacter character: Int, because message: String) {
    let mistake = #expect(throws: Diagnostic.self) { try PhraseNotation.parse(notation, at: start) }
    #expect(mistake?.message.english == message)
    #expect(mistake?.location == SourceLocation(file: "a.txt", line: 7, column: start.column + character - 1))
  }

  @Test func refusesLongPhrases() {
    let longest = String(repeating: "您", count: PhraseNotation.maximumLength)
    #expect(throws: Never.self) { try PhraseNotation.parse(longest, at: start) }
    let mistake = #expect(throws: Diagnostic.self) { try PhraseNotation.parse(longest + "好", at: start) }
    #expect(mistake?.message.english == "the phrase has 201 characters")
    #expect(mistake?.message.chinese == "这条短语有 201 个字符")
  }

  @Test(arguments: [
    ("您好", 1), ("(您|你)(好|号)", 4), ("[请]稍等", 2), ("(您|你)…(好|号|早)", 5), ("(您|你…他)好", 4), ("这里是{单位}", 50),
  ])
  func countsExpansions(notation: String, count: Int) throws {
    let expression = try PhraseNotation.parse(notation, at: start).expression
    #expect(expression.expansionCount(slots: ["单位": 50], sets: [:]) == count)
  }

  @Test func expansionsNeverOverflow() throws {
    let ten = "(一|二|三|四|五|六|七|八|九|十)"
    let notation = String(repeating: ten, count: 9)
    #expect(try PhraseNotation.parse(notation, at: start).expression.expansionCount == 410)
    let optionals = String(repeating: "…[一]", count: 40) + "完"
    #expect(try PhraseNotation.parse(optionals, at: start).expression.expansionCount == 1 << 39)
  }
}
