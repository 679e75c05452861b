import CallFormats
import CallModel
import Testing

@Suite("SubRip subtitles")
struct SubRipTests {
  @Test("a prefix that is one throughout says who speaks")
  func speakers() throws {
    let call = try calls(
      in: """
        1
        00:00:00,800 --> 00:00:04,200
        <i>客服：您好，</i>
        供热客服中心。

        2
        00:00:04,600 --> 00:00:05,900
        客户：暖气不热。

        """, named: "a.srt")[0].get()
    #expect(call.written == ["agent 0.8–4.2 您好，供热客服中心。", "customer 4.6–5.9 暖气不热。"])
    #expect(call.source.format == "srt")
  }

  @Test("您好： is no speaker, a sound no words")
  func noSpeakers() throws {
    let call = try calls(
      in: """
        1
        00:00:01,000 --> 00:00:02,000
        您好：请讲。

        2
        00:00:02,000 --> 00:00:03,000
        [音乐]

        3
        00:00:03,000 --> 00:00:04,000
        我想问一下
        """, named: "a.srt")[0].get()
    #expect(call.written == ["? 1.0–2.0 您好：请讲。", "? 3.0–4.0 我想问一下"])
  }

  @Test("two voices in one cue are two turns; where one ends it does not say")
  func twoVoices() throws {
    let call = try calls(
      in: """
        1
        00:00:01,000 --> 00:00:04,000
        [Speaker 1] 您贵姓？
        [Speaker 2] 免贵姓赵。
        2
        00:00:05,000 --> 00:00:06,000
        [Speaker 1] 赵先生您好。
        """, named: "a.srt")[0].get()
    #expect(call.written == ["Speaker 1 1.0– 您贵姓？", "Speaker 2 –4.0 免贵姓赵。", "Speaker 1 5.0–6.0 赵先生您好。"])
  }

  @Test("damaged times are told by their line")
  func damaged() throws {
    let cue = "1\n00:00:01,000 --> 00:00:02,000\n客服：您好\n\n2\n"
    #expect(
      try failure(cue + "00:00:xx,000 --> 00:00:07,000\n喂")
        == .malformedText(expected: "00:00:01,000 --> 00:00:03,000"))
    // More than a year.
    #expect(
      try failure(cue + "00:00:03,000 --> 99999999:00:00,000\n喂")
        == .malformedText(expected: "00:00:01,000 --> 00:00:03,000"))
  }

  private func failure(_ document: String) throws -> Rejection.Reason? {
    guard case .failure(let rejection)? = try calls(in: document, named: "a.srt").first else { return nil }
    #expect(rejection.line == 6)
    return rejection.reason
  }
}

@Suite("WebVTT subtitles")
struct WebVTTTests {
  @Test("voices, classes, names of cues, notes, styles, entities")
  func everything() throws {
    let call = try calls(
      in: """
        WEBVTT - 录音 17

        STYLE
        ::cue(v) { color: red }

        NOTE 00:00 --> 00:01
        人工校对过

        greeting
        00:01.000 --> 00:03.500 align:start
        <v.loud 客服>您好，<c.hint>A&amp;B</c> 物业。</v>

        01:00:04.000 --> 01:00:06.000
        <v Speaker 2>楼道灯<00:05.000>坏了</v>
        """, named: "a.vtt")[0].get()
    #expect(call.written == ["agent 1.0–3.5 您好，A&B 物业。", "Speaker 2 3604.0–3606.0 楼道灯坏了"])
    #expect(call.source.format == "webvtt")
  }

  @Test("several voices in a cue are several turns")
  func severalVoices() throws {
    let call = try calls(
      in: "WEBVTT\n\n00:01.000 --> 00:04.000\n<v 客服>请讲。</v> <v 客户>好的</v>\n谢谢\n", named: "a.vtt")[0].get()
    #expect(call.written == ["agent 1.0– 请讲。", "customer –4.0 好的谢谢"])
  }

  @Test("without voices a prefix says who speaks")
  func prefixes() throws {
    let call = try calls(
      in: "WEBVTT\n\n00:01.000 --> 00:02.000\n客服：请讲。\n\n00:02.000 --> 00:03.000\n客户：喂？\n", named: "a.vtt")[0].get()
    #expect(call.written == ["agent 1.0–2.0 请讲。", "customer 2.0–3.0 喂？"])
  }

  @Test("nobody says anything")
  func empty() throws {
    guard case .failure(let rejection)? = try calls(in: "WEBVTT\n\nNOTE nothing\n", named: "a.vtt").first else {
      Issue.record("a call of nothing")
      return
    }
    #expect(rejection.reason == .noTranscript)
  }
}
