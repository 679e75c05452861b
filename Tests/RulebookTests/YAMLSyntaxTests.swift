import Rulebook
import Testing

/// What people write by habit, and where they are told.
@Suite struct YAMLSyntaxTests {
  @Test(arguments: [
    ("tab indentation", "- id: a\n\ttitle: 问候", "2:1: indented with a tab or a full-width space"),
    ("full-width blank", "- id: a\n\u{3000}\u{3000}title: 问候", "2:1: indented with a tab or a full-width space"),
    ("full-width colon", "- id: a\n  title：问候", "2:8: full-width colon after `title`"),
    ("full-width colon in a list entry", "- id：a", "1:5: full-width colon after `id`"),
    ("full-width colon in braces", "- {id：a}", "1:6: full-width colon after `id`"),
    ("no blank after the colon", "- id: a\n  title:问候", "2:8: no blank after the colon of `title`"),
    ("full-width dash", "－ id: a", "1:1: full-width `－`"),
    ("full-width comma", "- phrases: [您好，再见]", "1:15: full-width comma in a list"),
    ("Chinese quotation marks", "- title: “问候”", "1:10: Chinese quotation mark `“`"),
    ("full-width comment", "＃ 注释", "1:1: full-width `＃`"),
    ("full-width brackets", "- phrases: ［您好］", "1:12: full-width bracket `［`"),
    ("number sign inside a text", "- title: 请按 #号键", "1:13: `#` cuts the text off: the rest would be a comment"),
    ("reference without quotes", "- phrases: [@greeting]", "1:13: a text that begins with `@`"),
    ("anchor", "- id: &x a", "1:7: an anchor (`&`)"),
    ("alias", "- id: *x", "1:7: an alias (`*`)"),
    ("anchor behind a block text", "- a: |\n    x\n  b: &x a", "3:6: an anchor (`&`)"),
    ("anchor behind a document start", "--- &x\n- id: a", "1:5: an anchor (`&`)"),
    ("key with a question mark", "- ? [a]\n  : b", "1:3: a key that begins with `? `"),
    ("tag", "- id: !!int 3", "1:7: a tag (`!`)"),
    ("text that begins with a per cent sign", "- title: %abc", "1:10: a text that begins with `%`"),
    ("control character", "- title: 问\u{7}候", "1:11: invisible or control character U+7"),
    ("quotation mark left open", "- title: \"问候\n  id: a\n", "1:10: a quotation mark is never closed"),
    ("bracket left open", "- phrases: [您好\n- id: b\n", "1:12: the list `[` is never closed, or a comma is missing"),
    ("two colons", "- title: 问候: 您好", "1:12: a second `: ` in one value, or a wrong indentation"),
    ("wrong indentation", "- id: a\n title: 问候", "2:2: this line does not continue the list above"),
    ("two documents", "- id: a\n---\n- id: b", "2:1: a second document (`---`)"),
    ("a key twice", "- id: a\n  kind: metric\n  id: b", "3:3: the key `id` stands here twice"),
    ("a key twice in braces", "- {id: a, id: b}", "1:4: the key `id` stands here twice"),
  ])
  func isToldPlainly(habit: String, text: String, mistake: String) throws {
    #expect(try mistakes(inRules: text) == [mistake], "\(habit)")
  }

  @Test func everyHabitOfAFileIsNamedAtOnce() throws {
    let found = try mistakes(inRules: "－ id：a\n  title: “问候”\n  phrases: [@a, 您好，再见]")
    #expect(found.map { $0.prefix { $0 != " " } } == ["1:1:", "1:5:", "2:10:", "3:13:", "3:19:"])
  }

  @Test func adviceIsInBothLanguages() throws {
    let diagnostic = try #require(
      try LexiconFolder(["rules/a.yaml": "- phrases: [@greeting]"]).load().diagnostics.first)
    #expect(diagnostic.advice?.english == "put it in quotes: \"@greeting\"")
    #expect(diagnostic.advice?.chinese == "请加半角引号:\"@greeting\"")
  }

  @Test(arguments: [
    "\u{FEFF}# 注释\r\n[]\r\n", "", "# 只有注释\n", "\n\n",
  ])
  func emptyFilesAreFine(text: String) throws {
    #expect(try mistakes(inRules: text) == [])
  }

  /// Full-width signs inside texts are ordinary characters.
  @Test func chineseTextIsNoMistake() throws {
    let text = """
      - id: a   # 说明
        title: 应答（问候）：先说“您好”，再报单位
        clause: '《规范》第#3条: 甲'
        kind: required
        severity: minor
        phrases: ["@a", "您好，请讲", 您好！, '按 #号键']
        examples:
          - {outcome: pass, turns: ["客服：您好，请讲。", '客户：“喂”：*#！']}
          - outcome: fail
            turns:
              - 客服：喂，说吧。
              - "客户：今天
                好吗"
      """
    let folder = try LexiconFolder(["rules/a.yaml": text, "phrases/a.txt": "[a] 问候\n您好"])
    #expect(try folder.mistakes() == [])
  }
}
