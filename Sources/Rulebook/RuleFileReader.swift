/// Reads a file of rules.
enum RuleFileReader {
  /// The rules of a file and all its mistakes; `isReadable` is false where the YAML itself is at fault.
  static func read(
    _ bytes: [UInt8], file: String
  ) -> (rules: [Rule], diagnostics: [Diagnostic], isReadable: Bool) {
    let (root, mistakes) = YAMLDocument.read(bytes, file: file)
    guard let root else { return ([], mistakes, mistakes.isEmpty) }
    var decoder = LexiconDecoder(file: file)
    let rules = decoder.list(root).compactMap { decoder.rule($0) }
    return (rules, decoder.diagnostics, true)
  }
}

extension LexiconDecoder {
  private static let ruleKeys = [
    "id", "title", "clause", "kind", "severity", "for", "speaker", "when", "trigger", "within", "phrases", "except",
    "guards", "unless", "allowed", "followedBy", "echo", "parts", "ordered", "minimum", "needed", "breach", "per",
    "untriggered",
    "examples",
  ]

  /// The longest title of a rule, in characters.
  static let maximumTitleLength = 40

  /// One rule; `nil` where what every rule has is missing.
  fileprivate mutating func rule(_ value: YAMLValue) -> Rule? {
    guard let mapping = mapping(value, keys: Self.ruleKeys) else { return nil }
    let id = required("id", in: mapping).flatMap { identifier($0) }
    let title = required("title", in: mapping).flatMap { self.title($0) }
    let clause = required("clause", in: mapping).flatMap { text($0) }
    let kind = required("kind", in: mapping).flatMap { choice($0, of: RuleKind.self) }
    let severity = required("severity", in: mapping).flatMap { choice($0, of: Severity.self) }
    let kindOrDefault = kind ?? .required
    var rule = Rule(
      id: id ?? "", title: title ?? "", clause: clause ?? "", kind: kindOrDefault, severity: severity ?? .minor,
      location: value.location)
    if let cards = mapping["for"] { rule.scorecards = oneOrList(cards).compactMap { identifier($0) } }
    if let speaker = mapping["speaker"] { rule.speaker = choice(speaker) ?? .agent }
    readPlace(of: &rule, mapping)
    readWords(of: &rule, mapping)
    readParts(of: &rule, mapping)
    if let breach = mapping["breach"] {
      rule.breach = condition(breach, allowsRelativeWindows: mapping["trigger"] != nil)
    }
    if let examples = mapping["examples"] { rule.examples = list(examples).compactMap { example($0) } }
    if kind != nil { check(rule, mapping) }
    guard id != nil, title != nil, clause != nil, kind != nil, severity != nil else { return nil }
    return rule
  }

  /// The value of a key that must be there.
  mutating func required(_ key: String, in mapping: YAMLMapping) -> YAMLValue? {
    if let value = mapping[key] { return value }
    note(mapping.location, "`\(key)` is missing", "缺少“\(key)”")
    return nil
  }

  /// A title short enough for a column of a report.
  private mutating func title(_ value: YAMLValue) -> String? {
    guard let title = text(value) else { return nil }
    if title.count > Self.maximumTitleLength {
      note(
        value.location, "the title has \(title.count) characters", "标题有 \(title.count) 个字",
        advice: ("at most \(Self.maximumTitleLength)", "最多 \(Self.maximumTitleLength) 个"))
    }
    return title
  }

  /// When the rule applies and where it looks.
  private mutating func readPlace(of rule: inout Rule, _ mapping: YAMLMapping) {
    let hasTrigger = mapping["trigger"] != nil
    if let value = mapping["when"] { rule.applies = condition(value, allowsRelativeWindows: hasTrigger) }
    if let value = mapping["trigger"] { rule.trigger = trigger(value) }
    if let value = mapping["within"] { rule.window = window(value, allowsRelative: hasTrigger) }
    if let value = mapping["untriggered"] {
      enum Untriggered: String, CaseIterable {
        case pass
        case notApplicable = "not-applicable"
      }
      rule.passesUntriggered = choice(value, of: Untriggered.self) == .pass
      if !hasTrigger {
        note(value.location, "`untriggered` without `trigger`", "没有 trigger 就不能写 untriggered")
      }
    }
    if let value = mapping["per"] {
      enum Scope: String, CaseIterable { case call, trigger }
      rule.everyTrigger = choice(value, of: Scope.self) == .trigger
      if !hasTrigger {
        note(value.location, "`per` without `trigger`", "没有 trigger 就不能写 per")
      }
    }
  }

  /// What is said, and what excuses or completes it.
  private mutating func readWords(of rule: inout Rule, _ mapping: YAMLMapping) {
    if let value = mapping["phrases"] { rule.phrases = phrases(value) }
    if let value = mapping["except"] { rule.except = phrases(value) }
    if let value = mapping["guards"] { rule.guards = guards(value) }
    if let value = mapping["allowed"] { rule.allowed = integer(value, in: 1...100) ?? 0 }
    if let value = mapping["unless"] { rule.excuse = excuse(value) }
    if let value = mapping["echo"] {
      rule.echo = integer(value, in: 2...20)
      if mapping["trigger"] == nil {
        note(value.location, "`echo` without `trigger`", "没有 trigger 就不能写 echo")
      }
    }
    if let value = mapping["followedBy"] { rule.followedBy = followUp(value, after: rule.speaker) }
  }

  private mutating func readParts(of rule: inout Rule, _ mapping: YAMLMapping) {
    // In a required or conditional rule the parts are a list of what must be said, not an order.
    rule.ordered = rule.kind == .sequence
    guard let value = mapping["parts"] else { return }
    let entries = list(value)
    if entries.isEmpty, case .list = value.content { noteUnexpected(value, "at least one part", "至少一个部分") }
    rule.parts = entries.compactMap { part($0) }
    if let value = mapping["ordered"] { rule.ordered = boolean(value) ?? true }
    let count = max(1, entries.count)
    if let value = mapping["minimum"] { rule.minimumParts = integer(value, in: 1...count) }
    if let value = mapping["needed"] { rule.neededParts = integer(value, in: 1...count) }
  }

  private mutating func part(_ value: YAMLValue) -> Part? {
    guard let mapping = mapping(value, keys: ["phrases", "speaker"]),
      let phrases = required("phrases", in: mapping)
    else { return nil }
    return Part(phrases: self.phrases(phrases), speaker: mapping["speaker"].flatMap { choice($0) })
  }

  private mutating func excuse(_ value: YAMLValue) -> Excuse? {
    let keys = ["phrases", "speaker", "turns", "before", "customerSaidFirst"]
    guard let mapping = mapping(value, keys: keys) else { return nil }
    var excuse = Excuse()
    if let value = mapping["phrases"] { excuse.phrases = phrases(value) }
    if let value = mapping["speaker"] { excuse.speaker = choice(value) ?? .agent }
    if let value = mapping["turns"] { excuse.turns = integer(value, in: 0...100) ?? 0 }
    if let value = mapping["before"] { excuse.before = boolean(value) ?? false }
    if let value = mapping["customerSaidFirst"] { excuse.customerSaidFirst = boolean(value) ?? false }
    if mapping["phrases"] == nil, mapping["customerSaidFirst"] == nil {
      note(
        value.location, "`unless` excuses nothing", "unless 里没有可以免责的内容",
        advice: ("write `phrases` or `customerSaidFirst: true`", "请写 phrases 或 customerSaidFirst: true"))
    }
    return excuse
  }

  private mutating func followUp(_ value: YAMLValue, after speaker: SpeakerFilter) -> FollowUp? {
    guard let mapping = mapping(value, keys: ["phrases", "speaker", "turns"]),
      let phrases = required("phrases", in: mapping)
    else { return nil }
    let other: SpeakerFilter = speaker == .customer ? .agent : .customer
    return FollowUp(
      phrases: self.phrases(phrases), speaker: mapping["speaker"].flatMap { choice($0) } ?? other,
      turns: mapping["turns"].flatMap { integer($0, in: 1...100) } ?? 1)
  }

  // MARK: Phrases and guards

  /// A phrase or a list of phrases; each mistake is at its place inside the phrase.
  mutating func phrases(_ value: YAMLValue) -> [Phrase] {
    let values = oneOrList(value)
    if values.isEmpty { noteUnexpected(value, "at least one phrase", "至少一条短语") }
    return values.compactMap { phrase($0) }
  }

  private mutating func phrase(_ value: YAMLValue) -> Phrase? {
    guard let text = text(value) else { return nil }
    do {
      return try PhraseNotation.parse(text, at: value.location)
    } catch {
      note(error)
      return nil
    }
  }

  /// `none`, `all`, or a list of guards.
  mutating func guards(_ value: YAMLValue) -> Guards {
    if case .text("none", _) = value.content { return [] }
    if case .text("all", _) = value.content { return .all }
    let names = Guards.names.map(\.name)
    var guards: Guards = []
    for value in oneOrList(value) {
      guard case .text(let text, _) = value.content, let named = Guards.names.first(where: { $0.name == text }) else {
        noteUnexpected(
          value, "`none`, `all` or some of \(names.joined(separator: ", "))",
          "none、all 或其中几项:\(names.joined(separator: "、"))")
        continue
      }
      guards.insert(named.guards)
    }
    return guards
  }
}
