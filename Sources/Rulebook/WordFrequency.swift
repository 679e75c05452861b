/// How often a word is seen in service calls, roughly: a matcher that begins with the rarest words of a phrase tries few
/// phrases in vain.
///
/// What a wrong guess costs is time; what is found does not depend on it. Characters are in four classes, and a character
/// follows another in a word's way thirty times as often as chance would have it.
enum WordFrequency {
  /// Occurrences in a million characters of speech, at least 1.
  static func perMillion(_ word: Span<UInt32>) -> Int {
    guard word.count > 0 else { return 1_000_000 }
    let table = characters
    var frequency = perMillion(word[0], table)
    for index in 1..<word.count { frequency = max(1, frequency * perMillion(word[index], table) * 30 / 1_000_000) }
    return frequency
  }

  private static func perMillion(_ character: UInt32, _ table: [UInt16]) -> Int {
    character <= 0xFFFF ? Int(table[Int(character)]) : Int(others)
  }

  private static let others: UInt16 = 300

  /// By character up to U+FFFF.
  private static let characters: [UInt16] = {
    var table = [UInt16](repeating: others, count: 0x1_0000)
    let classes = [(third, 2_000), (second, 7_000), (first, 20_000)] as [(String, UInt16)]
    for (characters, frequency) in classes {
      for character in characters.unicodeScalars where character.value <= 0xFFFF {
        table[Int(character.value)] = frequency
      }
    }
    return table
  }()

  private static let first = "的我是您你了好不一这个有"
  private static let second = "那就嗯啊在么们没请电话问要吗可以到来说还给对下打上去想看什能多谢会时候现吧呢"
  private static let third =
    "知道里后号码帮等点大家用做过天几两三样为因所然但如果自己得着把被让跟和也都再又很太最先生女士客户服务单位户"
    + "查办理联系处情况信息费钱元月年日分钟小什哪怎谁行啦呀哦喂哎其实应该需感抱歉意见工作人员二四五六七八九十零百千万"
}
