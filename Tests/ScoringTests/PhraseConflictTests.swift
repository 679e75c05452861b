import Rulebook
import Scoring
import Testing

/// A phrase that one rule of a scorecard asks for and another forbids.
@Suite struct PhraseConflictTests {
  private func mistakes(forbidden: String, required: String = "phrases: [\"不(在|巧)座席上\"]") async throws -> [String] {
    let rules = """
      - id: absent
        title: 说明不在
        clause: 规范 1
        kind: required
        severity: major
        \(required)
        examples: []
      - id: curt
        title: 不说不在
        clause: 规范 2
        kind: forbidden
        severity: major
        \(forbidden)
        examples: []
      """
    let card = """
      id: card
      title: 评分表
      version: 1
      sections: [{id: all, title: 全部, items: [{rule: absent, points: 50}, {rule: curt, points: 50}]}]
      """
    let rulebook = try Rulebook(phrases: "", rules: rules, scorecard: card, allowing: "example")
    return await ExampleCheck(rulebook).run(segmenter: nil).map(\.message.english)
  }

  @Test func isNamedAtThePhraseAskedFor() async throws {
    let found = try await mistakes(forbidden: "phrases: [不在]")
    #expect(found == ["a phrase that `card` asks for is forbidden by its rule curt: 不在座席上"])
  }

  @Test func anExceptionSettlesIt() async throws {
    #expect(try await mistakes(forbidden: "phrases: [不在]\n  except: [不在座席]") == [])
  }

  @Test func aWholeTurnIsAnother() async throws {
    #expect(try await mistakes(forbidden: "phrases: [\"^不在$\"]") == [])
  }

  @Test func whatIsForbiddenOnlySomewhereMayBeAskedForElsewhere() async throws {
    #expect(try await mistakes(forbidden: "phrases: [不在]\n  within: {first: 1, unit: turn}") == [])
    #expect(try await mistakes(forbidden: "phrases: [不在]\n  unless: {phrases: [座席]}") == [])
  }
}
