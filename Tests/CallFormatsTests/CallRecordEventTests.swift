import CallFormats
import CallModel
import TestSupport
import Testing

/// Holds, transfers and notes of call records: only what is told with its time becomes an event.
@Suite("Holds, transfers and notes in call records")
struct CallRecordEventTests {
  /// The call `1` with the record of a table of one row, or of a JSON document.
  private func run(
    _ records: String, named name: String = "cdr.csv",
    line: String = #"{"id":"1","turns":[{"speaker":"agent","text":"您好"}]}"#
  ) throws -> (call: Call, warnings: [RecordWarning]) {
    let folder = try TemporaryFolder()
    var options = ReadingOptions()
    let join = RecordJoin(try CallRecordTable(paths: [try folder.write(Array(records.utf8), to: name)]))
    options.records = join
    let file = InputFile(path: try folder.write(Array((line + "\n").utf8), to: "calls.jsonl"))
    var input = try InputReader(file, options: options)
    let unit = try #require(try input.next())
    var calls: [Call] = []
    let reader = UnitReader(options: options)
    try reader.read(unit) { (result: Result<Call, Rejection>) throws in
      calls.append(try result.get())
    }
    var records = RecordAccount(join)
    records.add(reader.takeRecordMatches())
    return (try #require(calls.first), records.warnings.kept)
  }

  private func call(_ headings: String, _ values: String) throws -> Call {
    try run("通话ID,\(headings)\n1,\(values)\n").call
  }

  @Test(
    "that there was no hold",
    arguments: [("保持次数", "0"), ("保持时长", "0"), ("保持时长", "00:00:00"), ("NumberOfHolds", "0"), ("保持次数,保持时长(秒)", "0,0")])
  func noHold(headings: String, values: String) throws {
    #expect(try call(headings, values).holds == [])
  }

  @Test(
    "how often or how long tells no hold, for nobody knows when",
    arguments: [("保持次数", "2"), ("保持时长", "35"), ("保持次数,保持时长", "0,35"), ("保持时长,坐席工号", ",8199"), ("保持时长,坐席工号", "很久,8199")])
  func someHold(headings: String, values: String) throws {
    #expect(try call(headings, values).holds == nil)
  }

  @Test("a hold with its times, by the calendar and by the clock")
  func hold() throws {
    let headings = "接听时间,保持开始时间,保持结束时间,保持次数"
    let calendar = try call(headings, "2026-03-04 09:12:00,2026-03-04 09:13:00,2026-03-04 09:13:35,1")
    #expect(calendar.holds == [Hold(start: 60, end: 95)])
    #expect(try call(headings, "23:59:30,00:00:30,00:01:05,").holds == [Hold(start: 60, end: 95)])
    #expect(try call(headings, "09:12:00,09:13:00,09:13:35,2").holds == nil, "the other one would be missing")
    #expect(try call(headings, ",09:13:00,09:13:35,1").holds == nil, "from when on?")
    let wrong = try run("通话ID,接听时间,保持开始时间,保持结束时间\n1,09:12:00,09:13:35,09:13:00\n")
    #expect(wrong.call.holds == nil)
    #expect(wrong.warnings.map(\.column) == ["保持结束时间"])
  }

  @Test("that nobody was transferred", arguments: [("是否转接", "否"), ("转接次数", "0"), ("IsTransferred", "false")])
  func noTransfer(heading: String, value: String) throws {
    #expect(try call(heading, value).transfers == [])
  }

  @Test(
    "a transfer without its time is none",
    arguments: [("是否转接", "是"), ("转接号码", "8200"), ("转接次数", "1"), ("是否转接,转接号码", "否,8200")])
  func transferWithoutTime(headings: String, values: String) throws {
    #expect(try call(headings, values).transfers == nil)
  }

  @Test("a transfer with its time")
  func transfer() throws {
    let call = try call("接听时间,是否转接,转接时间,转接号码", "09:12:00,是,09:13:40,抢修班")
    #expect(call.transfers == [Transfer(at: 100, to: "抢修班")])
  }

  @Test("Tencent: the first seat's leaving is the transfer", arguments: [("li@example.com", true), ("", false)])
  func tencent(target: String, isTransferred: Bool) throws {
    let call = try run(
      """
      {"TelCdrs":[{"SessionId":"1","Direction":0,"StartTimestamp":1772586720,"AcceptTimestamp":1772586737,
       "EndedTimestamp":1772586932,"ServeParticipants":[{"RingTimestamp":1772586731,"AcceptTimestamp":1772586737,
       "EndedTimestamp":1772586837,"TransferTo":"\(target)"}]}]}
      """, named: "cdr.json"
    ).call
    #expect(call.transfers == (isTransferred ? [Transfer(at: 100, to: target)] : nil))
  }

  @Test(
    "Huawei: the type of the call is a figure, its time a length",
    arguments: [("0", Direction.inbound), ("7", .outbound)])
  func huawei(type: String, direction: Direction) throws {
    let call = try run(
      #"{"resultDesc":{"callId":"1","callerNo":"138","calleeNo":"955","callType":\#(type),"callTime":30,"ackTime":5}}"#,
      named: "cdr.json"
    ).call
    #expect(call.direction == direction)
    #expect(call.duration == 30)
    #expect(call.ringing == Ringing(seconds: 5))
    #expect(call.customer.number == (direction == .inbound ? "138" : "955"))
  }

  @Test("figures of other systems, and calls between agents, are no direction")
  func otherCallTypes() throws {
    #expect(try run("callId,callerNo,calleeNo,callType\n1,138,955,6\n").call.direction == nil)
    #expect(try run("通话ID,主叫号码,callType\n1,138,0\n").call.direction == nil)
    #expect(try run("callId,callerNo,calleeNo,callType\n1,138,955,inbound\n").call.direction == .inbound)
  }

  @Test("what rules ask of a record, in their units")
  func notes() throws {
    let call = try call(
      "是否漏接,是否已回拨,回拨时长(分钟),响应分钟数,办理工作日,提前通知时长,是否改约,是否重复诉求", "是,已回拨,12.5,45,3,90分钟,否,0")
    #expect(
      call.record?.fields == [
        "missedCall": .flag(true), "calledBack": .flag(true), "callBackMinutes": .number(12.5),
        "responseMinutes": .number(45), "handlingWorkdays": .number(3), "hoursBeforeAppointment": .number(1.5),
        "rescheduled": .flag(false), "sameQuestionAskedBefore": .flag(false),
      ])
    #expect(try self.call("坐席工号", "8199").record == nil)
  }

  @Test("a length without a unit is left out and told")
  func unitlessNote() throws {
    let run = try run("通话ID,响应时长,是否漏接\n1,45,也许\n")
    #expect(run.call.record == nil)
    #expect(run.warnings.map(\.column) == ["响应时长", "是否漏接"])
  }

  @Test("what the transcript says itself stays")
  func transcript() throws {
    let line = """
      {"id":"1","holds":[],"transfers":[],"record":{"missedCall":false,"party":"王女士"},\
      "turns":[{"speaker":"agent","text":"您好"}]}
      """
    let call = try run(
      "通话ID,接听时间,转接时间,是否漏接,是否回拨\n1,09:12:00,09:13:40,是,是\n", line: line
    ).call
    #expect(call.transfers == [])
    #expect(
      call.record?.fields == ["missedCall": .flag(false), "party": .text("王女士"), "calledBack": .flag(true)])
  }
}
