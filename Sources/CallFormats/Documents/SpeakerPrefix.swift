import CallModel

/// Who speaks, written before what is said: `客服：`, `A: `, `角色1：`, `[Speaker 1] `.
enum SpeakerPrefix {
  /// A name longer than this is no name but the beginning of what is said.
  static let longestName = 20

  /// The name and the words, or `nil` where no name stands before them.
  static func split(_ line: some StringProtocol) -> (name: String, words: String)? {
    var line = Substring(line).drop { $0.isWhitespace || $0 == "*" }
    if let first = line.first, "[【<〔".contains(first) {
      line = line.dropFirst()
      guard let end = line.prefix(longestName + 1).firstIndex(where: { "]】>〕".contains($0) }) else { return nil }
      let name = trimmed(line[..<end])
      guard isName(name) else { return nil }
      return (name, String(line[line.index(after: end)...].drop { $0.isWhitespace || $0 == ":" || $0 == "：" }))
    }
    // Markdown: **客服**：
    guard let colon = line.prefix(longestName + 3).firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    let name = trimmed(line[..<colon])
    let words = line[line.index(after: colon)...]
    // `https://`, `std::vector`
    guard isName(name), !words.hasPrefix("//"), !words.hasPrefix(":") else { return nil }
    return (name, String(words.drop { $0.isWhitespace || $0 == "*" }))
  }

  /// Adds a turn by whoever the text says, if it is one of the document's speakers.
  static func append(
    _ text: String, start: Double?, end: Double?, names: SpeakerNames, to draft: inout CallDraft
  ) {
    guard let (name, words) = split(text), names.contains(name) else {
      if !text.isEmpty { draft.append(voice: nil, text: text, start: start, end: end) }
      return
    }
    append(words, by: name, start: start, end: end, to: &draft)
  }

  /// Adds a turn of a named side or voice; nothing where nothing is said.
  static func append(_ words: String, by name: String, start: Double?, end: Double?, to draft: inout CallDraft) {
    guard !words.isEmpty else { return }
    if let speaker = side(name) {
      draft.append(speaker: speaker, text: words, start: start, end: end)
    } else {
      draft.append(voice: name, text: words, start: start, end: end)
    }
  }

  /// The side that a name tells, also with a number or what stands in brackets behind it: `客服1`, `坐席（8199）`, `Agent-2`.
  static func side(_ name: some StringProtocol) -> Speaker? {
    if let side = Speaker(role: String(name)) { return side }
    var core = Substring(name)
    if let bracket = core.firstIndex(where: { "(（[【".contains($0) }) { core = core[..<bracket] }
    while let last = core.last, last.isNumber || last.isWhitespace || "_-#.".contains(last) { core.removeLast() }
    guard !core.isEmpty, core.endIndex < name.endIndex else { return nil }
    return Speaker(role: String(core))
  }

  /// Whether a name can only be one of a speaker: a side, or what recognisers call voices.
  static func isLabel(_ name: String) -> Bool {
    if side(name) != nil { return true }
    let name = name.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }
    if name.count == 1, let only = name.first { return "abcdefghａｂｃｄ甲乙丙丁问答".contains(only) }
    for stem in stems where name.hasPrefix(stem) {
      let number = name.dropFirst(stem.count)
      return (1...3).contains(number.count)
        && number.allSatisfy { $0.isNumber || "abcdefgh一二三四五六七八九十甲乙丙丁".contains($0) }
    }
    return false
  }

  private static let stems = [
    "角色", "说话人", "說話人", "发言人", "讲话人", "声道", "通道", "人员", "speaker", "spk", "channel", "ch", "voice", "person",
    "participant", "party", "role",
  ]

  /// Whether a text could be a name at all.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.count <= longestName
      && !name.contains { "，。？！、；,?!;|\"“”《》=".contains($0) || $0.isNewline } && !name.allSatisfy(\.isNumber)
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    var text = Substring(text).drop { $0.isWhitespace || $0 == "*" }
    while let last = text.last, last.isWhitespace || last == "*" { text = text.dropLast() }
    return String(text)
  }
}
