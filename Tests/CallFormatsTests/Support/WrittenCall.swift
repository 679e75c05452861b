import CallModel

extension Call {
  /// The turns as one reads them: `agent 0.8–4.2 您好`; in the place of an unknown speaker stands the voice as the export
  /// calls it, `?` where it does not.
  var written: [String] {
    turns.map { turn in
      let name = turn.speaker == .unknown ? turn.voice.map { voices[$0] } ?? "?" : turn.speaker.rawValue
      let times: String? =
        turn.start == nil && turn.end == nil
        ? nil : "\(turn.start.map { "\($0)" } ?? "")–\(turn.end.map { "\($0)" } ?? "")"
      return [name, times, string(of: turn)].compactMap(\.self).joined(separator: " ")
    }
  }
}
