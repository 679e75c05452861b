import CallFormats
import CallModel
import Testing

@Suite("Whisper and its kin")
struct WhisperTests {
  @Test("WhisperX: seconds, speakers, some of them missing or only with the words")
  func whisperX() throws {
    let call = try call(
      in: """
        {"segments":[
         {"start":0.03,"end":2.1,"text":"您好请问","speaker":"SPEAKER_00","words":[{"word":"您","score":0.9}]},
         {"start":2.5,"end":3.0,"text":"嗯"},
         {"start":3.1,"end":5.0,"text":"报修","words":[{"word":"报","speaker":"SPEAKER_01"},{"word":"修","speaker":"SPEAKER_01"}]}],
        "word_segments":[],"language":"zh"}
        """)
    #expect(call.written == ["SPEAKER_00 0.03–2.1 您好请问", "? 2.5–3.0 嗯", "SPEAKER_01 3.1–5.0 报修"])
  }

  @Test("Whisper: segments without speakers, sounds and tokens left out")
  func whisper() throws {
    let call = try call(
      in: """
        {"text":" 您好","language":"zh","duration":9.5,"segments":[
         {"id":0,"seek":0,"start":0.0,"end":2.0,"text":" 您好","tokens":[50364],"temperature":0.0,"avg_logprob":-0.2},
         {"id":1,"seek":200,"start":2.0,"end":4.0,"text":"[BLANK_AUDIO]","tokens":[]},
         {"id":2,"seek":400,"start":4.0,"end":5.0,"text":"<|4.00|>再见<|5.00|>","tokens":[]}]}
        """)
    #expect(call.duration == 9.5)
    #expect(call.written == ["? 0.0–2.0 您好", "? 4.0–5.0 再见"])
  }

  @Test("only a text; only a list of segments; whisper.cpp")
  func otherShapes() throws {
    #expect(try call(in: #"{"text":"您好请讲","usage":{"seconds":4}}"#).written == ["? 您好请讲"])
    let list = try call(
      in: #"[{"start":0.5,"end":1,"text":"您好","role":"客服"},{"start":2,"end":3,"text":"喂","role":"客户"}]"#)
    #expect(list.written == ["agent 0.5–1.0 您好", "customer 2.0–3.0 喂"])
    let cpp = try call(
      in: """
        {"systeminfo":"AVX","result":{"language":"zh"},"transcription":[
         {"timestamps":{"from":"00:00:00,500","to":"00:00:02,000"},"offsets":{"from":500,"to":2000},"text":"您好"}]}
        """)
    #expect(cpp.written == ["? 0.5–2.0 您好"])
  }

  @Test("segments with roles")
  func roles() throws {
    let call = try call(
      in: """
        {"segments":[{"start":0,"end":1,"text":"您好","role":"agent"},{"start":1.5,"end":2,"text":"喂","role":"customer"},
        {"start":"3","end":"4.5","text":"排队中","speaker":"system"}]}
        """)
    #expect(call.written == ["agent 0.0–1.0 您好", "customer 1.5–2.0 喂", "system 3.0–4.5 排队中"])
  }

  @Test("what is missing or wrong is named by its path")
  func damaged() throws {
    let missing = try rejection(
      of: #"{"segments":[{"start":0,"end":1,"text":"好"},{"start":1,"end":2}],"language":"zh"}"#)
    #expect(missing.field == "segments[1].text")
    let wrong = try rejection(of: #"{"segments":[{"start":"soon","end":1,"text":"好"}],"language":"zh"}"#)
    #expect(wrong.field == "segments[0].start")
    let silent = try rejection(of: #"{"text":"","segments":[],"language":"zh"}"#)
    #expect(silent.reason == .noTranscript)
  }

  @Test("a segment of two voices is parted where the words change theirs; a single word between is a slip")
  func severalVoices() throws {
    func words(_ text: String, _ voices: String) -> String {
      zip(text, voices).enumerated().map { index, word in
        #"{"word":"\#(word.0)","start":\#(index),"end":\#(index + 1),"speaker":"S\#(word.1)"}"#
      }.joined(separator: ",")
    }
    func segment(_ text: String, _ voices: String) -> String {
      #"{"segments":[{"start":0,"end":9,"text":" \#(text)","speaker":"S0","words":[\#(words(text, voices))]}]}"#
    }
    #expect(try call(in: segment("您好请讲没电了", "0000111")).written == ["S0 0.0–4.0 您好请讲", "S1 4.0–7.0 没电了"])
    #expect(try call(in: segment("您好请讲没电了", "1000111")).written == ["S0 0.0–4.0 您好请讲", "S1 4.0–7.0 没电了"])
    #expect(try call(in: segment("您好请讲", "0100")).written == ["S0 0.0–9.0 您好请讲"])
  }

  @Test("pipelines around the model pair the times; of an unknown voice nobody knows whose it is")
  func chunks() throws {
    let chunks = #""text":"您好喂","chunks":[{"timestamp":[0.5,1],"text":"您好"},{"timestamp":[2,null],"text":"喂"}]"#
    #expect(try call(in: "{\(chunks)}").written == ["? 0.5–1.0 您好", "? 2.0– 喂"])
    let speakers =
      #""speakers":[{"speaker":"S0","timestamp":[0.5,1],"text":"您好"},{"speaker":"?","timestamp":[2,3],"text":"喂"}]"#
    #expect(try call(in: "{\(speakers),\(chunks)}").written == ["S0 0.5–1.0 您好", "? 2.0–3.0 喂"])
    #expect(
      try call(in: #"[{"start":0.5,"text":"您好","speaker":"S0"},{"start":2,"text":"喂","speaker":"UNKNOWN"}]"#).written
        == ["S0 0.5– 您好", "? 2.0– 喂"])
  }

  @Test("a list of segments may be empty")
  func nobodySpeaks() throws {
    #expect(try rejection(of: #"{"segments":[],"word_segments":[],"language":"zh"}"#).reason == .noTranscript)
  }
}
