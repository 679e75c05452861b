import CallFormats
import CallModel
import Testing

@Suite("Amazon Transcribe")
struct AmazonTranscribeTests {
  private func word(_ content: String, _ start: String, _ end: String, _ more: String = "") -> String {
    #"{"type":"pronunciation","start_time":"\#(start)","end_time":"\#(end)","alternatives":[{"confidence":"0.9","content":"\#(content)"}]\#(more)}"#
  }

  private func mark(_ content: String) -> String {
    #"{"type":"punctuation","alternatives":[{"confidence":"0.0","content":"\#(content)"}]}"#
  }

  @Test("words become a turn for each segment of a speaker; Chinese words stand close, others apart")
  func speakerLabels() throws {
    let call = try call(
      in: """
        {"jobName":"call-77","accountId":"1","status":"COMPLETED","results":{"transcripts":[{"transcript":"…"}],
        "speaker_labels":{"speakers":2,"segments":[
         {"start_time":"0.0","end_time":"1.4","speaker_label":"spk_0","items":[
          {"start_time":"0.1","end_time":"0.5","speaker_label":"spk_0"},
          {"start_time":"0.6","end_time":"1.4","speaker_label":"spk_0"}]},
         {"start_time":"2.0","end_time":"4.2","speaker_label":"spk_1","items":[
          {"start_time":"2.1","end_time":"2.5","speaker_label":"spk_1"},
          {"start_time":"2.6","end_time":"3.1","speaker_label":"spk_1"},
          {"start_time":"3.2","end_time":"4.2","speaker_label":"spk_1"}]}]},
        "items":[\(word("您好", "0.1", "0.5")),\(mark("，")),\(word("请讲", "0.6", "1.4")),\(mark("。")),
         \(word("路由器", "2.1", "2.5")),\(word("Smart", "2.6", "3.1")),\(word("Link", "3.2", "4.2"))]}}
        """)
    #expect(call.id == "call-77")
    #expect(call.source.format == "amazon-transcribe")
    #expect(call.written == ["spk_0 0.1–1.4 您好，请讲。", "spk_1 2.1–4.2 路由器Smart Link"])
  }

  @Test("channels are put together in the order of time")
  func channels() throws {
    let call = try call(
      in: """
        {"jobName":"call-78","status":"COMPLETED","results":{"transcripts":[],"channel_labels":{"channels":[
         {"channel_label":"ch_0","items":[\(word("您好", "0.1", "0.5")),\(mark("。")),\(word("再见", "9.0", "9.5"))]},
         {"channel_label":"ch_1","items":[\(word("停电", "3.0", "3.5")),\(word("了", "3.5", "3.7"))]}],
         "number_of_channels":2},"items":[]}}
        """)
    #expect(call.written == ["ch_0 0.1–0.5 您好。", "ch_1 3.0–3.7 停电了", "ch_0 9.0–9.5 再见"])
  }

  @Test("newer outputs have segments with their words")
  func audioSegments() throws {
    let call = try call(
      in: """
        {"jobName":"j","status":"COMPLETED","results":{"transcripts":[{"transcript":"您好。在吗？"}],"items":[],
        "audio_segments":[
         {"id":0,"transcript":"您好 。","start_time":"0.0","end_time":"1.0","speaker_label":"spk_0","items":[0]},
         {"id":1,"transcript":"在 吗？","start_time":"1.5","end_time":"2.0","speaker_label":"spk_1","items":[1]}]}}
        """)
    #expect(call.written == ["spk_0 0.0–1.0 您好。", "spk_1 1.5–2.0 在吗？"])
  }

  @Test("without labels, sentences and pauses make the turns, and nobody is told apart")
  func noLabels() throws {
    let call = try call(
      in: """
        {"results":{"transcripts":[{"transcript":"您好。请讲 报修"}],"items":[\(word("您好", "0.1", "0.5")),\(mark("。")),
        \(word("请讲", "0.6", "1.0")),\(word("报修", "3.6", "4.0"))]}}
        """)
    #expect(call.written == ["? 0.1–0.5 您好。", "? 0.6–1.0 请讲", "? 3.6–4.0 报修"])
    #expect(call.voices.isEmpty)
  }

  @Test("a text by itself is one turn")
  func textOnly() throws {
    let call = try call(in: #"{"results":{"transcripts":[{"transcript":"您好请讲"}]},"status":"COMPLETED"}"#)
    #expect(call.written == ["? 您好请讲"])
  }

  @Test("jobs that are not done are told with their state and reason")
  func states() throws {
    let running = try rejection(of: #"{"jobName":"j","accountId":"1","status":"IN_PROGRESS"}"#)
    #expect(running.reason == .notTranscribed(state: "IN_PROGRESS"))
    let failed = try rejection(
      of: """
        {"TranscriptionJob":{"TranscriptionJobName":"j","TranscriptionJobStatus":"FAILED",
        "FailureReason":"The media format is not valid."}}
        """)
    #expect(failed.field == "TranscriptionJob.TranscriptionJobStatus")
    #expect(failed.reason == .notTranscribed(state: "FAILED: The media format is not valid."))
  }

  @Test("what is missing or wrong is named by its path")
  func damaged() throws {
    let missing = try rejection(
      of: #"{"results":{"transcripts":[],"items":[{"type":"pronunciation","alternatives":[{"confidence":"1"}]}]}}"#)
    #expect(missing.field == "results.items[0].alternatives[0].content")
    #expect(missing.reason == .missing)
    let wrong = try rejection(
      of: #"{"results":{"transcripts":[],"items":[{"start_time":"soon","alternatives":[{"content":"好"}]}]}}"#)
    #expect(wrong.field == "results.items[0].start_time")
    #expect(wrong.reason == .wrongType(expected: .number))
  }

  @Test("a finished job's words are in another file")
  func elsewhere() throws {
    let rejection = try rejection(
      of:
        #"{"TranscriptionJob":{"TranscriptionJobName":"j","TranscriptionJobStatus":"COMPLETED","Transcript":{"TranscriptFileUri":"s3"}}}"#
    )
    #expect(
      rejection.reason
        == .notTranscribed(state: "COMPLETED: the transcript is in the file behind TranscriptFileUri"))
  }
}
