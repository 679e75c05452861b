import CallModel

/// A sentence as a recogniser gives it: words, perhaps a time, perhaps labels that tell who speaks.
struct RecognisedSentence: Sendable {
  var words: String
  /// Seconds.
  var start: Double?
  /// Seconds.
  var end: Double?
  /// The side, where the service says which one it is.
  var speaker: Speaker?
  /// Labels of the voice, such as its channel and its speaker; which of them tells voices apart shows only in the whole.
  var labels: [String?] = []

  init(_ words: String) { self.words = Self.spoken(words) }

  /// Milliseconds from the start of the recording.
  init(_ words: String, milliseconds start: JSONNode?, _ end: JSONNode?) throws(Defect) {
    self.init(words)
    self.start = try start?.milliseconds()
    self.end = try end?.milliseconds()
  }

  /// The words without the marks of language, mood and sound that some recognisers put between them: `<|zh|>`.
  static func spoken(_ text: String) -> String {
    var words = ""
    var rest = text[...]
    while let mark = rest.firstRange(of: "<|") {
      guard let end = rest[mark.upperBound...].firstRange(of: "|>") else { break }
      words += rest[..<mark.lowerBound]
      rest = rest[end.upperBound...]
    }
    words += rest
    var trimmed = words.drop(while: \.isWhitespace)
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    return String(trimmed)
  }
}

extension CallDraft {
  /// Adds sentences; those without words are left out.
  ///
  /// The first kind of label that tells two voices apart tells all of them; if none does, the first that is there.
  mutating func append(_ sentences: [RecognisedSentence]) {
    let kinds = sentences.lazy.map(\.labels.count).max() ?? 0
    let telling =
      (0..<kinds).first { Self.labels(sentences, $0, atLeast: 2) }
      ?? (0..<kinds).first { Self.labels(sentences, $0, atLeast: 1) }
    for sentence in sentences where !sentence.words.isEmpty {
      if let speaker = sentence.speaker {
        append(speaker: speaker, text: sentence.words, start: sentence.start, end: sentence.end)
      } else {
        let voice = telling.flatMap { sentence.labels.indices.contains($0) ? sentence.labels[$0] : nil }
        append(voice: voice, text: sentence.words, start: sentence.start, end: sentence.end)
      }
    }
    sortTurnsListedByVoice()
  }

  /// Whether labels of a kind tell at least so many voices apart.
  private static func labels(_ sentences: [RecognisedSentence], _ kind: Int, atLeast count: Int) -> Bool {
    var seen: Set<String> = []
    for case let label? in sentences.lazy.compactMap({ $0.labels.indices.contains(kind) ? $0.labels[kind] : nil }) {
      seen.insert(label)
      if seen.count >= count { return true }
    }
    return false
  }
}

extension Defect {
  /// The service has not finished or has failed; code, name and message in its own words.
  static func notTranscribed(_ node: JSONNode, _ said: String?...) -> Defect {
    let said = said.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ": ")
    let harmless = said.unicodeScalars.prefix(longestMessage).map {
      $0.properties.generalCategory == .control ? " " : Character($0)
    }
    return node.defect(.notTranscribed(state: harmless.isEmpty ? "?" : String(harmless)))
  }

  /// The job is done, and its words are in another file.
  static func transcribedElsewhere(_ state: JSONNode, link: String) -> Defect {
    notTranscribed(state, state.textIfAny, "the transcript is in the file behind \(link)")
  }

  /// Messages of services are a sentence; a page of HTML is none.
  private static let longestMessage = 200
}

extension JSONNode {
  /// A name or number of the call's data that may be missing: not empty, not longer than names are, no control characters.
  var label: String? {
    guard let text = textIfAny, text.utf8.count <= HotlineCall.maximumIdentifierLength,
      text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
    else { return nil }
    return text
  }

  /// A time of speech in seconds; `nil` for the −1 of recognisers that know none.
  ///
  /// - Parameter milliseconds: Whether the document counts in thousandths of a second.
  func spokenAt(milliseconds isMilliseconds: Bool) throws(Defect) -> Double? {
    guard try number() >= 0 else { return nil }
    return isMilliseconds ? try milliseconds() : try seconds()
  }

  /// A length of time in seconds, where there is one: services write 0 or −1 when they do not know it.
  func length(in unitsOfSecond: Double) -> Double? {
    guard let number = try? number(), number > 0, number / unitsOfSecond <= 31_536_000 else { return nil }
    return number / unitsOfSecond
  }
}
