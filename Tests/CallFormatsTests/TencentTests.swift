import CallFormats
import CallModel
import Testing

@Suite("Transcripts of Tencent Cloud")
struct TencentTests {
  private static func answer(_ members: String) -> String {
    #"{"Response":{"RequestId":"r","Data":{"TaskId":92,"ErrorMsg":"",\#(members)}}}"#
  }

  @Test("details have milliseconds, speakers and perhaps roles")
  func details() throws {
    let call = try call(
      in: Self.answer(
        """
        "Status":2,"StatusStr":"success","AudioDuration":12.38,"Result":"[0:0.020,0:2.380,0]  您好。\\n[0:2.600,0:4.000,1]  喂。\\n",
        "ResultDetail":[
         {"FinalSentence":"您好。","SliceSentence":"您 好","StartMs":20,"EndMs":2380,"SpeakerId":0,"SpeakerRoleName":"客服","Words":[]},
         {"FinalSentence":"喂。","StartMs":2600,"EndMs":4000,"SpeakerId":1,"SpeakerRoleName":""}]
        """))
    #expect(call.written == ["agent 0.02–2.38 您好。", "1 2.6–4.0 喂。"])
    #expect(call.id == "92")
    #expect(call.duration == 12.38)
    #expect(call.source.format == "tencent-asr")
  }

  @Test("without details the lines have it all: minutes and seconds, the third figure is the voice")
  func lines() throws {
    let call = try call(
      in: Self.answer(
        #""StatusStr":"success","Result":"[0:59.020,1:2.380,0]  您好。\n[61:2.600,61:4.000,1]  喂。\n\n","ResultDetail":null"#
      ))
    #expect(call.written == ["0 59.02–62.38 您好。", "1 3662.6–3664.0 喂。"])
  }

  @Test("a speaker of 0 throughout is nobody told apart if the lines name none")
  func notToldApart() throws {
    let detail = #""ResultDetail":[{"FinalSentence":"您好。","StartMs":20,"EndMs":2380,"SpeakerId":0}]"#
    #expect(
      try call(in: Self.answer(#""StatusStr":"success","Result":"[0:0.020,0:2.380]  您好。\n",\#(detail)"#)).written
        == ["? 0.02–2.38 您好。"])
    #expect(
      try call(in: Self.answer(#""StatusStr":"success","Result":"[0:0.020,0:2.380,0]  您好。\n",\#(detail)"#)).written
        == ["0 0.02–2.38 您好。"])
  }

  @Test("tasks that are not finished or have failed, and errors of the gateway")
  func states() throws {
    #expect(
      try complaint(about: Self.answer(#""Status":1,"StatusStr":"doing","Result":"","ResultDetail":[]"#))
        == "Response.Data.StatusStr: it has not been transcribed: the recogniser says doing")
    #expect(
      try complaint(
        about: #"{"Data":{"TaskId":1,"StatusStr":"failed","Result":"","ErrorMsg":"Failed to download audio file!"}}"#)
        == "Data.StatusStr: it has not been transcribed: the recogniser says failed: Failed to download audio file!")
    #expect(
      try complaint(
        about: #"{"Response":{"Error":{"Code":"FailedOperation.NoSuchTask","Message":"No such task"},"RequestId":"r"}}"#
      )
        == "Response.Error: it has not been transcribed: the recogniser says FailedOperation.NoSuchTask: No such task")
  }

  @Test("what is missing or wrong is named")
  func damaged() throws {
    #expect(
      try complaint(about: Self.answer(#""StatusStr":"success","ResultDetail":[{"StartMs":0}]"#))
        == "Response.Data.ResultDetail[0].FinalSentence: the field is required and missing")
    #expect(
      try complaint(about: Self.answer(#""StatusStr":"success","ResultDetail":[{"FinalSentence":"喂","StartMs":true}]"#))
        == "Response.Data.ResultDetail[0].StartMs: the value must be a number")
    #expect(
      try complaint(about: Self.answer(#""StatusStr":"success""#))
        == "Response.Data.Result: the field is required and missing")
  }

  @Test("the callback has the lines in text, also as the form in which it is sent")
  func callback() throws {
    let json = try call(
      in: """
        {"code":0,"message":"成功","requestId":2000,"appid":1,"projectid":0,"audioUrl":"u","text":"[0:1.640,0:4.600]  夜班在岗。\\n",
         "audioTime":8.42,"resultDetail":""}
        """)
    #expect(json.written == ["? 1.64–4.6 夜班在岗。"])
    #expect(json.id == "2000")
    #expect(json.duration == 8.42)
    let form = try call(
      in:
        "code=0&requestId=2000&appid=1&projectid=0&text=%5B0%3A1.640%2C0%3A4.600%2C1%5D++%E5%9C%A8%E5%B2%97%E3%80%82%0A&audioTime=8.42",
      named: "callback.txt")
    #expect(form.written == ["1 1.64–4.6 在岗。"])
    #expect(form.duration == 8.42)
    #expect(
      try complaint(
        about: #"{"code":10001,"message":"audio decode failed","requestId":2,"appid":1,"projectid":0,"text":""}"#)
        == "code: it has not been transcribed: the recogniser says 10001: audio decode failed")
  }

  @Test("details of the callback may be a string")
  func callbackDetails() throws {
    let call = try call(
      in: """
        {"code":0,"message":"","requestId":1,"appid":1,"projectid":0,"text":"","audioTime":3,
         "resultDetail":"[{\\"FinalSentence\\":\\"在岗。\\",\\"StartMs\\":100,\\"EndMs\\":900,\\"SpeakerId\\":1}]"}
        """)
    #expect(call.written == ["1 0.1–0.9 在岗。"])
  }

  @Test("the quick service lists channel after channel")
  func flash() throws {
    let call = try call(
      in: """
        {"request_id":"q","code":0,"message":"","audio_duration":6000,"flash_result":[
         {"text":"您好。好的。","channel_id":0,"sentence_list":[
          {"text":"您好。","start_time":0,"end_time":900,"speaker_id":0},{"text":"好的。","start_time":3000,"end_time":3500,"speaker_id":0}]},
         {"text":"喂。","channel_id":1,"sentence_list":[{"text":"喂。","start_time":1000,"end_time":1900,"speaker_id":0}]}]}
        """)
    #expect(call.written == ["0 0.0–0.9 您好。", "1 1.0–1.9 喂。", "0 3.0–3.5 好的。"])
    #expect(call.duration == 6)
    #expect(
      try complaint(about: #"{"request_id":"q","code":4002,"message":"鉴权失败","audio_duration":0,"flash_result":[]}"#)
        == "code: it has not been transcribed: the recogniser says 4002: 鉴权失败")
  }

  @Test("the contact centre gives instants; the seat has an address, the customer a number")
  func contactCentre() throws {
    let list = """
      [{"User":"li@example.com","Message":"您好，请讲。","Timestamp":1772586752000,"Start":1772586751000,"End":1772586752500},
       {"User":"0086138****1234","Message":"没电了。","Timestamp":1772586755000,"Start":1772586753250,"End":1772586754750}]
      """
    for document in [list, #"{"Response":{"RequestId":"r","AsrDataList":\#(list)}}"#] {
      let call = try call(in: document)
      #expect(call.written == ["agent 0.0–1.5 您好，请讲。", "customer 2.25–3.75 没电了。"])
      #expect(call.startedAt == "2026-03-04T01:12:31Z")
      #expect(call.agent.id == "li@example.com")
      #expect(call.customer.number == "0086138****1234")
      #expect(call.source.format == "tencent-ccc")
    }
  }

  @Test("the contact centre: other names are voices; without a start the time of the message serves")
  func contactCentreVoices() throws {
    let call = try call(
      in: #"[{"User":"A","Message":"您好","Timestamp":1772586752},{"User":"B","Message":"喂","Timestamp":1772586755}]"#)
    #expect(call.written == ["A 0.0– 您好", "B 3.0– 喂"])
    #expect(
      try complaint(about: #"[{"User":"A","Message":"您好","Start":1},{"User":"A","Start":2}]"#)
        == "[1].Message: the field is required and missing")
  }

  @Test("of two telephone numbers in a contact centre's transcript nobody knows which is the seat's")
  func twoNumbers() throws {
    let call = try call(
      in: """
        {"Response":{"AsrDataList":[
         {"User":"4008001234","Message":"您好。","Start":1772586751000,"End":1772586752000},
         {"User":"13800000000","Message":"喂。","Start":1772586753000,"End":1772586754000}],"RequestId":"r"}}
        """)
    #expect(call.written == ["4008001234 0.0–1.0 您好。", "13800000000 2.0–3.0 喂。"])
    #expect(call.customer.number == nil)
  }

  @Test("the lines of a result by themselves")
  func bareLines() throws {
    let call = try call(in: "[0:0.020,0:2.380,0]  您好。\n\n[0:2.600,0:4.000,1]  喂。\n", named: "result.txt")
    #expect(call.written == ["0 0.02–2.38 您好。", "1 2.6–4.0 喂。"])
  }
}
