import CallFormats
import CallModel
import Testing

/// The only call of a document.
func call(in document: String, named name: String = "export.json") throws -> Call {
  let results = try calls(in: document, named: name)
  #expect(results.count == 1)
  return try #require(results.first).get()
}

/// Why the only call of a document could not be read, as a person is told: `field: message`.
func complaint(about document: String, named name: String = "export.json") throws -> String {
  let results = try calls(in: document, named: name)
  #expect(results.count == 1)
  guard case .failure(let rejection)? = results.first else { return "was read" }
  return (rejection.field.map { $0 + ": " } ?? "") + rejection.reason.message(in: .english)
}

/// The turns as `agent 0.8–4.2 您好`; in the place of an unknown speaker the voice as the export calls it, `?` where it does not.
func spoken(in call: Call) -> [String] {
  call.turns.map { turn in
    let side = turn.speaker == .unknown ? turn.voice.map { call.voices[$0] } ?? "?" : turn.speaker.rawValue
    let times = turn.start.map { start in " \(start)–" + (turn.end.map { "\($0)" } ?? "") } ?? ""
    return "\(side)\(times) \(call.string(of: turn))"
  }
}
