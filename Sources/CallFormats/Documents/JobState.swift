/// What a service says of a recording that it has not transcribed.
enum JobState {
  /// Messages of services are a sentence; a page of HTML is none.
  private static let longestMessage = 200

  /// The complaint, with the state and the message as the service words them.
  static func notTranscribed(_ state: JSONNode, message: JSONNode? = nil) -> Defect {
    notTranscribed(state, words: message?.textIfAny)
  }

  static func notTranscribed(_ state: JSONNode, words: String?) -> Defect {
    let said = [state.textIfAny, words].compactMap { $0 }.joined(separator: ": ")
    let harmless = said.unicodeScalars.prefix(longestMessage).map { scalar -> Character in
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? " " : Character(scalar)
    }
    return state.defect(.notTranscribed(state: harmless.isEmpty ? "?" : String(harmless)))
  }
}
