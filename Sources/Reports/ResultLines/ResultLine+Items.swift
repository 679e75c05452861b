import CallModel
import Scoring

/// What the rules found.
extension ResultLine {
  mutating func writeItems(of scored: borrowing ScoredCall) {
    json.open("[", named: "items")
    scored.forEachItem(in: detail) { item, place, section in write(item, at: place, in: section, of: scored) }
    json.close("]")
  }

  private mutating func write(
    _ item: UnsafePointer<ItemResult>, at place: Int, in section: String, of scored: borrowing ScoredCall
  ) {
    json.open("{")
    let known = place < knownItems.count ? knownItems[place] : nil
    if let known, known.describe(item, in: section) {
      json.members(written: known.attributes)
    } else {
      let start = json.count
      json.member("rule", item.pointee.rule)
      json.member("section", section)
      json.member("kind", item.pointee.kind.rawValue)
      json.member("severity", item.pointee.severity.rawValue)
      // With findings only, items before this one may never have been written.
      while knownItems.count <= place { knownItems.append(nil) }
      knownItems[place] = KnownItem(item, section: section, attributes: json.bytes(start..<json.count))
    }
    json.member("outcome", item.pointee.outcome.rawValue)
    json.member("points", item.pointee.points)
    json.member("lost", item.pointee.lost)
    json.member("chargedBy", item.pointee.chargedBy)
    if item.pointee.needsReview { json.member("review", true) }
    writeProofs(of: item, scored)
    json.close("}")
  }

  /// Proofs of one kind in one array, in the item's order; nearly all items have one kind only.
  private mutating func writeProofs(of item: UnsafePointer<ItemResult>, _ scored: borrowing ScoredCall) {
    guard !item.pointee.proofs.isEmpty else { return }
    for group in ProofGroup.allCases {
      var isOpen = false
      for proof in item.pointee.proofs where proof.group == group {
        if !isOpen { json.open("[", named: group.name) }
        isOpen = true
        write(proof, of: scored)
      }
      if isOpen { json.close("]") }
    }
  }

  private mutating func write(_ proof: Proof, of scored: borrowing ScoredCall) {
    switch proof {
    case .evidence(let evidence):
      guard scored.call.turns.indices.contains(evidence.turn) else { return }
      json.open("{")
      writeWords(evidence, of: scored.call.turns)
    case .searched(let fromTurn, let toTurn):
      json.open("{")
      json.member("fromTurn", max(fromTurn, 0))
      json.member("toTurn", max(toTurn, 0))
    case .nearest(let turn, let from, let to):
      guard scored.call.turns.indices.contains(turn) else { return }
      let (range, text) = texts.part(ofTurn: turn, from: from, to: to)
      json.open("{")
      json.member("turn", turn)
      json.member("from", range.lowerBound)
      json.member("to", range.upperBound)
      json.member("text", text)
    case .measured(let measurement):
      json.open("{")
      json.member("name", measurement.name)
      json.member("value", measurement.value)
      json.member("limit", measurement.limit)
      json.member("unit", measurement.unit)
    case .missing(let field):
      json.open("{")
      json.member("field", field)
      if scored.irregularities.doubtful.contains(field: field) { json.member("doubtful", true) }
    }
    json.close("}")
  }
}

/// Proofs of one kind, by the name of their element in the XML.
private enum ProofGroup: CaseIterable {
  case evidence, searched, nearest, measured, missing

  var name: StaticString {
    switch self {
    case .evidence: "evidence"
    case .searched: "searched"
    case .nearest: "nearest"
    case .measured: "measured"
    case .missing: "missing"
    }
  }
}

extension Proof {
  fileprivate var group: ProofGroup {
    switch self {
    case .evidence: .evidence
    case .searched: .searched
    case .nearest: .nearest
    case .measured: .measured
    case .missing: .missing
    }
  }
}
