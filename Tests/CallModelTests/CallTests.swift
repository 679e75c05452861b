import CallModel
import Testing

@Suite struct CallTests {
  private let source = Source(file: "march.jsonl", line: 3, format: "hotline-jsonl")

  @Test func turnsShareOneBuffer() {
    var call = Call(id: "C-1", source: source)
    call.append(speaker: .agent, text: "您好".utf8, start: 0.5, end: 1.5)
    call.append(speaker: .customer, text: "".utf8)
    call.append(speaker: .customer, text: "停电了".utf8)
    #expect(call.turns.map(\.bytes) == [0..<6, 6..<6, 6..<15])
    #expect(call.turns.map(call.string) == ["您好", "", "停电了"])
    #expect(call.turns.first?.start == 0.5)
    #expect(call.turns.last?.start == nil)
  }

  @Test func illFormedTextIsRepairedForPeople() {
    var call = Call(id: "C-1", source: source)
    call.append(speaker: .agent, text: [0xE6, 0x82, 0xA8, 0xFF])
    #expect(call.turns.map(call.string) == ["您\u{FFFD}"])
  }

  @Test func whatIsNotSaidIsUnknownAndNotNone() {
    let call = Call(id: "C-1", source: source)
    #expect(call.channel == .phone, "the one exception: a contact is a telephone call")
    #expect(call.direction == nil && call.hangup == nil && call.ringing == nil)
    #expect(call.holds == nil, "an empty list would say that there was no hold")
    #expect(call.transfers == nil)
  }

  @Test func theContractsWordsAreTheRawValues() {
    #expect(Speaker.allCases.map(\.rawValue) == ["agent", "customer", "system", "unknown"])
    #expect(Hangup.allCases.map(\.rawValue) == ["agent", "customer", "system", "transfer"])
    #expect(Channel.allCases.map(\.rawValue) == ["phone", "counter", "onsite"])
    #expect(Direction.allCases.map(\.rawValue) == ["inbound", "outbound"])
    #expect(
      CallType.allCases.map(\.rawValue) == [
        "consultation", "fault-report", "outage", "complaint", "tip-off", "suggestion", "business", "payment",
        "wrong-number", "nuisance", "callback", "other",
      ])
  }
}
