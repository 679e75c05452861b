import CallModel
import Scoring
import Testing

/// Exports that only tell voices apart: whose they are is judged by what is said.
@Suite struct VoiceTests {
  private let sets = """
    [agent-typical] 坐席说的话
    有什么可以帮您
    给您登记
    [customer-typical] 客户说的话
    我家停电了
    我要投诉

    """

  /// Turns as (voice, text).
  private func scored(_ turns: (String, String)...) throws -> ScoredCall {
    var call = Call(id: "C-1", source: Source(file: "a.json", line: 1, format: "test"))
    for (voice, text) in turns {
      if !call.voices.contains(voice) { call.voices.append(voice) }
      call.append(speaker: .unknown, text: text.utf8, voice: call.voices.firstIndex(of: voice))
    }
    return try RuleInTest("  kind: forbidden\n  phrases: [不知道]", sets: sets).score(call)
  }

  @Test func theVoiceWithTheAgentsWordsIsTheAgents() throws {
    let call = try scored(("1", "喂你好我家停电了"), ("0", "您好给您登记"), ("1", "好"))
    #expect(call.call.turns.map(\.speaker) == [.customer, .agent, .customer])
    #expect(call.speakers.verdict == .fromWords)
    #expect(call.speakers.confidenceHundredths == 83, "(2 + 0.5) ÷ 3")
  }

  @Test func oneTellingTurnIsLessSure() throws {
    let call = try scored(("a", "有什么可以帮您"), ("b", "三号楼的灯"))
    #expect(call.call.turns.map(\.speaker) == [.agent, .customer])
    #expect(call.speakers.confidenceHundredths == 75)
  }

  @Test func whereNothingTellsNobodyIsNamed() throws {
    let call = try scored(("0", "喂"), ("1", "喂"), ("0", "三号楼的灯"))
    #expect(call.call.turns.allSatisfy { $0.speaker == .unknown })
    #expect(call.speakers.verdict == .unknown)
    let item = try #require(call.sections.first?.items.first)
    #expect(item.outcome == .notAssessable)
  }

  @Test func aSecondAgentAfterATransferIsOneToo() throws {
    let call = try scored(("0", "有什么可以帮您"), ("1", "我家停电了"), ("0", "给您登记"), ("2", "您好，给您登记"))
    #expect(call.call.turns.map(\.speaker) == [.agent, .customer, .agent, .agent])
  }

  @Test func whatTheExportSaysStays() throws {
    var call = Call(id: "C-1", source: Source(file: "a.json", line: 1, format: "test"))
    call.append(speaker: .customer, text: "有什么可以帮您".utf8)
    call.append(speaker: .agent, text: "我家停电了".utf8)
    let scored = try RuleInTest("  kind: forbidden\n  phrases: [不知道]", sets: sets).score(call)
    #expect(scored.call.turns.map(\.speaker) == [.customer, .agent])
  }
}
