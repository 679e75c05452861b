import CallModel

/// The body of a transcript in a vCon. Its content is the vendor's affair: segments, a recogniser's whole answer, or lines of text.
struct VConTranscript {
  private let parties: VConParties
  /// Of the dialog's parties, in order; `channel` counts them.
  private let channels: [Int]
  /// Seconds since 1970.
  private let beginning: Double?
  /// Seconds.
  private let duration: Double?
  private let countsMilliseconds: Bool

  init(dialog: JSONNode?, parties: VConParties, vendor: String? = nil) throws(Defect) {
    self.parties = parties
    channels = try VConDialog.indices(dialog?["parties"])
    beginning = dialog?["start"]?.textIfAny.flatMap(Instant.secondsSince1970)
    duration = try dialog?["duration"]?.spokenAt(milliseconds: false)
    countsMilliseconds = vendor?.lowercased().contains("assembly") == true
  }

  /// Adds the turns of a body.
  func append(_ body: JSONNode, encoding: String?, to draft: inout CallDraft) throws(Defect) {
    if body.isString {
      let text = try text(of: body, encoding: encoding)
      if let document = try document(in: text, of: body, encoding: encoding) {
        try append(document, encoding: nil, to: &draft)
      } else {
        appendLines(text, to: &draft)
      }
    } else if try appendAnswer(body, to: &draft) {
      return
    } else if let segments = VConSegments(body) {
      try append(segments, to: &draft)
    } else {
      let words = body.spelled(anyOf: "text", "transcript", "transcription", "content")
      guard let words, words.isString || words.isObject else { throw body.defect(.noTranscript) }
      try append(words, encoding: nil, to: &draft)
    }
  }

  /// Adds a message, or the lines of a whole conversation where it names those who speak.
  func append(
    message body: JSONNode, encoding: String?, by sender: Int?, at start: Double?, to draft: inout CallDraft
  ) throws(Defect) {
    guard body.isString else { return try append(body, encoding: encoding, to: &draft) }
    let text = try text(of: body, encoding: encoding)
    if let document = try document(in: text, of: body, encoding: encoding), document.isArray || document.isObject {
      return try append(document, encoding: nil, to: &draft)
    }
    let lines = text.split(whereSeparator: \.isNewline)
    if lines.count > 1, lines.contains(where: { speaker(before: $0[...])?.isKnown == true }) {
      appendLines(text, to: &draft)
    } else if let party = parties[sender] {
      parties.append(text, by: party, start: start, end: nil, to: &draft)
    } else {
      draft.appendSpoken(text, by: nil, start: start, end: nil)
    }
  }

  private func text(of body: JSONNode, encoding: String?) throws(Defect) -> String {
    let text = try body.text()
    guard encoding?.lowercased() == "base64url" || encoding?.lowercased() == "base64" else { return text }
    guard let decoded = Base64URL.text(text) else { throw body.defect(.malformedText(expected: "base64url")) }
    return decoded
  }

  /// The JSON that a body holds as a string, declared or not.
  private func document(in text: String, of body: JSONNode, encoding: String?) throws(Defect) -> JSONNode? {
    let first = text.utf8.first { $0 > 0x20 }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first == UInt8(ascii: "\"") else { return nil }
    do throws(Defect) {
      return JSONNode(try JSONTree.parse(text.utf8, path: body.path), path: body.path)
    } catch {
      // `[00:05] 客服：您好` begins with a bracket too.
      if encoding?.lowercased() == "json" { throw error }
      return nil
    }
  }

  /// What a recogniser answered, which its own reader knows best; `false` where none does.
  private func appendAnswer(_ body: JSONNode, to draft: inout CallDraft) throws(Defect) -> Bool {
    guard let type = FormatRegistry.recognise(body), type != VCon.self,
      type != Whisper.self || VConSegments(body) == nil
    else { return false }
    guard let inner = try type.calls(in: body).first else { return false }
    let call = try inner.get().call
    for turn in call.turns {
      let words = call.string(of: turn)
      if turn.speaker == .unknown {
        let label = turn.voice.map { call.voices[$0] }
        parties.append(words, by: label, start: turn.start, end: turn.end, to: &draft)
      } else {
        draft.appendSpoken(words, as: turn.speaker, start: turn.start, end: turn.end)
      }
    }
    return true
  }

  private func append(_ segments: VConSegments, to draft: inout CallDraft) throws(Defect) {
    let turns = try segments.turns(from: beginning)
    let last = turns.lazy.compactMap { $0.end ?? $0.start }.max() ?? 0
    // No vendor cares that vCons count in seconds: far beyond the end of the recording they are milliseconds.
    let isMilliseconds = countsMilliseconds || duration.map { last > 20 * $0 + 100 } == true
    let scale = isMilliseconds ? 1000.0 : 1
    let channelsSpeak = Set(turns.compactMap(\.channel)).count > 1
    for turn in turns {
      let (start, end) = (turn.start.map { $0 / scale }, turn.end.map { $0 / scale })
      var party = parties[turn.party]
      if party == nil, turn.label == nil, channelsSpeak, let channel = turn.channel, channels.indices.contains(channel)
      {
        party = parties[channels[channel]]
      }
      if let party {
        parties.append(turn.words, by: party, start: start, end: end, to: &draft)
      } else {
        let label = turn.label ?? (channelsSpeak ? turn.channel.map { String($0) } : nil)
        parties.append(turn.words, by: label, start: start, end: end, to: &draft)
      }
    }
  }

  // MARK: - Lines

  /// `Name: words`, with or without a time before it; a line without a name goes on with the words of the one before.
  private func appendLines(_ text: String, to draft: inout CallDraft) {
    var words: [Substring] = []
    var name: String?
    var start: Double?
    func finish() {
      parties.append(words.joined(separator: " "), by: name, start: start, end: nil, to: &draft)
    }
    for line in text.split(whereSeparator: \.isNewline) {
      let (time, rest) = Self.time(before: line)
      if let (next, said, _) = speaker(before: rest) {
        finish()
        (name, start, words) = (next, time, [said])
      } else if time != nil || name == nil {
        finish()
        (start, words) = (time, [rest])
      } else {
        words.append(rest)
      }
    }
    finish()
  }

  /// The name before the words; known if it is a party's or a side's. Parties may have longer names than speakers elsewhere.
  private func speaker(before line: Substring) -> (name: String, words: Substring, isKnown: Bool)? {
    if let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) {
      let name = line[..<colon].drop(while: \.isWhitespace)
      if parties.party(named: String(name)) != nil {
        return (String(name), line[line.index(after: colon)...], true)
      }
    }
    guard let (name, words) = SpeakerPrefix.split(line) else { return nil }
    return (name, words[...], Speaker(role: name) != nil || parties.party(named: name) != nil)
  }

  /// `[00:01:02]`, `00:01:02.5`, `(01:02)` before a line.
  private static func time(before line: Substring) -> (seconds: Double?, rest: Substring) {
    let line = line.drop { $0.isWhitespace }
    let isBracketed = line.first.map { "[(【（".contains($0) } == true
    let token = line.dropFirst(isBracketed ? 1 : 0).prefix { !$0.isWhitespace && !"])】）".contains($0) }
    guard token.utf8.count < 20, let seconds = CueTime.seconds(token) else { return (nil, line) }
    return (seconds, line[token.endIndex...].drop { $0.isWhitespace || "])】）-".contains($0) })
  }
}
