/// The checks that need more than one file.
struct RulebookChecks {
  private var log = DiagnosticLog()
  private let rulebook: Rulebook
  private let hasAllRules: Bool
  private let hasAllSets: Bool
  private let hasAllScorecards: Bool
  /// The longest that each list of settings is in any scorecard.
  private var slotSizes: [String: Int] = [:]
  private var setSizes: [String: Int] = [:]
  /// The slots in a set and the sets that it names, each with the first place.
  private var slotsOfSets: [String: [String: SourceLocation]] = [:]
  private let rulesByID: [String: [Rule]]
  private let cardsByRule: [String: [Scorecard]]
  private var reportedSlots: Set<String> = []

  /// The mistakes found.
  var diagnostics: [Diagnostic] { log.entries }

  init(_ rulebook: Rulebook, hasAllRules: Bool, hasAllSets: Bool, hasAllScorecards: Bool) {
    self.rulebook = rulebook
    self.hasAllRules = hasAllRules
    self.hasAllSets = hasAllSets
    self.hasAllScorecards = hasAllScorecards
    rulesByID = Dictionary(grouping: rulebook.rules, by: \.id)
    var cardsByRule: [String: [Scorecard]] = [:]
    for card in rulebook.scorecards.values.sorted(by: { $0.id < $1.id }) {
      for item in card.sections.flatMap(\.items) { cardsByRule[item.rule, default: []].append(card) }
    }
    self.cardsByRule = cardsByRule
    for scorecard in rulebook.scorecards.values {
      slotSizes.merge(scorecard.settings.lists.mapValues(\.count)) { max($0, $1) }
    }
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
    log.append(Diagnostic(location, Message(english: english, chinese: chinese), advice: advice))
  }

  // MARK: Sets

  /// Unknown sets, circles and sizes; every set is measured once, those it names before it.
  private mutating func checkSets() {
    for id in rulebook.phraseSets.keys.sorted() {
      guard let set = rulebook.phraseSets[id] else { continue }
      checkReferences(in: set.phrases)
      checkReferences(in: set.cancels)
      checkCancelled(set.phrases, by: set.cancels)
      var path: [String] = []
      measure(id, path: &path)
    }
  }

  /// A phrase whose every wording holds a cancelling pattern is never found; nobody writes one on purpose.
  private mutating func checkCancelled(_ phrases: [Phrase], by cancels: [Phrase]) {
    let patterns = cancels.compactMap { cancel -> (words: [UInt32], place: SourceLocation)? in
      guard case .literal(let words) = cancel.expression, !words.isEmpty else { return nil }
      return (words, cancel.location)
    }
    guard !patterns.isEmpty else { return }
    let sampler = PhraseSamples(sets: [:], lists: [:])
    for phrase in phrases where phrase.expression.isPlainWords {
      let samples = sampler.samples(of: [phrase])
      let cancelling = samples.compactMap { sample in patterns.first { sample.words.holds($0.words) } }
      guard let first = cancelling.first, cancelling.count == samples.count else { continue }
      note(
        phrase.location, "the phrase can never match: what cancels it is part of it", "这条短语永远不会命中：排除它的说法就在它里面",
        advice: Message(english: "see line \(first.place.line)", chinese: "见第 \(first.place.line) 行"))
    }
  }

  private mutating func checkReferences(in phrases: [Phrase]) {
    // By their numbers: copying whole phrases takes longer than looking at them.
    for index in phrases.indices {
      if case .set(let name) = phrases[index].expression { checkSet(name, at: phrases[index].location) }
    }
  }

  private mutating func checkSet(_ name: String, at location: SourceLocation) {
    guard rulebook.phraseSets[name] == nil, hasAllSets, !log.isFull else { return }
    note(
      location, "unknown phrase set `@\(name)`", "没有短语集“@\(name)”",
      advice: NearestName.advice(name, among: rulebook.phraseSets.keys.sorted()))
  }

  /// Counts the expansions of a set and gathers its slots; the longest chain of sets is followed no deeper than 64.
  private mutating func measure(_ id: String, path: inout [String]) {
    guard setSizes[id] == nil, let set = rulebook.phraseSets[id] else { return }
    path.append(id)
    defer { path.removeLast() }
    var size = 0
    var slots: [String: SourceLocation] = [:]
    for phrases in [set.phrases, set.cancels] {
      for index in phrases.indices {
        let expression = phrases[index].expression
        if case .set(let name) = expression {
          if let start = path.firstIndex(of: name) {
            let circle = (path[start...] + [name]).joined(separator: " → ")
            note(phrases[index].location, "the sets name one another in a circle: \(circle)", "短语集互相引用成环:\(circle)")
            continue
          }
          guard path.count < 64 else {
            note(phrases[index].location, "sets name sets deeper than 64", "短语集引用超过 64 层")
            continue
          }
          measure(name, path: &path)
          slots.merge(slotsOfSets[name] ?? [:]) { first, _ in first }
        }
        for name in phrases[index].slots where slots[name] == nil { slots[name] = phrases[index].location }
        size = size.addingSaturated(expression.expansionCount(slots: slotSizes, sets: setSizes))
      }
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
      let size = phrases.reduce(0) { sum, phrase in
        sum.addingSaturated(phrase.expression.expansionCount(slots: slotSizes, sets: [:]))
      }
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
    for (set, location) in scorecard.settings.findings ?? [] { checkSet(set, at: location) }
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
    let variants = rulesByID[item.rule] ?? []
    guard let rule = variants.first(where: { $0.serves(scorecard.id) }) ?? variants.first(where: \.servesAll) else {
      if hasAllRules { noteUnknown(item, scorecard) }
      return item.severity == .bonus
    }
    if item.cap != nil, rule.kind != .forbidden {
      note(
        item.location, "a cap for the \(rule.kind.rawValue) rule `\(rule.id)`", "规则“\(rule.id)”不是 forbidden,不用 cap",
        advice: Message(english: "delete `cap`", chinese: "请删去 cap"))
    }
    for (name, location) in rule.allSettings {
      guard name != Settings.ringsName, scorecard.settings.quantities[name] == nil,
        !scorecard.settings.undecided.contains(name)
      else { continue }
      note(
        location, "the scorecard `\(scorecard.id)` has no number `\(name)`", "评分表“\(scorecard.id)”没有数值“\(name)”",
        advice: NearestName.advice(name, among: scorecard.settings.quantities.keys.sorted()))
    }
    return (item.severity ?? rule.severity) == .bonus
  }

  private mutating func noteUnknown(_ item: ScorecardItem, _ scorecard: Scorecard) {
    let variants = (rulesByID[item.rule] ?? []).flatMap(\.scorecards)
    if variants.isEmpty {
      note(
        item.location, "unknown rule `\(item.rule)`", "没有规则“\(item.rule)”",
        advice: log.isFull ? nil : NearestName.advice(item.rule, among: rulesByID.keys.sorted()))
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
      let users = (cardsByRule[rule.id] ?? []).filter { rule.servesAll || rule.serves($0.id) }
      for phrase in rule.allPhrases {
        if case .set(let name) = phrase.expression {
          usersOfSets.insert(name)
          checkSlots(slotsOfSets[name] ?? [:], among: users.isEmpty ? cards : users)
        }
        let slots = phrase.slots.map { ($0, phrase.location) }
        checkSlots(Dictionary(slots) { first, _ in first }, among: users.isEmpty ? cards : users)
      }
    }
    for id in rulebook.phraseSets.keys.sorted() where !usersOfSets.contains(id) {
      checkSlots(slotsOfSets[id] ?? [:], among: cards)
    }
  }

  private mutating func checkSlots(_ slots: [String: SourceLocation], among cards: [Scorecard]) {
    for (name, location) in slots.sorted(by: { $0.key < $1.key }) where Slot(rawValue: name) == nil && !log.isFull {
      guard !cards.contains(where: { $0.settings.lists[name] != nil }) else { continue }
      guard reportedSlots.insert("\(name)\n\(location)").inserted else { continue }
      let known = Slot.allCases.map(\.rawValue) + Set(cards.flatMap(\.settings.lists.keys)).sorted()
      note(
        location, "unknown slot `{\(name)}`", "没有槽位“{\(name)}”",
        advice: NearestName.advice(name, among: known))
    }
  }
}

extension PhraseExpression {
  /// Words and alternatives of words: nothing that a gap, a slot or a place in the turn decides.
  fileprivate var isPlainWords: Bool {
    switch self {
    case .literal: true
    case .sequence(let members), .alternatives(let members): members.allSatisfy(\.isPlainWords)
    case .optional(let content): content.isPlainWords
    default: false
    }
  }
}

extension [UInt32] {
  /// Whether the words stand somewhere in these.
  fileprivate func holds(_ words: [UInt32]) -> Bool {
    words.count <= count && (0...count - words.count).contains { self[$0...].starts(with: words) }
  }
}

extension Rule {
  /// Whether this is the variant for any scorecard that has none of its own.
  fileprivate var servesAll: Bool { scorecards.isEmpty }

  /// Whether this is the variant for a scorecard.
  fileprivate func serves(_ scorecard: String) -> Bool { scorecards.contains(scorecard) }
}
