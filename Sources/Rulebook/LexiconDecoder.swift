/// Turns YAML values into the values of rules and scorecards and collects every mistake on the way.
///
/// Each function returns `nil` (or leaves out an entry) after it has noted a mistake, and reading goes on.
struct LexiconDecoder {
  let file: String
  private var log = DiagnosticLog()

  /// A decoder for one file.
  init(file: String) { self.file = file }

  /// The mistakes so far.
  var diagnostics: [Diagnostic] { log.entries }

  /// Notes a mistake.
  mutating func note(
    _ location: SourceLocation, _ english: String, _ chinese: String, advice: (english: String, chinese: String)? = nil
  ) {
    log.append(
      Diagnostic(
        location, Message(english: english, chinese: chinese),
        advice: advice.map { Message(english: $0.english, chinese: $0.chinese) }))
  }

  /// Notes a mistake that was found elsewhere.
  mutating func note(_ diagnostic: Diagnostic) { log.append(diagnostic) }

  /// Notes that a value is not what its key needs.
  mutating func noteUnexpected(_ value: YAMLValue, _ english: String, _ chinese: String) {
    let found = value.description
    note(
      value.location, "found \(found.english)", "这里是\(found.chinese)",
      advice: ("expected \(english)", "应为\(chinese)"))
  }

  // MARK: Collections

  /// The entries of a mapping; unknown keys are mistakes.
  mutating func mapping(_ value: YAMLValue, keys: [String]) -> YAMLMapping? {
    guard let mapping = mapping(value) else { return nil }
    for (key, place) in mapping.keys where !keys.contains(key) && !log.isFull {
      log.append(
        Diagnostic(
          place, Message(english: "unknown key `\(key.excerpt)`", chinese: "不认识的键“\(key.excerpt)”"),
          advice: NearestName.advice(key, among: keys)))
    }
    return mapping
  }

  /// The entries of a mapping whose keys are free.
  mutating func mapping(_ value: YAMLValue) -> YAMLMapping? {
    guard case .mapping(let entries) = value.content else {
      noteUnexpected(value, "a mapping (`key: value`)", "映射(键: 值)")
      return nil
    }
    var mapping = YAMLMapping(location: value.location)
    for entry in entries {
      guard case .text(let key, _) = entry.key.content else {
        noteUnexpected(entry.key, "a key", "键")
        continue
      }
      mapping.entries.append((key, entry.key.location, entry.value))
    }
    return mapping
  }

  /// The entries of a list.
  mutating func list(_ value: YAMLValue) -> [YAMLValue] {
    guard case .list(let entries) = value.content else {
      noteUnexpected(value, "a list", "列表")
      return []
    }
    return entries
  }

  /// The entries of a list, or a single value as a list of one.
  func oneOrList(_ value: YAMLValue) -> [YAMLValue] {
    if case .list(let entries) = value.content { entries } else { [value] }
  }

  // MARK: Scalars

  /// A text that is not empty.
  mutating func text(_ value: YAMLValue) -> String? {
    guard case .text(let text, _) = value.content, text.unicodeScalars.contains(where: { !$0.isBlank }) else {
      noteUnexpected(value, "a text", "文字")
      return nil
    }
    return text
  }

  /// An identifier: `a-z`, `0-9`, `-`.
  mutating func identifier(_ value: YAMLValue) -> String? {
    guard let text = text(value) else { return nil }
    guard PhraseNotation.isIdentifier(text) else {
      noteUnexpected(value, "an id written with a-z, 0-9, -", "代号(只用小写字母、数字和 -)")
      return nil
    }
    return text
  }

  /// A whole number written with digits alone.
  mutating func integer(_ value: YAMLValue, in range: ClosedRange<Int>) -> Int? {
    if case .text(let text, isPlain: true) = value.content, let number = DecimalNumber.integer(text),
      range.contains(number)
    {
      return number
    }
    noteUnexpected(
      value, "a whole number from \(range.lowerBound) to \(range.upperBound)",
      "\(range.lowerBound) 到 \(range.upperBound) 的整数")
    return nil
  }

  /// A number such as `5` or `2.5`.
  mutating func decimal(_ value: YAMLValue, in range: ClosedRange<Double> = 0...1_000_000) -> Double? {
    if case .text(let text, isPlain: true) = value.content, let number = DecimalNumber.decimal(text),
      range.contains(number)
    {
      return number
    }
    let (lower, upper) = (Int(range.lowerBound), Int(range.upperBound))
    let sample = upper > 1 ? "2.5" : "0.5"
    noteUnexpected(
      value, "a number from \(lower) to \(upper), such as \(sample)", "\(lower) 到 \(upper) 的数,如 \(sample)")
    return nil
  }

  /// An amount of points with at most two decimals.
  mutating func points(_ value: YAMLValue, upTo maximum: Int = 100) -> Points? {
    if case .text(let text, isPlain: true) = value.content, let points = Points(text),
      points.hundredths <= maximum * 100
    {
      return points
    }
    noteUnexpected(
      value, "points from 0 to \(maximum) with at most two decimals", "0 到 \(maximum) 的分数,最多两位小数")
    return nil
  }

  /// `true` or `false`.
  mutating func boolean(_ value: YAMLValue) -> Bool? {
    if case .text(let text, isPlain: true) = value.content {
      if text == "true" { return true }
      if text == "false" { return false }
    }
    noteUnexpected(value, "`true` or `false`", "true 或 false")
    return nil
  }

  /// One of the values of an enumeration.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ value: YAMLValue, of type: Choice.Type = Choice.self
  ) -> Choice? {
    choice(value, among: Array(Choice.allCases))
  }

  /// One of some values of an enumeration.
  mutating func choice<Choice: RawRepresentable<String>>(_ value: YAMLValue, among choices: [Choice]) -> Choice? {
    let names = choices.map(\.rawValue)
    if case .text(let text, _) = value.content {
      if let choice = choices.first(where: { $0.rawValue == text }) { return choice }
      if let nearest = NearestName.find(text, in: names) {
        note(
          value.location, "found `\(text.excerpt)`", "这里是“\(text.excerpt)”",
          advice: (
            "did you mean `\(nearest)`? allowed: \(names.joined(separator: ", "))",
            "是不是“\(nearest)”?可用:\(names.joined(separator: "、"))"
          ))
        return nil
      }
    }
    noteUnexpected(value, "one of \(names.joined(separator: ", "))", "其中之一:\(names.joined(separator: "、"))")
    return nil
  }

  /// One or several values of an enumeration.
  mutating func choices<Choice: RawRepresentable<String> & CaseIterable>(
    _ value: YAMLValue, of type: Choice.Type = Choice.self
  ) -> [Choice] {
    let values = oneOrList(value)
    if values.isEmpty { noteUnexpected(value, "at least one value", "至少一个值") }
    return values.compactMap { choice($0, of: type) }
  }
}

/// The entries of a mapping in order.
struct YAMLMapping {
  let location: SourceLocation
  var entries: [(key: String, place: SourceLocation, value: YAMLValue)] = []

  init(location: SourceLocation) { self.location = location }

  /// The value of a key.
  subscript(_ key: String) -> YAMLValue? { entries.first { $0.key == key }?.value }

  /// Where a key stands.
  func place(of key: String) -> SourceLocation? { entries.first { $0.key == key }?.place }

  /// The keys with their places.
  var keys: [(key: String, place: SourceLocation)] { entries.map { ($0.key, $0.place) } }
}

/// Numbers as people write them: no octal, no exponent, no sign.
enum DecimalNumber {
  /// A number of at most nine digits.
  static func integer(_ text: some StringProtocol) -> Int? {
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      text == "0" || !text.hasPrefix("0")
    else { return nil }
    return Int(text)
  }

  /// Digits, and perhaps a point with up to six decimals.
  static func decimal(_ text: some StringProtocol) -> Double? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, integer(whole) != nil else { return nil }
    if parts.count == 2 {
      guard (1...6).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else { return nil }
    }
    return Double(String(text))
  }
}
