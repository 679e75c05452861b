import CallFormats
import CallModel
import Testing

/// Times that cannot be cost no call, and readers hide none of them.
@Suite("Irregular times")
struct IrregularTimeTests {
  @Test(
    "an end before its start is kept, in every format",
    arguments: [
      ("a.jsonl", #"{"turns":[{"speaker":"agent","text":"您好","start":9,"end":7}]}"#),
      ("a.srt", "1\n00:00:09,000 --> 00:00:07,000\n客服：您好\n"),
      ("a.csv", "call_id,role,start,end,text\n1,agent,9.0,7.0,您好\n"),
      ("a.json", #"{"segments":[{"start":9.0,"end":7.0,"text":"您好","speaker":"SPEAKER_00"}]}"#),
      (
        "b.json",
        #"{"Data":{"StatusStr":"success","ResultDetail":[{"FinalSentence":"您好","StartMs":9000,"EndMs":7000,"SpeakerId":0}]}}"#
      ),
      ("c.json", #"{"Data":{"StatusStr":"success","Result":"[0:9.000,0:7.000,0]  您好\n"}}"#),
    ])
  func endBeforeStart(name: String, document: String) throws {
    let call = try #require(try calls(in: document, named: name).first).get()
    #expect(call.turns.map(\.start) == [9])
    #expect(call.turns.map(\.end) == [7])
    #expect(call.irregularities.all.map(\.kind) == [.endsBeforeStart])
  }

  @Test("a hold that ends before it begins is none")
  func hold() throws {
    let line = #"{"holds":[{"start":9,"end":8.5}],"turns":[{"speaker":"agent","text":"喂"}]}"#
    #expect(throws: Rejection.self) { try read(line).get() }
  }

  /// Tencent's contact centre may list all that one side says before what the other says.
  private func contactCentre(_ sides: (user: String, starts: [Int])...) throws -> Call {
    let messages = sides.flatMap { side in
      side.starts.map { start in
        """
        {"User":"\(side.user)","Message":"\(start)","Timestamp":0,"Start":\(1_772_586_751_000 + start * 1000),\
        "End":\(1_772_586_752_000 + start * 1000)}
        """
      }
    }
    return try call(in: #"{"AsrDataList":[\#(messages.joined(separator: ","))]}"#)
  }

  @Test("sides listed one after the other are put together")
  func sides() throws {
    let call = try contactCentre(("a@b.cn", [0, 5, 20]), ("13800000000", [2, 9]))
    #expect(call.turns.map(call.string) == ["0", "2", "5", "9", "20"])
    #expect(call.irregularities.isEmpty)
  }

  @Test("what is out of order within one side stays so, and costs no other turn its place")
  func disorderWithinASide() throws {
    let back = try contactCentre(("a@b.cn", [0, 5, 12, 3, 20]), ("13800000000", [2, 9, 15]))
    #expect(back.turns.map(back.string) == ["0", "2", "5", "9", "12", "3", "15", "20"])
    #expect(back.irregularities.all.map(\.kind) == [.outOfOrder])
    #expect(back.irregularities.doubtful == .turns)
    let far = try contactCentre(("a@b.cn", [0, 5, 900, 8, 20]), ("13800000000", [2, 9, 15]))
    #expect(far.turns.map(far.string) == ["0", "2", "5", "900", "8", "9", "15", "20"])
    #expect(far.irregularities.all == [Irregularity(.outOfOrder, .init(turn: 4, found: 8, against: 900))])
  }

  @Test("a converted call has the irregularities of the export")
  func converted() throws {
    let call = try contactCentre(("a@b.cn", [0, 5, 12, 3, 20]), ("13800000000", [2, 9, 15]))
    var line: [UInt8] = []
    HotlineCallWriter.append(call, to: &line)
    let again = try read(String(decoding: line.dropLast(), as: UTF8.self)).get()
    #expect(again.irregularities == call.irregularities)
  }

  @Test("a person is told in both languages")
  func summaries() throws {
    let line =
      #"{"turns":[{"speaker":"agent","text":"喂","start":9.25,"end":7},{"speaker":"agent","text":"喂","start":8}]}"#
    let found = try read(line).get().irregularities.all
    #expect(
      found.map { $0.summary(in: .english) } == [
        "a turn begins before the one before it (turn 1, 8 s, the one before 9.25 s)",
        "a turn ends before it begins (turn 0, 7 s, start 9.25 s)",
      ])
    #expect(
      found.map { $0.summary(in: .chinese) } == [
        "话轮早于前一话轮开始（第 1 轮，8 秒，前一话轮 9.25 秒）", "话轮的结束早于开始（第 0 轮，7 秒，开始于 9.25 秒）",
      ])
  }
}
