import CallFormats
import CallModel
import Testing

@Suite("Reading a call")
struct HotlineCallReaderTests {
  private static let example = """
    {"id": "C-20260304-0001", "startedAt": "2026-03-04T09:12:31+08:00", "direction": "inbound", "channel": "phone", \
    "callType": "fault-report", "queue": "95598", "agent": {"id": "1024", "name": "李敏", "team": "一班"}, \
    "customer": {"number": "138****1234"}, "ringing": {"rings": 2, "seconds": 9.8}, "hangup": "customer", \
    "duration": 192.4, "holds": [{"start": 60.0, "end": 95.0}], "transfers": [{"at": 100.0, "to": "抢修班"}], \
    "turns": [{"speaker": "agent", "text": "您好，95598供电服务热线，请问有什么可以帮您？", "start": 0.8, "end": 4.2}, \
    {"speaker": "customer", "text": "家里停电了。", "start": 4.6, "end": 5.9}]}
    """

  @Test("every field of the format arrives")
  func everyField() throws {
    let call = try read(Self.example, number: 7).get()
    #expect(call.id == "C-20260304-0001")
    #expect(call.startedAt == "2026-03-04T09:12:31+08:00")
    #expect(call.direction == .inbound)
    #expect(call.channel == .phone)
    #expect(call.callType == .faultReport)
    #expect(call.queue == "95598")
    #expect(call.agent == Agent(id: "1024", name: "李敏", team: "一班"))
    #expect(call.customer == Customer(number: "138****1234"))
    #expect(call.ringing == Ringing(rings: 2, seconds: 9.8))
    #expect(call.hangup == .customer)
    #expect(call.duration == 192.4)
    #expect(call.holds == [Hold(start: 60, end: 95)])
    #expect(call.transfers == [Transfer(at: 100, to: "抢修班")])
    #expect(call.source == Source(file: "march.jsonl", line: 7, format: "hotline-jsonl"))
    try #require(call.turns.count == 2)
    #expect(call.turns.map(\.speaker) == [.agent, .customer])
    #expect(call.turns.map(\.start) == [0.8, 4.6])
    #expect(call.turns.map(\.end) == [4.2, 5.9])
    #expect(call.string(of: call.turns[0]) == "您好，95598供电服务热线，请问有什么可以帮您？")
    #expect(call.string(of: call.turns[1]) == "家里停电了。")
  }

  @Test("only turns are required; what is missing stays unknown")
  func onlyTurns() throws {
    let call = try read(#"{"turns":[{"speaker":"unknown","text":""}]}"#, number: 12).get()
    var expected = Call(id: "march.jsonl#12", source: Source(file: "march.jsonl", line: 12, format: "hotline-jsonl"))
    expected.append(speaker: .unknown, text: "".utf8)
    #expect(call == expected)
    #expect(call.holds == nil)
  }

  @Test("null is missing, an empty list of holds is knowledge")
  func nullIsMissing() throws {
    let call = try read(
      """
      {"id":null,"ringing":null,"agent":null,"hangup":null,"transfers":null,"holds":[],"channel":null,\
      "turns":[{"speaker":"agent","text":"您好","start":null,"end":null}]}
      """
    ).get()
    #expect(call.id == "march.jsonl#1")
    #expect(call.ringing == nil)
    #expect(call.transfers == nil)
    #expect(call.holds == [])
    #expect(call.channel == .phone)
    #expect(call.turns.first?.start == nil)
  }

  @Test("unknown members do no harm, whatever they hold")
  func unknownMembers() throws {
    let call = try read(
      #"{"score":[1,{"a":null}],"turns":[{"confidence":0.9,"speaker":"system","text":"工号1024","words":[]}]}"#
    ).get()
    #expect(call.turns.map(\.speaker) == [.system])
  }

  @Test("labels may be written as whole numbers")
  func numbersAsLabels() throws {
    let call = try read(
      #"{"id":18446744073709551615,"queue":95598,"agent":{"id":1024},"turns":[{"speaker":"agent","text":"您好"}]}"#
    ).get()
    #expect(call.id == "18446744073709551615")
    #expect(call.queue == "95598")
    #expect(call.agent.id == "1024")
  }

  @Test("an empty label is a missing one")
  func emptyLabel() throws {
    let call = try read(#"{"queue":"","agent":{"name":""},"turns":[{"speaker":"agent","text":"您好"}]}"#).get()
    #expect(call.queue == nil)
    #expect(call.agent.name == nil)
  }

  @Test("rings may be written as 3.0; ringing without figures is unknown; −0 is 0")
  func figures() throws {
    let call = try read(
      #"{"ringing":{"rings":3.0},"duration":-0.0,"turns":[{"speaker":"agent","text":"您好"}]}"#
    ).get()
    #expect(call.ringing == Ringing(rings: 3))
    #expect(call.duration?.sign == .plus)
    #expect(try read(#"{"ringing":{},"turns":[{"speaker":"agent","text":"您好"}]}"#).get().ringing == nil)
  }

  @Test("escapes are decoded, NUL and characters beyond the first plane included")
  func escapes() throws {
    let call = try read(#"{"turns":[{"speaker":"agent","text":"\u60a8\u0000\ud83d\ude00\n\/"}]}"#).get()
    #expect(call.string(of: call.turns[0]) == "您\0😀\n/")
  }

  @Test(
    "instants with a fraction, with Z, on a leap day",
    arguments: ["2026-03-04T09:12:31.250+08:00", "2026-03-04T01:12:31Z", "2024-02-29T23:59:59-03:30"])
  func instants(startedAt: String) throws {
    let call = try read(#"{"startedAt":"\#(startedAt)","turns":[{"speaker":"agent","text":"您好"}]}"#).get()
    #expect(call.startedAt == startedAt)
  }

  @Test("one reader reads line after line, good after bad, small after large")
  func reuse() throws {
    let good = #"{"turns":[{"speaker":"agent","text":"您好"}]}"#
    let large = #"{"turns":[{"speaker":"agent","text":"\#(String(repeating: "好", count: 2_000_000))"}]}"#
    let batch = LineBatch(lines: [good, "{", large, good])
    let reader = HotlineCallReader()
    let calls = batch.lines.map { try? reader.read($0, of: batch, file: "a").get() }
    #expect(calls.map { $0?.text.count } == [6, nil, 6_000_000, 6])
  }
}
