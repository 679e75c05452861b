import CallModel
import Rulebook

/// What became of one rule, with its proof; points come later.
struct Judgement {
  var outcome: Outcome
  var proofs: [Proof] = []
  /// The hits that are charged, for a forbidden rule.
  var charged: [Evidence] = []

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

  private var call: Call { examination.call }

  /// Above this part of unattributed words nobody can say who said what.
  static let doubtfulShare = 0.2
  /// How many of the customer's characters before a hit are searched for the same words.
  private static let memory = 20_000

  /// The outcome of one rule.
  func judge(_ rule: CompiledRule) -> Judgement {
    if let applies = rule.applies {
      let truth = examination.evaluate(applies)
      switch truth.value {
      case .no: return .notApplicable
      case .unknown: return .notAssessable(truth.proofs)
      case .yes: break
      }
    }
    if rule.kind != .metric, let doubt = doubtAboutRoles(of: rule.speaker) { return doubt }
    var anchors: [Anchor]?
    if let trigger = rule.trigger {
      let found = examination.anchors(of: trigger)
      if let missing = found.missing { return .notAssessable(field: missing) }
      if found.anchors.isEmpty { return .notApplicable }
      anchors = found.anchors
    }
    if let breach = rule.breach { return judge(breach, at: anchors) }
    guard let scopes = examination.scopes.scopes(of: rule.window, speaker: rule.speaker, anchors: anchors) else {
      return .notAssessable(field: "turns[].start")
    }
    switch rule.kind {
    case .forbidden: return judgeForbidden(rule, in: scopes)
    case .sequence: return SequenceJudge(examination: examination, rule: rule).judge(in: scopes)
    case .required, .conditional, .metric: return judgeRequired(rule, in: scopes)
    }
  }

  /// A rule about a side's words cannot be judged where nobody knows whose words they are.
  private func doubtAboutRoles(of speaker: SpeakerFilter) -> Judgement? {
    guard speaker != .any else { return nil }
    let shape = examination.shape
    if shape.unknownShare > Self.doubtfulShare || examination.rolesAreDoubtful {
      return .notAssessable(field: "turns[].speaker")
    }
    // A recording of the other side alone says nothing about this one.
    if speaker == .agent, !shape.speaks.contains(.agent) { return .notAssessable(field: "turns[].speaker") }
    return nil
  }

  private func judge(_ breach: CompiledCondition, at anchors: [Anchor]?) -> Judgement {
    let truth = examination.evaluate(breach, at: anchors)
    switch truth.value {
    case .unknown: return .notAssessable(truth.proofs)
    case .no: return Judgement(outcome: .pass, proofs: truth.proofs)
    case .yes:
      guard truth.proofs.isEmpty else { return Judgement(outcome: .fail, proofs: truth.proofs) }
      return Judgement(outcome: .fail, proofs: wholeCall)
    }
  }

  private var wholeCall: [Proof] {
    call.turns.isEmpty ? [] : [.searched(fromTurn: 0, toTurn: call.turns.count - 1)]
  }

  // MARK: Required and conditional

  private func judgeRequired(_ rule: CompiledRule, in scopes: [Scope]) -> Judgement {
    if !rule.parts.isEmpty { return judgeParts(rule, in: scopes) }
    if rule.everyTrigger {
      for scope in scopes where accepted(rule, in: [scope]).isEmpty { return missed(rule, in: [scope]) }
    }
    let found = accepted(rule, in: scopes)
    guard let first = found.first else { return missed(rule, in: scopes) }
    return Judgement(outcome: .pass, proofs: [.evidence(examination.reading.evidence(first))])
  }

  private func accepted(_ rule: CompiledRule, in scopes: [Scope]) -> [PhraseMatch] {
    examination.matches(of: rule.phrases, by: rule.speaker, in: scopes).filter { isFollowed($0, rule.followedBy) }
  }

  private func isFollowed(_ match: PhraseMatch, _ followUp: CompiledFollowUp?) -> Bool {
    guard let followUp else { return true }
    let anchor = Anchor(turn: Int(match.turn), before: Int(match.start), after: Int(match.end))
    let window = CompiledWindow(after: Double(followUp.turns))
    guard let scopes = examination.scopes.scopes(of: window, speaker: followUp.speaker, anchors: [anchor]) else {
      return false
    }
    return !examination.matches(of: followUp.phrases, by: followUp.speaker, in: scopes).isEmpty
  }

  private func judgeParts(_ rule: CompiledRule, in scopes: [Scope]) -> Judgement {
    let found = rule.parts.compactMap { part in
      examination.matches(of: part.phrases, by: part.speaker, in: scopes).first
    }
    let needed = rule.neededParts ?? rule.parts.count
    let evidence = found.map { Proof.evidence(examination.reading.evidence($0)) }
    if found.count >= needed { return Judgement(outcome: .pass, proofs: evidence) }
    return Judgement(outcome: .fail, proofs: evidence + searched(scopes))
  }

  private func missed(_ rule: CompiledRule, in scopes: [Scope]) -> Judgement {
    var proofs = searched(scopes)
    if let nearest = NearestMiss(examination: examination).find(rule.phrases, by: rule.speaker, in: scopes) {
      proofs.append(nearest)
    }
    return Judgement(outcome: .fail, proofs: proofs)
  }

  /// Where something was looked for in vain.
  func searched(_ scopes: [Scope]) -> [Proof] {
    guard !scopes.isEmpty else { return wholeCall }
    var proofs: [Proof] = []
    for scope in scopes {
      let proof = Proof.searched(fromTurn: scope.turns.lowerBound, toTurn: scope.turns.upperBound)
      if !proofs.contains(proof) { proofs.append(proof) }
    }
    return proofs
  }

  // MARK: Forbidden

  private func judgeForbidden(_ rule: CompiledRule, in scopes: [Scope]) -> Judgement {
    let hits = CallExamination.merged(
      examination.matches(of: rule.phrases, by: rule.speaker, in: scopes).filter { !isExcused($0, rule.excuse) })
    let evidence = hits.map(examination.reading.evidence)
    guard evidence.count > rule.allowed else { return Judgement(outcome: .pass) }
    let charged = Array(evidence.dropFirst(rule.allowed))
    return Judgement(outcome: .fail, proofs: evidence.map { .evidence($0) }, charged: charged)
  }

  private func isExcused(_ hit: PhraseMatch, _ excuse: CompiledExcuse?) -> Bool {
    guard let excuse else { return false }
    if excuse.customerSaidFirst, customerSaid(hit) { return true }
    guard !excuse.phrases.members.isEmpty else { return false }
    let count = examination.reading.turns[Int(hit.turn)].text.scalars.count
    let anchor = Anchor(turn: Int(hit.turn), before: count, after: 0)
    let window = CompiledWindow(after: Double(excuse.turns), before: excuse.before ? 1 : 0)
    guard let scopes = examination.scopes.scopes(of: window, speaker: excuse.speaker, anchors: [anchor]) else {
      return false
    }
    return !examination.matches(of: excuse.phrases, by: excuse.speaker, in: scopes).isEmpty
  }

  /// Whether the customer used the same words, or the same digits, before.
  private func customerSaid(_ hit: PhraseMatch) -> Bool {
    let reading = examination.reading
    let words = Digits.unified(reading.turns[Int(hit.turn)].text.scalars[Int(hit.start)..<Int(hit.end)])
    var earlier: [UInt32] = []
    for index in (0..<Int(hit.turn)).reversed() where call.turns[index].speaker == .customer {
      earlier = Digits.unified(reading.turns[index].text.scalars.suffix(Self.memory)) + earlier
      if earlier.count > Self.memory { break }
    }
    guard !words.isEmpty, earlier.count >= words.count else { return false }
    return (0...earlier.count - words.count).contains { earlier[$0..<$0 + words.count].elementsEqual(words) }
  }
}
