import ChineseText

/// How often a word is seen in service calls, roughly: a matcher that begins with the rarest words of a phrase tries few
/// phrases in vain.
///
/// What a wrong guess costs is time; what is found does not depend on it. Characters are in four classes, and a character
/// follows another in a word's way thirty times as often as chance would have it.
enum WordFrequency {
  /// Occurrences in a million characters of speech, at least 1.
  static func perMillion(_ word: [UInt32]) -> Int {
    guard let first = word.first else { return 1_000_000 }
    return word.dropFirst().reduce(perMillion(first)) { max(1, $0 * perMillion($1) * 30 / 1_000_000) }
  }

  private static func perMillion(_ character: UInt32) -> Int {
    if first.contains(character) { return 20_000 }
    if second.contains(character) { return 7_000 }
    return third.contains(character) ? 2_000 : 300
  }

  private static let first = CharacterTable("的我是您你了好不一这个有")
  private static let second = CharacterTable("那就嗯啊在么们没请电话问要吗可以到来说还给对下打上去想看什能多谢会时候现吧呢")
  private static let third = CharacterTable(
    "知道里后号码帮等点大家用做过天几两三样为因所然但如果自己得着把被让跟和也都再又很太最先生女士客户服务单位户"
      + "查办理联系处情况信息费钱元月年日分钟小什哪怎谁行啦呀哦喂哎其实应该需感抱歉意见工作人员二四五六七八九十零百千万")
}
