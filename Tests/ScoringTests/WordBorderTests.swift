import Testing

/// A hit must be words, not pieces of words.
@Suite struct WordBorderTests {
  @Test func aCourtesyInsideAnApplicationIsNone() throws {
    let please = try PhrasesInTest("请", dictionary: ["申请", "请问", "用电", "报装", "我", "要"])
    #expect(please.found(in: "我要申请用电报装") == [])
    #expect(please.found(in: "请您讲") == ["请"])
    #expect(please.found(in: "您请讲") == ["请"])
  }

  @Test func hurryingIsNotHeardInCoolWeather() throws {
    let hurry = try PhrasesInTest("快点", dictionary: ["凉快", "天气", "快", "点"])
    #expect(hurry.found(in: "今天天气凉快点了") == [])
    #expect(hurry.found(in: "您快点说") == ["快点"])
  }

  @Test func punctuationIsAlwaysABorder() throws {
    let please = try PhrasesInTest("请", dictionary: ["申请"])
    #expect(please.found(in: "申，请") == ["请"])
    #expect(please.found(in: "申 请") == ["请"])
  }

  @Test func aGapAtTheEdgeOpensTheWord() throws {
    let words = ["帮助", "还有", "可以"]
    #expect(try PhrasesInTest("还有…帮…", dictionary: words).found(in: "还有什么可以帮助您") == ["还有什么可以帮"])
    #expect(try PhrasesInTest("还有…帮", dictionary: words).found(in: "还有什么可以帮助您") == [])
    #expect(try PhrasesInTest("…请", dictionary: ["申请"]).found(in: "我要申请") == ["请"])
  }

  @Test func theNamesOfTheScorecardAreWords() throws {
    let unit = try PhrasesInTest("{单位}", lists: ["单位": ["云汀"]], dictionary: ["汀供", "供电"])
    #expect(unit.found(in: "云汀供电") == ["云汀"])
  }

  @Test func onePhraseDoesNotMoveTheBordersOfAnother() throws {
    let words = ["我", "先", "问", "一下", "您"]
    let both = try PhrasesInTest("我先问", "问一下您", dictionary: words)
    #expect(both.found(in: "我先问一下您") == ["我先问", "问一下您"])
  }

  @Test func oneAlternativeInsideAWordDoesNotHideTheOther() throws {
    let wait = try PhrasesInTest("请…(等|等待)", dictionary: ["等待", "请", "您"])
    #expect(wait.found(in: "请您等待") == ["请您等待"])
    #expect(wait.found(in: "请您等") == ["请您等"])
  }

  @Test func aPlaceInsideAWordDoesNotHideALaterOne() throws {
    let wait = try PhrasesInTest("请…等", dictionary: ["等级", "请", "用电"])
    #expect(wait.found(in: "请按用电等级排队等") == ["请按用电等级排队等"])
    #expect(wait.found(in: "请看用电等级") == [])
  }

  @Test func aCancellingPhraseIsWordsToo() throws {
    let greeting = try PhrasesInTest("你好", "! 你好意", dictionary: ["意思", "你", "好"])
    #expect(greeting.found(in: "你好意思吗") == ["你好"], "意 is a piece of 意思, so nothing cancels")
  }
}
