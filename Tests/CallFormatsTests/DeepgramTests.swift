import CallFormats
import CallModel
import Testing

@Suite("Deepgram")
struct DeepgramTests {
  @Test("words make sentences of speakers")
  func words() throws {
    let call = try call(
      in: """
        {"metadata":{"request_id":"r-1","duration":5.5,"channels":1},"results":{"channels":[{"alternatives":[{
        "transcript":"您好。喂","words":[
         {"word":"您好","punctuated_word":"您好。","start":0.5,"end":1.0,"speaker":0},
         {"word":"喂","punctuated_word":"喂","start":2.0,"end":2.5,"speaker":1}]}]}]}}
        """)
    #expect(call.id == "r-1")
    #expect(call.duration == 5.5)
    #expect(call.written == ["0 0.5–1.0 您好。", "1 2.0–2.5 喂"])
  }

  @Test("channels are the voices of stereo recordings")
  func channels() throws {
    let call = try call(
      in: """
        {"results":{"channels":[{"alternatives":[{"transcript":""}]},{"alternatives":[{"transcript":""}]}],"utterances":[
         {"start":0.5,"end":1.0,"channel":0,"transcript":"您好","speaker":0},
         {"start":2.0,"end":2.5,"channel":1,"transcript":"喂","speaker":0}]}}
        """)
    #expect(call.written == ["0 0.5–1.0 您好", "1 2.0–2.5 喂"])
  }

  @Test("what is missing is named by its path")
  func damaged() throws {
    let missing = try rejection(of: #"{"results":{"channels":[{"alternatives":[{"confidence":1}]}]}}"#)
    #expect(missing.field == "results.channels[0].alternatives[0].transcript")
  }

  @Test("without punctuation a pause ends a turn, so that the other channel's words come where they were said")
  func pauses() throws {
    let call = try call(
      in: """
        {"results":{"channels":[{"alternatives":[{"transcript":"您好 户号","words":[
         {"word":"您","start":0.5,"end":0.7},{"word":"好","start":0.7,"end":1.0},{"word":"户号","start":4.0,"end":4.5}]}]},
         {"alternatives":[{"transcript":"没电了","words":[{"word":"没电了","start":2.0,"end":2.5}]}]}]}}
        """)
    #expect(call.written == ["0 0.5–1.0 您好", "1 2.0–2.5 没电了", "0 4.0–4.5 户号"])
  }

  @Test("what was heard in a channel, without the answer around it")
  func alternative() throws {
    let call = try call(
      in: """
        {"transcript":"您好。喂。","confidence":0.9,"words":[
         {"word":"您好","punctuated_word":"您好。","start":0.5,"end":1.0,"speaker":0},
         {"word":"喂","punctuated_word":"喂。","start":2.0,"end":2.5,"speaker":1}]}
        """)
    #expect(call.written == ["0 0.5–1.0 您好。", "1 2.0–2.5 喂。"])
  }
}
