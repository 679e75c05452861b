import CallModel

/// What recognisers write beside the words, and how they separate the words.
enum TranscriptText {
  /// The words alone: without `<|zh|>`, `[BLANK_AUDIO]` and the like, without blanks between Chinese characters.
  static func cleaned(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var words = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    var isApart = false
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if let end = endOfTag(in: scalars, at: index) {
        index = end
        continue
      }
      index += 1
      if scalar.properties.isWhitespace || scalar.value < 0x20 {
        isApart = true
        continue
      }
      if isApart, let last, !(isChinese(last) && isChinese(scalar)) { words.append(" ") }
      isApart = false
      words.append(scalar)
      last = scalar
    }
    let cleaned = String(words)
    return isMarker(cleaned) ? "" : cleaned
  }

  /// Chinese characters with their punctuation and the full-width forms: what stands without blanks.
  static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3000...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFFEF, 0x20000...0x3FFFF: true
    case 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026: true
    default: false
    }
  }

  private static let longestTag = 32

  /// `<|NEUTRAL|>`, `<|0.00|>`: the tokens by which SenseVoice and Whisper tell language, mood and time.
  private static func endOfTag(in scalars: [Unicode.Scalar], at start: Int) -> Int? {
    guard scalars[start] == "<", start + 1 < scalars.count, scalars[start + 1] == "|" else { return nil }
    var index = start + 2
    while index + 1 < scalars.count, index - start < longestTag {
      if scalars[index] == "|", scalars[index + 1] == ">" { return index + 2 }
      index += 1
    }
    return nil
  }

  private static let markers: Set<String> = [
    "blank_audio", "blankaudio", "music", "musicplaying", "noise", "silence", "sound", "applause", "laughter", "laughs",
    "beep", "ringing", "inaudible", "音乐", "静音", "噪音", "噪声", "掌声", "笑声", "笑", "铃声", "彩铃", "听不清", "无声",
  ]

  /// Whether the text is only what a recogniser writes for a sound: `[MUSIC]`, `（音乐）`, `*笑*`, `♪`.
  private static func isMarker(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, "[(（【*♪<".unicodeScalars.contains(first), text.utf8.count < 40 else {
      return false
    }
    let name = text.lowercased().filter { !"[]()（）【】*♪<> ".contains($0) }
    return name.isEmpty || markers.contains(name)
  }
}

/// Puts a sentence together from words and punctuation.
struct SpokenWords {
  private(set) var text = ""

  var isEmpty: Bool { text.isEmpty }

  /// Adds a word with a blank before it, where neither it nor the word before is Chinese; punctuation stands close.
  mutating func append(_ word: String, isPunctuation: Bool = false) {
    guard let first = word.unicodeScalars.first else { return }
    if !isPunctuation, let last = text.unicodeScalars.last, !TranscriptText.isChinese(last),
      !TranscriptText.isChinese(first)
    {
      text += " "
    }
    text += word
  }

  /// Whether a sentence ends here.
  var endsSentence: Bool { text.unicodeScalars.last.map { "。！？.!?".unicodeScalars.contains($0) } ?? false }
}

extension CallDraft {
  /// Adds what somebody said, cleaned; nothing where that leaves no words.
  ///
  /// - Parameter label: The side (`AGENT`, 客服) or the voice (`spk_0`) as the export calls it.
  mutating func appendSpoken(_ text: String, by label: String?, start: Double?, end: Double?) {
    let words = TranscriptText.cleaned(text)
    guard !words.isEmpty else { return }
    if let label {
      SpeakerPrefix.append(words, by: label, start: start, end: end, to: &self)
    } else {
      append(voice: nil, text: words, start: start, end: end)
    }
  }

  /// The same for a side that is known.
  mutating func appendSpoken(_ text: String, as speaker: Speaker, start: Double?, end: Double?) {
    let words = TranscriptText.cleaned(text)
    guard !words.isEmpty else { return }
    append(speaker: speaker, text: words, start: start, end: end)
  }
}
