import CallModel

extension Rulebook {
  /// Puts a scorecard together with its rules and phrases; `nil` where there is no such scorecard.
  ///
  /// Mistakes in the files are the linter's to report; here a rule that does not exist is left out and a setting that
  /// does not exist counts as zero.
  public func compiled(scorecard id: String) -> CompiledScorecard? {
    scorecards[id].map(compiled)
  }

  /// The same for a scorecard in hand.
  public func compiled(_ scorecard: Scorecard) -> CompiledScorecard {
    compiled([CompilationRequest(scorecard)])[0]
  }

  /// Puts several scorecards together, in the order asked for, over one table of phrases: what they share is laid out
  /// once. Scoring a call by one of them takes longer than by the same scorecard alone.
  public func compiled(_ requests: [CompilationRequest]) -> [CompiledScorecard] {
    var compiler = ScorecardCompiler(rulebook: self)
    let drafts = requests.map { compiler.compile($0) }
    let phrases = compiler.builder.table()
    return drafts.map { draft in
      CompiledScorecard(
        id: draft.scorecard.id, title: draft.scorecard.title, version: draft.scorecard.version, digest: digest,
        assumed: draft.scorecard.assumed, settings: draft.scorecard.settings, sections: draft.sections,
        phrases: phrases, isLookedFor: phrases.units.indices.map(draft.units.contains), landmarks: draft.landmarks,
        findings: draft.findings)
    }
  }

  /// A table for phrase sets alone, each with its own query, for trying phrases without a scorecard.
  public func compiled(
    phraseSets ids: [String], lists: [String: [String]]
  ) -> (phrases: PhraseTable, queries: [PhraseQuery]) {
    var builder = PhraseTableBuilder(sets: phraseSets)
    builder.use(lists)
    let queries = ids.map { id -> PhraseQuery in
      let location = phraseSets[id]?.location ?? SourceLocation(file: "", line: 1, column: 1)
      let reference = Phrase(text: "@" + id, location: location, expression: .set(id))
      return builder.query([reference], guards: [], speaker: .any, name: id)
    }
    return (builder.table(), queries)
  }
}

extension Rulebook {
  /// What agents say who keep to a rule, by the phrases that the rule asks for: a few wordings of each.
  public func samples(of rule: Rule, lists: [String: [String]]) -> [(phrase: Phrase, words: [UInt32])] {
    let sampler = PhraseSamples(sets: phraseSets, lists: PhraseTableBuilder.normalised(lists))
    return sampler.samples(of: rule.phrases + rule.parts.filter { $0.speaker ?? .agent == .agent }.flatMap(\.phrases))
  }
}

/// A scorecard to compile.
public struct CompilationRequest: Sendable {
  var scorecard: Scorecard
  var rule: Rule?

  /// A scorecard with all its rules.
  public init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// One variant of a rule alone, under the settings of a scorecard or of none, for the rule's examples.
  public init(_ rule: Rule, alone host: Scorecard?) {
    scorecard = host ?? Scorecard(id: "", title: "", version: "1", location: rule.location)
    let item = ScorecardItem(rule: rule.id, points: Points(hundredths: 100), location: rule.location)
    scorecard.sections = [ScorecardSection(id: "example", title: "", items: [item])]
    // An example is about the rule's outcome.
    scorecard.settings.findings = []
    self.rule = rule
  }
}

/// Compiles scorecards, one after another, into one table.
private struct ScorecardCompiler {
  /// A scorecard whose table is not finished yet.
  struct Draft {
    var scorecard: Scorecard
    var sections: [CompiledSection]
    var landmarks: Landmarks
    var findings: [CompiledFinding]
    var units: Set<Int>
  }

  let rulebook: Rulebook
  var builder: PhraseTableBuilder
  /// The one in hand.
  private var scorecard = Scorecard(
    id: "", title: "", version: "", location: SourceLocation(file: "", line: 1, column: 1))

  init(rulebook: Rulebook) {
    self.rulebook = rulebook
    builder = PhraseTableBuilder(sets: rulebook.phraseSets)
  }

  mutating func compile(_ request: CompilationRequest) -> Draft {
    scorecard = request.scorecard
    builder.use(scorecard.settings.lists)
    var sections: [CompiledSection] = []
    for section in scorecard.sections {
      var items: [CompiledRule] = []
      for item in section.items {
        guard let rule = request.rule ?? rulebook.rule(item.rule, for: scorecard.id) else { continue }
        items.append(compile(rule, as: item))
      }
      sections.append(CompiledSection(id: section.id, title: section.title, items: items))
    }
    let landmarks = Landmarks(
      waitRequest: landmark("wait-request", speaker: .agent),
      transferAnnouncement: landmark("transfer-announcement", speaker: .agent),
      noContent: landmark("no-content", speaker: .any),
      agentTypical: landmark("agent-typical", speaker: .any),
      customerTypical: landmark("customer-typical", speaker: .any),
      callTypes: Self.typesByLikelihood.map { type in
        (type, landmark("call-type-" + type.rawValue, speaker: .customer))
      })
    let findings = findings()
    return Draft(
      scorecard: scorecard, sections: sections, landmarks: landmarks, findings: findings,
      units: builder.takeUnitsInUse())
  }

  /// What is reported where a scorecard does not say.
  private static let usualFindings = ["customer-anger", "customer-complaint", "customer-thanks"]

  private mutating func findings() -> [CompiledFinding] {
    let named = scorecard.settings.findings?.map(\.set) ?? Self.usualFindings
    return named.compactMap { id in
      guard let set = rulebook.phraseSets[id] else { return nil }
      return CompiledFinding(act: id, title: set.title, phrases: landmark(id, speaker: .customer))
    }
  }

  /// The order in which words decide where a call could be of several types: what is said most plainly comes first, and
  /// whoever complains about an outage complains.
  private static let typesByLikelihood: [CallType] = [
    .nuisance, .wrongNumber, .tipOff, .complaint, .suggestion, .outage, .faultReport, .payment, .business,
    .consultation,
  ]

  private mutating func landmark(_ id: String, speaker: SpeakerFilter) -> PhraseQuery {
    guard let set = rulebook.phraseSets[id] else { return .nothing }
    let reference = Phrase(text: "@" + id, location: set.location, expression: .set(id))
    return builder.query([reference], guards: [], speaker: speaker, name: id)
  }

  private mutating func compile(_ rule: Rule, as item: ScorecardItem) -> CompiledRule {
    let guards = rule.guards ?? (rule.kind == .forbidden ? .all : [])
    return CompiledRule(
      id: rule.id, title: item.title ?? rule.title, clause: item.clause ?? rule.clause, kind: rule.kind,
      severity: item.severity ?? rule.severity, points: item.points, potential: item.potential,
      speaker: rule.speaker, applies: rule.applies.map { compile($0, in: rule) },
      trigger: rule.trigger.map { compile($0, in: rule) }, window: rule.window.map(compile),
      phrases: builder.query(
        rule.phrases, except: rule.except, guards: guards, speaker: rule.speaker, name: rule.id),
      excuse: rule.excuse.map { compile($0, in: rule) }, allowed: rule.allowed,
      followedBy: rule.followedBy.map {
        CompiledFollowUp(
          phrases: builder.query($0.phrases, guards: [], speaker: $0.speaker, name: rule.id), speaker: $0.speaker,
          turns: $0.turns)
      },
      passesUntriggered: rule.passesUntriggered, echo: rule.echo,
      parts: rule.parts.map { part in
        let speaker = part.speaker ?? rule.speaker
        return CompiledPart(
          phrases: builder.query(part.phrases, except: rule.except, guards: guards, speaker: speaker, name: rule.id),
          speaker: speaker)
      },
      ordered: rule.ordered, minimumParts: rule.minimumParts, neededParts: rule.neededParts,
      breach: rule.breach.map { compile($0, in: rule) }, everyTrigger: rule.everyTrigger)
  }

  private mutating func compile(_ excuse: Excuse, in rule: Rule) -> CompiledExcuse {
    CompiledExcuse(
      phrases: builder.query(excuse.phrases, guards: [], speaker: excuse.speaker, name: rule.id),
      speaker: excuse.speaker, turns: excuse.turns, before: excuse.before,
      customerSaidFirst: excuse.customerSaidFirst)
  }

  private mutating func compile(_ utterance: Utterance, in rule: Rule) -> CompiledUtterance {
    CompiledUtterance(
      phrases: builder.query(
        utterance.phrases, guards: utterance.guards, speaker: utterance.speaker, name: rule.id),
      speaker: utterance.speaker, window: utterance.window.map(compile))
  }

  private mutating func compile(_ trigger: Trigger, in rule: Rule) -> CompiledTrigger {
    switch trigger {
    case .said(let utterance): return .said(compile(utterance, in: rule))
    case .event(let event): return .event(event)
    case .callType(let types): return .callType(types)
    case .any(let triggers): return .any(triggers.map { compile($0, in: rule) })
    }
  }

  private mutating func compile(_ condition: Condition, in rule: Rule) -> CompiledCondition {
    switch condition {
    case .all(let conditions): return .all(conditions.map { compile($0, in: rule) })
    case .any(let conditions): return .any(conditions.map { compile($0, in: rule) })
    case .not(let inner): return .not(compile(inner, in: rule))
    case .stated(let inner): return .stated(compile(inner, in: rule))
    case .channel(let channels): return .channel(channels)
    case .direction(let directions): return .direction(directions)
    case .callType(let types): return .callType(types)
    case .hangup(let hangups): return .hangup(hangups)
    case .figure(.rings, .above, .setting("最多响铃", _)): return .event(.lateAnswer)
    case .figure(.rings, .atMost, .setting("最多响铃", _)): return .not(.event(.lateAnswer))
    case .figure(let figure, let comparison, let limit):
      return undecided(limit) ?? .figure(figure, comparison, number(limit))
    case .record(let name, .figure(let comparison, let limit)):
      return undecided(limit) ?? .record(name, .figure(comparison, number(limit)))
    case .record(let name, .flag(let flag)): return .record(name, .flag(flag))
    case .record(let name, .oneOf(let texts)): return .record(name, .oneOf(texts))
    case .recorded(let names): return .recorded(names)
    case .said(let utterance): return .said(compile(utterance, in: rule))
    case .event(let event): return .event(event)
    case .lastSpeaker(let speaker): return .lastSpeaker(speaker)
    case .holiday(let value): return .holiday(value)
    }
  }

  private func compile(_ window: Window) -> CompiledWindow {
    CompiledWindow(
      first: window.first.map(number), last: window.last.map(number), after: window.after.map(number),
      before: window.before.map(number), unit: window.unit)
  }

  private func undecided(_ quantity: Quantity) -> CompiledCondition? {
    guard case .setting(let name, _) = quantity, scorecard.settings.undecided.contains(name) else { return nil }
    return .undecided(name)
  }

  private func number(_ quantity: Quantity) -> Double {
    switch quantity {
    case .number(let value): return value
    case .setting(let name, _):
      if name == "最多响铃" { return Double(scorecard.settings.ringing.rings) }
      return scorecard.settings.quantities[name] ?? 0
    }
  }
}
