import Testing

/// `<` and `>`: a phrase that begins or ends a clause.
@Suite struct ClauseAnchorTests {
  private func found(_ phrase: String, _ sentence: String) throws -> Bool {
    try !PhrasesInTest(phrase).found(in: sentence).isEmpty
  }

  @Test(arguments: ["没办法", "我们也没办法，您再等等", "没办法了呀。", "这个没办法呢，抱歉"])
  func theEndOfAClause(sentence: String) throws {
    #expect(try found("没办法>", sentence))
  }

  @Test(arguments: ["没办法修改", "没办法给您改，请谅解"])
  func theMiddleOfAClause(sentence: String) throws {
    #expect(try !found("没办法>", sentence))
  }

  @Test func theStartOfAClause() throws {
    #expect(try found("<您好", "喂，您好"))
    #expect(try found("<您好", "嗯您好"))
    #expect(try !found("<您好", "我说您好"))
    #expect(try found("＜您好＞", "哎，您好啊，请讲"))
  }
}
