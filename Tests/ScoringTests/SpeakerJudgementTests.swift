import CallModel
import Scoring
import Testing

/// Whether the export's speakers are right, judged by what is said.
@Suite struct SpeakerJudgementTests {
  private let sets = """
    [agent-typical] 坐席说的话
    有什么可以帮您
    给您登记
    感谢您的来电
    [customer-typical] 客户说的话
    我家停电了
    你们怎么还不来
    我要投诉

    """

  private func rule(_ text: String = "  kind: forbidden\n  phrases: [不知道]", settings: String = "") throws -> RuleInTest
  {
    try RuleInTest(text, sets: sets, settings: settings)
  }

  private func judged(_ lines: String...) throws -> SpeakerJudgement {
    try rule().score(.dialogue(lines)).speakers
  }

  @Test func aCallInPlaceIsAsGiven() throws {
    let judgement = try judged("客服：您好，有什么可以帮您", "客户：我家停电了", "客服：给您登记", "客服：感谢您的来电")
    #expect(judgement == SpeakerJudgement(verdict: .asGiven, confidenceHundredths: 98))
  }

  @Test func nothingTypicalIsNoDoubt() throws {
    let judgement = try judged("客服：喂", "客户：三号楼的灯")
    #expect(judgement == SpeakerJudgement())
    #expect(try rule().outcome("客服：不知道", "客户：三号楼的灯") == .fail)
  }

  @Test func wordsOnTheOtherSideAreASwap() throws {
    let judgement = try judged("客户：您好，有什么可以帮您", "客服：我家停电了", "客户：给您登记")
    #expect(judgement.verdict == .swapped)
    #expect(judgement.confidenceHundredths == 48, "3.8 ÷ 8: three turns, and 您")
  }

  @Test func aTurnTellsOnceHoweverMuchItHolds() throws {
    let judgement = try judged("客户：有什么可以帮您，给您登记", "客服：不知道")
    #expect(judgement == SpeakerJudgement(verdict: .asGiven, confidenceHundredths: 76))
  }

  @Test func thatOneSideAloneSaysYouPolitelyTellsAsMuchAsATurn() throws {
    let judgement = try judged("客服：您几号楼，您几单元，您几层", "客户：三号楼")
    #expect(judgement == SpeakerJudgement(verdict: .asGiven, confidenceHundredths: 96))
    let alone = try judged("客户：您几号楼，您几单元，您几层", "客服：三号楼")
    #expect(alone == SpeakerJudgement(verdict: .asGiven, confidenceHundredths: 76), "polite customers exist")
    let one = try judged("客服：您几号楼，您几单元，您几层")
    #expect(one == SpeakerJudgement(), "nobody to compare with")
  }

  @Test func bothSidesUnderOneSpeakerAreMerged() throws {
    let turns = ["客服：有什么可以帮您", "客服：我家停电了", "客服：给您登记", "客服：你们怎么还不来", "客服：感谢您的来电", "客服：我要投诉"]
    let judgement = try rule().score(.dialogue(turns)).speakers
    #expect(judgement == SpeakerJudgement(verdict: .merged, confidenceHundredths: 68))
    #expect(try rule().outcome(.dialogue(turns + ["客服：不知道"])) == .notAssessable)
  }

  @Test func bothSidesInShortTurnsAreMergedToo() throws {
    let judgement = try judged("客服：有什么可以帮您我家停电了", "客户：嗯", "客服：你们怎么还不来给您登记")
    #expect(judgement == SpeakerJudgement(verdict: .merged, confidenceHundredths: 63))
  }

  @Test func aRudeAgentAndAPoliteCustomerAreNoSwap() throws {
    let judgement = try judged("客服：说", "客户：您好，我家停电了，麻烦您看看", "客服：我要投诉都没处投诉", "客户：您受累了")
    #expect(judgement == SpeakerJudgement(verdict: .asGiven, confidenceHundredths: 80))
  }

  @Test func wordsWithoutASpeakerTakeTheConfidenceAway() throws {
    let judgement = try judged("客服：您好", "未知：家里的灯都不亮了")
    #expect(judgement.verdict == .unknown)
    #expect(judgement.confidenceHundredths == 0)
    let little = try judged("客服：您好这里是营业厅", "未知：喂")
    #expect(little.verdict == .asGiven)
    #expect(little.confidenceHundredths == 82, "0.95 × (1 − 1.25 × 3 ÷ 27)")
  }

  @Test func theLimitIsTheScorecards() throws {
    let swapped = Call.dialogue("客户：您好，有什么可以帮您", "客服：我家停电了，不知道怎么回事", "客户：感谢您的来电")
    #expect(try rule().outcome(swapped) == .notAssessable)
    #expect(try rule(settings: "  说话人把握: 0").outcome(swapped) == .fail)
    let fine = Call.dialogue("客服：您好，有什么可以帮您", "客户：我家停电了")
    #expect(try rule().outcome(fine) == .pass)
    #expect(try rule(settings: "  说话人把握: 1").outcome(fine) == .notAssessable)
  }
}

/// Long turns of mono recordings hold what both sides said.
@Suite struct MixedTurnTests {
  private let sets = """
    [agent-typical] 坐席说的话
    给您登记
    [customer-typical] 客户说的话
    你们怎么还不来

    """

  private func rule(_ text: String = "  kind: forbidden\n  phrases: [我不管]") throws -> RuleInTest {
    try RuleInTest(text, sets: sets)
  }

  private static let talk = "三号楼从早上八点多开始就没有电了物业说是外面线路的事情让我们打这个电话来问一问"
  private static let mixed = "客服：\(talk)你们怎么还不来好的这边给您登记下来师傅会和您联系我不管今天一定要来"

  @Test func aHitAmongTheWordsOfBothIsShownNotCharged() throws {
    let item = try #require(try rule().item(.dialogue("客服：您好", Self.mixed)))
    #expect(item.outcome == .notAssessable)
    #expect(item.needsReview)
    #expect(item.lost == .zero)
    #expect(item.missingFields == ["turns[].speaker"])
    #expect(item.evidence(in: .dialogue("客服：您好", Self.mixed)) == ["我不管"])
  }

  @Test func aShortTurnIsCharged() throws {
    let call = Call.dialogue("客服：你们怎么还不来给您登记我不管")
    let item = try #require(try rule().item(call))
    #expect(item.outcome == .fail)
    #expect(!item.needsReview)
  }

  @Test func aLongTurnOfOneSideIsCharged() throws {
    #expect(try rule().outcome("客服：\(Self.talk)好的这边给您登记下来师傅会和您联系其他的我不管") == .fail)
  }

  @Test func aSureHitIsChargedBesideAnUnsureOne() throws {
    let call = Call.dialogue("客服：我不管", Self.mixed)
    let item = try #require(try rule().item(call))
    #expect(item.outcome == .fail)
    #expect(!item.needsReview)
    #expect(item.evidence(in: call) == ["我不管"], "the unsure one is not among what is charged")
  }

  @Test func questionsAnsweredInsideATurnAreATalkOfTwo() throws {
    let asked = "三号楼今天早上停的吗？是的。那其他几栋楼也都停了吗？没有，就我们这一栋，昨天晚上还是好好的什么毛病都没有，应该就是外面线路的事情我不管你们怎么修反正要来"
    #expect(try rule().item(.dialogue("客服：\(asked)"))?.needsReview == true)
    let once = "三号楼今天早上停的吗？是的我这边看到了，其他几栋楼都是正常的，外面线路的事情由另外一个部门负责处理，这个我不管，请打他们电话问一问"
    #expect(try rule().outcome("客服：\(once)") == .fail)
  }

  @Test func aRuleAboutEitherSideChargesEveryHit() throws {
    let either = try rule("  kind: forbidden\n  speaker: any\n  phrases: [我不管]")
    #expect(either.outcome(Self.mixed) == .fail)
  }
}
