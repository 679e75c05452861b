/// A list of who said what, in the words of many vendors: segments, utterances, turns, monologues.
struct VConSegments {
  struct Turn {
    var words: String
    /// Seconds, or milliseconds where a vendor counts so and does not say it.
    var start: Double?
    var end: Double?
    /// Index of the vCon's parties.
    var party: Int?
    var label: String?
    var channel: Int?
  }

  private let segments: [JSONNode]
  /// What the transcript calls its speakers, by the numbers that its segments use.
  private let names: [String: String]

  /// Looks for the list in a document; `nil` where there is none.
  init?(_ document: JSONNode) {
    guard let segments = Self.list(in: document, depth: 0) else { return nil }
    self.segments = segments
    names = Self.names(document["speakers"])
  }

  private static let lists = [
    "segments", "utterances", "sentences", "turns", "monologues", "messages", "entries", "transcript", "transcription",
    "results", "conversation", "dialog", "phrases",
  ]

  private static func list(in document: JSONNode, depth: Int) -> [JSONNode]? {
    if document.isArray {
      let elements = document.elementsIfArray
      return elements.first?.isObject == true ? elements : nil
    }
    guard document.isObject, depth < 3 else { return nil }
    for name in lists {
      if let list = document.spelled(name).flatMap({ list(in: $0, depth: depth + 1) }) { return list }
    }
    return nil
  }

  /// The turns, those without words left out.
  ///
  /// - Parameter beginning: Of the dialog in seconds since 1970, for segments with instants.
  func turns(from beginning: Double?) throws(Defect) -> [Turn] {
    var turns: [Turn] = []
    for segment in segments {
      var turn = Turn(words: try Self.words(of: segment))
      turn.start = try Self.time(
        segment.spelled(anyOf: "start", "start_time", "begin", "begin_time", "offset", "timestamp", "ts", "time"),
        segment.spelled(anyOf: "start_ms", "begin_ms", "offset_ms", "start_time_ms", "start_millis"), from: beginning)
      turn.end = try Self.time(
        segment.spelled(anyOf: "end", "end_time", "stop", "end_ts"),
        segment.spelled(anyOf: "end_ms", "end_time_ms", "end_millis"), from: beginning)
      if turn.end == nil, let start = turn.start {
        let length = try Self.time(segment["duration"], segment.spelled("duration_ms"), from: nil)
        turn.end = length.map { start + $0 }
      }
      turn.channel = segment.spelled(anyOf: "channel", "channel_id", "channel_index").flatMap(Self.index)
      if let party = segment.spelled(anyOf: "party", "party_id", "party_index") {
        turn.party = Self.index(party)
        turn.label = turn.party == nil ? Self.name(party) : nil
      } else if let role = segment["role"]?.textIfAny {
        turn.label = role
      } else {
        turn.label = segment.spelled(
          anyOf:
            "speaker", "speaker_name", "speaker_label", "speaker_id", "participant", "name", "from"
        )
        .flatMap(Self.name)
        .map { names[$0] ?? $0 }
      }
      turns.append(turn)
    }
    return turns
  }

  /// `"speakers":{"0":{"id":0,"label":"Alice"}}` (draft-howe-vcon-wtf-extension), or a list of such.
  private static func names(_ speakers: JSONNode?) -> [String: String] {
    guard let speakers else { return [:] }
    var names: [String: String] = [:]
    if case .object(let members) = speakers.tree {
      for member in members.prefix(64) {
        names[member.name] = JSONNode(member.value).spelled(anyOf: "label", "name")?.textIfAny
      }
    }
    for speaker in speakers.elementsIfArray.prefix(64) {
      guard let id = speaker["id"]?.textIfAny else { continue }
      names[id] = speaker.spelled(anyOf: "label", "name")?.textIfAny
    }
    // Names that two share tell nobody apart.
    return Set(names.values).count == names.count ? names : [:]
  }

  private static func index(_ node: JSONNode) -> Int? { (try? node.number()).flatMap { Int(exactly: $0) } }

  private static func name(_ node: JSONNode) -> String? {
    node.isObject ? node.spelled(anyOf: "role", "name", "label", "id")?.textIfAny : node.textIfAny
  }

  private static func words(of segment: JSONNode) throws(Defect) -> String {
    guard segment.isObject else { throw segment.defect(.wrongType(expected: .object)) }
    if let text = segment.spelled(anyOf: "text", "transcript", "content", "message", "body", "utterance", "sentence"),
      !text.isArray
    {
      return try text.text()
    }
    guard let list = segment.spelled(anyOf: "words", "elements"), list.isArray else {
      return try segment.required("text").text()
    }
    var words = SpokenWords()
    for word in try list.elements() {
      let text = word.isString ? word : word.spelled(anyOf: "punctuated_word", "word", "text", "value", "content")
      guard let text = text?.textIfAny else { continue }
      let isPunctuation = word["type"]?.textIfAny?.hasPrefix("punct") == true
      if !text.allSatisfy(\.isWhitespace) { words.append(text, isPunctuation: isPunctuation) }
    }
    return words.text
  }

  /// Seconds from the beginning of the dialog: numbers, clock times such as `00:01:02.5`, or instants.
  private static func time(
    _ time: JSONNode?, _ milliseconds: JSONNode?, from beginning: Double?
  ) throws(Defect) -> Double? {
    if let milliseconds { return try milliseconds.spokenAt(milliseconds: true) }
    guard let time else { return nil }
    if time.isString, let text = time.textIfAny, Double(text) == nil {
      if let seconds = CueTime.seconds(text[...]) { return seconds }
      guard let instant = Instant.secondsSince1970(text) else { throw time.defect(.wrongType(expected: .number)) }
      return beginning.flatMap { instant >= $0 ? instant - $0 : nil }
    }
    return try time.spokenAt(milliseconds: false)
  }
}
