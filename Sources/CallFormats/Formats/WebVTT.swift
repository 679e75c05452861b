import CallModel

/// WebVTT (`.vtt`, W3C): `<v 客服>` says who speaks.
enum WebVTT: TextCallFormat {
  static let description = FormatDescription(
    id: "webvtt", english: "WebVTT subtitles", chinese: "WebVTT 字幕（.vtt）",
    example: """
      WEBVTT

      00:00.800 --> 00:04.200
      <v 客服>您好，请问有什么可以帮您？
      """)

  static func recognises(_ beginning: TextDocument) -> Bool {
    guard let first = beginning.lines.first, first.hasPrefix("WEBVTT") else { return false }
    return first.dropFirst(6).first.map(\.isWhitespace) ?? true
  }

  static func calls(in document: TextDocument) throws(Defect) -> [Result<CallDraft, Defect>] {
    var lines = document.lines
    guard recognises(document) else {
      throw TextDocument.defect(line: 1, .malformedText(expected: "WEBVTT"), found: lines.first ?? "")
    }
    lines[0] = ""
    blankNotes(in: &lines)
    let cues = try SubtitleCue.cues(in: lines[...], at: 1)
    var draft = CallDraft()
    guard cues.contains(where: { $0.lines.contains { voice(in: $0[...]) != nil } }) else {
      SubtitleCue.append(cues, to: &draft)
      return [.success(draft)]
    }
    for cue in cues { append(cue, to: &draft) }
    return [.success(draft)]
  }

  /// Comments, style sheets and regions last to the next blank line.
  private static func blankNotes(in lines: inout [String]) {
    var isNote = false
    var isAfterBlank = true
    for index in lines.indices {
      let line = lines[index]
      if line.allSatisfy(\.isWhitespace) {
        (isNote, isAfterBlank) = (false, true)
        continue
      }
      if isAfterBlank {
        isNote = ["NOTE", "STYLE", "REGION"].contains { line == $0 || line.hasPrefix($0 + " ") }
      }
      isAfterBlank = false
      if isNote { lines[index] = "" }
    }
  }

  /// Adds a turn for each voice of a cue; what stands before the first is nobody's.
  private static func append(_ cue: SubtitleCue, to draft: inout CallDraft) {
    var parts: [(name: String?, words: String)] = []
    for line in cue.lines {
      var rest = line[...]
      while !rest.isEmpty {
        let found = voice(in: rest)
        let words = CueText.cleaned(rest[..<(found?.tag.lowerBound ?? rest.endIndex)])
        if !words.isEmpty {
          if parts.isEmpty { parts.append((nil, "")) }
          CueText.append(words, to: &parts[parts.count - 1].words)
        }
        guard let found else { break }
        if parts.last?.name != found.name { parts.append((found.name, "")) }
        rest = rest[found.tag.upperBound...]
      }
    }
    parts.removeAll { $0.words.isEmpty }
    for (index, part) in parts.enumerated() {
      // When one stops and the next begins in a cue, it does not say.
      let start = index == 0 ? cue.start : nil
      let end = index == parts.count - 1 ? cue.end : nil
      if let name = part.name {
        SpeakerPrefix.append(part.words, by: name, start: start, end: end, to: &draft)
      } else {
        draft.append(voice: nil, text: part.words, start: start, end: end)
      }
    }
  }

  /// The first `<v 客服>` or `<v.loud 客服>`.
  private static func voice(in text: Substring) -> (name: String, tag: Range<Substring.Index>)? {
    var rest = text
    while let open = rest.firstRange(of: "<v") {
      rest = rest[open.upperBound...]
      guard let next = rest.first, next == "." || next.isWhitespace, let close = rest.prefix(120).firstIndex(of: ">"),
        let blank = rest[..<close].firstIndex(where: \.isWhitespace)
      else { continue }
      let name = CueText.cleaned(rest[blank..<close])
      if !name.isEmpty { return (name, open.lowerBound..<rest.index(after: close)) }
    }
    return nil
  }
}
