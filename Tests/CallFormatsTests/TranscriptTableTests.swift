import CallFormats
import CallModel
import Testing

@Suite("Tables of turns and of calls")
struct TranscriptTableTests {
  private func call(_ table: String) throws -> Call { try calls(in: table, named: "a.csv")[0].get() }

  private func rejection(_ table: String) throws -> Rejection? {
    guard case .failure(let rejection)? = try calls(in: table, named: "a.csv").first else { return nil }
    return rejection
  }

  @Test("a row a turn, grouped by the call's number; quotes, doubled quotes and line breaks in them")
  func turns() throws {
    let found = try calls(
      in: """
        \u{FEFF}通话ID,角色,起始(毫秒),结束(毫秒),转写内容,坐席工号,振铃时长,通话时长,挂机方
        C-1,客服,800,4200,"您好，""甲""公司",8199,6,1分5秒,客户
        C-2,客服,0,900,您好,8200,3,00:00:20,坐席
        C-1,客户,4600,5900,"停电
        了",8199,6,1分5秒,客户
        C-1,客户,6000,6100,,8199,6,1分5秒,客户
        """, named: "a.csv"
    ).map { try $0.get() }
    #expect(found.map(\.id) == ["C-1", "C-2"])
    #expect(found[0].written == ["agent 0.8–4.2 您好，\"甲\"公司", "customer 4.6–5.9 停电\n了"])
    #expect(found[0].agent.id == "8199")
    #expect(found[0].ringing == Ringing(seconds: 6))
    #expect(found[0].duration == 65)
    #expect(found.map(\.hangup) == [.customer, .agent])
    #expect(found.map(\.source.line) == [2, 3])
    #expect(found[0].source.format == "table")
  }

  @Test("separators other than the comma", arguments: [";", "\t", "|"])
  func separators(separator: String) throws {
    let table = "speaker,start,end,text\nagent,0.5,1.5,您好\ncustomer,2,3,喂\n"
    let call = try call(table.split(separator: ",").joined(separator: separator))
    #expect(call.written == ["agent 0.5–1.5 您好", "customer 2.0–3.0 喂"])
  }

  @Test("whether seconds or milliseconds shows in how fast people talk")
  func units() throws {
    let milliseconds = try call("start\tend\ttext\n0\t2000\t您好请问有什么可以帮您\n2500\t4000\t我家停电了\n")
    #expect(milliseconds.written == ["? 0.0–2.0 您好请问有什么可以帮您", "? 2.5–4.0 我家停电了"])
    let seconds = try call("start\tend\ttext\n0\t2\t您好请问有什么可以帮您\n3\t4\t我家停电了\n")
    #expect(seconds.turns.map(\.start) == [0, 3])
  }

  @Test("dates and clock times are counted from the first turn or from the answer")
  func instants() throws {
    let call = try call(
      """
      会话ID,发送方,发送时间,消息内容,接通时间
      7,坐席1,2026-03-04 09:12:31,您好,2026-03-04 09:12:30
      7,用户,2026-03-04 09:12:35,喂,2026-03-04 09:12:30
      """)
    #expect(call.written == ["agent 1.0– 您好", "customer 5.0– 喂"])
  }

  @Test("voices by channel; one side after the other is put in order; merged numbers hold on")
  func channels() throws {
    let call = try call("录音编号,声道,开始时间(s),文本\nR,0,0,您好\n,0,6,请讲\n,1,3,喂\n,1,9,谢谢\n")
    #expect(call.written == ["0 0.0– 您好", "1 3.0– 喂", "0 6.0– 请讲", "1 9.0– 谢谢"])
    #expect(call.id == "R")
  }

  @Test("what is put in order is written and read back as the same call, its texts and voices in order too")
  func order() throws {
    let call = try call("录音编号,声道,开始时间(s),文本\nR,7,5,请讲\nR,7,6,在听\nR,3,1,喂\nR,3,3,谢谢\n")
    #expect(call.written == ["3 1.0– 喂", "3 3.0– 谢谢", "7 5.0– 请讲", "7 6.0– 在听"])
    #expect(call.voices == ["3", "7"])
    var line: [UInt8] = []
    HotlineCallWriter.append(call, to: &line)
    var copy = try read(String(decoding: line.dropLast(), as: UTF8.self)).get()
    copy.source = call.source
    #expect(copy == call)
  }

  @Test("an instant among times from the start of the recording is no time of a turn")
  func instantAmongOffsets() throws {
    let end = "2026-03-04 09:12:31"
    let rejection = try #require(try rejection("角色,内容,开始时间,结束时间\n客服,您好,0.5,2\n客户,喂,3,\(end)\n"))
    #expect(rejection.reason == .outOfRange(0...31_536_000))
    #expect(rejection.field == "结束时间")
    #expect(rejection.line == 3)
    #expect(rejection.found == end)
  }

  @Test("a row a call, the dialogue as text or as JSON")
  func dialogues() throws {
    let found = try calls(
      in: """
        流水号,开始时间,呼叫类型,主叫,被叫,坐席姓名,技能组,对话内容
        1,2026-03-04 09:12:31+08:00,呼入,138****0000,95598,李敏,报修,"客服：您好
        客户：停电了"
        2,,外呼,95598,139****0000,赵刚,回访,客服：您好，回访一下。 客户：满意。 客服：谢谢。 客户：再见。
        3,,,,,,,"[{""role"":""客服"",""words"":""您好"",""begin"":0,""end"":760},{""role"":""客户"",""words"":""喂"",""begin"":900,""end"":1200}]"
        """, named: "a.csv"
    ).map { try $0.get() }
    #expect(found[0].written == ["agent 您好", "customer 停电了"])
    #expect(found[0].startedAt == "2026-03-04T09:12:31+08:00")
    #expect(found[0].direction == .inbound)
    #expect(found.map(\.customer.number) == ["138****0000", "139****0000", nil])
    #expect(found[0].agent.name == "李敏")
    #expect(found[0].queue == "报修")
    #expect(found[1].turns.count == 4)
    #expect(found[2].written == ["agent 0.0–0.76 您好", "customer 0.9–1.2 喂"])
  }

  @Test("GB 18030, as Excel saves CSV in China")
  func encoding() throws {
    let gb: [UInt8] = [0xBD, 0xC7, 0xC9, 0xAB, 0x2C, 0xC4, 0xDA, 0xC8, 0xDD, 0x0A]  // 角色,内容
    let row: [UInt8] = [0xBF, 0xCD, 0xB7, 0xFE, 0x2C, 0xC4, 0xFA, 0xBA, 0xC3, 0x0A]  // 客服,您好
    let call = try calls(in: gb + row, named: "a.csv")[0].get()
    #expect(call.written == ["agent 您好"])
  }

  @Test("headings that tell nothing are named with those that are needed")
  func headings() throws {
    let found = try rejection("a,b,c\n1,2,3\n4,5,6\n")
    guard case .unknownHeadings(let headings, _)? = found?.reason else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(headings == ["a", "b", "c"])
  }

  @Test("a damaged cell is told by its heading and line; other calls are not harmed")
  func damaged() throws {
    let table = "call_id,role,start,end,text\n1,agent,0,1,您好\n2,agent,soon,1,您好\n3,agent,5,later,您好\n"
    let results = try calls(in: table, named: "a.csv")
    let rejections = results.compactMap { result in
      if case .failure(let rejection) = result { rejection } else { nil }
    }
    #expect(results.count == 3)
    #expect(rejections.map(\.field) == ["start", "end"])
    #expect(rejections.map(\.line) == [3, 4])
    #expect(try rejection("角色,内容\n客服,\"您好\n客户,喂\n")?.reason == .malformedText(expected: "\""))
  }

  @Test("a cell may hold the sentences of a recogniser")
  func sentencesInCell() throws {
    let cell =
      #"[{""channelId"":0,""beginTime"":500,""text"":""您好""},{""channelId"":1,""beginTime"":900,""text"":""喂""}]"#
    let call = try self.call("call_id,asr\nC-1,\"\(cell)\"\n")
    #expect(call.id == "C-1")
    #expect(call.written == ["0 0.5– 您好", "1 0.9– 喂"])
  }
}
