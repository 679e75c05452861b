import CallModel
import ChineseText
import Rulebook
import Scoring
import Testing

/// What speech recognition wrote with other characters of the same sound.
@Suite(.enabled(if: Installed.isComplete, "needs apt-get install python3-jieba unicode-data"))
struct HomophoneTests {
  @Test(arguments: [
    ("您好", "您号，这里是自来水公司", "您号"),
    ("您好", "您号这里是自来水公司", "您号"),
    ("您好", "嗯您号请说", "您号"),
    ("再见", "感谢您的来电，在见", "在见"),
    ("再见", "感谢您的来电在见", "在见"),
    ("对不起", "对不其我没听清", "对不其"),
    ("感谢您的来电", "感谢您的来店", "感谢您的来店"),
    ("祝您生活愉快", "好的祝您声活愉快", "祝您声活愉快"),
    ("很高兴为您服务", "很高性为您付务", "很高性为您付务"),
    ("(抱歉|对不起)…久等", "报欠让您久等了", "报欠让您久等"),
    ("请问…帮您", "请问有什么可以帮您", "请问有什么可以帮您"),
    // So much stands as the phrase has it that a word of the dictionary may be wrong.
    ("维护您的合法权利", "我们维护您的合法权力", "维护您的合法权力"),
  ])
  func aMisheardPhraseCounts(phrase: String, sentence: String, words: String) throws {
    #expect(try ListeningInTest(demanding: phrase).credited(in: sentence) == words)
  }

  /// Each of these sounds like the phrase and is something else, or may be.
  @Test(arguments: [
    // Words run over the edges.
    ("您好", "您号码是多少"), ("再见", "现在见不到他"), ("抱歉", "您已经报欠费了"), ("请讲", "请将手机重启"),
    ("工号", "您报一下公号码"), ("我再", "我在说您记一下"), ("电费", "要垫费用的"),
    // What stands there is a word itself.
    ("再见", "线路还在建"), ("受理", "材料在您手里"), ("电力", "您在店里"), ("您的报修", "您的保修已经过期"), ("不便", "价格不变"),
    ("在哪里办", "您就在那里办"), ("以下", "我查一下"), ("权利", "这是您的权力"), ("没关系", "这没关西"),
    // The characters go together as they are.
    ("久等了", "我就等了十分钟"), ("号码", "这样好吗"), ("请讲", "请将"), ("在哪", "您在那"), ("卖电", "他买电"),
    // Too little amid a sentence.
    ("再见", "他在见客户"), ("您好", "麻烦您号报一下"), ("再见", "在见客户呢"),
    // Cut by punctuation.
    ("您好", "请问您，号是多少"), ("没办法", "没，半法定假日"), ("对不起", "他们对，不其他的"),
    // More than half is other characters.
    ("抱歉", "报欠"), ("谢谢您", "些些您"), ("受理", "首例"),
    // Other sounds.
    ("邮箱", "流量有限"), ("供电公司", "供电公式"), ("四点", "十点"), ("您好", "你号"),
    // One character is too little to hear.
    ("讲", "将"), ("请…讲", "请您将"),
  ])
  func whatOnlySoundsAlikeDoesNotCount(phrase: String, sentence: String) throws {
    #expect(try ListeningInTest(demanding: phrase).credited(in: sentence) == nil)
  }

  @Test func aUnitsNameMayBeMisheard() throws {
    let rule = try ListeningInTest(demanding: "这里是{单位}", settings: "  单位: [云汀供电公司]")
    #expect(rule.credited(in: "您好这里是云听供电公司") == "这里是云听供电公司")
    #expect(rule.credited(in: "您好这里是云南供电公司") == nil)
  }

  @Test func theEvidenceSaysThatItIsASound() throws {
    let rule = try ListeningInTest(demanding: "您好")
    #expect(rule.item("客服：您号，请讲。")?.matches == [.homophone])
    #expect(rule.item("客服：您好，请讲。")?.matches == [.exact])
  }

  @Test func whatIsWrittenCountsBeforeWhatSoundsSo() throws {
    let item = try ListeningInTest(demanding: "您好").item("客服：您号，请讲。", "客户：喂", "客服：您好。")
    #expect(item?.proofs == [.evidence(Evidence(turn: 2, from: 0, to: 2))])
  }

  @Test func withoutReadingsOnlyWritingCounts() throws {
    let rule = try ListeningInTest("  kind: required\n  phrases: [您好]", byWritingOnly: true)
    #expect(rule.credited(in: "您号，请讲") == nil)
  }

  @Test func placesAndSpeakersHoldForSoundsToo() throws {
    let rule = try ListeningInTest("  kind: required\n  within: {first: 1, unit: turn}\n  phrases: [您好]")
    #expect(rule.item("客服：请讲。", "客户：您号。", "客服：您号。")?.outcome == .fail)
    #expect(rule.item("客户：喂。", "客服：您号。")?.outcome == .pass)
  }

  @Test func whatCancelsAPhraseCancelsItsSound() throws {
    let rule = try ListeningInTest(
      "  kind: required\n  phrases: [\"@greeting\"]\n  except: [您号那边]",
      sets: "[greeting -report] 问候\n您好\n! 您号…{4}方便\n")
    #expect(rule.credited(in: "您号。") == "您号")
    #expect(rule.credited(in: "您号现在方便") == nil)
    #expect(rule.credited(in: "您号那边呢") == nil)
    #expect(rule.credited(in: "客户说，您号") == nil)
  }

  @Test func triggersAndConditionsMustBeWritten() throws {
    let trigger = try ListeningInTest(
      "  kind: conditional\n  trigger: {speaker: customer, phrases: [我要投诉]}\n  phrases: [抱歉]")
    #expect(trigger.item("客户：我要投诉。", "客服：好。")?.outcome == .fail)
    #expect(trigger.item("客户：我要投速。", "客服：好。")?.outcome == .notApplicable)
    let condition = try ListeningInTest(
      "  kind: required\n  when: {said: {speaker: customer, phrases: [我要投诉]}}\n  phrases: [抱歉]")
    #expect(condition.item("客户：我要投速。", "客服：好。")?.outcome == .notApplicable)
  }

  @Test func anAnswerMustBeWritten() throws {
    let rule = try ListeningInTest(
      "  kind: required\n  phrases: [可以为您转接吗]\n  followedBy: {phrases: [当然可以], turns: 1}")
    #expect(rule.item("客服：可以为您砖接吗", "客户：当然可以")?.outcome == .pass)
    #expect(rule.item("客服：可以为您砖接吗", "客户：当然可已")?.outcome == .fail)
  }

  @Test func everyTriggerMayBeAnsweredByASound() throws {
    let rule = try ListeningInTest(
      """
        kind: conditional
        trigger: {speaker: customer, phrases: [停电]}
        within: {after: 1, unit: turn}
        per: trigger
        phrases: [对不起]
      """)
    #expect(rule.item("客户：停电了", "客服：对不起", "客户：又停电了", "客服：对不其")?.outcome == .pass)
    #expect(rule.item("客户：停电了", "客服：对不起", "客户：又停电了", "客服：好")?.outcome == .fail)
  }

  // MARK: Sequences

  private let order = """
      kind: sequence
      parts: [{phrases: [您好]}, {phrases: [供电公司]}, {phrases: [请讲]}]
    """

  @Test func aPartOfASequenceMayBeMisheard() throws {
    let item = try ListeningInTest(order).item("客服：您号，供电公司，请讲。")
    #expect(item?.outcome == .pass)
    #expect(item?.matches == [.homophone, .exact, .exact])
    #expect(try ListeningInTest(order).item("客服：供电公司，您号，请讲。")?.outcome == .fail)
  }

  @Test func aSoundNeverMakesASequenceApply() throws {
    let rule = try ListeningInTest(order + "\n  minimum: 2")
    #expect(rule.item("客服：供电公司，您好。")?.outcome == .fail)
    #expect(rule.item("客服：供电公司，您号。")?.outcome == .notApplicable)
  }

  // MARK: What is forbidden

  @Test func whatSoundsForbiddenAsksForAReview() throws {
    let item = try ListeningInTest(forbidding: "你有完没完").item("客服：好。", "客户：喂。", "客服：你有完没玩。")
    #expect(item?.outcome == .notAssessable)
    #expect(item?.needsReview == true)
    #expect(item?.lost == .zero)
    let evidence = Evidence(turn: 2, from: 0, to: 5, match: .homophone)
    #expect(item?.proofs == [.evidence(evidence), .missing(field: "review")])
  }

  @Test func whatIsWrittenFailsWithoutAReview() throws {
    let item = try ListeningInTest(forbidding: "你有完没完").item("客服：你有完没完。", "客户：喂。", "客服：你有完没玩。")
    #expect(item?.outcome == .fail)
    #expect(item?.needsReview == false)
    #expect(item?.matches == [.exact])
  }

  @Test(arguments: [
    ("没办法", "我没半法"),  // three syllables
    ("神经病", "神经并"),
    ("你自己想办法", "你自几香半法"),  // half is other characters
    ("不要再打电话", "请不要在打电话时挂断"),  // 在打 goes together as it is
    ("维护您的合法权利", "维护您的合法权力"),  // a word may be wrong where it is to somebody's good only
    ("不归我们管", "不归我们观"),
    ("你有完没完", "客户说你有完没玩"),  // reported
  ])
  func littleOrDoubtfulSoundsAccuseNobody(phrase: String, sentence: String) throws {
    let item = try ListeningInTest(forbidding: phrase).item("客服：" + sentence)
    #expect(item?.outcome == .pass)
    #expect(item?.needsReview == false)
  }

  @Test func anExcuseHoldsForSoundsToo() throws {
    let rule = try ListeningInTest(
      "  kind: forbidden\n  phrases: [你有完没完]\n  unless: {phrases: [开玩笑]}")
    #expect(rule.item("客服：你有完没玩")?.needsReview == true)
    #expect(rule.item("客服：你有完没玩，开玩笑的")?.outcome == .pass)
  }

  @Test func allowedHitsAreCountedTogether() throws {
    let rule = try ListeningInTest("  kind: forbidden\n  phrases: [你有完没完]\n  allowed: 1")
    #expect(rule.item("客服：你有完没玩")?.outcome == .pass)
    #expect(rule.item("客服：你有完没玩", "客户：啊", "客服：你有完没玩")?.needsReview == true)
    #expect(rule.item("客服：你有完没完", "客户：啊", "客服：你有完没玩")?.needsReview == true)
  }

  // MARK: find

  @Test func findShowsWhatItHearsWhereNothingIsWritten() throws {
    var rulebook = Rulebook()
    let place = SourceLocation(file: "test.txt", line: 1, column: 1)
    let phrases = ["您好", "您好啊"].compactMap { try? PhraseNotation.parse($0, at: place) }
    rulebook.phraseSets["greeting"] = PhraseSet(id: "greeting", title: "问候", phrases: phrases, location: place)
    var finder = PhraseFinder(
      phraseSets: ["greeting"], of: rulebook, lists: [:], segmenter: Installed.dictionary.map { Segmenter($0) },
      readings: Installed.readings)
    let hits = finder.find(in: .dialogue("客户：您号啊", "未知：您好，我问一下您号码", "客服：您好"))
    #expect(
      hits.map(\.evidence) == [
        Evidence(turn: 0, from: 0, to: 3, match: .homophone), Evidence(turn: 1, from: 0, to: 2),
        Evidence(turn: 2, from: 0, to: 2),
      ])
  }

  // MARK: Any text

  @Test(.timeLimit(.minutes(1)), arguments: ["您号", "您号，", "您号您好", "感谢您的来店", "报欠…久等", "完没玩"])
  func aHostileCallTakesNoTime(piece: String) throws {
    let text = String(repeating: piece, count: 60_000)
    let rule = try ListeningInTest(
      "  kind: required\n  phrases: [您好…再见, \"感谢您的来电…{100}再见\", \"(抱歉|对不起)…久等…{100}再见\"]")
    #expect(rule.item("客服：" + text)?.outcome == .fail)
    #expect(try ListeningInTest(forbidding: "有完没完…您好…没完没了").item("客服：" + text)?.outcome == .pass)
  }
}
