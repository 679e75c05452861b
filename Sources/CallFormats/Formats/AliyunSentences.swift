/// Sentences as Alibaba Cloud's recognisers give them: `Text`, `BeginTime`, `EndTime`, `ChannelId` and perhaps `SpeakerId`, in
/// the capitals of the polled answer or with the underscores of the callbacks.
enum AliyunSentences {
  /// Status codes of jobs that have finished, with words and without.
  private static let finishedCodes: Set<String> = ["20000000", "21050000", "21050003"]
  private static let finishedStates: Set<String> = [
    "SUCCESS", "SUCCESS_WITH_NO_VALID_FRAGMENT", "SUCCEED", "SUCCEEDED",
  ]

  /// Whether this is a list of such sentences; an empty one tells nothing.
  static func recognises(_ sentences: JSONNode?) -> Bool {
    guard let sentence = sentences?.firstElement else { return false }
    return sentence.spelled("Text") != nil && sentence.spelled("BeginTime") != nil
  }

  /// The sentences of a list.
  static func read(_ list: JSONNode) throws(Defect) -> [RecognisedSentence] {
    var sentences: [RecognisedSentence] = []
    for element in try unwrapped(list).elements() {
      var sentence = try RecognisedSentence(
        try element.required(spelled: "Text").text(), milliseconds: element.spelled("BeginTime"),
        element.spelled("EndTime"))
      // In stereo recordings the channel tells the sides apart; in mono ones it is 0 throughout and the speaker does.
      sentence.labels = [element.spelled("ChannelId")?.textIfAny, element.spelled("SpeakerId")?.textIfAny]
      sentences.append(sentence)
    }
    return sentences
  }

  /// Some software kits wrap a list once more in an object with nothing else in it: `{"SecretAsrSentenceDTO":[…]}`.
  private static func unwrapped(_ list: JSONNode) -> JSONNode {
    guard case .object(let members) = list.tree, members.count == 1, case .array = members[0].value else { return list }
    return list[members[0].name] ?? list
  }

  /// Complains where the service found nobody speaking, in its own words where it has any.
  static func requireSpeech(_ sentences: [RecognisedSentence], state: JSONNode?, code: JSONNode?) throws(Defect) {
    guard sentences.isEmpty else { return }
    if let state, let text = state.textIfAny, text == "SUCCESS_WITH_NO_VALID_FRAGMENT" {
      throw Defect.notTranscribed(state, text)
    }
    if let code, code.textIfAny == "21050003" {
      throw Defect.notTranscribed(code, "21050003", "SUCCESS_WITH_NO_VALID_FRAGMENT")
    }
  }

  /// Complains where a job has not finished or has failed.
  static func requireFinished(_ state: JSONNode?, code: JSONNode?, message: JSONNode?) throws(Defect) {
    if let state, let text = state.textIfAny {
      guard finishedStates.contains(text) else {
        throw Defect.notTranscribed(state, text, message?.textIfAny == text ? nil : message?.textIfAny)
      }
    } else if let code, let number = code.textIfAny, !finishedCodes.contains(number) {
      throw Defect.notTranscribed(code, number, message?.textIfAny)
    }
  }
}
