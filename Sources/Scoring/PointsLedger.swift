import Rulebook

/// Turns outcomes into points, in whole hundredths (contract, part 3).
struct PointsLedger {
  let settings: Settings
  /// Of each turn the clauses that were charged and the rules that charged them; one clause is charged once a turn.
  private var charges: [Int: [Charge]] = [:]
  /// Whether a fatal item of the call has failed, and whether one cannot be judged.
  private var (fatalFails, fatalIsOpen) = (false, false)

  private struct Charge {
    var clause: String
    var rule: String
  }

  init(settings: Settings) {
    self.settings = settings
  }

  /// The item of one rule, with what it lost.
  mutating func item(_ rule: CompiledRule, _ judgement: Judgement) -> ItemResult {
    if rule.severity == .fatal {
      fatalFails = fatalFails || judgement.outcome == .fail
      fatalIsOpen = fatalIsOpen || judgement.outcome == .notAssessable
    }
    let (lost, chargedBy) = charge(rule, judgement)
    return ItemResult(
      rule: rule.id, title: rule.title, clause: rule.clause, kind: rule.kind, severity: rule.severity,
      outcome: judgement.outcome, points: rule.potential, lost: lost, chargedBy: chargedBy, proofs: judgement.proofs,
      needsReview: judgement.needsReview)
  }

  /// What a failed rule loses, and which other rule was charged before where that was all.
  private mutating func charge(_ rule: CompiledRule, _ judgement: Judgement) -> (lost: Points, chargedBy: String?) {
    guard judgement.outcome == .fail, rule.severity != .bonus else { return (.zero, nil) }
    let turns = rule.kind == .forbidden ? judgement.charged.map(\.turn) : judgement.proofs.compactMap(\.turnOfEvidence)
    // What is proven by absence or by a figure stands in no turn and is charged once.
    guard !turns.isEmpty else { return (rule.points, nil) }
    var chargedBy: String?
    var newCharges = 0
    for turn in turns {
      if let other = charges[turn]?.first(where: { $0.clause == rule.clause })?.rule {
        if other != rule.id { chargedBy = chargedBy ?? other }
        continue
      }
      charges[turn, default: []].append(Charge(clause: rule.clause, rule: rule.id))
      newCharges += 1
    }
    let times = rule.kind == .forbidden ? newCharges : min(1, newCharges)
    let lost = min(rule.potential, Points(hundredths: rule.points.hundredths * times))
    return (lost, newCharges > 0 ? nil : chargedBy)
  }

  /// One part of the scorecard; fatal fails of the section are counted in.
  func section(_ section: CompiledSection, items: [ItemResult]) -> SectionResult {
    let sum = Self.sum(items, assumingNotAssessable: nil)
    return SectionResult(
      id: section.id, title: section.title, earned: sum.earned, potential: sum.potential, items: items)
  }

  /// The total of a call whose items were all made by this ledger.
  func score(_ sections: [SectionResult]) -> Score {
    let earned = sections.reduce(Points.zero) { $0 + $1.earned }
    let potential = sections.reduce(Points.zero) { $0 + $1.potential }
    let fatal = fatalFails
    let beforeFatal = Self.value(earned: earned, potential: potential)
    // A fatal fail is worth nothing even where nothing else could be judged.
    let value = fatal ? Points.zero : beforeFatal
    let fatalPossible = fatal || fatalIsOpen
    let worst = fatalPossible ? .zero : Self.bound(sections, as: .fail)
    let best = fatal ? .zero : Self.bound(sections, as: .pass)
    return Score(
      value: value, minimum: value == nil ? nil : worst, maximum: value == nil ? nil : best, earned: earned,
      potential: potential, grade: grade(value),
      passed: beforeFatal != nil && !fatal && (value ?? .zero) >= settings.passMark, fatal: fatal,
      beforeFatal: beforeFatal)
  }

  /// 100 × earned ÷ potential in hundredths, half up; `nil` where nothing was assessable.
  static func value(earned: Points, potential: Points) -> Points? {
    guard potential > .zero else { return nil }
    return Points(hundredths: (earned.hundredths * 20_000 + potential.hundredths) / (2 * potential.hundredths))
  }

  private static func bound(_ sections: [SectionResult], as outcome: Outcome) -> Points? {
    var earned = Points.zero
    var potential = Points.zero
    for section in sections {
      let sum = sum(section.items, assumingNotAssessable: outcome)
      earned += sum.earned
      potential += sum.potential
    }
    return value(earned: earned, potential: potential)
  }

  /// What items earn together: never under zero, never over their potential, bonus included.
  private static func sum(
    _ items: [ItemResult], assumingNotAssessable assumed: Outcome?
  ) -> (earned: Points, potential: Points) {
    var earned = Points.zero
    var potential = Points.zero
    var bonus = Points.zero
    var isWorthless = false
    for item in items {
      let outcome = item.outcome == .notAssessable ? assumed ?? .notAssessable : item.outcome
      if item.severity == .bonus {
        if outcome == .pass { bonus += item.points }
        continue
      }
      switch outcome {
      case .notApplicable, .notAssessable: continue
      case .pass:
        potential += item.points
        earned += item.points
      case .fail:
        potential += item.points
        earned += item.points - (item.outcome == .fail ? item.lost : item.points)
        if item.severity == .fatalSection { isWorthless = true }
      }
    }
    if isWorthless { return (.zero, potential) }
    return (min(potential, max(.zero, earned + bonus)), potential)
  }

  private func grade(_ value: Points?) -> String {
    guard let value else { return "未评" }
    if let grade = settings.grades.first(where: { value >= $0.from }) ?? settings.grades.last { return grade.name }
    return value >= settings.passMark ? "合格" : "不合格"
  }
}

extension Proof {
  fileprivate var turnOfEvidence: Int? {
    if case .evidence(let evidence) = self { evidence.turn } else { nil }
  }
}
