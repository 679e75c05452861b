import CallFormats
import CallModel
import Testing

@Suite("Transcripts of Alibaba Cloud")
struct AliyunTranscriptionTests {
  @Test("a polled answer: milliseconds, one voice a channel")
  func polled() throws {
    let call = try call(
      in: """
        {"TaskId":"t-7","RequestId":"r","StatusText":"SUCCESS","StatusCode":21050000,"BizDuration":61300,"Result":{"Sentences":[
         {"ChannelId":1,"SpeakerId":"2","BeginTime":340,"EndTime":2365,"Text":"您好，水务热线。","SilenceDuration":0,"SpeechRate":177},
         {"ChannelId":0,"SpeakerId":"1","BeginTime":2100,"EndTime":3900,"Text":"我家没水了。"},
         {"ChannelId":1,"SpeakerId":"2","BeginTime":3950,"EndTime":4000,"Text":" "}]}}
        """)
    #expect(call.written == ["1 0.34–2.365 您好，水务热线。", "0 2.1–3.9 我家没水了。"])
    #expect(call.id == "t-7")
    #expect(call.duration == 61.3)
    #expect(call.source == Source(file: "export.json", line: 1, format: "aliyun-filetrans"))
  }

  @Test("in a mono recording the speaker tells the voices apart, not the channel")
  func mono() throws {
    let call = try call(
      in: """
        {"Sentences":[{"ChannelId":0,"SpeakerId":"1","BeginTime":0,"EndTime":900,"Text":"喂。"},
         {"ChannelId":0,"SpeakerId":"2","BeginTime":1000,"EndTime":1900,"Text":"您好。"}],"Words":[]}
        """)
    #expect(call.written == ["1 0.0–0.9 喂。", "2 1.0–1.9 您好。"])
  }

  @Test("what is listed channel after channel is put in order; what overlaps stays as it is")
  func order() throws {
    func document(_ sentences: [(Int, Int)]) -> String {
      let list = sentences.map { #"{"ChannelId":\#($0.0),"BeginTime":\#($0.1),"Text":"\#($0.1)"}"# }
      return #"{"Sentences":[\#(list.joined(separator: ","))]}"#
    }
    let listed = try call(in: document([(0, 500), (0, 3000), (1, 1000), (1, 4000)]))
    #expect(listed.written == ["0 0.5– 500", "1 1.0– 1000", "0 3.0– 3000", "1 4.0– 4000"])
    let overlapping = try call(in: document([(0, 500), (1, 3000), (0, 2000), (1, 4000)]))
    #expect(overlapping.turns.map(\.start) == [0.5, 3, 2, 4])
  }

  @Test(
    "callbacks spell their members with underscores, and some hold the list itself or a string",
    arguments: [
      #"{"sentences":[{"text":"您好。","begin_time":"340","end_time":2365,"channel_id":0}]}"#,
      #"[{"text":"您好。","begin_time":340,"end_time":2365,"channel_id":0}]"#,
      #""{\"Sentences\":[{\"Text\":\"您好。\",\"BeginTime\":340,\"EndTime\":2365,\"ChannelId\":0}]}""#,
    ])
  func callback(result: String) throws {
    let call = try call(
      in: #"{"task_id":"t-8","status_code":21050000,"status_text":"SUCCESS","biz_duration":2956,"result":\#(result)}"#)
    #expect(call.written == ["0 0.34–2.365 您好。"])
    #expect(call.duration == 2.956)
    #expect(call.id == "t-8")
  }

  @Test("states other than success are told as they are")
  func states() throws {
    #expect(
      try complaint(about: #"{"TaskId":"t","StatusText":"QUEUEING","StatusCode":21050002}"#)
        == "StatusText: it has not been transcribed: the recogniser says QUEUEING")
    #expect(
      try complaint(about: #"{"task_id":"t","status_text":"FILE_DOWNLOAD_FAILED","status_code":41050002}"#)
        == "status_text: it has not been transcribed: the recogniser says FILE_DOWNLOAD_FAILED")
    #expect(
      try complaint(about: #"{"TaskId":"t","StatusText":"SUCCESS_WITH_NO_VALID_FRAGMENT","StatusCode":21050003}"#)
        == "StatusText: it has not been transcribed: the recogniser says SUCCESS_WITH_NO_VALID_FRAGMENT")
  }

  @Test("what is missing or wrong is named as the document spells it")
  func damaged() throws {
    func complain(_ sentence: String) throws -> String {
      try complaint(about: #"{"task_id":"t","status_text":"SUCCESS","result":{"sentences":[\#(sentence)]}}"#)
    }
    #expect(
      try complain(#"{"begin_time":0,"end_time":1}"#)
        == "result.sentences[0].text: the field is required and missing")
    #expect(
      try complain(#"{"text":"喂","begin_time":"soon"}"#) == "result.sentences[0].begin_time: the value must be a number"
    )
    #expect(try complain("7") == "result.sentences[0]: the value must be an object")
    #expect(
      try complaint(about: #"{"TaskId":"t","StatusText":"SUCCESS","Result":{}}"#)
        == "Result.Sentences: the field is required and missing")
  }

  @Test("the quick service answers at once, or says with eight figures why not")
  func flash() throws {
    let call = try call(
      in: """
        {"task_id":"f-1","result":"SUCCESS","status":20000000,"message":"SUCCESS","flash_result":{"duration":9120,"completed":true,
         "sentences":[{"text":"您好。","begin_time":220,"end_time":1150,"channel_id":0},
         {"text":"<|zh|>查一下水费。","begin_time":1400,"end_time":3010,"channel_id":1}]}}
        """)
    #expect(call.written == ["0 0.22–1.15 您好。", "1 1.4–3.01 查一下水费。"])
    #expect(call.duration == 9.12)
    #expect(call.source.format == "aliyun-flash")
    #expect(
      try complaint(about: #"{"task_id":"f-1","result":"","status":40000010,"message":"FREE_TRIAL_EXPIRED"}"#)
        == "status: it has not been transcribed: the recogniser says 40000010: FREE_TRIAL_EXPIRED")
  }

  @Test("number privacy pushes several calls, of which one may have failed")
  func numberPrivacy() throws {
    let results = try calls(
      in: """
        [{"callId":"c-1","bizDuration":9140,"secretNo":"170****0000","partnerKey":"FC1","statusCode":"21050000","sentences":[
          {"beginTime":640,"channelId":1,"emotionValue":"5.5","endTime":1850,"silenceDuration":"0","text":"您好，快到了。"},
          {"beginTime":1900,"channelId":0,"endTime":2480,"text":"好的。"}]},
         {"callId":"c-2","bizDuration":0,"secretNo":"170****0000","partnerKey":"FC1","statusCode":"41050002","sentences":[]}]
        """)
    #expect(results.count == 2)
    let first = try #require(results.first).get()
    #expect(first.id == "c-1")
    #expect(first.duration == 9.14)
    #expect(first.source.format == "aliyun-number-privacy")
    #expect(first.written == ["1 0.64–1.85 您好，快到了。", "0 1.9–2.48 好的。"])
    guard case .failure(let rejection)? = results.last else {
      Issue.record("the failed call was read")
      return
    }
    #expect(rejection.reason == .notTranscribed(state: "41050002"))
  }

  @Test("number privacy answers a question with the capitals of the other services")
  func numberPrivacyAnswer() throws {
    let call = try call(
      in: """
        {"Code":"OK","Message":"OK","RequestId":"r","Data":{"BusinessId":"b-1","Code":"21050000","Msg":"SUCCESS","BizDuration":10944,
         "Type":"asrResult","Sentences":[{"EndTime":1770,"BeginTime":1020,"Text":"您好","ChannelId":0,"EmotionValue":"5.7"}]}}
        """)
    #expect(call.written == ["0 1.02–1.77 您好"])
    #expect(call.source.format == "aliyun-number-privacy")
  }

  @Test("a recording in which nobody speaks, and a job that was only accepted, are told in the service's words")
  func withoutSpeech() throws {
    #expect(
      try complaint(about: #"{"TaskId":"t","StatusCode":21050003,"StatusText":"SUCCESS_WITH_NO_VALID_FRAGMENT"}"#)
        .contains("SUCCESS_WITH_NO_VALID_FRAGMENT"))
    #expect(
      try complaint(about: #"[{"callId":"c","bizDuration":9,"statusCode":"21050003","sentences":[]}]"#)
        .contains("21050003: SUCCESS_WITH_NO_VALID_FRAGMENT"))
    #expect(
      try complaint(about: #"{"TaskId":"t-1","RequestId":"r","StatusCode":21050000,"StatusText":"SUCCESS"}"#)
        .hasPrefix("TaskId: it has not been transcribed: the recogniser says TaskId: t-1"))
  }

  @Test("the list of sentences by itself, and wrapped once more by a software kit")
  func lists() throws {
    let sentences = """
      [{"channelId":0,"beginTime":500,"endTime":900,"text":"您好。"},{"channelId":1,"beginTime":1000,"endTime":1500,"text":"喂。"}]
      """
    let expected = ["0 0.5–0.9 您好。", "1 1.0–1.5 喂。"]
    #expect(try call(in: sentences).written == expected)
    let kit =
      #"{"Code":"OK","Data":{"BusinessId":"b","StatusCode":"21050000","Sentences":{"SecretAsrSentenceDTO":\#(sentences)}}}"#
    #expect(try call(in: kit).written == expected)
  }
}
