import CallModel
import ChineseText
import Rulebook

/// A call prepared for its rules, and the phrases found in it.
///
/// A class because everything that judges a call holds it, and copying it cost a third of all judging.
final class CallReading {
  /// The scanner's hits of one turn, as a range of `hits`.
  struct TurnText {
    var text = NormalizedText()
    var hits: Range<Int> = 0..<0
  }

  let call: Call
  /// As many as the longest call so far had; only the first `call.turns.count` belong to this call.
  let turns: [TurnText]
  let hits: [PhraseHit]
  /// Unchecked, because nothing that could come back here is called while it is written.
  @exclusivity(unchecked) private var index: MatchIndex
  private let units: [PhraseUnit]
  /// The two pieces of a cut sentence in one, by the first piece's turn.
  private let seams: [Int32: TurnText]

  init(
    call: Call, turns: [TurnText], hits: [PhraseHit], index: MatchIndex, units: [PhraseUnit], seams: [Int32: TurnText]
  ) {
    (self.call, self.turns, self.hits, self.index, self.seams) = (call, turns, hits, index, seams)
    self.units = units
  }

  /// The text in which a match stands: its turn's, or that of a sentence which recognition cut in two.
  func text(of match: PhraseMatch) -> NormalizedText {
    let own = turns[Int(match.turn)].text
    return Int(match.end) <= own.scalars.count ? own : seams[match.turn]?.text ?? own
  }

  /// Whether a hit of the unit overlaps the match.
  func overlaps(_ match: PhraseMatch, anyOf unit: Int) -> Bool {
    !range(of: unit).isEmpty && index.overlaps(match, anyOf: unit)
  }

  /// Where the hits of a unit stand in the index.
  private func range(of unit: Int) -> Range<Int> {
    index.range(of: unit)
      ?? index.filter(unit, in: units) { ContextGuards.reject($0, in: text(of: $0), guards: $1) }
  }

  /// The words of a match as evidence, in code points of the original text; of a cut sentence the first piece.
  func evidence(_ match: PhraseMatch) -> Evidence {
    let text = turns[Int(match.turn)].text
    let end = min(Int(match.end), text.scalars.count)
    return Evidence(
      turn: Int(match.turn), from: Int(text.offsets[Int(match.start)]), to: Int(text.offsets[end - 1]) + 1,
      match: match.sound == .exact ? .exact : .homophone)
  }

  /// The same as proofs: two where recognition cut the sentence.
  func proofs(_ match: PhraseMatch) -> [Proof] { proofs(of: [match]) }

  /// The proofs of several matches.
  func proofs(of matches: [PhraseMatch]) -> [Proof] {
    var proofs: [Proof] = []
    proofs.reserveCapacity(matches.count)
    for match in matches {
      proofs.append(.evidence(evidence(match)))
      let border = turns[Int(match.turn)].text.scalars.count
      guard Int(match.end) > border else { continue }
      let rest = PhraseMatch(unit: match.unit, turn: match.turn + 1, start: 0, end: match.end - Int32(border))
      proofs.append(.evidence(evidence(rest)))
    }
    return proofs
  }

  /// How many hits there are before guards and cancelling patterns.
  var matchCount: Int { index.matches.count }

  /// All hits of a query, in the order of the call, guards and cancelling patterns applied.
  func matches(of query: PhraseQuery) -> [PhraseMatch] {
    var result: [PhraseMatch] = []
    append(matchesOf: query, to: &result)
    return result
  }

  /// The same behind others.
  func append(matchesOf query: PhraseQuery, to result: inout [PhraseMatch]) {
    let first = result.count
    var holders = 0
    // Of members without hits no more than the unit is looked at: a copy counts references.
    for number in query.members.indices {
      let range = range(of: query.members[number].unit)
      guard !range.isEmpty else { continue }
      let member = query.members[number]
      holders += 1
      if result.capacity == 0 { result.reserveCapacity(range.count) }
      for position in range {
        let match = index.matches[position]
        if isAccepted(match, of: member, by: query) { result.append(match) }
      }
    }
    if holders > 1 { result[first...].sort { $0.comesBefore($1) } }
  }

  /// Whether nothing that the query names cancels a hit of one of its members.
  func isAccepted(_ match: PhraseMatch, of member: PhraseQuery.Member, by query: PhraseQuery) -> Bool {
    for unit in member.cancels where overlaps(match, anyOf: unit) { return false }
    for unit in query.cancels where overlaps(match, anyOf: unit) { return false }
    return query.guards.isEmpty
      || !ContextGuards.reject(match, in: text(of: match), guards: query.guards)
  }
}
