import CallFormats
import CallModel
import Testing

@Suite("FunASR")
struct FunASRTests {
  @Test("sentences with speakers, in milliseconds, as text or as sentence")
  func sentenceInfo() throws {
    let call = try call(
      in: """
        [{"key":"rec_0301","text":"您好，请讲。我要报修。","timestamp":[[20,200]],"sentence_info":[
         {"text":"您好，","start":20,"end":480,"timestamp":[[20,200],[200,480]],"spk":0},
         {"sentence":"请讲。","start":500,"end":900,"spk":0},
         {"text":"我要报修。","start":1500,"end":2600,"spk":1}]}]
        """)
    #expect(call.id == "rec_0301")
    #expect(call.written == ["0 0.02–0.48 您好，", "0 0.5–0.9 请讲。", "1 1.5–2.6 我要报修。"])
  }

  @Test("what the sentences leave out of the text is kept as a turn of nobody known")
  func uncovered() throws {
    let call = try call(
      in: """
        {"key":"r","text":"您好，工号1024。请问您贵姓？谢谢。","sentence_info":[
         {"text":"您好，","start":0,"end":500,"spk":0},{"text":"请问您贵姓？","start":1800,"end":2600,"spk":0}]}
        """)
    #expect(
      call.written == ["0 0.0–0.5 您好，", "? 0.5–1.8 工号1024。", "0 1.8–2.6 请问您贵姓？", "? 2.6– 谢谢。"])
  }

  @Test("sentences that do not stand in the text say nothing of what is left out")
  func unmatched() throws {
    let call = try call(
      in: #"{"key":"r","text":"一二三四","sentence_info":[{"text":"1234","start":0,"end":500,"spk":0}]}"#)
    #expect(call.written == ["0 0.0–0.5 1234"])
  }

  @Test("the search for what is left out ends on hostile texts")
  func patience() {
    let text = String(repeating: "好", count: 20_000) + "啊"
    let rest = UncoveredText(in: text, by: Array(repeating: String(repeating: "好", count: 9_000) + "坏", count: 50))
    #expect(rest.before.isEmpty)
  }

  @Test("without sentences the text is one turn, without the tags of SenseVoice")
  func textOnly() throws {
    let plain = try call(in: #"[{"key":"r","text":"<|zh|><|NEUTRAL|><|Speech|><|withitn|>您好，请讲。"}]"#)
    #expect(plain.written == ["? 您好，请讲。"])
    let timed = try call(in: #"{"key":"r","text":"您 好","timestamp":"[[100,200],[220,400]]","mode":"offline"}"#)
    #expect(timed.written == ["? 0.1–0.4 您好"])
  }

  @Test("every element of a list is a recording; made-up names are no ids")
  func list() throws {
    let results = try calls(
      in: #"[{"key":"a","text":"您好"},{"key":"rand_key_2yW4Acq9GFz6Y","text":"再见"},{"key":"c","text":7.5}]"#)
    #expect(results.map { try? $0.get().id } == ["a", "export.json#2", "c"])
  }

  @Test("the runtime's lines have stamped sentences with their punctuation")
  func runtime() throws {
    let results = try calls(
      in: """
        {"mode":"offline","wav_name":"w1","text":"您好，请讲","is_final":true,"stamp_sents":[
        """.filter { $0 != "\n" } + """
          {"text_seg":"您 好","punc":"，","start":430,"end":1130,"ts_list":[]},{"text_seg":"请 讲","punc":"","start":-1,"end":-1}]}
          {"mode":"2pass-online","wav_name":"w2","text":"您"}
          """, named: "results.jsonl")
    try #require(results.count == 2)
    #expect(try results[0].get().written == ["? 0.43–1.13 您好，", "? 请讲"])
    guard case .failure(let partial) = results[1] else { return #expect(Bool(false), "a guess was taken for a result") }
    #expect(partial.reason == .notTranscribed(state: "2pass-online"))
  }

  @Test("the messages of one connection are one call")
  func messages() throws {
    let call = try call(
      in: """
        [{"mode":"2pass-online","wav_name":"w","text":"您"},{"mode":"2pass-offline","wav_name":"w","text":"您好。"},
        {"mode":"2pass-offline","wav_name":"w","text":"请讲。"}]
        """)
    #expect(call.written == ["? 您好。", "? 请讲。"])
  }

  @Test("what is missing or wrong is named by its path")
  func damaged() throws {
    let missing = try rejection(of: #"{"key":"r","text":"好","sentence_info":[{"start":1,"end":2,"spk":0}]}"#)
    #expect(missing.field == "sentence_info[0].text")
    let wrong = try rejection(of: #"{"key":"r","text":"好","sentence_info":[{"text":"好","start":"x","spk":0}]}"#)
    #expect(wrong.field == "sentence_info[0].start")
    #expect(wrong.reason == .wrongType(expected: .number))
  }

  @Test("the answer of the web service calls the sentences so")
  func webService() throws {
    let call = try call(
      in: """
        {"code":0,"text":"您好，喂。","sentences":[{"text":"您好，","start":500,"end":1000,"spk":0},{"text":"喂。","start":1200,"end":1500,"spk":1}]}
        """)
    #expect(call.written == ["0 0.5–1.0 您好，", "1 1.2–1.5 喂。"])
  }
}
