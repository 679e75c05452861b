import Rulebook
import Testing

@Suite struct PhraseFileTests {
  @Test func readsSetsWithOptionsCancelsAndComments() throws {
    let folder = try LexiconFolder([
      "phrases/a.txt": """
      # 问候与推托
      [greeting] 问候语
      您好   # 最常见
      (早上|晚上)好
      ! 您好意思

      [dont-know guarded] 说不知道
      我不知道
      [request -report -negation] 请求
      @greeting
      请讲
      """
    ])
    let (rulebook, diagnostics) = try folder.load()
    #expect(diagnostics.isEmpty)
    let greeting = try #require(rulebook.phraseSets["greeting"])
    #expect(greeting.title == "问候语")
    #expect(greeting.guards == [])
    #expect(greeting.phrases.map(\.text) == ["您好", "(早上|晚上)好"])
    #expect(greeting.cancels.map(\.text) == ["您好意思"])
    #expect(greeting.cancels.first?.location == SourceLocation(file: "phrases/a.txt", line: 5, column: 3))
    #expect(rulebook.phraseSets["dont-know"]?.guards == .all)
    #expect(rulebook.phraseSets["request"]?.guards == [.report, .negation])
    #expect(rulebook.phraseSets["request"]?.phrases.first?.expression == .set("greeting"))
  }

  @Test func acceptsWhatWindowsEditorsWrite() throws {
    let text = "\u{FEFF}＃ 注释\r\n［greeting］\t问候语\r\n\t（您｜你）好\u{3000}\r\n！您好意思\r\n\u{3000}\r\n"
    let (rulebook, diagnostics) = try LexiconFolder(["phrases/a.txt": text]).load()
    #expect(diagnostics.isEmpty)
    let greeting = try #require(rulebook.phraseSets["greeting"])
    #expect(greeting.title == "问候语")
    #expect(greeting.phrases.map(\.location.line) == [3])
    #expect(greeting.cancels.map(\.text) == ["您好意思"])
  }

  @Test func bracketsAtTheBeginningOfAPhraseAreNoHeader() throws {
    let (rulebook, diagnostics) = try LexiconFolder(["phrases/a.txt": "[wait] 等候\n[请]您稍等\n[请|麻烦]等一下"]).load()
    #expect(diagnostics.isEmpty)
    #expect(rulebook.phraseSets["wait"]?.phrases.count == 2)
  }

  @Test(arguments: [
    ("您好\n", ["1:1: a phrase before any header"]),
    ("[a] 一\n您好\n[a] 二\n再见", ["3:1: the set `a` exists already"]),
    ("[a] 一\n您好\n您好！", ["3:1: `您好！` stands in this set twice"]),
    (
      "[a] 一\n[请]等…{9}{数字>4}\n[请]等…{9}{数字>5}\n(请|等)您\n(等|请)您\n［请］等……{9}｛数字>4｝",
      ["6:1: `［请］等……{9}｛数字>4｝` stands in this set twice"]
    ),
    ("[a] 一\n[b] 二\n您好", ["1:1: the set `a` is empty"]),
    ("[a] 一\n! 您好", ["1:1: the set `a` is empty"]),
    ("[a] 一\n(您|你)好啊\n! 好啊", ["2:1: the phrase can never match: what cancels it is part of it"]),
    ("[a guraded] 一\n您好", ["1:4: unknown option `guraded`"]),
    ("[a]\n您好", ["1:1: the set `a` has no title"]),
    ("[A_b] 一\n您好", ["1:1: `A_b` is not the id of a set"]),
    ("[a] 一\n您好\n[问候] 标题", ["3:1: `问候` is not the id of a set"]),
    ("[a] 一\n您好\n! @a", ["3:3: a set cannot cancel"]),
    ("[a] 一\n您好\n  (再见\n再|会", ["3:3: the bracket `(` is never closed", "4:2: `|` outside brackets"]),
    ("[a] 一\n您\u{200B}好", ["2:2: invisible or control character U+200B"]),
    ("[a] 一\n您\0好", ["2:2: invisible or control character U+0"]),
  ])
  func namesEveryMistake(text: String, mistakes expected: [String]) throws {
    #expect(try mistakes(inPhrases: text) == expected)
  }

  @Test func suggestsTheOptionThatWasMeant() throws {
    let diagnostic = try #require(try LexiconFolder(["phrases/a.txt": "[a guraded] 一\n您好"]).load().diagnostics.first)
    #expect(diagnostic.message.chinese == "不认识的选项“guraded”")
    #expect(diagnostic.advice?.chinese == "是不是“guarded”?")
    #expect(diagnostic.advice?.english == "did you mean `guarded`?")
  }

  @Test func namesLineAndByteOfWhatIsNotUTF8() throws {
    let folder = try LexiconFolder()
    // 您好 in GBK, as Notepad saves it in a Chinese Windows.
    try folder.write("phrases/a.txt", Array("[a] 一\n客".utf8) + [0xC4, 0xFA, 0xBA, 0xC3])
    let diagnostic = try #require(try folder.load().diagnostics.first)
    #expect(diagnostic.place == "phrases/a.txt:2:2")
    #expect(diagnostic.message.english == "byte 4 of the line (0xC4) is not UTF-8")
    #expect(diagnostic.message.chinese == "本行第 4 个字节(0xC4)不是 UTF-8")
  }

  @Test func setsThatNameOneAnotherInACircleAreShown() throws {
    let text = "[a] 一\n@b\n您好\n[b] 二\n@c\n[c] 三\n@a"
    #expect(try mistakes(inPhrases: text) == ["7:1: the sets name one another in a circle: a → b → c → a"])
  }

  @Test func unknownSetsAreSuggested() throws {
    let folder = try LexiconFolder(["phrases/a.txt": "[greeting] 问候\n您好\n[b] 二\n@greting"])
    let diagnostic = try #require(try folder.load().diagnostics.first)
    #expect(diagnostic.place == "phrases/a.txt:4:1")
    #expect(diagnostic.message.chinese == "没有短语集“@greting”")
    #expect(diagnostic.advice?.chinese == "是不是“greeting”?")
  }

  @Test func sameSetInTwoFiles() throws {
    let folder = try LexiconFolder(["phrases/a.txt": "[a] 一\n您好", "phrases/b.txt": "[a] 一\n再见"])
    #expect(try folder.mistakes() == ["phrases/b.txt:1:1: the set `a` exists already"])
  }

  @Test func tooManyExpansionsAreRefused() throws {
    let text = "[a] 一\n" + String(repeating: "(一…二|三…四)", count: 15)
    #expect(try mistakes(inPhrases: text) == ["1:1: the set `a` stands for 32768 phrases"])
  }

  @Test func aPhraseMayBeginWithALatinOption() throws {
    let folder = try LexiconFolder(["phrases/a.txt": "[x] 好的\n[ok](好的|好)\n"])
    let set = try #require(try folder.load().rulebook.phraseSets["x"])
    #expect(set.phrases.map(\.text) == ["[ok](好的|好)"])
  }
}
