import Testing

/// What stands in braces: the scorecard's lists, and what the program knows by itself.
@Suite struct SlotTests {
  @Test func aListOfTheScorecard() throws {
    let unit = try PhrasesInTest("这里是{单位}", lists: ["单位": ["供电公司", "国网"]])
    #expect(unit.found(in: "这里是国网") == ["这里是国网"])
    #expect(unit.found(in: "这里是供电公司") == ["这里是供电公司"])
    #expect(unit.found(in: "这里是水务") == [])
  }

  @Test func aListThatNobodyFilledMatchesNothing() throws {
    #expect(try PhrasesInTest("这里是{单位}").found(in: "这里是国网") == [])
  }

  @Test(arguments: ["工号1024为您服务", "工号一零二四为您服务", "工号幺洞二四为您服务", "工号１０２４为您服务"])
  func anAgentsNumber(sentence: String) throws {
    #expect(try PhrasesInTest("工号{工号}为您").found(in: sentence).count == 1)
    #expect(try PhrasesInTest("{工号}为您服务").found(in: sentence).count == 1)
  }

  @Test func aSlotBeforeWordsBeginsWhereTheNumberBegins() throws {
    #expect(try PhrasesInTest("{数字}为您服务").found(in: "您好966为您服务") == ["966为您服务"])
    #expect(try PhrasesInTest("{数字}为您服务", dictionary: ["服务"]).found(in: "95598为您服务") == ["95598为您服务"])
    #expect(try PhrasesInTest("{数字}分钟").found(in: "影响二十分钟") == ["二十分钟"])
    #expect(try PhrasesInTest("{电话}").found(in: "打10086，二十四小时都有人") == ["10086"], "a comma ends a figure")
    #expect(try PhrasesInTest("{电话}").found(in: "是三三零幺，二二五八，九九幺零") == ["三三零幺，二二五八，九九幺零"], "read out")
    #expect(try PhrasesInTest("好{数字}为您").found(in: "您好966为您服务") == ["好966为您"])
  }

  @Test(arguments: [0, 10, 4_090, 5_000])
  func inATurnOfAnyLength(characters: Int) throws {
    let before = String(repeating: "水", count: characters)
    let said = before + "，打12345，十五分钟内打12345"
    #expect(try PhrasesInTest("打{电话}").found(in: said) == ["打12345", "打12345"])
    #expect(try PhrasesInTest("{时间}内…打{电话}").found(in: said) == ["十五分钟内打12345"])
    #expect(try PhrasesInTest("打{手机号}").found(in: said) == [])
  }

  @Test(arguments: [
    ("打12345", true), ("打051267891234", true), ("打0512-6789", true), ("打九五五九八", true),
    ("打1234", false), ("打1234567890123", false),
  ])
  func aTelephoneNumberHasFiveToTwelveDigits(sentence: String, isFound: Bool) throws {
    #expect(try PhrasesInTest("打{电话}").found(in: sentence) == (isFound ? [sentence] : []))
  }

  @Test(arguments: [
    ("13812345678", true), ("幺三八一二三四五六七八", true), ("138-1234-5678", true),
    ("23812345678", false), ("1381234567", false), ("138123456789", false),
  ])
  func aMobileNumberHasElevenDigitsAndBeginsWithOne(number: String, isFound: Bool) throws {
    #expect(try PhrasesInTest("{手机号}").found(in: number) == (isFound ? [number] : []))
  }

  @Test(arguments: [
    ("110105194912310021", true), ("11010519491231002X", true), ("110105491231002", true),
    ("1101051949123100", false), ("1101051949123100211", false),
  ])
  func anIdentityNumberHasFifteenOrEighteenPlaces(number: String, isFound: Bool) throws {
    #expect(try PhrasesInTest("证号{证件号}").found(in: "证号" + number) == (isFound ? ["证号" + number] : []))
  }

  @Test(arguments: ["45分钟", "四十五分钟", "两个小时", "24小时", "三个工作日", "今天", "明天", "下午", "半天", "15号"])
  func aTime(time: String) throws {
    #expect(try PhrasesInTest("我们{时间}内到").found(in: "我们\(time)内到") == ["我们\(time)内到"])
  }

  @Test func noTime() throws {
    #expect(try PhrasesInTest("我们{时间}内到").found(in: "我们很快内到") == [])
  }

  @Test func aTimeOfTheDayWithItsHour() throws {
    #expect(try PhrasesInTest("我们{时间}到").found(in: "我们下午三点到") == ["我们下午三点到"])
  }

  @Test func aNameHasOneToFourCharacters() throws {
    let name = try PhrasesInTest("^我叫{姓名}$")
    #expect(name.found(in: "我叫李敏") == ["我叫李敏"])
    #expect(name.found(in: "我叫欧阳小敏") == ["我叫欧阳小敏"])
    #expect(name.found(in: "我叫欧阳小敏敏") == [])
    #expect(name.found(in: "我叫Li") == [])
  }

  @Test func aNameGivesBackWhatTheNextWordsNeed() throws {
    #expect(try PhrasesInTest("我是{姓名}为您").found(in: "我是李敏为您服务") == ["我是李敏为您"])
  }

  @Test(arguments: [("30块", true), ("三十块", true), ("35.6元", true), ("两百元", true), ("30度", false), ("块", false)])
  func anAmount(amount: String, isFound: Bool) throws {
    #expect(try PhrasesInTest("一共{金额}").found(in: "一共" + amount) == (isFound ? ["一共" + amount] : []))
  }

  @Test func aSlotMayStandFarBeforeTheNextWords() throws {
    let sentence = "110105194912310021，这个号码一二三四对吗"
    #expect(try PhrasesInTest("{证件号}…对吗").found(in: sentence) == [sentence])
    let number = "13812345678" + String(repeating: "甲", count: 30) + "对吗"
    #expect(try PhrasesInTest("{手机号}…{30}对吗").found(in: number) == [number])
  }

  @Test func aSlotDoesNotRunOverTheEndOfASentence() throws {
    #expect(try PhrasesInTest("打{电话}").found(in: "打123。45678") == [])
    #expect(try PhrasesInTest("我叫{姓名}").found(in: "我叫李敏。您说") == ["我叫李敏"])
  }
}
