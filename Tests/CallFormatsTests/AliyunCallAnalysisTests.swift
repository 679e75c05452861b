import CallFormats
import CallModel
import Testing

@Suite("Dialogues of Alibaba Cloud's smart call analysis")
struct AliyunCallAnalysisTests {
  @Test("an upload: a call a ticket, with what is known about each")
  func tickets() throws {
    let results = try calls(
      in: """
        {"tickets":[
          {"tid":"c-1","callType":3,"caller":"138****1234","callee":"96116","customerServiceId":8199,"customerServiceName":"陈静",
           "skillGroupName":"抢修组","dialogue":[
            {"role":"系统","words":"欢迎致电。","begin":0,"end":900,"beginTime":1772586751000},
            {"role":"客服","identity":"8199","words":"您好，请讲。","begin":1000,"end":2760},
            {"role":"客户","identity":"客户","words":"没水了。","begin":3100,"end":"4200"}]},
          {"tid":"c-2","callType":"1","callee":"139****0000","dialogue":[{"role":"客服","identity":"77","words":"您好，回访一下。"}]},
          {"tid":"c-3","dialogue":[{"role":"客服","begin":0}]}],"ruleIds":[1]}
        """)
    #expect(results.count == 3)
    let first = try #require(results.first).get()
    #expect(first.written == ["system 0.0–0.9 欢迎致电。", "agent 1.0–2.76 您好，请讲。", "customer 3.1–4.2 没水了。"])
    #expect(first.id == "c-1")
    #expect(first.direction == .inbound)
    #expect(first.agent == Agent(id: "8199", name: "陈静"))
    #expect(first.queue == "抢修组")
    #expect(first.customer.number == "138****1234")
    #expect(first.startedAt == "2026-03-04T01:12:31Z")
    let second = try results[1].get()
    #expect(second.direction == .outbound)
    #expect(second.customer.number == "139****0000")
    #expect(second.agent.id == "77")
    #expect(second.written == ["agent 您好，回访一下。"])
    guard case .failure(let rejection) = results[2] else {
      Issue.record("a turn without words was read")
      return
    }
    #expect(rejection.field == "tickets[2].dialogue[0].words")
    #expect(rejection.reason == .missing)
  }

  @Test("a trial of rules holds the turns themselves, also in a string")
  func trial() throws {
    let dialogues =
      #"{"ruleList":[1],"dialogues":[{"begin":0,"end":760,"hourMinSec":"00:00","role":"客服","identity":"客服","words":"您好"}]}"#
    #expect(try call(in: dialogues).written == ["agent 0.0–0.76 您好"])
    #expect(try call(in: dialogues).agent == Agent())
    let quoted = dialogues.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: #"\""#)
    #expect(try call(in: #"{"jsonStr":"\#(quoted)"}"#).written == ["agent 0.0–0.76 您好"])
  }

  @Test("without offsets the instants of the turns serve, from the first one on")
  func instants() throws {
    let call = try call(
      in: """
        [{"role":"A","words":"您好","beginTime":1772586751500},{"role":"B","words":"你好","beginTime":1772586754000}]
        """)
    #expect(call.written == ["A 0.0– 您好", "B 2.5– 你好"])
    #expect(call.startedAt == "2026-03-04T01:12:31.500Z")
  }

  @Test("a result gives the dialogue back with the agent and the recording")
  func result() throws {
    let call = try call(
      in: """
        {"Code":"200","Data":{"ResultInfo":[{"TaskId":"t","Status":1,"Agent":{"Id":"8199","Name":"陈静","SkillGroup":"抢修组"},
         "Recording":{"CallId":"c-9","Caller":"96116","Callee":"139****0000","CallType":1},
         "AsrResult":{"AsrResult":[{"Role":"客服","Words":"您好","Begin":0,"End":800},{"Role":"客户","Words":"你好","Begin":900,"End":1500}]}}]}}
        """)
    #expect(call.written == ["agent 0.0–0.8 您好", "customer 0.9–1.5 你好"])
    #expect(call.id == "c-9")
    #expect(call.agent == Agent(id: "8199", name: "陈静"))
    #expect(call.customer.number == "139****0000")
    #expect(
      try complaint(about: #"{"Data":{"ResultInfo":[{"Status":0,"ErrorMessage":"语音转写失败"}]}}"#)
        == "Data.ResultInfo[0].ErrorMessage: it has not been transcribed: the recogniser says 0: 语音转写失败")
  }
}
