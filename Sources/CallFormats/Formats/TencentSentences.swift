import CallModel

/// Sentences as Tencent Cloud's recognisers give them: lines such as `[0:0.020,0:2.380,0]  您好。` and lists with more about each.
enum TencentSentences {
  /// The sentences of the lines of a `Result`; minutes and seconds, and as the third number the channel or the speaker.
  static func read(lines text: String) -> [RecognisedSentence] {
    text.split(whereSeparator: \.isNewline).map { line in
      let line = line.drop(while: \.isWhitespace)
      guard line.first == "[", let end = line.firstIndex(of: "]") else { return RecognisedSentence(String(line)) }
      let parts = line[line.index(after: line.startIndex)..<end].split(separator: ",", omittingEmptySubsequences: false)
      guard parts.count >= 2, let from = CueTime.seconds(trimmed(parts[0])), let to = CueTime.seconds(trimmed(parts[1]))
      else { return RecognisedSentence(String(line)) }
      var sentence = RecognisedSentence(String(line[line.index(after: end)...]))
      sentence.start = from
      sentence.end = to
      sentence.labels = [parts.count > 2 ? String(trimmed(parts[2])) : nil]
      return sentence
    }
  }

  /// Whether any of the lines tells whose voice it is; a `SpeakerId` of 0 throughout says nothing by itself.
  static func tellsVoices(lines text: String) -> Bool {
    read(lines: text).contains { $0.labels.contains { $0 != nil } }
  }

  /// The sentences of a `ResultDetail`; times in milliseconds.
  static func read(details list: JSONNode) throws(Defect) -> [RecognisedSentence] {
    var sentences: [RecognisedSentence] = []
    for element in try list.elements() {
      var sentence = try RecognisedSentence(
        try words(of: element), milliseconds: element.spelled(anyOf: "StartMs", "StartTime"),
        element.spelled(anyOf: "EndMs", "EndTime"))
      let role = element.spelled("SpeakerRoleName")?.textIfAny
      sentence.speaker = role.flatMap { Speaker(role: $0) }
      sentence.labels = [role ?? element.spelled("SpeakerId")?.textIfAny]
      sentences.append(sentence)
    }
    return sentences
  }

  private static func words(of element: JSONNode) throws(Defect) -> String {
    for name in ["FinalSentence", "WrittenText", "Text"] {
      if let text = element.spelled(name), text.textIfAny != nil { return try text.text() }
    }
    // In it the words stand apart.
    if let text = element.spelled("SliceSentence")?.textIfAny { return text.filter { !$0.isWhitespace } }
    return try element.required(spelled: "FinalSentence").text()
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
