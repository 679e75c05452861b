import Rulebook
import Testing

/// Each guard by itself: what it lets pass, what it stops, and that it stops nothing else.
@Suite struct GuardTests {
  private func found(_ phrase: String, _ guards: Guards, _ sentence: String) throws -> Bool {
    try !PhrasesInTest(phrase, options: guards).found(in: sentence).isEmpty
  }

  @Test(arguments: ["不用着急", "不是说着急", "没有说着急", "不要着急", "不会着急"])
  func whatIsDeniedWasNotDone(sentence: String) throws {
    #expect(try !found("着急", .negation, sentence))
    #expect(try found("着急", [.question, .condition, .report], sentence))
  }

  @Test(arguments: ["我着急", "没关系，着急什么", "这个不行，我很着急"])
  func aDenialOfSomethingElseDoesNotCount(sentence: String) throws {
    #expect(try found("着急", .negation, sentence))
  }

  @Test(arguments: ["这样不行吗", "这样不行么", "这样不行？", "行不行", "您看行不行", "是不是不行", "会不会不行"])
  func aQuestionIsNoRefusal(sentence: String) throws {
    #expect(try !found("不行", .question, sentence))
    #expect(try found("不行", [.condition, .report], sentence))
  }

  @Test(arguments: ["这个不行", "不行，您听明白了吗？", "您问我吗？不行。", "是不是？不行"])
  func aQuestionInAnotherClauseDoesNotCount(sentence: String) throws {
    #expect(try found("不行", .question, sentence))
  }

  @Test func doYouKnowIsNotIDoNotKnow() throws {
    #expect(try !found("不知道", .question, "您知不知道"))
    #expect(try found("不知道", .question, "我不知道"))
    #expect(try !found("没有办法", .question, "您有没有办法"))
    #expect(try found("不退", .question, "退什么退，不退。"), "not over a comma")
  }

  @Test(arguments: ["如果还是不行您再打来", "要是不行", "万一不行", "假如不行", "不行的话您再打来", "不行就再打来"])
  func whatIsSupposedWasNotSaid(sentence: String) throws {
    #expect(try !found("不行", .condition, sentence))
    #expect(try found("不行", [.negation, .question, .report], sentence))
  }

  @Test(arguments: ["这个不行", "如果您着急，那不行", "这个不行。如果急您再打来"])
  func aConditionInAnotherClauseDoesNotCount(sentence: String) throws {
    #expect(try found("不行", .condition, sentence))
  }

  @Test(arguments: ["别着急", "您别着急", "甭着急", "没着急"])
  func whatIsForbiddenWasNotDone(sentence: String) throws {
    #expect(try !found("着急", .negation, sentence))
  }

  @Test(arguments: ["您不知道", "您可能也不知道的是，您也不知道", "客户还不知道", "他们都不知道", "你们不知道", "人家不知道"])
  func somebodyElsesStateIsNotTheSpeakers(sentence: String) throws {
    #expect(try !found("不知道", .subject, sentence))
    #expect(try found("不知道", .all, sentence), "only where a rule asks for it")
  }

  @Test(arguments: ["我不知道", "我们也不知道", "您问的这个我不知道", "不知道您是哪位"])
  func theSpeakersOwnState(sentence: String) throws {
    #expect(try found("不知道", .subject, sentence))
  }

  @Test func whatStandsInQuotationMarksIsReported() throws {
    for sentence in ["屏幕上显示“不知道”三个字", "他回了一句「不知道」", "“您的问题我不知道”，这是他的原话"] {
      #expect(try !found("不知道", .report, sentence), "\(sentence)")
    }
    #expect(try found("不知道", .report, "“您好”我不知道"))
    #expect(try found("不知道", .report, "我不知道“一户一表”"))
    #expect(try found("不知道", .report, "“我不知道"), "an opening mark alone quotes nothing")
  }

  /// A soft refusal (不行呢) and 特别… are left to the phrases themselves.
  @Test func guardsDoNotGuess() throws {
    #expect(try found("不行", .question, "这样不行呢"))
    #expect(try found("着急", .negation, "他特别着急"))
    #expect(try found("问题", .report, "您说的问题"))
    #expect(try found("不知道", .negation, "能不能说不知道"))
  }

  @Test(arguments: ["客户说不知道", "他说不知道", "您说不知道", "他们说，不知道", "上面写着不知道", "他告诉我不知道"])
  func whatIsReportedIsNotTheSpeakersOwn(sentence: String) throws {
    #expect(try !found("不知道", .report, sentence))
    #expect(try found("不知道", [.negation, .question, .condition], sentence))
  }

  @Test(arguments: ["我说不知道", "这个不知道", "客户说得对。我不知道"])
  func whatIsSaidHereIsTheSpeakersOwn(sentence: String) throws {
    #expect(try found("不知道", .report, sentence))
  }

  @Test func withoutGuardsEverythingCounts() throws {
    for sentence in ["不用着急", "别着急", "您着急", "着急吗", "如果着急", "客户说着急"] {
      #expect(try found("着急", [], sentence), "\(sentence)")
    }
  }

  @Test func forbiddenRulesHaveAllGuardsUnlessTheySayOtherwise() throws {
    let guarded = try RuleInTest("  kind: forbidden\n  phrases: [不知道]")
    let unguarded = try RuleInTest("  kind: forbidden\n  guards: none\n  phrases: [不知道]")
    let partly = try RuleInTest("  kind: forbidden\n  guards: [question]\n  phrases: [不知道]")
    #expect(guarded.outcome("客服：您知不知道") == .pass)
    #expect(guarded.outcome("客服：客户说不知道") == .pass)
    #expect(unguarded.outcome("客服：您知不知道") == .fail)
    #expect(partly.outcome("客服：您知不知道") == .pass)
    #expect(partly.outcome("客服：客户说不知道") == .fail)
  }

  @Test func requiredRulesHaveNoGuardsUnlessTheySaySo() throws {
    let plain = try RuleInTest("  kind: required\n  phrases: [帮您]")
    let guarded = try RuleInTest("  kind: required\n  guards: [question]\n  phrases: [帮您]")
    #expect(plain.outcome("客服：要帮您吗") == .pass)
    #expect(guarded.outcome("客服：要帮您吗") == .fail)
    #expect(guarded.outcome("客服：我来帮您") == .pass)
  }

  @Test func theGuardsOfASetHoldWhereverTheSetIsUsed() throws {
    let sets = "[dont-know -report] 说不知道\n不知道\n"
    let rule = try RuleInTest("  kind: forbidden\n  guards: none\n  phrases: [\"@dont-know\"]", sets: sets)
    #expect(rule.outcome("客服：客户说不知道") == .pass)
    #expect(rule.outcome("客服：如果不知道") == .fail)
  }
}
