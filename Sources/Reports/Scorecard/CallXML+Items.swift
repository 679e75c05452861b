import CallModel
import Scoring

/// What the rules found.
extension CallXML {
  /// Sections and items are looked at where they lie: a loop over them would count a reference to every string of every
  /// item, which costs as much as writing them.
  mutating func writeSections(of scored: borrowing ScoredCall) {
    var place = 0
    scored.sections.withUnsafeBufferPointer { sections in
      guard let first = sections.baseAddress else { return }
      for index in sections.indices {
        write(first + index, from: place, of: scored)
        place += (first + index).pointee.items.count
      }
    }
  }

  private mutating func write(
    _ section: UnsafePointer<SectionResult>, from place: Int, of scored: borrowing ScoredCall
  ) {
    xml.start("section")
    xml.attribute("id", section.pointee.id)
    xml.attribute("title", section.pointee.title)
    xml.attribute("earned", section.pointee.earned)
    xml.attribute("potential", section.pointee.potential)
    section.pointee.items.withUnsafeBufferPointer { items in
      guard let first = items.baseAddress else { return }
      for index in items.indices where detail == .full || (first + index).pointee.isFinding {
        write(first + index, at: place + index, of: scored)
      }
    }
    xml.end()
  }

  private mutating func write(
    _ item: UnsafePointer<ItemResult>, at place: Int, of scored: borrowing ScoredCall
  ) {
    xml.start("item")
    let start = xml.count
    let known = place < knownItems.count ? knownItems[place] : nil
    if let known, known.describe(item) {
      xml.attributes(written: known.attributes)
      writeResult(of: item)
      xml.elements(written: known.elements)
    } else {
      writeDescription(of: item)
      let end = xml.count
      writeResult(of: item)
      let startOfElements = xml.count
      writeWords(of: item)
      // With findings only, items before this one may never have been written.
      while knownItems.count <= place { knownItems.append(nil) }
      knownItems[place] = KnownItem(
        item, attributes: xml.bytes(start..<end), elements: xml.bytes(startOfElements..<xml.count))
    }
    for proof in item.pointee.proofs { write(proof, of: scored) }
    xml.end()
  }

  private mutating func writeResult(of item: UnsafePointer<ItemResult>) {
    xml.attribute("outcome", item.pointee.outcome.rawValue)
    xml.attribute("points", item.pointee.points)
    xml.attribute("lost", item.pointee.lost)
    xml.attribute("chargedBy", item.pointee.chargedBy)
    if item.pointee.needsReview { xml.attribute("review", true) }
  }

  /// The attributes that are the same in every call.
  private mutating func writeDescription(of item: UnsafePointer<ItemResult>) {
    xml.attribute("rule", item.pointee.rule)
    xml.attribute("kind", item.pointee.kind.rawValue)
    xml.attribute("severity", item.pointee.severity.rawValue)
  }

  /// The elements that are the same in every call.
  private mutating func writeWords(of item: UnsafePointer<ItemResult>) {
    xml.element("title", item.pointee.title)
    xml.element("clause", item.pointee.clause)
  }

  private mutating func write(_ proof: Proof, of scored: borrowing ScoredCall) {
    switch proof {
    case .evidence(let evidence):
      guard scored.call.turns.indices.contains(evidence.turn) else { return }
      xml.start("evidence")
      writeWords(evidence, of: scored.call.turns)
    case .searched(let fromTurn, let toTurn):
      xml.start("searched")
      xml.attribute("fromTurn", max(fromTurn, 0))
      xml.attribute("toTurn", max(toTurn, 0))
    case .nearest(let turn, let from, let to):
      guard scored.call.turns.indices.contains(turn) else { return }
      let (range, text) = texts.part(ofTurn: turn, from: from, to: to)
      xml.start("nearest")
      xml.attribute("turn", turn)
      xml.attribute("from", range.lowerBound)
      xml.attribute("to", range.upperBound)
      xml.text(text)
    case .measured(let measurement):
      xml.start("measured")
      xml.attribute("name", measurement.name)
      xml.attribute("value", measurement.value)
      xml.attribute("limit", measurement.limit)
      xml.attribute("unit", measurement.unit)
    case .missing(let field):
      xml.start("missing")
      xml.attribute("field", field)
      if scored.irregularities.doubtful.contains(field: field) { xml.attribute("doubtful", true) }
    }
    xml.end()
  }
}

extension ItemResult {
  /// Whether the item stands in a report of findings only.
  var isFinding: Bool {
    switch outcome {
    case .fail, .notAssessable: true
    case .pass, .notApplicable: severity == .fatal || severity == .fatalSection
    }
  }
}
