import CallModel

/// Conditions, triggers and windows.
extension LexiconDecoder {
  private static let conditionKeys =
    [
      "all", "any", "not", "stated", "channel", "direction", "callType", "hangup", "said", "event", "lastSpeaker",
      "holiday", "record", "recorded",
    ] + Figure.allCases.map(\.rawValue)

  /// A mapping of which everything must hold; windows after or before something need a trigger.
  mutating func condition(_ value: YAMLValue, allowsRelativeWindows: Bool) -> Condition? {
    guard let mapping = mapping(value, keys: Self.conditionKeys) else { return nil }
    guard !mapping.entries.isEmpty else {
      noteUnexpected(value, "a condition", "条件")
      return nil
    }
    let conditions = mapping.entries.compactMap { entry -> Condition? in
      atom(entry.key, entry.value, allowsRelativeWindows: allowsRelativeWindows)
    }
    return conditions.count == 1 ? conditions[0] : .all(conditions)
  }

  private mutating func atom(_ key: String, _ value: YAMLValue, allowsRelativeWindows: Bool) -> Condition? {
    switch key {
    case "all": return .all(conditions(value, allowsRelativeWindows: allowsRelativeWindows))
    case "any": return .any(conditions(value, allowsRelativeWindows: allowsRelativeWindows))
    case "not": return condition(value, allowsRelativeWindows: allowsRelativeWindows).map { .not($0) }
    case "stated": return condition(value, allowsRelativeWindows: allowsRelativeWindows).map { .stated($0) }
    case "channel": return .channel(choices(value))
    case "direction": return .direction(choices(value))
    case "callType": return .callType(choices(value))
    case "hangup": return .hangup(choices(value))
    case "said": return utterance(value, allowsRelativeWindows: allowsRelativeWindows).map { .said($0) }
    case "event":
      let events = choices(value, of: Condition.Event.self).map { Condition.event($0) }
      return events.count == 1 ? events[0] : .any(events)
    case "lastSpeaker": return choice(value, among: [Speaker.agent, .customer]).map { .lastSpeaker($0) }
    case "holiday": return boolean(value).map { .holiday($0) }
    case "record": return record(value)
    case "recorded":
      let names = oneOrList(value).compactMap { fieldName($0) }
      return names.isEmpty ? nil : .recorded(names)
    default: return Figure(rawValue: key).flatMap { figure($0, value) }
    }
  }

  private mutating func conditions(_ value: YAMLValue, allowsRelativeWindows: Bool) -> [Condition] {
    let values = list(value)
    if values.isEmpty, case .list = value.content { noteUnexpected(value, "at least one condition", "至少一个条件") }
    return values.compactMap { condition($0, allowsRelativeWindows: allowsRelativeWindows) }
  }

  /// `{above: 3}`; several comparisons must all hold.
  private mutating func figure(_ figure: Figure, _ value: YAMLValue) -> Condition? {
    let comparisons = self.comparisons(value).map { Condition.figure(figure, $0, $1) }
    guard let first = comparisons.first else { return nil }
    return comparisons.count == 1 ? first : .all(comparisons)
  }

  private mutating func comparisons(_ value: YAMLValue) -> [(Condition.Comparison, Quantity)] {
    let names = Condition.Comparison.allCases.map(\.rawValue)
    guard case .mapping(let entries) = value.content, !entries.isEmpty else {
      noteUnexpected(
        value, "a comparison such as `{above: 3}` (\(names.joined(separator: ", ")))",
        "比较,如 {above: 3}(\(names.joined(separator: "、")))")
      return []
    }
    guard let mapping = mapping(value, keys: names) else { return [] }
    return mapping.entries.compactMap { entry in
      guard let comparison = Condition.Comparison(rawValue: entry.key), let limit = quantity(entry.value)
      else { return nil }
      return (comparison, limit)
    }
  }

  // MARK: Records

  /// `{responseMinutes: {above: 5}, missedCall: true, category: [投诉]}`: all of them must hold.
  private mutating func record(_ value: YAMLValue) -> Condition? {
    guard let mapping = mapping(value) else { return nil }
    var conditions: [Condition] = []
    for (name, place, value) in mapping.entries {
      guard Self.isFieldName(name) else {
        noteFieldName(name, at: place)
        continue
      }
      switch value.content {
      case .mapping: conditions += comparisons(value).map { .record(name, .figure($0, $1)) }
      case .text("true", isPlain: true): conditions.append(.record(name, .flag(true)))
      case .text("false", isPlain: true): conditions.append(.record(name, .flag(false)))
      default:
        let texts = oneOrList(value).compactMap { text($0) }
        if !texts.isEmpty { conditions.append(.record(name, .oneOf(texts))) }
      }
    }
    guard let first = conditions.first else {
      if mapping.entries.isEmpty { noteUnexpected(value, "a field of the record", "记录里的字段") }
      return nil
    }
    return conditions.count == 1 ? first : .all(conditions)
  }

  private mutating func fieldName(_ value: YAMLValue) -> String? {
    guard let name = text(value) else { return nil }
    guard Self.isFieldName(name) else {
      noteFieldName(name, at: value.location)
      return nil
    }
    return name
  }

  private mutating func noteFieldName(_ name: String, at location: SourceLocation) {
    note(
      location, "`\(name.excerpt)` cannot be a field of the record", "“\(name.excerpt)”不能作记录的字段名",
      advice: ("letters and digits, beginning with a letter, such as responseMinutes", "字母开头,只用字母和数字,如 responseMinutes")
    )
  }

  /// It becomes part of a message and of an attribute: ASCII letters and digits.
  static func isFieldName(_ name: String) -> Bool {
    guard let first = name.utf8.first, name.utf8.count <= 64 else { return false }
    let isLetter = { (byte: UInt8) in (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
    return isLetter(first) && name.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
  }

  /// A number, or `"{setting}"`.
  mutating func quantity(_ value: YAMLValue) -> Quantity? {
    guard case .text(let text, let isPlain) = value.content else {
      noteUnexpected(value, "a number or `\"{setting}\"`", "数字或 \"{设置项}\"(要加引号)")
      return nil
    }
    if isPlain, let number = DecimalNumber.decimal(text) { return .number(number) }
    if text.hasPrefix("{"), text.hasSuffix("}") {
      let name = String(text.dropFirst().dropLast())
      if name.isSlotName { return .setting(name, value.location) }
    }
    noteUnexpected(value, "a number or `\"{setting}\"`", "数字或 \"{设置项}\"(要加引号)")
    return nil
  }

  // MARK: Words

  private mutating func utterance(_ value: YAMLValue, allowsRelativeWindows: Bool) -> Utterance? {
    guard let mapping = mapping(value, keys: ["speaker", "phrases", "within", "guards"]) else { return nil }
    return utterance(mapping, allowsRelativeWindows: allowsRelativeWindows)
  }

  private mutating func utterance(_ mapping: YAMLMapping, allowsRelativeWindows: Bool) -> Utterance? {
    let speaker = mapping["speaker"].flatMap { choice($0, of: SpeakerFilter.self) } ?? .agent
    let window = mapping["within"].flatMap { self.window($0, allowsRelative: allowsRelativeWindows) }
    let guards = mapping["guards"].map { self.guards($0) } ?? []
    guard let phrases = required("phrases", in: mapping).map({ self.phrases($0) }) else { return nil }
    return Utterance(speaker: speaker, phrases: phrases, window: window, guards: guards)
  }

  // MARK: Triggers

  /// The places from which windows count.
  mutating func trigger(_ value: YAMLValue) -> Trigger? {
    let keys = ["speaker", "phrases", "within", "guards", "event", "callType", "any"]
    guard let mapping = mapping(value, keys: keys) else { return nil }
    let forms = ["phrases", "event", "callType", "any"].filter { mapping[$0] != nil }
    guard forms.count == 1, let form = forms.first, let content = mapping[form] else {
      note(
        value.location, forms.isEmpty ? "a trigger of nothing" : "a trigger of several things",
        forms.isEmpty ? "触发条件是空的" : "触发条件写了多种",
        advice: (
          "one of `phrases`, `event`, `callType`; several triggers stand in `any: [..]`",
          "phrases、event、callType 选一种;多个触发条件请写在 any: [..] 里"
        ))
      return nil
    }
    if form != "phrases" {
      for (key, place) in mapping.keys where ["speaker", "within", "guards"].contains(key) {
        note(place, "`\(key)` without `phrases`", "没有 phrases 就不能写“\(key)”")
      }
    }
    switch form {
    case "phrases": return utterance(mapping, allowsRelativeWindows: false).map { .said($0) }
    case "event":
      let events = choices(content, of: Trigger.Event.self).map { Trigger.event($0) }
      return events.count == 1 ? events[0] : .any(events)
    case "callType": return .callType(choices(content))
    default: return .any(list(content).compactMap { trigger($0) })
    }
  }

  // MARK: Windows

  /// `{first: 2, unit: turn}`; `after` and `before` count from a trigger and may stand together.
  mutating func window(_ value: YAMLValue, allowsRelative: Bool) -> Window? {
    guard let mapping = mapping(value, keys: ["first", "last", "after", "before", "unit"]) else { return nil }
    let first = mapping["first"].flatMap { quantity($0) }
    let last = mapping["last"].flatMap { quantity($0) }
    let after = mapping["after"].flatMap { quantity($0) }
    let before = mapping["before"].flatMap { quantity($0) }
    let unit = mapping["unit"].flatMap { choice($0, of: Window.Unit.self) } ?? .turn
    let isRelative = mapping["after"] != nil || mapping["before"] != nil
    let absolute = ["first", "last"].count { mapping[$0] != nil }
    guard isRelative != (absolute > 0), absolute <= 1 else {
      note(
        value.location, "a window needs one measure", "范围要写一种",
        advice: ("`first`, `last`, or `after` and/or `before`", "first、last,或 after/before(可同时写)"))
      return nil
    }
    if isRelative, !allowsRelative {
      note(
        value.location, "`after` and `before` without `trigger`", "没有 trigger 就不能用 after、before",
        advice: ("use `first` or `last`, or add a `trigger`", "请改用 first、last,或者写 trigger"))
    }
    for key in ["first", "last"] {
      if let value = mapping[key], unit == .turn, case .text("0", isPlain: true) = value.content {
        noteUnexpected(value, "a number above 0", "大于 0 的数")
      }
    }
    return Window(first: first, last: last, after: after, before: before, unit: unit)
  }
}
