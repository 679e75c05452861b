import CallModel
import Rulebook

/// Judges what must not be said: every hit counts unless something excuses it.
struct ForbiddenJudge {
  let examination: CallExamination
  let rule: CompiledRule

  /// How many of the customer's characters before a hit are searched for the same words.
  private static let memory = 20_000

  func judge(in scopes: [Scope]) -> Judgement {
    let found = examination.matches(of: rule.phrases, by: rule.speaker, in: scopes)
    let hits = counted(found)
    let certain = hits.filter(isCertain)
    guard certain.count > rule.allowed else {
      if hits.count > rule.allowed { return review(hits, missing: CallExamination.speakerField) }
      return reviewHeard(in: scopes, besides: hits.count)
    }
    let charged = certain.dropFirst(rule.allowed).map(examination.reading.evidence)
    return Judgement(outcome: .fail, proofs: examination.reading.proofs(of: certain), charged: charged)
  }

  /// Whether a hit may be charged without a person's looking at it: not in a long turn that holds the other
  /// side's words too.
  private func isCertain(_ hit: PhraseMatch) -> Bool {
    rule.speaker == .any || !examination.unsureTurns.contains(hit.turn)
  }

  /// What only sounds forbidden breaks nothing, but somebody must listen to it.
  private func reviewHeard(in scopes: [Scope], besides said: Int) -> Judgement {
    let heard = examination.homophones?.matches(of: rule.phrases, by: rule.speaker, in: scopes, surelyOnly: true) ?? []
    let hits = counted(heard)
    guard !hits.isEmpty, said + hits.count > rule.allowed else { return Judgement(outcome: .pass) }
    return review(hits, missing: Judgement.reviewField)
  }

  /// Shown, not charged: perhaps another side's words, perhaps other words.
  private func review(_ hits: [PhraseMatch], missing field: String) -> Judgement {
    let proofs = examination.reading.proofs(of: hits)
    return Judgement(outcome: .notAssessable, proofs: proofs + [.missing(field: field)], needsReview: true)
  }

  /// The hits that nothing excuses, each place once.
  private func counted(_ hits: [PhraseMatch]) -> [PhraseMatch] {
    guard !hits.isEmpty else { return [] }
    let customer = rule.excuse?.customerSaidFirst == true ? customerWords() : []
    return CallExamination.merged(hits.filter { !isExcused($0, customer: customer) })
  }

  private func isExcused(_ hit: PhraseMatch, customer: [(turn: Int, words: [UInt32])]) -> Bool {
    guard let excuse = rule.excuse else { return false }
    if excuse.customerSaidFirst, customerSaid(hit, in: customer) { return true }
    guard !excuse.phrases.members.isEmpty else { return false }
    let count = examination.reading.turns[Int(hit.turn)].text.scalars.count
    let anchor = Anchor(turn: Int(hit.turn), before: count, after: 0)
    let window = CompiledWindow(after: Double(excuse.turns), before: excuse.before ? 1 : 0)
    guard let scopes = examination.scopes.scopes(of: window, speaker: excuse.speaker, anchors: [anchor]) else {
      return false
    }
    return examination.firstMatch(of: excuse.phrases, by: excuse.speaker, in: scopes) != nil
  }

  /// The customer's turns, digits in one form.
  private func customerWords() -> [(turn: Int, words: [UInt32])] {
    examination.call.turns.indices.compactMap { index in
      guard examination.call.turns[index].speaker == .customer else { return nil }
      return (index, Digits.unified(examination.reading.turns[index].text.scalars))
    }
  }

  /// Whether the customer used the same words, or the same digits, in one of the turns before.
  private func customerSaid(_ hit: PhraseMatch, in customer: [(turn: Int, words: [UInt32])]) -> Bool {
    let text = examination.reading.text(of: hit)
    let words = Digits.unified(text.scalars[Int(hit.start)..<Int(hit.end)])
    var remembered = 0
    for (turn, said) in customer.reversed() where turn < Int(hit.turn) {
      guard remembered < Self.memory else { return false }
      let recent = said.suffix(Self.memory)
      remembered += recent.count
      guard recent.count >= words.count else { continue }
      for start in recent.startIndex...recent.endIndex - words.count
      where recent[start..<start + words.count].elementsEqual(words) { return true }
    }
    return false
  }
}
