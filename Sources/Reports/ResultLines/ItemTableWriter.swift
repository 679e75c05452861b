import CallModel
import Scoring

/// Writes the items of scored calls as a table in Arrow's stream format, a row an item, for programs that would make
/// one of the result lines: reading it costs them nothing.
///
/// The columns are the members of a result line's items, with the call's `id` and `line` before them. What a line leaves
/// out is missing here. A stream is `head`, batches, `end`.
public struct ItemTableWriter {
  private let detail: Detail
  private var texts: TurnTexts
  private var items = ItemColumns()

  /// - Parameters:
  ///   - detail: with findings only, rows of nothing else.
  ///   - mask: `nil` leaves personal data in.
  public init(detail: Detail, mask: PersonalDataMask?) {
    self.detail = detail
    texts = TurnTexts(of: Call(id: "", source: Source(file: "", line: 0, format: "")), mask: mask)
  }

  /// What a stream begins with: the columns' names and types.
  public static var head: [UInt8] { ArrowMessage.schema(ItemColumns.fields) }

  /// What a stream ends with.
  public static var end: [UInt8] { ArrowMessage.end }

  /// Adds the rows of one call to the next batch.
  public mutating func add(_ scored: ScoredCall) {
    texts.begin(scored.call)
    scored.forEachItem(in: detail) { item, _, section in add(item, in: section, of: scored) }
  }

  /// Puts the batch behind what `bytes` holds and begins the next one; nothing where no row was added.
  public mutating func endBatch(to bytes: inout [UInt8]) {
    guard items.count > 0 else { return }
    var batch = ArrowBatch(rows: items.count)
    items.addColumns(to: &batch)
    bytes.append(contentsOf: batch.message)
    items = ItemColumns()
  }

  private mutating func add(_ item: UnsafePointer<ItemResult>, in section: String, of scored: borrowing ScoredCall) {
    items.id.append(scored.call.id)
    items.line.append(scored.call.source.line)
    items.rule.append(item.pointee.rule)
    items.section.append(section)
    items.kind.append(item.pointee.kind.rawValue)
    items.severity.append(item.pointee.severity.rawValue)
    items.outcome.append(item.pointee.outcome.rawValue)
    items.points.append(item.pointee.points.hundredths)
    items.lost.append(item.pointee.lost.hundredths)
    items.chargedBy.append(item.pointee.chargedBy)
    items.review.append(item.pointee.needsReview)
    for proof in item.pointee.proofs { add(proof, of: scored) }
    items.evidence.end()
    items.searched.end()
    items.nearest.end()
    items.measured.end()
    items.missing.end()
  }

  private mutating func add(_ proof: Proof, of scored: borrowing ScoredCall) {
    switch proof {
    case .evidence(let evidence):
      guard scored.call.turns.indices.contains(evidence.turn) else { return }
      let turn = scored.call.turns[evidence.turn]
      let (range, text) = texts.part(ofTurn: evidence.turn, from: evidence.from, to: evidence.to)
      items.evidence.elements.turn.append(evidence.turn)
      items.evidence.elements.speaker.append(turn.speaker.rawValue)
      items.evidence.elements.start.append(Seconds.hundredths(turn.start))
      items.evidence.elements.end.append(Seconds.hundredths(turn.end))
      items.evidence.elements.from.append(range.lowerBound)
      items.evidence.elements.to.append(range.upperBound)
      items.evidence.elements.match.append(evidence.match.rawValue)
      items.evidence.elements.text.append(text)
    case .searched(let fromTurn, let toTurn):
      items.searched.elements.fromTurn.append(max(fromTurn, 0))
      items.searched.elements.toTurn.append(max(toTurn, 0))
    case .nearest(let turn, let from, let to):
      guard scored.call.turns.indices.contains(turn) else { return }
      let (range, text) = texts.part(ofTurn: turn, from: from, to: to)
      items.nearest.elements.turn.append(turn)
      items.nearest.elements.from.append(range.lowerBound)
      items.nearest.elements.to.append(range.upperBound)
      items.nearest.elements.text.append(text)
    case .measured(let measurement):
      items.measured.elements.name.append(measurement.name)
      items.measured.elements.value.append(measurement.value)
      items.measured.elements.limit.append(measurement.limit)
      items.measured.elements.unit.append(measurement.unit)
    case .missing(let field):
      items.missing.elements.field.append(field)
      items.missing.elements.doubtful.append(scored.irregularities.doubtful.contains(field: field))
    }
  }
}
