import CallModel

/// Lines of a form that name a person of a side: `坐席：王芳`, `Agent: Li Lei`.
///
/// In a conversation the same word begins what that side says, so the line must be short as a name is and stand in a form.
enum FormPersons {
  /// The indices of such lines.
  ///
  /// - Parameter isDetail: Whether a line can only be one of a form: `通话编号：C-1`.
  static func lines(in lines: [String], isDetail: (String) -> Bool) -> Set<Int> {
    var candidates: [(index: Int, name: String, side: Speaker)] = []
    var counts: [String: Int] = [:]
    var names: [Speaker: Set<String>] = [:]
    for (index, line) in lines.enumerated() {
      guard let (name, words) = SpeakerPrefix.split(line), let side = SpeakerPrefix.side(name) else { continue }
      counts[name, default: 0] += 1
      names[side, default: []].insert(name)
      if isPerson(SpeakerPrefix.trimmed(words)) { candidates.append((index, name, side)) }
    }
    var found: Set<Int> = []
    for (index, name, side) in candidates {
      let before = lines[..<index].lastIndex { !$0.allSatisfy(\.isWhitespace) }
      let after = lines[(index + 1)...].firstIndex { !$0.allSatisfy(\.isWhitespace) }
      let stands = [before, after].contains { $0.map { found.contains($0) || isDetail(lines[$0]) } ?? false }
      // Where the side speaks by another name, this one names a person.
      if stands || counts[name] == 1 && names[side, default: []].count > 1 { found.insert(index) }
    }
    return found
  }

  /// Whether a form would name a person so: `王芳`, `8199`, `王芳（8199）`, `Li Lei`.
  private static func isPerson(_ value: String) -> Bool {
    guard !value.isEmpty, value.count <= 24, value.count(where: { $0.isLetter && !$0.isASCII }) <= 4,
      value.allSatisfy({ character in
        character.isLetter && !spoken.contains(character) || character.isASCII && character.isNumber
          || " ()（）-_*#·".contains(character)
      })
    else { return false }
    let words = value.split(whereSeparator: \.isWhitespace)
    return value.contains { !$0.isASCII || $0.isNumber }
      || words.count > 1 && words.allSatisfy { $0.first?.isUppercase == true }
  }

  /// In greetings and answers, hardly in names.
  private static let spoken: Set<Character> = Set(
    "您你我他她它们好喂嗯哎唉诶啊哦噢呃哼哈请谢是的了吗呢吧呀嘛不没有对行可能会要这那哪什么怎几个在再见就都也还说问听等稍电网热线客服中心公司")
}
