import Testing

/// The phrase notation on sentences, word borders apart.
@Suite struct PhraseMatchingTests {
  @Test func longCallsAreSearchedToTheirEnd() throws {
    let turns = [0, 62, 63, 64, 65, 127, 128, 199]
    let lines = (0..<200).map { (number: Int) -> String in
      let speaker = number.isMultiple(of: 2) ? "客服" : "客户"
      return "\(speaker)：" + (turns.contains(number) ? "请您稍等" : "等一下再请您看")
    }
    #expect(try PhrasesInTest("请…等").hits(in: .dialogue(lines)).map(\.turn) == turns)
  }

  @Test func alternativesAndOptionalWords() throws {
    let apology = try PhrasesInTest("(对不起|不好意思),[让您|叫您]久等")
    for sentence in ["对不起久等", "不好意思让您久等", "对不起，叫您久等"] {
      #expect(apology.found(in: sentence) == [sentence], "\(sentence)")
    }
    #expect(apology.found(in: "对不起您久等") == [])
    #expect(apology.found(in: "让您久等") == [])
  }

  @Test func bracketsNest() throws {
    let answer = try PhrasesInTest("(我[这边|们]|咱(们|家))查[一]下")
    for sentence in ["我查下", "我这边查一下", "我们查下", "咱们查一下", "咱家查下"] {
      #expect(answer.found(in: sentence) == [sentence], "\(sentence)")
    }
    #expect(answer.found(in: "咱查下") == [])
  }

  @Test(arguments: [(0, true), (1, true), (8, true), (9, false)])
  func aGapSpansUpToEightCharacters(length: Int, isFound: Bool) throws {
    let sentence = "请" + String(repeating: "甲", count: length) + "等"
    #expect(try PhrasesInTest("请…等").found(in: sentence) == (isFound ? [sentence] : []))
  }

  @Test(arguments: [(2, true), (3, true), (4, false)])
  func aGapMayNameItsLimit(length: Int, isFound: Bool) throws {
    let sentence = "请" + String(repeating: "甲", count: length) + "等"
    #expect(try PhrasesInTest("请…{3}等").found(in: sentence) == (isFound ? [sentence] : []))
  }

  @Test func punctuationTakesNoRoomInAGap() throws {
    #expect(try PhrasesInTest("请…{2}等").found(in: "请，您、稍……等") == ["请，您、稍……等"])
  }

  @Test func twoGapsDoNotLendToOneAnother() throws {
    let phrase = try PhrasesInTest("请…{2}您…{2}等")
    #expect(phrase.found(in: "请甲甲您乙乙等") == ["请甲甲您乙乙等"])
    #expect(phrase.found(in: "请甲甲甲您乙等") == [])
  }

  @Test func aGapTriesEveryPlaceOfTheNextWord() throws {
    // The first 您 is too far from 等, the second is not.
    #expect(try PhrasesInTest("请…您…{2}等").found(in: "请您告诉我您稍等") == ["请您告诉我您稍等"])
  }

  @Test func aWordMayRunOverACommaButNotOverAFullStop() throws {
    let phrase = try PhrasesInTest("对不起让您久等了")
    for sentence in ["对不起让您久等了", "对不起，让您久等了", "对不起 让您、久等了"] {
      #expect(phrase.found(in: sentence) == [sentence], "\(sentence)")
    }
    for mark in ["。", "？", "！", "……", "?", "!"] {
      #expect(phrase.found(in: "对不起\(mark)让您久等了") == [], "\(mark)")
    }
  }

  @Test func aGapRunsOverTheEndOfASentenceButNotOfATurn() throws {
    let phrase = try PhrasesInTest("对不起…久等")
    #expect(phrase.found(in: "对不起！让您久等了。") == ["对不起！让您久等"])
    #expect(phrase.hits(in: .dialogue("客服：对不起", "客户：嗯", "客服：让您久等了")) == [])
  }

  @Test func writingVariantsAreOne() throws {
    let phrase = try PhrasesInTest("对不起,QQ号12")
    for sentence in ["对不起qq号12", "對不起，ＱＱ號１２", "对不起 QQ号 12"] {
      #expect(phrase.found(in: sentence) == [sentence], "\(sentence)")
    }
    #expect(phrase.found(in: "对不起qq号一二") == [], "digits of the two scripts differ outside slots")
  }

  @Test func aSetTakesOverAnotherOne() throws {
    let opening = try PhrasesInTest("您好呀", "@greeting", sets: ["greeting": ["早上好", "@more"], "more": ["晚上好"]])
    #expect(opening.found(in: "早上好") == ["早上好"])
    #expect(opening.found(in: "晚上好") == ["晚上好"])
  }

  // MARK: Start and end of the turn

  @Test func aWholeTurn() throws {
    let ignorance = try PhrasesInTest("^不知道$")
    #expect(ignorance.found(in: "不知道") == ["不知道"])
    #expect(ignorance.found(in: "不知道。") == ["不知道"])
    #expect(ignorance.found(in: "嗯，那个，不知道呀……") == ["不知道"])
    #expect(ignorance.found(in: "我不知道") == [])
    #expect(ignorance.found(in: "不知道您说什么") == [])
  }

  @Test func theEndOfATurnIsNotTheFirstPlaceThatFits() throws {
    #expect(try PhrasesInTest("您…好$").found(in: "您好不好才好") == ["您好不好才好"])
    #expect(try PhrasesInTest("^请…等$").found(in: "请等我说完再等") == ["请等我说完再等"])
  }

  @Test func aGapAfterTheStartOfTheTurnHasItsLimit() throws {
    let phrase = try PhrasesInTest("^…{3}您好")
    #expect(phrase.found(in: "早上的您好") == ["您好"])
    #expect(phrase.found(in: "喂，早上的您好") == ["您好"], "fillers do not count")
    #expect(phrase.found(in: "今天早上您好") == [])
  }

  @Test func aGapBeforeTheEndOfTheTurnHasItsLimit() throws {
    let phrase = try PhrasesInTest("再见…{2}$")
    #expect(phrase.found(in: "再见先生") == ["再见"])
    #expect(phrase.found(in: "再见王先生") == [])
  }

  @Test func anOptionalWordNextToAGapKeepsTheLimit() throws {
    let phrase = try PhrasesInTest("请…{2}[您]…{2}等")
    #expect(phrase.found(in: "请甲甲您乙乙等") == ["请甲甲您乙乙等"])
    #expect(phrase.found(in: "请甲甲乙乙等") == ["请甲甲乙乙等"])
    #expect(phrase.found(in: "请甲甲丙乙乙等") == [])
  }

  // MARK: Cancelling

  @Test func aCancellingPhraseTakesTheHitItOverlaps() throws {
    let greeting = try PhrasesInTest("你好", "! 你好意思", "! 你好多")
    #expect(greeting.found(in: "你好意思吗") == [])
    #expect(greeting.found(in: "你好，你好多问题") == ["你好"])
    #expect(greeting.found(in: "你好") == ["你好"])
  }

  @Test func aCancellingPhraseRunsOverNoPunctuation() throws {
    let greeting = try PhrasesInTest("你好", "! 你好多", "! 稍等…{4}你好")
    #expect(greeting.found(in: "你好，多谢") == ["你好"])
    #expect(greeting.found(in: "稍等。我说你好") == ["你好"])
    #expect(greeting.found(in: "稍等我说你好") == [])
  }

  @Test func aCancellingPhraseOfASetCancelsWhatItTookOver() throws {
    let opening = try PhrasesInTest("@greeting", "! 你好多", sets: ["greeting": ["你好"]])
    #expect(opening.found(in: "你好多") == [])
    #expect(opening.found(in: "你好") == ["你好"])
  }

  @Test func aCancellingPhraseOfOneSetLeavesTheHitsOfAnother() throws {
    let both = try PhrasesInTest(
      "@request", "@pressure", sets: ["request": ["评价", "! 满分评价"], "pressure": ["满分", "五星"]])
    #expect(both.found(in: "请给满分评价") == ["满分"])
  }

  @Test func aPhraseInsideALongerOneIsFoundBesideIt() throws {
    let both = try PhrasesInTest("稍等", "请您稍等")
    #expect(Set(both.found(in: "请您稍等")) == ["稍等", "请您稍等"])
  }

  @Test func signsOfTheNotationCanBeText() throws {
    #expect(try PhrasesInTest("a\\@b").found(in: "A@B") == ["A@B"])
  }
}
