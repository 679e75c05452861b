import CallFormats
import CallModel
import Testing

@Suite("Transcripts of Huawei Cloud")
struct HuaweiTests {
  private static let segments = """
    [{"start_time":4570,"end_time":8000,"result":{"text":"您好，请讲。","analysis_info":{"role":"AGENT","emotion":"NORMAL","speed":8.3}}},
     {"start_time":9010,"end_time":10870,"result":{"text":"没电了。","analysis_info":{"role":"USER"}}},
     {"start_time":11000,"end_time":11800,"result":{"text":"喂。","word_info":[]}}]
    """

  @Test("milliseconds, and the role where the sides were told apart")
  func transcript() throws {
    let answer =
      #"{"status":"FINISHED","create_time":"2026-03-04T01:12:31.152Z","audio_duration":34000,"segments":\#(Self.segments)}"#
    for document in [answer, #"{"asr_result":\#(answer)}"#] {
      let call = try call(in: document)
      #expect(
        call.written == ["agent 4.57–8.0 您好，请讲。", "customer 9.01–10.87 没电了。", "? 11.0–11.8 喂。"])
      #expect(call.duration == 34)
      #expect(call.startedAt == nil, "the time at which the recording was handed in is not when the call began")
      #expect(call.source.format == "huawei-sis")
    }
  }

  @Test("the quick service lists channels")
  func flash() throws {
    let call = try call(
      in: """
        {"trace_id":"q","audio_duration":6000,"flash_result":[
         {"channel_id":1,"sentences":[{"start_time":0,"end_time":900,"result":{"text":"您好。","score":0.9}}]},
         {"channel_id":2,"sentences":[{"start_time":1000,"end_time":1900,"result":{"text":"喂。","score":0.9}}]}]}
        """)
    #expect(call.written == ["1 0.0–0.9 您好。", "2 1.0–1.9 喂。"])
  }

  @Test("jobs that wait or have failed")
  func states() throws {
    #expect(
      try complaint(
        about: #"{"status":"WAITING","create_time":"2026-03-04T01:12:31.152Z","start_time":"","finish_time":""}"#)
        == "status: it has not been transcribed: the recogniser says WAITING")
    #expect(
      try complaint(about: #"{"error_code":"SIS.0201","error_msg":"job not found"}"#)
        == "error_code: it has not been transcribed: the recogniser says SIS.0201: job not found")
  }

  @Test("what is missing or wrong is named")
  func damaged() throws {
    #expect(
      try complaint(about: #"{"status":"FINISHED","create_time":"x"}"#) == "segments: the field is required and missing"
    )
    #expect(
      try complaint(about: #"{"segments":[{"start_time":0,"end_time":1,"result":{}}]}"#)
        == "segments[0].result.text: the field is required and missing")
    #expect(
      try complaint(about: #"{"segments":[{"start_time":"?","result":{"text":"喂"}}]}"#)
        == "segments[0].start_time: the value must be a number")
  }

  @Test("guesses that the finished sentence replaces are left out")
  func guesses() throws {
    let call = try call(
      in: """
        {"resp_type":"RESULT","trace_id":"t","segments":[
         {"start_time":0,"end_time":900,"is_final":false,"result":{"text":"您"}},
         {"start_time":0,"end_time":1500,"is_final":true,"result":{"text":"您好。"}}]}
        """)
    #expect(call.written == ["? 0.0–1.5 您好。"])
  }
}
