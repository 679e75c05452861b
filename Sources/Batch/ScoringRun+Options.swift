import CallFormats

extension ScoringRun.Options {
  /// What was asked for that changes what is written, for the run report and the journal.
  var described: [(name: String, value: String)] {
    var described = [
      (name: "detail", value: detail.rawValue), (name: "masked", value: mask == nil ? "false" : "true"),
      (name: "language", value: language == .chinese ? "zh" : "en"),
    ]
    if let format = reading.format { described.append((name: "format", value: format.id)) }
    if let voice = reading.roles.agentVoice { described.append((name: "agent-voice", value: voice)) }
    return described
  }
}
