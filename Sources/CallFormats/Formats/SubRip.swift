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
    var draft = CallDraft()
    var cue: (start: Double, end: Double, words: [String])?
    func finish() {
      if let cue { SpeakerPrefix.append(cue.words.joined(separator: " "), start: cue.start, end: cue.end, to: &draft) }
    }
    for (index, line) in document.lines.enumerated() {
      let line = line.drop(while: \.isWhitespace)
      if let time = CueTime.range(in: line) {
        finish()
        guard time.end >= time.start else {
          throw TextDocument.defect(line: index + 1, .endsBeforeStart(time.start), found: String(line))
        }
        cue = (time.start, time.end, [])
      } else if line.isEmpty {
        finish()
        cue = nil
      } else {
        // Before the times stands the number of the cue.
        cue?.words.append(String(line))
      }
    }
    finish()
    return [.success(draft)]
  }
}
