/// A line of a transcript taken apart: `00:00:05 角色2：您好`, `[00:05] 客服：…`, `说话人1 00:05`, `00:05|客服|…`.
struct TurnLine {
  var start: TurnTime?
  var end: TurnTime?
  /// What stands where a name could; whether it is one shows in the whole document.
  var name: String
  var words: String

  /// Takes a line apart; `nil` where no name can be seen.
  init?(_ line: some StringProtocol) {
    var rest = Substring(line).drop { $0.isWhitespace }
    if let bullet = rest.first, "-–•·*>".contains(bullet), rest.dropFirst().first?.isWhitespace == true {
      rest = rest.dropFirst().drop { $0.isWhitespace }
    }
    rest = Self.withoutNumber(rest)
    var times = Self.times(&rest)
    rest = rest.drop { $0.isWhitespace || Self.isBar($0) || $0 == "," || $0 == "，" }
    // `00:00:05|00:00:08|客服|您好`
    var second = rest
    if let start = times?.start, times?.end == nil, let end = Self.times(&second),
      let next = second.drop(while: { $0 == " " }).first, Self.isBar(next) || next == "," || next == "，"
    {
      times = (start, end.start)
      rest = second.drop { $0.isWhitespace || Self.isBar($0) || $0 == "," || $0 == "，" }
    }
    if times == nil, let (name, words, inner) = Self.bracketed(rest) {
      (self.name, self.words) = (name, words)
      times = inner
    } else if let (name, words, inner) = Self.barred(rest, wantsTime: times == nil) {
      (self.name, self.words) = (name, words)
      times = times ?? inner
    } else if times == nil, let (name, words, inner) = Self.timed(rest) {
      (self.name, self.words) = (name, words)
      times = inner
    } else if let (name, words) = SpeakerPrefix.split(rest) {
      self.name = name
      var rest = Substring(words)
      let inner = times == nil ? Self.times(&rest) : nil
      self.words = inner == nil ? words : String(rest.drop { $0.isWhitespace || $0 == ":" || $0 == "：" })
      times = times ?? inner
    } else {
      // A line of its own: `客服`, `Speaker 1`.
      let name = SpeakerPrefix.trimmed(rest.prefix(SpeakerPrefix.longestName + 2))
      guard SpeakerPrefix.isName(name), name.count > 1, SpeakerPrefix.isLabel(name),
        rest.prefix(SpeakerPrefix.longestName + 3).count <= SpeakerPrefix.longestName + 2
      else { return nil }
      (self.name, self.words) = (name, "")
    }
    (start, end) = (times?.start, times?.end)
  }

  typealias Times = (start: TurnTime, end: TurnTime?)

  /// Takes `00:05`, `[00:00:05.120 - 00:00:09]`, `2026-03-04 09:12:31` away from the beginning of a line.
  static func times(_ line: inout Substring) -> Times? {
    var rest = line
    if let first = rest.first, let close = brackets[first] {
      let inside = rest.dropFirst().prefix(60)
      guard let end = inside.firstIndex(of: close) else { return nil }
      var between = inside[..<end]
      guard let times = bare(&between, isBracketed: true), between.allSatisfy(\.isWhitespace) else { return nil }
      line = rest[end...].dropFirst()
      return times
    }
    guard let times = bare(&rest) else { return nil }
    line = rest
    return times
  }

  private static let brackets: [Character: Character] = ["[": "]", "【": "】", "(": ")", "（": "）", "<": ">"]

  private static func isBar(_ character: Character) -> Bool {
    character == "|" || character == "｜" || character == "\t"
  }

  /// `起` and, behind a dash or an arrow, `止`; in brackets also behind a comma.
  private static func bare(_ line: inout Substring, isBracketed: Bool = false) -> Times? {
    guard let start = one(&line, isBracketed: isBracketed) else { return nil }
    var rest = line.drop { $0 == " " }
    let marks = ["-->", "->", "—", "–", "-", "~", "～", "至", "到"] + (isBracketed ? [",", "，"] : [])
    for mark in marks where rest.hasPrefix(mark) {
      rest = rest.dropFirst(mark.count).drop { $0 == " " }
      guard let end = one(&rest, isBracketed: isBracketed) else { return (start, nil) }
      line = rest
      return (start, end)
    }
    return (start, nil)
  }

  /// A clock time, or a date with one; in brackets also seconds such as `5.50` and `5s`.
  private static func one(_ line: inout Substring, isBracketed: Bool) -> TurnTime? {
    guard let first = line.first, first.isASCII, first.isNumber else { return nil }
    if isBracketed, let seconds = seconds(&line) { return .offset(seconds) }
    let limit = line.prefix(32)
    let word = limit.prefix { $0.isASCII && ($0.isNumber || ":.,/TZ+-".contains($0)) }
    // `2026-03-04 09:12:31`
    if word.count >= 8, word.count <= 10, word.contains(where: { $0 == "-" || $0 == "/" }) {
      let clock = limit[word.endIndex...].dropFirst().prefix { $0.isASCII && ($0.isNumber || ":.,".contains($0)) }
      guard let instant = InstantText("\(word) \(clock)") else { return nil }
      line = line[clock.endIndex...]
      return .instant(instant.seconds)
    }
    if word.contains("T"), let instant = InstantText(word) {
      line = line[word.endIndex...]
      return .instant(instant.seconds)
    }
    var clock = word.prefix { $0.isNumber || ":.,".contains($0) }
    // `00:05.120,00:05.980` are two.
    if CueTime.seconds(clock) == nil, let comma = clock.firstIndex(of: ",") { clock = clock[..<comma] }
    while let last = clock.last, !last.isNumber { clock.removeLast() }
    guard clock.contains(":"), let seconds = CueTime.seconds(clock) else { return nil }
    line = line[clock.endIndex...]
    return .clock(seconds)
  }

  /// Seconds with a fraction or a unit; whole numbers in brackets count notes and lines.
  private static func seconds(_ line: inout Substring) -> Double? {
    let digits = line.prefix(12).prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let rest = line[digits.endIndex...]
    guard let number = Double(digits), digits.last != ".", rest.first != ":", rest.first?.isNumber != true else {
      return nil
    }
    let unit = ["s", "秒"].first { rest.hasPrefix($0) }
    guard unit != nil || digits.contains(".") else { return nil }
    line = rest.dropFirst(unit == nil ? 0 : 1)
    return number
  }

  /// A line without the number that counts it: `1. 客服：…`, `2、客户：…`, `3|00:05|客服|…`.
  private static func withoutNumber(_ line: Substring) -> Substring {
    let digits = line.prefix(6).prefix { $0.isASCII && $0.isNumber }
    guard (1...5).contains(digits.count), let mark = line[digits.endIndex...].first else { return line }
    let rest = line[digits.endIndex...].dropFirst()
    if isBar(mark) { return rest.prefix(100).contains(where: isBar) ? rest.drop(while: \.isWhitespace) : line }
    guard ".．、)）".contains(mark), rest.first?.isNumber == false else { return line }
    return rest.drop(while: \.isWhitespace)
  }

  /// `【客服 00:00:05】您好`: name and time in the same brackets.
  private static func bracketed(_ line: Substring) -> (name: String, words: String, times: Times)? {
    guard let first = line.first, let close = brackets[first] else { return nil }
    let inside = line.dropFirst().prefix(60)
    guard let end = inside.firstIndex(of: close),
      let gap = inside[..<end].firstIndex(where: { $0.isWhitespace || isBar($0) || $0 == "," || $0 == "，" })
    else { return nil }
    var between = inside[gap..<end].drop { $0.isWhitespace || isBar($0) || $0 == "," || $0 == "，" }
    let name = SpeakerPrefix.trimmed(inside[..<gap])
    guard SpeakerPrefix.isName(name), let times = bare(&between), between.allSatisfy(\.isWhitespace) else { return nil }
    let words = line[end...].dropFirst().drop { $0.isWhitespace || $0 == ":" || $0 == "：" }
    return (name, String(words), times)
  }

  /// `客服|您好`, `客服|00:05|您好`; between blanks a bar may stand in a sentence too, so the name must be a short one.
  private static func barred(_ line: Substring, wantsTime: Bool) -> (name: String, words: String, times: Times?)? {
    guard let bar = line.prefix(SpeakerPrefix.longestName + 1).firstIndex(where: isBar) else { return nil }
    let name = SpeakerPrefix.trimmed(line[..<bar])
    guard SpeakerPrefix.isName(name), !name.contains(where: { $0 == ":" || $0 == "：" }) else { return nil }
    let rest = line[line.index(after: bar)...].drop(while: \.isWhitespace)
    var timed = rest
    if wantsTime, let times = times(&timed), let next = timed.drop(while: { $0 == " " }).first, isBar(next) {
      return (name, String(timed.drop { $0.isWhitespace || isBar($0) }), times)
    }
    return (name, String(rest), nil)
  }

  /// `说话人 1 00:05 您好`, `客服(00:00:05)：您好`, `客服 2026-03-04 09:12:31`.
  private static func timed(_ line: Substring) -> (name: String, words: String, times: Times)? {
    let head = line.prefix(SpeakerPrefix.longestName + 1)
    var previous: Character?
    for index in head.indices {
      let character = head[index]
      if character == ":" || character == "：" { return nil }
      defer { previous = character }
      guard character.isWhitespace || brackets[character] != nil, previous != nil, previous?.isWhitespace == false
      else { continue }
      var tail = line[index...].drop(while: \.isWhitespace)
      guard let times = times(&tail) else { continue }
      let name = SpeakerPrefix.trimmed(line[..<index])
      guard SpeakerPrefix.isName(name) else { return nil }
      return (name, String(tail.drop { $0.isWhitespace || $0 == ":" || $0 == "：" }), times)
    }
    return nil
  }
}
