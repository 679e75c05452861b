import CallModel

/// SubRip subtitles (`.srt`). They have no field for the speaker: a prefix such as `客服：` or `[Speaker 1]` says who speaks.
enum SubRip: TextCallFormat {
  static let description = FormatDescription(
    id: "srt", english: "SubRip subtitles", chinese: "SubRip 字幕（.srt）",
    example: """
      1
      00:00:00,800 --> 00:00:04,200
      客服：您好，请问有什么可以帮您？
      """)

  static func recognises(_ beginning: TextDocument) -> Bool {
    let lines = beginning.lines.lazy.filter { !$0.allSatisfy(\.isWhitespace) }.prefix(2)
    return lines.contains { CueTime.range(in: $0) != nil } && lines.first?.hasPrefix("WEBVTT") == false
  }

  static func calls(in document: TextDocument) throws(Defect) -> [Result<CallDraft, Defect>] {
    let cues = try SubtitleCue.cues(in: document.lines[...], at: 1)
    var draft = CallDraft()
    SubtitleCue.append(cues, to: &draft)
    return [.success(draft)]
  }
}

/// A stretch of time and what stands on the screen in it.
struct SubtitleCue {
  /// Seconds.
  var start: Double
  var end: Double
  /// As they stand there, with tags.
  var lines: [String]

  /// The cues among lines; whatever has no times is passed over: numbers, names of cues, notes.
  ///
  /// - Parameter number: Of the first of the lines.
  static func cues(in lines: ArraySlice<String>, at number: Int) throws(Defect) -> [SubtitleCue] {
    var cues: [SubtitleCue] = []
    var isInCue = false
    for (index, line) in zip(number..., lines) {
      let text = line.drop(while: \.isWhitespace)
      if let time = CueTime.range(in: text) {
        // Without a blank line between them, the number of this cue was taken for words of the last.
        if isInCue, let last = cues.last?.lines.last, last.allSatisfy(\.isNumber), number + lines.count > index {
          cues[cues.count - 1].lines.removeLast()
        }
        cues.append(SubtitleCue(start: time.start, end: time.end, lines: []))
        isInCue = true
      } else if text.isEmpty {
        isInCue = false
      } else if text.contains("-->") {
        throw TextDocument.defect(
          line: index, .malformedText(expected: "00:00:01,000 --> 00:00:03,000"), found: String(text))
      } else if isInCue {
        cues[cues.count - 1].lines.append(String(text))
      }
    }
    return cues
  }

  /// Adds the turns of cues whose speakers stand before the words.
  static func append(_ cues: [SubtitleCue], to draft: inout CallDraft) {
    let cleaned = cues.map { cue in cue.lines.map { CueText.cleaned($0) } }
    let names = SpeakerNames(of: cleaned.lazy.joined().filter { !$0.isEmpty })
    for (cue, lines) in zip(cues, cleaned) {
      var parts: [[String]] = []
      for line in lines {
        if let (name, _) = SpeakerPrefix.split(line), names.contains(name) {
          parts.append([line])
        } else if parts.isEmpty {
          parts.append([line])
        } else {
          parts[parts.count - 1].append(line)
        }
      }
      for (index, part) in parts.enumerated() {
        // When one stops and the next begins in a cue, it does not say.
        SpeakerPrefix.append(
          CueText.joined(part), start: index == 0 ? cue.start : nil, end: index == parts.count - 1 ? cue.end : nil,
          names: names, to: &draft)
      }
    }
  }
}
