import CallModel

/// Who speaks, written before what is said: `客服：`, `A: `, `角色1：`, `[Speaker 1] `.
enum SpeakerPrefix {
  /// A name longer than this is no name but the beginning of what is said.
  private static let longestName = 16

  /// The name and the words, or `nil` where no name stands before them.
  static func split(_ line: some StringProtocol) -> (name: String, words: String)? {
    let line = line.drop(while: \.isWhitespace)
    if line.first == "[" || line.first == "【" {
      guard let end = line.firstIndex(where: { $0 == "]" || $0 == "】" }) else { return nil }
      let name = line[line.index(after: line.startIndex)..<end]
      guard isName(name) else { return nil }
      let rest = line[line.index(after: end)...].drop { $0.isWhitespace || $0 == ":" || $0 == "：" }
      return (String(name), String(rest))
    }
    guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    let name = line[..<colon]
    guard isName(name) else { return nil }
    return (trimmed(name), String(line[line.index(after: colon)...].drop(while: \.isWhitespace)))
  }

  /// Adds a turn by whoever the text says.
  static func append(_ text: String, start: Double?, end: Double?, to draft: inout CallDraft) {
    guard let (name, words) = split(text) else {
      draft.append(voice: nil, text: text, start: start, end: end)
      return
    }
    append(words, by: name, start: start, end: end, to: &draft)
  }

  /// Adds a turn of a named side or voice.
  static func append(_ words: String, by name: String, start: Double?, end: Double?, to draft: inout CallDraft) {
    if let speaker = Speaker(role: name) {
      draft.append(speaker: speaker, text: words, start: start, end: end)
    } else {
      draft.append(voice: name, text: words, start: start, end: end)
    }
  }

  private static func isName(_ name: some StringProtocol) -> Bool {
    let name = trimmed(name)
    return !name.isEmpty && name.count <= longestName
      && !name.contains { "，。？！、；,?!;".contains($0) || $0.isNewline } && !name.allSatisfy(\.isNumber)
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }
}
