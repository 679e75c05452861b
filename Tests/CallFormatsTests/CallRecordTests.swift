import CallModel
import TestSupport
import Testing

import CallFormats

@Suite("Call records beside transcripts")
struct CallRecordTests {
  /// A run over transcripts of the calls `1`, `2`, … with records beside them.
  private struct Run {
    var calls: [Call] = []
    var records: RecordAccount
    var warnings: [RecordWarning] { records.warnings.kept }
  }

  private func run(
    _ records: String, named name: String = "cdr.csv", mapping: String? = nil, ids: [String] = ["1"],
    transcripts: [(name: String, text: String)]? = nil
  ) throws -> Run {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(records.utf8), to: name)
    let mapping = try mapping.map { try RecordMapping($0.utf8, file: "columns.txt") }
    var options = ReadingOptions()
    let join = RecordJoin(try CallRecordTable(paths: [path], mapping: mapping))
    options.records = join
    var run = Run(records: RecordAccount(join))
    let lines = ids.map { #"{"id":"\#($0)","turns":[{"speaker":"agent","text":"您好"}]}"# }.joined(separator: "\n")
    for transcript in transcripts ?? [("calls.jsonl", lines + "\n")] {
      let file = InputFile(path: try folder.write(Array(transcript.text.utf8), to: transcript.name))
      var input = try InputReader(file, options: options)
      let reader = UnitReader(options: options)
      while let unit = try input.next() {
        try reader.read(unit) { (result: Result<Call, Rejection>) throws in run.calls.append(try result.get()) }
        run.records.add(reader.takeRecordMatches())
      }
    }
    return run
  }

  private func error(_ records: String, named name: String = "cdr.csv", mapping: String? = nil) throws -> RecordError? {
    do {
      _ = try run(records, named: name, mapping: mapping)
      return nil
    } catch let error as RecordError {
      return error
    }
  }

  // MARK: - Vendors

  @Test("the usual Chinese export: ringing between instants, party by direction")
  func usual() throws {
    let run = try run(
      """
      话单导出,2026年3月
      通话ID,主叫号码,被叫号码,呼叫类型,呼叫时间,振铃时间,接听时间,挂机时间,排队时长,通话时长,挂机方,坐席工号,坐席姓名,班组,技能组,通话状态
      1,138****0000,95598,呼入,2026-03-04 09:12:00+08:00,2026-03-04 09:12:20,2026-03-04 09:12:31,2026-03-04 09:14:31,8,00:02:00,主叫,8199,李敏,一班,报修,已接听
      2,95598,139****0000,外呼,2026/3/4 9:20:00,09:20:01,09:20:07,09:21:07,,,被叫,8200,赵刚,二班,回访,已接听
      合计,,,,,,,,,,,,,,,
      """, ids: ["1", "2"])
    let first = run.calls[0]
    #expect(first.startedAt == "2026-03-04T09:12:00+08:00")
    #expect(first.ringing == Ringing(seconds: 11))
    #expect(first.duration == 120)
    #expect(first.hangup == .customer)
    #expect(first.direction == .inbound)
    #expect(first.customer.number == "138****0000")
    #expect(first.agent == Agent(id: "8199", name: "李敏", team: "一班"))
    #expect(first.queue == "报修")
    let second = run.calls[1]
    #expect(second.startedAt == nil, "local time without an offset is no instant")
    #expect(second.ringing == Ringing(seconds: 6))
    #expect(second.duration == 60)
    #expect(second.hangup == .customer, "an outbound call's callee")
    #expect(second.customer.number == "139****0000")
    #expect(run.warnings.isEmpty)
  }

  @Test("Tencent TelCdrs: Unix seconds, direction as a figure, the seat in an object")
  func tencent() throws {
    let call = try run(
      """
      {"Response":{"TotalCount":1,"RequestId":"r-1","TelCdrs":[{"Caller":"0086138****0000","Callee":"008695598",
       "SessionId":"1","Direction":0,"Duration":95,"StartTimestamp":1772586720,"QueuedTimestamp":1772586725,
       "RingTimestamp":1772586730,"AcceptTimestamp":1772586737,"EndedTimestamp":1772586832,"HungUpSide":"seat",
       "EndStatus":1,"SeatUser":{"Mail":"li@example.com","Name":"李敏","StaffNumber":"8199"},
       "ServeParticipants":[{"RingTimestamp":1772586731,"AcceptTimestamp":1772586737,"SkillGroupName":"报修"}]}]}}
      """, named: "cdr.json"
    ).calls[0]
    #expect(call.startedAt == "2026-03-04T01:12:00Z")
    #expect(call.direction == .inbound)
    #expect(call.ringing == Ringing(seconds: 6), "the seat's own leg")
    #expect(call.duration == 95)
    #expect(call.hangup == .agent)
    #expect(call.agent == Agent(id: "8199", name: "李敏"))
    #expect(call.queue == "报修")
    #expect(call.customer.number == "0086138****0000")
  }

  @Test("Alibaba GetCallDetailRecord: one object, milliseconds, ringing among the agent's events")
  func alibaba() throws {
    let call = try run(
      """
      {"Code":"OK","Data":{"ContactId":"1","ContactType":"Inbound","CallingNumber":"138****0000","CalledNumber":"95598",
       "StartTime":1772586720000,"EstablishedTime":1772586737000,"ReleaseTime":1772586832000,"CallDuration":"95",
       "ReleaseInitiator":"customer","ContactDisposition":"Success","AgentIds":"[\\"li@example\\"]",
       "AgentNames":"李敏,赵刚","AgentEvents":[{"AgentId":"li@example","EventSequence":[
         {"Event":"Ringing","EventTime":1772586728500},{"Event":"Established","EventTime":1772586737000}]}]}}
      """, named: "cdr.json"
    ).calls[0]
    #expect(call.direction == .inbound)
    #expect(call.ringing == Ringing(seconds: 8.5))
    #expect(call.duration == 95)
    #expect(call.hangup == .customer)
    #expect(call.agent == Agent(id: "li@example"), "two names are nobody's")
  }

  @Test("Huawei CEC: reasonCode needs the direction", arguments: [("0", Hangup.agent), ("1", .customer)])
  func huawei(code: String, hangup: Hangup) throws {
    let call = try run(
      """
      callSerialNo,callerNo,calleeNo,direction,startTime,alertingTime,talkingTime,endTime,agentAlertingTime,agentTalkingTime,ackTime,queueWaitTime,reasonCode,agentId,skillId
      1,138****0000,95598,inbound,1772586720000,1772586722000,1772586737000,1772586832000,1772586731000,1772586737000,15,3,\(code),8199,7
      """
    ).calls[0]
    #expect(call.hangup == hangup)
    #expect(call.ringing == Ringing(seconds: 6))
    #expect(call.duration == 95)
    #expect(call.agent.id == "8199")
  }

  @Test("NetEase Qiyu: lengths in words, the typing mistake in a name, JSON Lines")
  func qiyu() throws {
    let run = try run(
      """
      {"sessionid":1,"direction":"呼入","createtime":1772586720000,"connectionbeginetime":1772586737000,"connectionendtime":1772587347000,"waitDuration":"10秒","ringDuration":"1分5秒","duration":"10:15","from":"138****0000","to":"95598","staffid":81,"staffname":"李敏","shuntGroupName":"报修","status":"接通"}
      {"sessionid":2,"direction":"呼出","createtime":1772586720000,"ringDuration":"1小时10分","from":"95598","to":"139****0000","staffid":82}
      """, named: "cdr.jsonl", ids: ["1", "2"])
    #expect(run.calls[0].ringing == Ringing(seconds: 65))
    #expect(run.calls[0].duration == 615)
    #expect(run.calls[0].startedAt == "2026-03-04T01:12:00Z")
    #expect(run.calls[0].agent == Agent(id: "81", name: "李敏"))
    #expect(run.calls[0].customer.number == "138****0000")
    #expect(run.calls[1].customer.number == "139****0000")
    #expect(run.calls[1].ringing == nil)
    #expect(run.warnings.map(\.reason) == [.outOfProportion(limit: 600)])
    #expect(run.warnings.map(\.line) == [2])
  }

  @Test("7moor: a call is offered, rings, begins with the answer")
  func moor() throws {
    let call = try run(
      """
      CALL_SHEET_ID,CALL_NO,CALLED_NO,CONNECT_TYPE,STATUS,OFFERING_TIME,RING_TIME,BEGIN_TIME,END_TIME,AGENT_NAME,QUEUE_NAME,HANGUP_PART,RECORD_FILE_NAME
      1,138****0000,95598,normal,dealing,2026-03-04 09:12:00,2026-03-04 09:12:20,2026-03-04 09:12:27,2026-03-04 09:13:27,李敏,报修,agent,/a/b/1.mp3
      """
    ).calls[0]
    #expect(call.direction == .inbound)
    #expect(call.ringing == Ringing(seconds: 7))
    #expect(call.duration == 60)
    #expect(call.hangup == .agent)
    #expect(call.queue == "报修")
  }

  @Test("VOS and 天润: who ended it, seconds under other names; tabs")
  func others() throws {
    let vos = try run("流水号\t主叫号码\t被叫号码\t起始时间\t终止时间\t通话时长(秒)\t终止方\n1\t138\t955\t2026-03-04 09:12\t\t61\t系统\n").calls[0]
    #expect(vos.duration == 61)
    #expect(vos.hangup == .system)
    let tianrun = try run(
      "uniqueId,customerNumber,cno,qname,bridgeTime,endTime,挂机方\n1,138,8199,报修,1772586737,1772586747,客户挂机\n"
    )
    .calls[0]
    #expect(tianrun.agent.id == "8199")
    #expect(tianrun.duration == 10)
    #expect(tianrun.hangup == .customer)
    #expect(tianrun.ringing == nil)
  }

  // MARK: - Values

  @Test(
    "who hung up, in every spelling",
    arguments: [
      ("seat", Hangup.agent), ("AGENT_DISCONNECT", .agent), ("坐席", .agent), ("座席挂断", .agent), ("客服", .agent),
      ("user", .customer), ("CUSTOMER_DISCONNECT", .customer), ("客户", .customer), ("用户挂机", .customer),
      ("主叫", .customer), ("被叫", .agent), ("caller", .customer), ("callee", .agent), ("主叫挂断", .customer),
      ("system", .system), ("系统", .system), ("转接", .transfer), ("transfer", .transfer), ("转满意度", .transfer),
    ])
  func hangup(text: String, side: Hangup) throws {
    #expect(HangupSide(text)?.hangup(in: .inbound) == side)
  }

  @Test("a party without a direction is nobody, what is no side is told")
  func unknownSides() throws {
    #expect(HangupSide("主叫")?.hangup(in: nil) == nil)
    #expect(HangupSide("主叫")?.hangup(in: .outbound) == .agent)
    let run = try run("通话ID,挂机方\n1,甲\n")
    #expect(run.calls[0].hangup == nil)
    #expect(run.warnings.map(\.summary) == ["cdr.csv:2: 挂机方: cannot be understood, left out (甲)"])
  }

  @Test(
    "how long it rang",
    arguments: [
      ("振铃时长", "6", 6.0), ("振铃时长", "6秒", 6), ("振铃时长(毫秒)", "6500", 6.5), ("振铃时长_ms", "4600", 4.6),
      ("振铃时长", "00:00:06", 6), ("振铃时间", "6", 6), ("振铃时间", "00:00:06", 6), ("ring_time", "1分5秒", 65),
      ("应答时长", "9", 9),
    ])
  func ringing(heading: String, text: String, seconds: Double) throws {
    let call = try run("通话ID,\(heading),坐席工号\n1,\(text),8\n").calls[0]
    #expect(call.ringing == Ringing(seconds: seconds))
  }

  @Test("a ring over midnight, by the clock alone")
  func midnight() throws {
    let call = try run("通话ID,振铃时间,接听时间,挂机时间\n1,23:59:55,00:00:03,00:01:03\n").calls[0]
    #expect(call.ringing == Ringing(seconds: 8))
    #expect(call.duration == 60)
  }

  @Test("a day of ringing is left out and told; the instants still tell")
  func outOfProportion() throws {
    let run = try run(
      """
      通话ID,振铃时长,振铃时间,接听时间,通话时长
      1,86400,,,30
      2,86400,2026-03-04 09:00:00,2026-03-04 09:00:05,-5
      3,6,,,abc
      """, ids: ["1", "2", "3"])
    #expect(run.calls.map(\.ringing) == [nil, Ringing(seconds: 5), Ringing(seconds: 6)])
    #expect(run.calls.map(\.duration) == [30, nil, nil])
    #expect(run.warnings.map(\.column) == ["振铃时长", "振铃时长", "通话时长", "通话时长"])
    #expect(run.warnings.last?.reason == .unreadable)
  }

  @Test("a column of milliseconds is taken for such, and told once")
  func milliseconds() throws {
    let run = try run("通话ID,振铃时长\n1,4600\n2,12000\n3,3000\n4,0\n", ids: ["1", "2", "3", "4"])
    #expect(run.calls.map(\.ringing?.seconds) == [4.6, 12, 3, 0])
    #expect(run.warnings.map(\.reason) == [.takenForMilliseconds])
  }

  // MARK: - Joining

  @Test("what the transcript says stays; another agent's name is not taken")
  func contradictions() throws {
    let line = #"{"id":"1","agent":{"id":"8199"},"hangup":"agent","turns":[{"speaker":"agent","text":"您好"}]}"#
    let run = try run(
      "通话ID,坐席工号,坐席姓名,挂机方,振铃时长\n1,9000,赵刚,客户,6\n", transcripts: [("calls.jsonl", line + "\n")])
    #expect(run.calls[0].agent == Agent(id: "8199"))
    #expect(run.calls[0].hangup == .agent)
    #expect(run.calls[0].ringing == Ringing(seconds: 6))
    #expect(run.warnings.map(\.column) == ["agent.id", "hangup"])
    #expect(run.warnings.first?.reason == .contradiction(transcript: "8199"))
  }

  @Test("by the name of the transcript's file, by the recording's name, by a second id")
  func keys() throws {
    let text = "客服：您好，请问有什么可以帮您？\n客户：我家停电了。\n"
    let run = try run(
      """
      通话ID,会话ID,录音文件名,振铃时长
      a,s-1,https://example.com/rec/r-1.wav?sign=1,1
      '0002,s-2,r-2.wav,2
      c,s-3,,3
      d,s-3,,4
      """,
      transcripts: [
        ("r-1.txt", text), ("0002.txt", text), ("s-2.txt", text), ("s-3.txt", text),
      ])
    #expect(run.calls.map(\.ringing?.seconds) == [1, 2, 2, nil], "s-3 is of two calls")
    #expect(run.records.callsWithoutRecord.ids == ["s-3.txt"])
    #expect(run.records.recordsWithoutCall.ids == ["c", "d"])
  }

  @Test("of an id that comes twice the first counts; the same row again is no trouble")
  func duplicates() throws {
    let run = try run("通话ID,振铃时长\n1,5\n1,5\n1,7\n")
    #expect(run.calls[0].ringing == Ringing(seconds: 5))
    #expect(run.warnings.map(\.line) == [4])
    #expect(run.warnings.first?.reason == .duplicate(line: 2))
    #expect(run.records.recordsWithoutCall.count == 0)
  }

  @Test("what has no partner is named and counted")
  func unmatched() throws {
    let rows = (1...30).map { "r\($0),5\n" }.joined()
    let run = try run("通话ID,振铃时长\n" + rows, ids: (1...25).map(String.init))
    #expect(run.records.callsWithoutRecord.count == 25)
    #expect(run.records.callsWithoutRecord.ids.last == "25")
    #expect(run.records.recordsWithoutCall.count == 30)
    #expect(run.records.recordsWithoutCall.ids.first == "r1")
  }

  @Test("a state other than answered keeps the call; an id that Excel rounded is told")
  func states() throws {
    let run = try run("通话ID,通话状态,振铃时长\n1,振铃未接听,20\n1.23457E+18,已接听,5\n")
    #expect(run.calls[0].ringing == Ringing(seconds: 20))
    #expect(run.warnings.map(\.reason) == [.roundedIdentifier])
  }

  // MARK: - Files and mappings

  @Test("missing columns and empty documents are told by what is needed")
  func missingColumns() throws {
    #expect(try error("甲,乙\n1,2\n3,4\n")?.reason == .unknownHeadings(found: ["甲", "乙"]))
    #expect(try error("通话ID,通话状态\n1,已接听\n")?.reason == .unknownHeadings(found: ["通话ID", "通话状态"]))
    #expect(try error(#"{"data":[]}"#, named: "cdr.json")?.reason == .noRecords)
    #expect(try error("{\"a\":1}\n{\"a\":2}\n", named: "cdr.jsonl")?.reason == .noRecords)
    #expect(try error("通话ID,振铃时长\n") == nil)
    #expect(try error("通话ID,振铃时长\n\"1,2\n")?.reason == .unreadable(.malformedText(expected: "\"")))
  }

  @Test("a mapping names columns, with units; columns that are not there are told")
  func mapping() throws {
    let run = try run(
      "甲,乙,通话时长,丙=丁\n1,4600,9,客户\n",
      mapping: "# 对照\n甲 = call-id\n乙 = ringing ms  # 毫秒\n通话时长＝ignore\n丙=丁 = hangup\n戊 = queue\n")
    #expect(run.calls[0].ringing == Ringing(seconds: 4.6))
    #expect(run.calls[0].duration == nil)
    #expect(run.calls[0].hangup == .customer)
    #expect(run.warnings.map(\.summary) == ["columns.txt:6: 戊: no file of records has this column"])
  }

  @Test(
    "mistakes in a mapping, with their line",
    arguments: [
      ("甲 call-id", RecordError.Reason.noEqualsSign), (" = call-id", .noColumn),
      ("甲 = call-idd", .unknownField(suggestion: "call-id")), ("甲 = ringing h2", .unknownUnit),
      ("甲 = queue s", .unknownUnit), ("乙 = queue", .columnTwice(line: 1)), ("甲 =", .unknownField(suggestion: nil)),
    ])
  func mappingMistakes(line: String, reason: RecordError.Reason) throws {
    let error = try error("甲,乙\n1,2\n", mapping: "乙 = ringing\n" + line + "\n")
    #expect(error?.reason == reason)
    #expect(error?.line == 2)
    #expect(error?.isOfMapping == true)
  }

  @Test("a first mapping fills in what is known; it can be read again")
  func draft() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array("通话ID,振铃时长(毫秒),甲\n1,2,3\n".utf8), to: "cdr.csv")
    let text = try CallRecordTable.mapping(for: path)
    #expect(text.hasSuffix("通话ID = call-id\n振铃时长(毫秒) = ringing ms\n# 甲 = \n"))
    _ = try RecordMapping(text.utf8, file: "columns.txt")
    let json = try folder.write(Array(#"{"TelCdrs":[{"SessionId":"1","SeatUser":{"Name":"李"}}]}"#.utf8), to: "c.json")
    #expect(try CallRecordTable.mapping(for: json).hasSuffix("SessionId = call-id\nSeatUser.Name = agent-name\n"))
  }
}

extension RecordWarning {
  fileprivate var summary: String { summary(in: .english) }
}
