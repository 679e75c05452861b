import Rulebook

/// Judges parts that must come in an order, or so many of them.
struct SequenceJudge {
  let examination: CallExamination
  let rule: CompiledRule
  var hearsHomophones = false

  func judge(in scopes: [Scope]) -> Judgement {
    var best: Judgement?
    for scope in scopes {
      let judgement = judge(in: scope)
      if rule.everyTrigger ? judgement.outcome == .fail : judgement.outcome == .pass { return judgement }
      if best == nil || best?.outcome == .notApplicable { best = judgement }
    }
    return best ?? .notApplicable
  }

  private func judge(in scope: Scope) -> Judgement {
    let found = rule.parts.map {
      examination.matches(of: $0.phrases, by: $0.speaker, in: [scope], heard: hearsHomophones)
    }
    let present = found.filter { !$0.isEmpty }
    if let minimum = rule.minimumParts, present.count < minimum { return .notApplicable }
    let chain = rule.ordered ? longestChain(found) : present.compactMap(\.first)
    let needed = rule.neededParts ?? (rule.minimumParts == nil ? rule.parts.count : present.count)
    let evidence = examination.reading.proofs(of: chain)
    if chain.count >= needed { return Judgement(outcome: .pass, proofs: evidence) }
    // What is there but in the wrong place shows the fault best.
    let misplaced = present.compactMap(\.first).sorted { $0.comesBefore($1) }
      .map { Proof.evidence(examination.reading.evidence($0)) }
    let isComplete = present.count == rule.parts.count
    return Judgement(outcome: .fail, proofs: misplaced + (isComplete ? [] : Proof.searched([scope])))
  }

  /// The most parts that can be taken in the rule's order, each beginning where the one before has ended.
  private func longestChain(_ found: [[PhraseMatch]]) -> [PhraseMatch] {
    // The chain that ends earliest for each length; parts are few, so this is cheap.
    var chains: [[PhraseMatch]] = [[]]
    for part in found {
      for length in stride(from: chains.count - 1, through: 0, by: -1) {
        let end = chains[length].last
        let next = part.first { match in
          guard let end else { return true }
          return match.turn > end.turn || match.turn == end.turn && match.start >= end.end
        }
        guard let next else { continue }
        let longer = chains[length] + [next]
        if length + 1 == chains.count {
          chains.append(longer)
        } else if let known = chains[length + 1].last,
          (next.turn, next.end) < (known.turn, known.end)
        {
          chains[length + 1] = longer
        }
      }
    }
    return chains.last ?? []
  }
}
