/// What subtitles and transcripts carry beside words: tags, entities, names of sounds.
enum CueText {
  /// Joins the lines of a cue: between Chinese characters nothing is missing where a line ends.
  static func joined(_ lines: some Sequence<String>) -> String {
    var text = ""
    for line in lines { append(line, to: &text) }
    return text
  }

  /// Adds a line.
  static func append(_ line: String, to text: inout String) {
    guard let first = line.first else { return }
    if let last = text.last, last.isASCII || first.isASCII { text += " " }
    text += line
  }

  /// Without tags (`<i>`, `<00:01.000>`, `<|zh|>`, `{\an8}`), entities, and sounds in brackets; blanks around it are gone.
  static func cleaned(_ text: some StringProtocol) -> String {
    var words = ""
    var rest = Substring(text)
    while let first = rest.first {
      if let close = closing[first], let tag = bracketed(rest, until: close), isMarkup(tag, after: first) {
        rest = rest[tag.endIndex...].dropFirst()
      } else if first == "&", let (character, end) = entity(rest) {
        words.append(character)
        rest = rest[end...]
      } else if first == "♪" || first == "\u{200E}" || first == "\u{200F}" || first == "\u{FEFF}" {
        rest = rest.dropFirst()
      } else {
        words.append(first)
        rest = rest.dropFirst()
      }
    }
    return SpeakerPrefix.trimmed(words)
  }

  private static let closing: [Character: Character] = [
    "<": ">", "{": "}", "[": "]", "【": "】", "(": ")", "（": "）",
  ]

  /// What stands between a bracket and its partner; markup is short, so that no more than that is looked through.
  private static func bracketed(_ text: Substring, until close: Character) -> Substring? {
    let inside = text.dropFirst().prefix(80)
    return inside.firstIndex(of: close).map { inside[..<$0] }
  }

  private static func isMarkup(_ tag: Substring, after open: Character) -> Bool {
    switch open {
    case "{": return tag.hasPrefix("\\")
    case "<":
      guard let first = tag.first else { return false }
      return first == "/" || first == "|" || first.isASCII && (first.isLetter || first.isNumber)
    default: return sounds.contains(tag.lowercased().filter { !$0.isWhitespace && $0 != "_" })
    }
  }

  private static let sounds: Set<String> = [
    "音乐", "静音", "掌声", "笑声", "笑", "噪音", "噪声", "杂音", "彩铃", "铃声", "背景音", "背景音乐", "听不清", "无声", "沉默", "music", "noise",
    "silence",
    "laughter", "applause", "inaudible", "blankaudio", "crosstalk", "backgroundnoise",
  ]

  private static func entity(_ text: Substring) -> (Character, Substring.Index)? {
    guard let end = text.prefix(12).firstIndex(of: ";") else { return nil }
    let name = text[..<end].dropFirst()
    let after = text.index(after: end)
    switch name {
    case "amp": return ("&", after)
    case "lt": return ("<", after)
    case "gt": return (">", after)
    case "quot": return ("\"", after)
    case "apos", "#39": return ("'", after)
    case "nbsp": return (" ", after)
    case "lrm", "rlm": return (" ", after)
    default:
      guard name.first == "#" else { return nil }
      let digits = name.dropFirst()
      let isHexadecimal = digits.first == "x" || digits.first == "X"
      let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard let number, number >= 0x20, let scalar = Unicode.Scalar(number) else { return nil }
      return (Character(scalar), after)
    }
  }
}
