/// What a rule of a kind needs and what makes no sense for it.
extension LexiconDecoder {
  /// Notes what is missing from or out of place in a rule, judging by the keys as written.
  mutating func check(_ rule: Rule, _ mapping: YAMLMapping) {
    checkNeeds(of: rule.kind, mapping)
    let foreign = Self.foreignKeys(for: rule.kind)
    for (key, place) in mapping.keys where foreign.contains(key) {
      note(
        place, "`\(key)` makes no sense in a \(rule.kind.rawValue) rule", "\(rule.kind.rawValue) 类规则不用“\(key)”",
        advice: ("delete it or change `kind`", "请删去,或改 kind"))
    }
    checkWords(mapping, foreign: foreign)
    checkExamples(of: rule, mapping)
  }

  /// How words decide; a `breach` decides alone.
  private static let keysOfWords: Set<String> = [
    "within", "phrases", "except", "guards", "followedBy", "echo", "parts", "ordered", "minimum", "needed", "per",
    "untriggered",
  ]

  private mutating func checkWords(_ mapping: YAMLMapping, foreign: Set<String>) {
    if mapping["breach"] != nil, !foreign.contains("breach") {
      for (key, place) in mapping.keys where Self.keysOfWords.contains(key) && !foreign.contains(key) {
        note(
          place, "`\(key)` says nothing beside `breach`", "有 breach 时“\(key)”不起作用",
          advice: ("delete it, or say it inside `breach`", "请删去,或写进 breach 里"))
      }
      return
    }
    if mapping["phrases"] != nil, mapping["parts"] != nil {
      note(mapping.location, "both `phrases` and `parts`", "同时写了 phrases 和 parts", advice: ("keep one", "请只留一个"))
    }
    for key in ["ordered", "minimum", "needed"] where mapping["parts"] == nil && !foreign.contains(key) {
      guard let place = mapping.place(of: key) else { continue }
      note(place, "`\(key)` without `parts`", "没有 parts 就不能写“\(key)”")
    }
  }

  private mutating func checkNeeds(of kind: RuleKind, _ mapping: YAMLMapping) {
    func has(_ keys: String...) -> Bool { keys.contains { mapping[$0] != nil } }
    switch kind {
    case .required:
      if !has("phrases", "parts", "breach") { noteMissing(mapping, kind, "phrases", "parts", "breach") }
    case .forbidden:
      if !has("phrases") { noteMissing(mapping, kind, "phrases") }
    case .conditional:
      if !has("trigger", "when") { noteMissing(mapping, kind, "trigger", "when") }
      if !has("phrases", "parts", "breach") { noteMissing(mapping, kind, "phrases", "parts", "breach") }
    case .sequence:
      if !has("parts", "breach") { noteMissing(mapping, kind, "parts", "breach") }
    case .metric:
      if !has("breach") { noteMissing(mapping, kind, "breach") }
    }
  }

  private mutating func noteMissing(_ mapping: YAMLMapping, _ kind: RuleKind, _ keys: String...) {
    let english = keys.map { "`\($0)`" }.joined(separator: " or ")
    note(
      mapping.location, "a \(kind.rawValue) rule without \(english)",
      "\(kind.rawValue) 类规则缺少 \(keys.joined(separator: " 或 "))")
  }

  private static func foreignKeys(for kind: RuleKind) -> Set<String> {
    switch kind {
    case .required, .conditional: ["unless", "allowed", "ordered", "minimum"]
    case .forbidden: ["followedBy", "echo", "parts", "ordered", "minimum", "needed", "breach", "per", "untriggered"]
    case .sequence: ["phrases", "unless", "allowed", "followedBy", "echo", "untriggered"]
    case .metric:
      [
        "phrases", "except", "guards", "unless", "allowed", "followedBy", "echo", "parts", "ordered", "minimum",
        "needed",
        "within", "per", "untriggered",
      ]
    }
  }

  /// A rule proves itself by an example that passes and one that fails (a bonus cannot fail), a conditional one also by a
  /// call to which it does not apply, a metric by one without its data.
  private mutating func checkExamples(of rule: Rule, _ mapping: YAMLMapping) {
    guard let examples = mapping["examples"] else {
      return note(
        mapping.location, "`examples` are missing", "缺少“examples”",
        advice: ("write at least one that passes and one that fails", "至少写一个 pass 和一个 fail 的例子"))
    }
    // What the file says counts, so that an example with another mistake is not also reported as missing.
    var outcomes: Set<String> = []
    if case .list(let values) = examples.content {
      for value in values {
        guard case .mapping(let entries) = value.content else { continue }
        for entry in entries {
          if case .text("outcome", _) = entry.key.content, case .text(let outcome, _) = entry.value.content {
            outcomes.insert(outcome)
          }
        }
      }
    }
    if !outcomes.contains("pass") {
      note(examples.location, "no example with `outcome: pass`", "没有 outcome: pass 的例子")
    }
    // What the rule does where it does not apply, or where its data are missing, is half of what it says.
    let more: String? =
      switch rule.kind {
      case .conditional: "not-applicable"
      case .metric: "not-assessable"
      case .required, .forbidden, .sequence: nil
      }
    if let more, !outcomes.contains(more) {
      note(examples.location, "no example with `outcome: \(more)`", "没有 outcome: \(more) 的例子")
    }
    let counter: Set<String> = rule.severity == .bonus ? ["fail", "not-applicable"] : ["fail"]
    if outcomes.isDisjoint(with: counter) {
      let names = counter.sorted()
      note(
        examples.location, "no example with `outcome: \(names.joined(separator: "` or `"))`",
        "没有 outcome: \(names.joined(separator: " 或 ")) 的例子")
    }
  }
}
