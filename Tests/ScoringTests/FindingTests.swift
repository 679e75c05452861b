import CallModel
import Scoring
import Testing

/// What the customer lets be known, beside the points.
@Suite struct FindingTests {
  private let sets = """
    [customer-anger] 客户发怒
    气死我了
    太气人
    [customer-complaint -negation] 客户投诉
    投诉
    [wants-leader] 找领导
    找你们领导

    """

  private func found(_ lines: String..., settings: String = "") throws -> [String] {
    let rule = try RuleInTest("  kind: required\n  phrases: [您好]", sets: sets, settings: settings)
    let call = Call.dialogue(lines)
    return rule.score(call).findings.map { "\($0.act) \($0.title) \(call.words(of: $0.evidence))" }
  }

  @Test func findingsStandInTheOrderOfTheCall() throws {
    let found = try found("客服：您好", "客户：我要投诉", "客户：气死我了")
    #expect(found == ["customer-complaint 客户投诉 投诉", "customer-anger 客户发怒 气死我了"])
  }

  @Test func onlyTheCustomersWordsAreFindings() throws {
    #expect(try found("客服：您要投诉是吗", "系统：投诉请按一", "未知：投诉") == [])
  }

  @Test func wordsThatTwoPhrasesFindAreOneFinding() throws {
    #expect(try found("客户：气死我了，太气人") == ["customer-anger 客户发怒 气死我了", "customer-anger 客户发怒 太气人"])
    #expect(try found("客户：找你们领导", settings: "  findings: [wants-leader]") == ["wants-leader 找领导 找你们领导"])
  }

  @Test func guardsOfTheSetHold() throws {
    #expect(try found("客户：我不是说投诉") == [])
  }

  @Test func theScorecardNamesWhatIsFound() throws {
    #expect(try found("客户：气死我了，我要投诉", settings: "  findings: [customer-anger]") == ["customer-anger 客户发怒 气死我了"])
    #expect(try found("客户：气死我了，我要投诉", settings: "  findings: []") == [])
  }

  @Test func findingsCostNothing() throws {
    let rule = try RuleInTest("  kind: required\n  phrases: [您好]", sets: sets)
    #expect(rule.score(.dialogue("客服：您好", "客户：气死我了")).score.value?.description == "100.00")
  }
}
