import CallFormats
import CallModel
import Testing

@Suite("DashScope")
struct DashScopeTests {
  @Test("the result of a recording: milliseconds, speakers of one channel, its length")
  func result() throws {
    let call = try call(
      in: """
        {"file_url":"https://example.com/c.wav","properties":{"audio_format":"pcm_s16le","channels":[0],
        "original_sampling_rate":8000,"original_duration_in_milliseconds":12750},
        "transcripts":[{"channel_id":0,"content_duration_in_milliseconds":9000,"text":"您好。停电了。","sentences":[
         {"begin_time":100,"end_time":1820,"text":"<|zh|>您好。","sentence_id":1,"speaker_id":0,"words":[]},
         {"begin_time":2000,"end_time":3820,"text":"停电了。","sentence_id":2,"speaker_id":1}]}]}
        """)
    #expect(call.duration == 12.75)
    #expect(call.written == ["0 0.1–1.82 您好。", "1 2.0–3.82 停电了。"])
  }

  @Test("channels are put together in the order of time")
  func channels() throws {
    let call = try call(
      in: """
        {"file_url":"u","transcripts":[
         {"channel_id":0,"text":"","sentences":[{"begin_time":0,"end_time":900,"text":"您好"},{"begin_time":5000,"end_time":5900,"text":"再见"}]},
         {"channel_id":1,"text":"","sentences":[{"begin_time":2000,"end_time":2900,"text":"停电了"}]}]}
        """)
    #expect(call.written == ["0 0.0–0.9 您好", "1 2.0–2.9 停电了", "0 5.0–5.9 再见"])
  }

  @Test("the answer of a task has no words, whatever its state")
  func tasks() throws {
    func task(_ output: String) throws -> [Rejection.Reason?] {
      try calls(in: #"{"request_id":"r","output":{"task_id":"t",\#(output)}}"#).map { result in
        if case .failure(let rejection) = result { rejection.reason } else { nil }
      }
    }
    #expect(try task(#""task_status":"RUNNING""#) == [.notTranscribed(state: "RUNNING")])
    #expect(
      try task(#""task_status":"FAILED","code":"InvalidFile","message":"no audio""#) == [
        .notTranscribed(state: "FAILED: no audio")
      ])
    #expect(
      try task(
        #""task_status":"SUCCEEDED","results":[{"file_url":"a","transcription_url":"b","subtask_status":"SUCCEEDED"},"#
          + #"{"file_url":"c","subtask_status":"FAILED","code":"X","message":"cannot download"}]"#) == [
          .notTranscribed(state: "SUCCEEDED: the transcript is in the file behind transcription_url"),
          .notTranscribed(state: "FAILED: cannot download"),
        ])
  }

  @Test("what is missing or wrong is named by its path")
  func damaged() throws {
    let missing = try rejection(
      of: #"{"file_url":"u","transcripts":[{"channel_id":0,"sentences":[{"begin_time":0}]}]}"#)
    #expect(missing.field == "transcripts[0].sentences[0].text")
    let wrong = try rejection(
      of: #"{"file_url":"u","transcripts":[{"channel_id":0,"sentences":[{"begin_time":true,"text":"好"}]}]}"#)
    #expect(wrong.field == "transcripts[0].sentences[0].begin_time")
  }
}
