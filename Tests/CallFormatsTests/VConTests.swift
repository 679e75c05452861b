import CallFormats
import CallModel
import Testing

@Suite("vCon")
struct VConTests {
  private let parties = #"""
    "parties":[{"tel":"tel:95598","name":"8199","meta":{"role":"agent","agent_id":"8199","team":"一班"}},
     {"tel":"tel:13900000000","name":"王先生","role":"customer"}]
    """#

  private func vcon(dialog: String, analysis: String) -> String {
    #"{"vcon":"0.3.0","uuid":"u-1","created_at":"2026-03-04T10:00:00Z",\#(parties),"dialog":[\#(dialog)],"analysis":[\#(analysis)]}"#
  }

  private let recording =
    #"{"type":"recording","start":"2026-03-04T09:12:31+08:00","duration":61.3,"parties":[0,1],"originator":1}"#

  @Test("a recording with its parties, its history and a transcript of segments")
  func recordingWithSegments() throws {
    let call = try call(
      in: vcon(
        dialog: """
          {"type":"recording","start":"2026-03-04T09:12:31+08:00","duration":61.3,"parties":[0,1],"originator":1,"party_history":[
           {"party":1,"time":"2026-03-04T09:12:31+08:00","event":"join"},
           {"party":1,"time":"2026-03-04T01:12:41Z","event":"hold"},{"party":1,"time":"2026-03-04T01:12:51.5Z","event":"unhold"},
           {"party":0,"time":"2026-03-04T09:13:32+08:00","event":"drop"},{"party":1,"time":"2026-03-04T09:13:33+08:00","event":"drop"}]}
          """,
        analysis: """
          {"type":"summary","dialog":0,"body":"报修"},
          {"type":"transcript","dialog":0,"vendor":"v","encoding":"json","body":[
           {"party":0,"start":0.8,"duration":2.0,"text":"您好，请讲。"},{"party":1,"start":"4.5","end":6,"text":"停电了。"}]}
          """), named: "a.vcon")
    #expect(call.id == "u-1")
    #expect(call.source.format == "vcon")
    #expect(call.startedAt == "2026-03-04T09:12:31+08:00")
    #expect(call.duration == 61.3)
    #expect(call.direction == .inbound)
    #expect(call.agent == Agent(id: "8199", name: "8199", team: "一班"))
    #expect(call.customer == Customer(number: "13900000000", name: "王先生"))
    #expect(call.holds == [Hold(start: 10, end: 20.5)])
    #expect(call.hangup == .agent)
    #expect(call.transfers == nil)
    #expect(call.written == ["agent 0.8–2.8 您好，请讲。", "customer 4.5–6.0 停电了。"])
  }

  @Test(
    "bodies of other shapes",
    arguments: [
      #""encoding":"json","body":{"segments":[{"speaker":"8199","start":1,"end":2,"text":"您好"},{"speaker":"王先生","start":3,"end":4,"text":"喂"}]}"#,
      #""encoding":"json","body":"[{\"speaker\":\"agent\",\"start\":1,\"end\":2,\"text\":\"您好\"},{\"speaker\":\"customer\",\"start\":3,\"end\":4,\"text\":\"喂\"}]""#,
      #""vendor":"assemblyai","body":{"utterances":[{"speaker":"agent","start":1000,"end":2000,"text":"您好"},{"speaker":"王先生","start":3000,"end":4000,"text":"喂"}]}"#,
      #""body":{"results":{"channels":[{}]},"transcript":[{"speaker":{"role":"agent"},"start":"00:00:01","end":"00:00:02","content":"您好"},{"speaker":"tel:13900000000","start":"2026-03-04T09:12:34+08:00","duration":1,"message":"喂"}]}"#,
      #""encoding":"base64url","body":"W3sicGFydHkiOjAsInN0YXJ0IjoxLCJlbmQiOjIsInRleHQiOiLmgqjlpb0ifSx7InBhcnR5IjoxLCJzdGFydCI6MywiZW5kIjo0LCJ0ZXh0Ijoi5ZaCIn1d""#,
      #""body":{"monologues":[{"party":0,"start":1,"end":2,"elements":[{"type":"text","value":"您"},{"type":"text","value":"好"}]},{"party":1,"start":3,"end":4,"words":["喂"]}]}"#,
      #""body":{"JobStatus":"COMPLETED","Transcript":[{"ParticipantRole":"AGENT","BeginOffsetMillis":1000,"EndOffsetMillis":2000,"Content":"您好"},{"ParticipantRole":"CUSTOMER","BeginOffsetMillis":3000,"EndOffsetMillis":4000,"Content":"喂"}]}"#,
    ])
  func bodies(body: String) throws {
    let call = try call(in: vcon(dialog: recording, analysis: #"{"type":"transcript","dialog":0,\#(body)}"#))
    #expect(call.written == ["agent 1.0–2.0 您好", "customer 3.0–4.0 喂"])
  }

  @Test("lines of text with names, times before them, and lines that go on")
  func lines() throws {
    let call = try call(
      in: vcon(
        dialog: recording,
        analysis:
          #"{"type":"transcript","dialog":0,"encoding":"none","body":"[00:00:01] 8199: 您好，\n请讲。\n\n[00:00:05] 王先生：停电了。"}"#
      ))
    #expect(call.written == ["agent 1.0– 您好，请讲。", "customer 5.0– 停电了。"])
  }

  @Test("a recogniser's answer is read as that recogniser's; nobody knows its voices")
  func deepgram() throws {
    let call = try call(
      in: vcon(
        dialog: recording,
        analysis: """
          {"type":"transcript","dialog":0,"vendor":"deepgram","body":{"results":{"channels":[{"alternatives":[{"transcript":"您好。","words":[
           {"word":"您好","punctuated_word":"您好。","start":0.5,"end":1.0,"speaker":0}]}]}]}}}
          """))
    #expect(call.written == ["0 0.5–1.0 您好。"])
  }

  @Test("messages are one call, from the first on")
  func messages() throws {
    let call = try call(
      in: vcon(
        dialog: """
          {"type":"text","start":"2026-03-04T01:00:00Z","parties":[1,0],"body":"停电了"},
          {"type":"text","start":"2026-03-04T01:00:30Z","parties":[0,1],"originator":0,"body":"请稍等"}
          """, analysis: ""))
    #expect(call.written == ["customer 0.0– 停电了", "agent 30.0– 请稍等"])
    #expect(call.direction == .inbound)
  }

  @Test("a transfer belongs to the recording before it; what is incomplete is told with its disposition")
  func transfer() throws {
    let results = try calls(
      in: vcon(
        dialog: """
          {"type":"recording","start":"2026-03-04T01:00:00Z","duration":60,"parties":[1,0],"party_history":[
           {"party":0,"time":"2026-03-04T01:01:00Z","event":"drop"}]},
          {"type":"transfer","start":"2026-03-04T01:00:55Z","transferee":1,"transferor":0,"transfer_target":0,"original":0},
          {"type":"incomplete","start":"2026-03-04T02:00:00Z","disposition":"no-answer"}
          """,
        analysis: #"{"type":"transcript","dialog":0,"body":[{"party":1,"text":"停电了"}]}"#))
    try #require(results.count == 2)
    let call = try results[0].get()
    #expect(call.transfers == [Transfer(at: 55, to: "8199")])
    #expect(call.hangup == .transfer)
    guard case .failure(let rejection) = results[1] else { return #expect(Bool(false)) }
    #expect(rejection.field == "dialog[2].disposition")
    #expect(rejection.reason == .notTranscribed(state: "no-answer"))
  }

  @Test("several recordings are several calls; one without words is told")
  func several() throws {
    let results = try calls(
      in: vcon(
        dialog: [recording, recording, recording].joined(separator: ","),
        analysis: """
          {"type":"transcript","dialog":0,"body":[{"party":0,"text":"您好"}]},
          {"type":"transcript","dialog":[1],"body":[{"party":0,"text":"再见"}]}
          """))
    #expect(results.map { try? $0.get().id } == ["u-1#1", "u-1#2", nil])
    guard case .failure(let rejection)? = results.last else { return #expect(Bool(false)) }
    #expect(rejection.field == "dialog[2]")
    #expect(rejection.reason == .noTranscript)
  }

  @Test("encrypted and signed vCons say so")
  func sealed() throws {
    let encrypted = try rejection(of: #"{"protected":"e30","recipients":[{}],"iv":"a","ciphertext":"b","tag":"c"}"#)
    #expect(encrypted.reason == .encrypted)
    let signed = try rejection(
      of: #"{"payload":"eyJ2Y29uIjoiMC4zLjAifQ","signatures":[{"protected":"e30","signature":"x"}]}"#)
    #expect(signed.reason == .signed)
  }

  @Test("what is missing or wrong is named by its path")
  func damaged() throws {
    let missing = try rejection(
      of: vcon(dialog: recording, analysis: #"{"type":"transcript","dialog":0,"body":[{"party":0,"start":1}]}"#))
    #expect(missing.field == "analysis[0].body[0].text")
    let wrong = try rejection(
      of: vcon(dialog: recording, analysis: #"{"type":"transcript","dialog":0,"body":[{"text":"好","start":"soon"}]}"#))
    #expect(wrong.field == "analysis[0].body[0].start")
    let broken = try rejection(
      of: vcon(dialog: recording, analysis: #"{"type":"transcript","dialog":0,"encoding":"json","body":"[{"}"#))
    #expect(broken.field == "analysis[0].body")
    let empty = try rejection(of: #"{"vcon":"0.3.0","uuid":"u","parties":[],"dialog":[]}"#)
    #expect(empty.reason == .noTranscript)
  }

  @Test("numbered speakers have the names of the list beside the segments")
  func namedSpeakers() throws {
    for speakers in [
      #"{"0":{"id":0,"label":"8199"},"1":{"id":1,"label":"王先生"}}"#,
      #"[{"id":0,"label":"8199"},{"id":1,"label":"王先生"}]"#,
    ] {
      let call = try call(
        in: vcon(
          dialog: recording,
          analysis: """
            {"type":"wtf_transcription","dialog":0,"vendor":"v","encoding":"json","body":{
             "transcript":{"text":"您好。喂。","language":"zh"},"segments":[
             {"id":0,"start":1,"end":2,"text":"您好。","speaker":0,"words":[0]},{"id":1,"start":3,"end":4,"text":"喂。","speaker":1}],
             "speakers":\(speakers)}}
            """))
      #expect(call.written == ["agent 1.0–2.0 您好。", "customer 3.0–4.0 喂。"])
    }
  }
}
