import CallModel
import Rulebook

/// What became of one rule, with its proof; points come later.
struct Judgement {
  var outcome: Outcome
  var proofs: [Proof] = []
  /// The hits that are charged, for a forbidden rule.
  var charged: [Evidence] = []
  /// Whether a person should look before anything is made of it.
  var needsReview = false

  /// What is missing where somebody must listen.
  static let reviewField = "review"

  static let notApplicable = Judgement(outcome: .notApplicable)

  static func notAssessable(_ proofs: [Proof]) -> Judgement {
    var fields: [Proof] = []
    for case .missing(let field) in proofs where !fields.contains(.missing(field: field)) {
      fields.append(.missing(field: field))
    }
    return Judgement(outcome: .notAssessable, proofs: fields)
  }

  static func notAssessable(field: String) -> Judgement {
    Judgement(outcome: .notAssessable, proofs: [.missing(field: field)])
  }
}

/// Judges the rules of a scorecard on one call.
struct RuleJudge {
  let examination: CallExamination
  /// Whether words that only sound like those of a required phrase count where it was not said.
  var hearsHomophones = false

  private var call: Call { examination.call }

  /// The outcome of one rule.
  func judge(_ rule: CompiledRule) -> Judgement {
    if let applies = rule.applies {
      let truth = examination.evaluate(applies, proving: .nothing)
      switch truth.value {
      case .no: return .notApplicable
      case .unknown: return .notAssessable(truth.proofs)
      case .yes: break
      }
    }
    var anchors: [Anchor]?
    if let trigger = rule.trigger {
      let found = examination.anchors(of: trigger)
      if let missing = found.missing { return .notAssessable(field: missing) }
      if found.anchors.isEmpty { return rule.passesUntriggered ? judgeUntriggered(rule) : .notApplicable }
      anchors = found.anchors
    }
    if let breach = rule.breach { return judge(breach, at: anchors) }
    if examination.isDoubtful(rule.speaker) { return .notAssessable(field: CallExamination.speakerField) }
    guard let scopes = examination.scopes.scopes(of: rule.window, speaker: rule.speaker, anchors: anchors) else {
      return .notAssessable(field: "turns[].start")
    }
    // The trigger occurred, but not where the rule looks.
    if scopes.isEmpty, anchors != nil { return .notApplicable }
    if let echo = rule.echo, let anchors, let judgement = judgeEcho(rule, of: echo, at: anchors) { return judgement }
    let judgement = judgeWords(rule, in: scopes)
    guard judgement.outcome == .fail, rule.kind != .forbidden, examination.homophones != nil else { return judgement }
    let heard = RuleJudge(examination: examination, hearsHomophones: true).judgeWords(rule, in: scopes)
    return heard.outcome == .pass ? heard : judgement
  }

  private func judgeWords(_ rule: CompiledRule, in scopes: [Scope]) -> Judgement {
    switch rule.kind {
    case .forbidden: ForbiddenJudge(examination: examination, rule: rule).judge(in: scopes)
    case .sequence:
      SequenceJudge(examination: examination, rule: rule, hearsHomophones: hearsHomophones).judge(in: scopes)
    case .required, .conditional, .metric: judgeRequired(rule, in: scopes)
    }
  }

  /// The act itself shows that there was reason for it; where it is missing too, nothing says that there was.
  private func judgeUntriggered(_ rule: CompiledRule) -> Judgement {
    guard !call.turns.isEmpty, !examination.isDoubtful(rule.speaker) else { return .notApplicable }
    let judgement = judgeRequired(rule, in: [Scope(turns: 0...call.turns.count - 1)])
    return judgement.outcome == .pass ? judgement : .notApplicable
  }

  // MARK: Breaches

  /// A breach at any of the places is one; without places the whole call is judged at once.
  private func judge(_ breach: CompiledCondition, at anchors: [Anchor]?) -> Judgement {
    let places = anchors.map { $0.map { [$0] } } ?? [nil]
    var unknown: [Proof] = []
    var kept: [Proof] = []
    for place in places {
      let truth = examination.evaluate(breach, at: place, proving: kept.isEmpty ? .found : .nothing)
      switch truth.value {
      case .yes: return Judgement(outcome: .fail, proofs: proven(examination.evaluate(breach, at: place)))
      case .unknown: unknown += truth.proofs
      case .no: if kept.isEmpty { kept = truth.proofs }
      }
    }
    return unknown.isEmpty ? Judgement(outcome: .pass, proofs: kept) : .notAssessable(unknown)
  }

  /// Words prove a breach; where there are none, where they were looked for does.
  private func proven(_ truth: Truth) -> [Proof] {
    let hasWords = truth.proofs.contains { if case .evidence = $0 { true } else { false } }
    let proofs = hasWords ? truth.proofs.filter { !$0.isSearch } : truth.proofs
    return proofs.isEmpty ? wholeCall : proofs
  }

  private var wholeCall: [Proof] {
    call.turns.isEmpty ? [] : [.searched(fromTurn: 0, toTurn: call.turns.count - 1)]
  }

  // MARK: Required and conditional

  private func judgeRequired(_ rule: CompiledRule, in scopes: [Scope]) -> Judgement {
    if !rule.parts.isEmpty { return judgeParts(rule, in: scopes) }
    if rule.everyTrigger {
      for scope in scopes where firstAccepted(rule, in: [scope]) == nil { return missed(rule, in: [scope]) }
    }
    guard let first = firstAccepted(rule, in: scopes) else { return missed(rule, in: scopes) }
    return Judgement(outcome: .pass, proofs: examination.reading.proofs(first))
  }

  /// Whether the agent repeats what set off the trigger, at every place or at one; `nil` where the phrases must decide.
  private func judgeEcho(_ rule: CompiledRule, of length: Int, at anchors: [Anchor]) -> Judgement? {
    let finder = EchoFinder(reading: examination.reading, length: length)
    var found: [Evidence] = []
    for anchor in anchors {
      let scopes = examination.scopes.scopes(of: rule.window, speaker: rule.speaker, anchors: [anchor]) ?? []
      if let echo = finder.echo(of: anchor, by: rule.speaker, in: scopes) {
        found.append(echo)
      } else if rule.everyTrigger, let hit = firstAccepted(rule, in: scopes) {
        found.append(examination.reading.evidence(hit))
      } else if rule.everyTrigger {
        return nil
      }
    }
    return found.first.map { Judgement(outcome: .pass, proofs: [.evidence($0)]) }
  }

  private func firstAccepted(_ rule: CompiledRule, in scopes: [Scope]) -> PhraseMatch? {
    examination.firstMatch(of: rule.phrases, by: rule.speaker, in: scopes, heard: hearsHomophones) {
      isFollowed($0, rule.followedBy)
    }
  }

  private func isFollowed(_ match: PhraseMatch, _ followUp: CompiledFollowUp?) -> Bool {
    guard let followUp else { return true }
    let scopes = answerScopes(of: match, followUp)
    return examination.firstMatch(of: followUp.phrases, by: followUp.speaker, in: scopes) != nil
  }

  private func answerScopes(of match: PhraseMatch, _ followUp: CompiledFollowUp) -> [Scope] {
    let anchor = Anchor(turn: Int(match.turn), before: Int(match.start), after: Int(match.end))
    let window = CompiledWindow(after: Double(followUp.turns))
    return examination.scopes.scopes(of: window, speaker: followUp.speaker, anchors: [anchor]) ?? []
  }

  private func judgeParts(_ rule: CompiledRule, in scopes: [Scope]) -> Judgement {
    let found = rule.parts.compactMap { part in
      examination.firstMatch(of: part.phrases, by: part.speaker, in: scopes, heard: hearsHomophones)
    }
    let needed = rule.neededParts ?? rule.parts.count
    let evidence = examination.reading.proofs(of: found)
    if found.count >= needed { return Judgement(outcome: .pass, proofs: evidence) }
    return Judgement(outcome: .fail, proofs: evidence + searched(scopes))
  }

  private func missed(_ rule: CompiledRule, in scopes: [Scope]) -> Judgement {
    // What is written has been judged before, and with it what is nearest.
    if hearsHomophones { return Judgement(outcome: .fail) }
    // What was said, but not answered as it must be: the words stand there, the answer does not.
    if let followUp = rule.followedBy,
      let said = examination.firstMatch(of: rule.phrases, by: rule.speaker, in: scopes)
    {
      let evidence = Proof.evidence(examination.reading.evidence(said))
      return Judgement(outcome: .fail, proofs: [evidence] + searched(answerScopes(of: said, followUp)))
    }
    var proofs = searched(scopes)
    if let nearest = NearestMiss(examination: examination).find(rule.phrases, by: rule.speaker, in: scopes) {
      proofs.append(nearest)
    }
    return Judgement(outcome: .fail, proofs: proofs)
  }

  /// Where something was looked for in vain.
  private func searched(_ scopes: [Scope]) -> [Proof] {
    scopes.isEmpty ? wholeCall : Proof.searched(scopes)
  }
}
