import CallFormats
import CallModel
import Testing

@Suite("Amazon Transcribe Call Analytics")
struct AmazonCallAnalyticsTests {
  @Test("roles name the sides, times are milliseconds, the conversation has a length")
  func transcript() throws {
    let call = try call(
      in: """
        {"JobStatus":"COMPLETED","JobName":"nightly-3","LanguageCode":"zh-CN","Channel":"VOICE",
        "Participants":[{"ParticipantRole":"AGENT"},{"ParticipantRole":"CUSTOMER"}],
        "Transcript":[
         {"Id":"a","ParticipantRole":"AGENT","BeginOffsetMillis":160,"EndOffsetMillis":4640,"Content":"您好，请讲。",
          "Sentiment":"NEUTRAL","LoudnessScores":[78.6],"Items":[]},
         {"Id":"b","ParticipantRole":"CUSTOMER","BeginOffsetMillis":4500,"EndOffsetMillis":6000,"Content":"我要报修。"}],
        "Categories":{"MatchedCategories":[],"MatchedDetails":{}},
        "ConversationCharacteristics":{"TotalConversationDurationMillis":42460,"NonTalkTime":{"Instances":[]}}}
        """)
    #expect(call.id == "nightly-3")
    #expect(call.duration == 42.46)
    #expect(call.written == ["agent 0.16–4.64 您好，请讲。", "customer 4.5–6.0 我要报修。"])
  }

  @Test("Contact Lens names participants by id")
  func contactLens() throws {
    let call = try call(
      in: """
        {"Version":"1.1.0","JobStatus":"COMPLETED","CustomerMetadata":{"ContactId":"contact-9","InstanceId":"i"},
        "Participants":[{"ParticipantId":"p1","ParticipantRole":"CUSTOMER"},{"ParticipantId":"p2","ParticipantRole":"AGENT"}],
        "Transcript":[{"ParticipantId":"p2","BeginOffsetMillis":0,"EndOffsetMillis":900,"Content":"您好"},
         {"ParticipantId":"p1","BeginOffsetMillis":1000,"EndOffsetMillis":1900,"Content":"停电了"}]}
        """)
    #expect(call.id == "contact-9")
    #expect(call.written == ["agent 0.0–0.9 您好", "customer 1.0–1.9 停电了"])
  }

  @Test("jobs that are not done, missing words, wrong times")
  func rejections() throws {
    let failed = try rejection(
      of: #"{"CallAnalyticsJob":{"CallAnalyticsJobStatus":"FAILED","FailureReason":"No speech"}}"#)
    #expect(failed.reason == .notTranscribed(state: "FAILED: No speech"))
    let running = try rejection(of: #"{"JobName":"j","JobStatus":"IN_PROGRESS","Participants":[]}"#)
    #expect(running.reason == .notTranscribed(state: "IN_PROGRESS"))
    let missing = try rejection(
      of: #"{"JobStatus":"COMPLETED","Transcript":[{"ParticipantRole":"AGENT","BeginOffsetMillis":1}]}"#)
    #expect(missing.field == "Transcript[0].Content")
    let wrong = try rejection(
      of: #"{"Transcript":[{"ParticipantRole":"AGENT","BeginOffsetMillis":[],"Content":"好"}]}"#)
    #expect(wrong.field == "Transcript[0].BeginOffsetMillis")
    #expect(wrong.reason == .wrongType(expected: .number))
  }

  @Test("live results hold each turn in a segment")
  func liveSegments() throws {
    let call = try call(
      in: """
        {"Channel":"VOICE","Status":"COMPLETED","Segments":[
         {"Categories":{"MatchedCategories":["greeting"]}},
         {"Transcript":{"Id":"1","ParticipantId":"AGENT","ParticipantRole":"AGENT","Content":"您好。","BeginOffsetMillis":160,"EndOffsetMillis":900}},
         {"Transcript":{"Id":"2","ParticipantId":"CUSTOMER","ParticipantRole":"CUSTOMER","Content":"喂。","BeginOffsetMillis":1000,"EndOffsetMillis":1900}}]}
        """)
    #expect(call.written == ["agent 0.16–0.9 您好。", "customer 1.0–1.9 喂。"])
  }

  @Test("a finished job's words are in another file")
  func elsewhere() throws {
    let rejection = try rejection(
      of:
        #"{"CallAnalyticsJob":{"CallAnalyticsJobName":"j","CallAnalyticsJobStatus":"COMPLETED","Transcript":{"TranscriptFileUri":"s3"}}}"#
    )
    #expect(
      rejection.reason
        == .notTranscribed(state: "COMPLETED: the transcript is in the file behind TranscriptFileUri"))
  }
}
