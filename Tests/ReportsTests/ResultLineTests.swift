import CallModel
import Reports
import Rulebook
import Scoring
import Testing

/// A scored call as one line of JSON.
@Suite struct ResultLineTests {
  private func line(
    _ scored: ScoredCall = Sample.scored(), detail: Detail = .full, mask: PersonalDataMask? = PersonalDataMask(),
    addsXML: Bool = false
  ) -> String {
    let writer = ResultLineWriter(header: Sample.header, detail: detail, mask: mask, addsXML: addsXML)
    var bytes: [UInt8] = []
    writer.append(scored, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func everythingOfACall() {
    let expected =
      #"{"id":"C-20260304-0001","line":1,"call":{"scorecard":"power-95598","scorecardVersion":"1","#
      + #""startedAt":"2026-03-04T09:12:31+08:00","day":"2026-03-04","direction":"inbound","channel":"phone","#
      + #""callType":"fault-report","duration":192.40,"agent":{"id":"1024","name":"李敏","team":"一班"},"#
      + #""speakers":{"judged":"as-given","confidence":0.95}},"score":{"value":50.00,"min":33.33,"max":66.67,"#
      + #""earned":5.00,"potential":10.00,"grade":"差","passed":false,"fatal":false,"beforeFatal":50.00},"#
      + #""sections":[{"id":"opening","title":"开头语","earned":5.00,"potential":10.00}],"items":["#
      + #"{"rule":"opening-greeting","section":"opening","kind":"required","severity":"major","outcome":"pass","#
      + #""points":5.00,"lost":0.00,"evidence":[{"turn":0,"speaker":"agent","start":0.80,"end":4.20,"from":0,"to":2,"#
      + #""match":"exact","text":"您好"}]},"#
      + #"{"rule":"state-unit-name","section":"opening","kind":"required","severity":"major","outcome":"fail","#
      + #""points":5.00,"lost":5.00,"searched":[{"fromTurn":0,"toTurn":1}],"#
      + #""nearest":[{"turn":0,"from":3,"to":8,"text":"九五五九八"}]},"#
      + #"{"rule":"apologise-late-answer","section":"opening","kind":"required","severity":"major","#
      + #""outcome":"not-assessable","points":5.00,"lost":0.00,"missing":[{"field":"ringing"}]},"#
      + #"{"rule":"hold-apology","section":"opening","kind":"required","severity":"major","#
      + #""outcome":"not-applicable","points":5.00,"lost":0.00}],"findings":[]}"# + "\n"
    #expect(line() == expected)
  }

  /// The writer keeps what is the same in every call; a call of another scorecard must not get it.
  @Test func aWarmWriterWritesTheSame() {
    let other = Sample.scored(items: [Sample.item("other", .pass), Sample.item("state-unit-name", .fail)])
    let writer = ResultLineWriter(header: Sample.header, detail: .full, mask: nil)
    var bytes: [UInt8] = []
    let calls = [Sample.scored(), other, Sample.scored(), Sample.scored(turn: "您好", evidenceFrom: 0, to: 2), other]
    for call in calls { writer.append(call, to: &bytes) }
    #expect(String(decoding: bytes, as: UTF8.self) == calls.map { line($0, mask: nil) }.joined())
  }

  @Test func findingsOnlyLeaveOutWhatIsInOrder() {
    let fatal = Sample.item("fatal-kept", .pass, severity: .fatal)
    let rules = line(Sample.scored(items: Sample.items + [fatal]), detail: .findings)
      .split(separator: #"{"rule":""#).dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(rules == ["state-unit-name", "apologise-late-answer", "fatal-kept"])
  }

  @Test func personalDataAreMaskedAsInTheXML() {
    let call = Sample.scored(turn: "我的电话是13800138000", evidenceFrom: 3, to: 16)
    #expect(line(call).contains(#""text":"话是***********""#))
    #expect(line(call, mask: nil).contains(#""text":"话是13800138000""#))
  }

  @Test func whatIsNotKnownIsLeftOut() {
    let nothing = Score(
      value: nil, minimum: nil, maximum: nil, earned: .zero, potential: .zero, grade: "未评", passed: false,
      fatal: false, beforeFatal: nil)
    let call = Call(id: "C-1", source: Source(file: "a", line: 3, format: "text"))
    #expect(
      line(Sample.scored(call, score: nothing, items: [])).hasPrefix(
        #"{"id":"C-1","line":3,"call":{"scorecard":"power-95598","scorecardVersion":"1","channel":"phone","#
          + #""speakers":{"judged":"as-given","confidence":0.95}},"score":{"earned":0.00,"potential":0.00,"grade":"未评","#
          + #""passed":false,"fatal":false},"#))
  }

  @Test func everyCharacterStandsOnOneLine() {
    let text = "\"\\\u{0}\u{1F}\n\t\r\u{7F}\u{85}\u{2028}\u{2029}\u{FFFE}é𠮷"
    let escaped = #"\"\\\u0000\u001f\n\t\u000d\u007f\u0085\u2028\u2029"# + "\u{FFFE}é𠮷"
    #expect(line(Sample.scored(turn: text, evidenceFrom: 0, to: 99), mask: nil).contains(#""text":"\#(escaped)""#))
    var call = Sample.call()
    call.queue = text
    #expect(line(Sample.scored(call)).contains(#""queue":"\#(escaped)""#))
    call.queue = "\u{C2A0}Âé\u{E2}†\u{2027}\u{2030}\u{80}\u{84}\u{86}"
    #expect(line(Sample.scored(call)).contains(#""queue":"\#(call.queue ?? "")""#), "others with the same bytes stay")
  }

  @Test func theXMLIsTheCallsElement() throws {
    let scored = Sample.scored(turn: "您好<&\"", evidenceFrom: 0, to: 5)
    let writer = ScorecardXMLWriter(header: Sample.header, detail: .full, mask: PersonalDataMask())
    let element = String(decoding: writer.bytes(of: scored), as: UTF8.self)
    let escaped = element.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    #expect(line(scored, addsXML: true).hasSuffix(#","xml":"\#(escaped)"}"# + "\n"))
  }
}
