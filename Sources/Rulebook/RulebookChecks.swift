/// The checks that need more than one file.
struct RulebookChecks {
  private(set) var diagnostics: [Diagnostic] = []
  private let rulebook: Rulebook
  private let hasAllRules: Bool
  private let hasAllSets: Bool
  private let hasAllScorecards: Bool
  private var setSizes: [String: Int] = [:]
  private var slotsOfSets: [String: [(name: String, location: SourceLocation)]] = [:]
  private var reportedSlots: Set<String> = []

  init(_ rulebook: Rulebook, hasAllRules: Bool, hasAllSets: Bool, hasAllScorecards: Bool) {
    self.rulebook = rulebook
    self.hasAllRules = hasAllRules
    self.hasAllSets = hasAllSets
    self.hasAllScorecards = hasAllScorecards
    checkSets()
    checkRules()
    for id in rulebook.scorecards.keys.sorted() {
      if let scorecard = rulebook.scorecards[id] { check(scorecard) }
    }
    checkSlots()
  }

  private mutating func note(
    _ location: SourceLocation, _ english: String, _ chinese: String, advice: Message? = nil
  ) {
    diagnostics.append(Diagnostic(location, Message(english: english, chinese: chinese), advice: advice))
  }

  // MARK: Sets

  /// Unknown sets, circles and sizes; every set is measured once, those it names before it.
  private mutating func checkSets() {
    for id in rulebook.phraseSets.keys.sorted() {
      guard let set = rulebook.phraseSets[id] else { continue }
      checkReferences(in: set.phrases + set.cancels)
      var path: [String] = []
      measure(id, path: &path)
    }
  }

  private mutating func checkReferences(in phrases: [Phrase]) {
    for phrase in phrases {
      guard case .set(let name) = phrase.expression, rulebook.phraseSets[name] == nil, hasAllSets else { continue }
      note(
        phrase.location, "unknown phrase set `@\(name)`", "没有短语集“@\(name)”",
        advice: NearestName.advice(name, among: rulebook.phraseSets.keys.sorted()))
    }
  }

  /// Counts the expansions of a set and gathers its slots; the longest chain of sets is followed no deeper than 64.
  private mutating func measure(_ id: String, path: inout [String]) {
    guard setSizes[id] == nil, let set = rulebook.phraseSets[id] else { return }
    path.append(id)
    defer { path.removeLast() }
    var size = 0
    var slots: [(name: String, location: SourceLocation)] = []
    for phrase in set.phrases + set.cancels {
      if case .set(let name) = phrase.expression {
        if let start = path.firstIndex(of: name) {
          let circle = (path[start...] + [name]).joined(separator: " → ")
          note(phrase.location, "the sets name one another in a circle: \(circle)", "短语集互相引用成环:\(circle)")
          continue
        }
        guard path.count < 64 else {
          note(phrase.location, "sets name sets deeper than 64", "短语集引用超过 64 层")
          continue
        }
        measure(name, path: &path)
        slots += slotsOfSets[name] ?? []
      }
      slots += phrase.expression.slots.map { ($0, phrase.location) }
      size = size.addingSaturated(phrase.expression.expansionCount(slots: [:], sets: setSizes))
    }
    setSizes[id] = size
    slotsOfSets[id] = slots
    if size > PhraseExpression.maximumExpansions {
      noteSize(set.location, size, "the set `\(id)`", "短语集“\(id)”")
    }
  }

  private mutating func noteSize(_ location: SourceLocation, _ size: Int, _ english: String, _ chinese: String) {
    let limit = PhraseExpression.maximumExpansions
    note(
      location, "\(english) stands for \(size) phrases", "\(chinese)展开后有 \(size) 条",
      advice: Message(
        english: "at most \(limit); use fewer alternatives in one phrase",
        chinese: "最多 \(limit) 条,请减少一条短语里的备选"))
  }

  // MARK: Rules

  private mutating func checkRules() {
    for rule in rulebook.rules {
      let phrases = rule.allPhrases
      checkReferences(in: phrases)
      // The sets of a rule are measured on their own; here counts what the rule itself writes.
      let size = phrases.reduce(0) { $0.addingSaturated($1.expression.expansionCount) }
      if size > PhraseExpression.maximumExpansions {
        noteSize(rule.location, size, "the rule `\(rule.id)`", "规则“\(rule.id)”")
      }
      for id in rule.scorecards { checkScorecard(id, at: rule.location) }
      for example in rule.examples {
        if let id = example.scorecard { checkScorecard(id, at: example.location) }
      }
    }
  }

  private mutating func checkScorecard(_ id: String, at location: SourceLocation) {
    guard rulebook.scorecards[id] == nil, hasAllScorecards else { return }
    note(
      location, "unknown scorecard `\(id)`", "没有评分表“\(id)”",
      advice: NearestName.advice(id, among: rulebook.scorecards.keys.sorted()))
  }

  // MARK: Scorecards

  private mutating func check(_ scorecard: Scorecard) {
    var total = Points.zero
    var places: [String: SourceLocation] = [:]
    for section in scorecard.sections {
      if section.items.isEmpty {
        note(
          scorecard.location, "the section `\(section.id)` of `\(scorecard.id)` is empty",
          "评分表“\(scorecard.id)”的版块“\(section.id)”是空的")
      }
      for item in section.items {
        if let other = places[item.rule] {
          note(
            item.location, "the rule `\(item.rule)` stands in this scorecard twice",
            "规则“\(item.rule)”在本评分表里重复",
            advice: Message(english: "see line \(other.line)", chinese: "见第 \(other.line) 行"))
        }
        places[item.rule] = item.location
        if !check(item, of: scorecard) { total += item.potential }
      }
    }
    if scorecard.sections.isEmpty {
      note(scorecard.location, "the scorecard `\(scorecard.id)` has no sections", "评分表“\(scorecard.id)”没有版块")
    } else if total != Points(hundredths: 100_00) {
      let difference = Points(hundredths: abs(total.hundredths - 100_00))
      let isOver = total > Points(hundredths: 100_00)
      note(
        scorecard.location, "the points of `\(scorecard.id)` add up to \(total)",
        "评分表“\(scorecard.id)”合计 \(total) 分",
        advice: Message(
          english: "they must be 100.00: \(difference) too \(isOver ? "many" : "few")",
          chinese: "应为 100.00 分:\(isOver ? "多" : "少")了 \(difference) 分"))
    }
  }

  /// Checks an item; true for a bonus, which does not count among the 100 points.
  private mutating func check(_ item: ScorecardItem, of scorecard: Scorecard) -> Bool {
    guard let rule = rulebook.rule(item.rule, for: scorecard.id) else {
      if hasAllRules { noteUnknown(item, scorecard) }
      return item.severity == .bonus
    }
    if item.cap != nil, rule.kind != .forbidden {
      note(
        item.location, "a cap for the \(rule.kind.rawValue) rule `\(rule.id)`", "规则“\(rule.id)”不是 forbidden,不用 cap",
        advice: Message(english: "delete `cap`", chinese: "请删去 cap"))
    }
    for (name, location) in rule.allSettings where scorecard.settings.quantities[name] == nil {
      note(
        location, "the scorecard `\(scorecard.id)` has no number `\(name)`", "评分表“\(scorecard.id)”没有数值“\(name)”",
        advice: NearestName.advice(name, among: scorecard.settings.quantities.keys.sorted()))
    }
    return (item.severity ?? rule.severity) == .bonus
  }

  private mutating func noteUnknown(_ item: ScorecardItem, _ scorecard: Scorecard) {
    let variants = rulebook.rules.filter { $0.id == item.rule }.flatMap(\.scorecards)
    if variants.isEmpty {
      let ids = Set(rulebook.rules.map(\.id)).sorted()
      note(
        item.location, "unknown rule `\(item.rule)`", "没有规则“\(item.rule)”",
        advice: NearestName.advice(item.rule, among: ids))
    } else {
      note(
        item.location, "the rule `\(item.rule)` has no variant for `\(scorecard.id)`",
        "规则“\(item.rule)”没有适用于“\(scorecard.id)”的写法",
        advice: Message(
          english: "it is for \(variants.joined(separator: ", "))", chinese: "现有:\(variants.joined(separator: "、"))"))
    }
  }

  // MARK: Slots

  /// A slot must be built in, or a list of a scorecard that uses the phrase; where none does, of any scorecard.
  private mutating func checkSlots() {
    guard hasAllScorecards, !rulebook.scorecards.isEmpty else { return }
    let cards = rulebook.scorecards.values.sorted { $0.id < $1.id }
    var usersOfSets: Set<String> = []
    for rule in rulebook.rules {
      let users = cards.filter { card in
        card.sections.contains { $0.items.contains { $0.rule == rule.id } }
          && (rule.scorecards.isEmpty || rule.scorecards.contains(card.id))
      }
      for phrase in rule.allPhrases {
        if case .set(let name) = phrase.expression {
          usersOfSets.insert(name)
          checkSlots(slotsOfSets[name] ?? [], among: users.isEmpty ? cards : users)
        }
        checkSlots(phrase.expression.slots.map { ($0, phrase.location) }, among: users.isEmpty ? cards : users)
      }
    }
    for id in rulebook.phraseSets.keys.sorted() where !usersOfSets.contains(id) {
      checkSlots(slotsOfSets[id] ?? [], among: cards)
    }
  }

  private mutating func checkSlots(_ slots: [(name: String, location: SourceLocation)], among cards: [Scorecard]) {
    for (name, location) in slots where !Settings.builtInSlots.contains(name) {
      guard !cards.contains(where: { $0.settings.lists[name] != nil }) else { continue }
      guard reportedSlots.insert("\(name)\n\(location)").inserted else { continue }
      let known = Settings.builtInSlots.union(cards.flatMap(\.settings.lists.keys)).sorted()
      note(
        location, "unknown slot `{\(name)}`", "没有槽位“{\(name)}”",
        advice: NearestName.advice(name, among: known))
    }
  }
}
