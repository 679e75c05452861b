import CallFormats
import CallModel
import Testing

/// The only call of a document.
func onlyCall(in document: String, named name: String = "export.json") throws -> Call {
  let results = try calls(in: document, named: name)
  try #require(results.count == 1)
  return try results[0].get()
}

/// The only complaint about a document.
func onlyRejection(of document: String, named name: String = "export.json") throws -> Rejection {
  let results = try calls(in: document, named: name)
  try #require(results.count == 1)
  guard case .failure(let rejection) = results[0] else {
    Issue.record("it was read")
    return Rejection(file: "", line: 0, reason: .unknownFormat)
  }
  return rejection
}

extension Call {
  /// Each turn as `side or voice|start|end|words`.
  var script: [String] {
    turns.map { turn in
      let who = turn.speaker == .unknown ? turn.voice.map { voices[$0] } ?? "?" : turn.speaker.rawValue
      return "\(who)|\(turn.start.map { "\($0)" } ?? "")|\(turn.end.map { "\($0)" } ?? "")|\(string(of: turn))"
    }
  }
}
