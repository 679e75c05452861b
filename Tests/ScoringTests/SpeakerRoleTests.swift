import CallModel
import Testing

/// Who is who: better no judgement than one on the wrong person.
@Suite struct SpeakerRoleTests {
  private let sets = """
    [agent-typical] 坐席说的话
    有什么可以帮您
    感谢您的来电
    [customer-typical] 客户说的话
    我家停电了
    我要投诉

    """

  private func forbidden() throws -> RuleInTest {
    try RuleInTest("  kind: forbidden\n  phrases: [不知道]", sets: sets)
  }

  @Test func wordsOfNobodyMakeTheRolesDoubtful() throws {
    let item = try forbidden().item(.dialogue("客服：您好", "未知：我不知道这个事情"))
    #expect(item?.outcome == .notAssessable)
    #expect(item?.missingFields == ["turns[].speaker"])
  }

  @Test func aWordOfNobodyDoesNotSpoilALongCall() throws {
    let rule = try forbidden()
    let long = "客服：这边已经给您登记好了师傅马上就会和您联系的"
    #expect(rule.outcome(long, "未知：喂") == .pass)
    #expect(rule.outcome(long, "未知：不知道") == .pass, "nobody's words are not the agent's")
  }

  @Test func announcementsAreNotNobodysWords() throws {
    let rule = try forbidden()
    #expect(rule.outcome("系统：欢迎致电供电服务热线请稍候正在为您接通", "客服：您好", "客户：喂") == .pass)
  }

  @Test func swappedSidesAreNoticed() throws {
    let rule = try forbidden()
    let swapped = Call.dialogue("客户：您好，有什么可以帮您", "客服：我家停电了，不知道怎么回事", "客户：感谢您的来电")
    #expect(rule.outcome(swapped) == .notAssessable)
    #expect(rule.item(swapped)?.missingFields == ["turns[].speaker"])
    let right = Call.dialogue("客服：您好，有什么可以帮您", "客户：我家停电了，不知道怎么回事", "客服：感谢您的来电")
    #expect(rule.outcome(right) == .pass)
  }

  @Test func oneOddSentenceIsNoSwap() throws {
    #expect(try forbidden().outcome("客户：有什么可以帮您", "客服：您好，不知道") == .fail)
  }

  @Test func withoutTheAgentsVoiceNothingIsSaidOfTheAgent() throws {
    let required = try RuleInTest("  kind: required\n  phrases: [您好]")
    for rule in [required, try forbidden()] {
      #expect(rule.outcome("客户：停电了", "系统：请评价") == .notAssessable)
    }
  }

  @Test func rulesAboutEitherSideNeedNoRoles() throws {
    let rule = try RuleInTest("  kind: required\n  speaker: any\n  phrases: [再见]", sets: sets)
    #expect(rule.outcome("客户：有什么可以帮您", "客服：我家停电了", "客户：感谢您的来电，再见") == .pass)
  }
}
