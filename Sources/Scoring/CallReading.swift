import CallModel
import ChineseText
import Rulebook

/// A call prepared for its rules: every turn normalised and scanned once.
///
/// One reading belongs to one worker and is used again for every call, so that a warm reading allocates little.
struct CallReading {
  /// The scanner's hits of one turn, as a range of `hits`.
  struct TurnText {
    var text = NormalizedText()
    var hits: Range<Int> = 0..<0
  }

  private(set) var call = Call(id: "", source: Source(file: "", line: 0, format: ""))
  /// As many as the longest call so far had; only the first `call.turns.count` belong to this call.
  var turns: [TurnText] = []
  private(set) var hits: [PhraseHit] = []
  /// Sorted by unit, turn, start and end.
  private(set) var matches: [PhraseMatch] = []
  private var matchesOfUnit: [UnitMatches] = []

  /// Where the hits of one unit stand in `matches`.
  private struct UnitMatches {
    var range = 0..<0
    var longest: Int32 = 0
  }

  /// So many hits of one phrase set are looked at in one call. No real call has a tenth of them; a hostile one with a
  /// million would take hours where each hit is compared with others.
  static let maximumMatches = 2_000

  private var found: [PhraseHit] = []
  /// Of the table that was read with last; away while a verifier works with them.
  private var marks: TurnMarks?
  /// The two pieces of a cut sentence in one, by the first piece's turn; only where a phrase runs over the cut.
  private var seams: [Int32: NormalizedText] = [:]

  /// Normalises and scans a call, and verifies every candidate.
  ///
  /// - Parameter units: for each unit of the table whether it is looked for; empty stands for all.
  mutating func read(_ call: Call, phrases: PhraseTable, units: [Bool] = [], segmenter: Segmenter?) {
    self.call = call
    hits.removeAll(keepingCapacity: true)
    matches.removeAll(keepingCapacity: true)
    seams.removeAll(keepingCapacity: true)
    while turns.count < call.turns.count { turns.append(TurnText()) }
    let bytes = call.text
    for (index, turn) in call.turns.enumerated() {
      turns[index].text.assign(bytes.span.extracting(turn.bytes))
      let scalars = turns[index].text.scalars
      phrases.scanner.scan(scalars.span, into: &found)
      let from = hits.count
      hits.append(contentsOf: found)
      turns[index].hits = from..<hits.count
    }
    if marks?.fit(phrases) != true { marks = nil }
    var verifier = FrameVerifier(table: phrases, units: units, segmenter: segmenter, marks: marks.take())
    var cut: CutEnds = []
    for (index, turn) in call.turns.enumerated() {
      let isCut = SentenceCut.isCut(after: index, of: call, text: turns)
      if isCut, !Fillers.fill(turns[index + 1].text.scalars) { cut.insert(.end) }
      verifier.verify(
        turn: index, speaker: turn.speaker, text: &turns[index].text, cut: cut, hits: hits[turns[index].hits],
        into: &matches)
      cut = isCut && !Fillers.fill(turns[index].text.scalars) ? .start : []
      if isCut { readSeam(after: index, phrases: phrases, by: &verifier) }
    }
    marks = verifier.finish()
    matches.sort()
    removeRepetitions()
    group(units: phrases.units.count)
    cancel(units: phrases.units)
    group(units: phrases.units.count)
  }

  /// Finds the phrases that run over a cut: 感谢您的 | 来电.
  private mutating func readSeam(after index: Int, phrases: PhraseTable, by verifier: inout FrameVerifier) {
    // The turns of a call lie one after another in its text.
    var seam = NormalizedText()
    let bytes = call.text
    seam.assign(bytes.span.extracting(call.turns[index].bytes.lowerBound..<call.turns[index + 1].bytes.upperBound))
    phrases.scanner.scan(seam.scalars.span, into: &found)
    let known = matches.count
    verifier.verify(
      turn: call.turns.count + index, speaker: call.turns[index].speaker, text: &seam, hits: found[...],
      into: &matches)
    let border = Int32(turns[index].text.scalars.count)
    var kept = known
    for position in known..<matches.count where matches[position].start < border && matches[position].end > border {
      matches[kept] = matches[position]
      matches[kept].turn = Int32(index)
      kept += 1
    }
    matches.removeLast(matches.count - kept)
    if kept > known { seams[Int32(index)] = seam }
    // What cancels a phrase of the second piece may begin in the first: 还有什么 | 可以帮您.
    for match in matches[known...] where phrases.units[Int(match.unit)].isCancelling {
      matches.append(
        PhraseMatch(unit: match.unit, turn: Int32(index + 1), start: 0, end: match.end - border))
    }
  }

  /// The text in which a match stands: its turn's, or that of a sentence which recognition cut in two.
  func text(of match: PhraseMatch) -> NormalizedText {
    let own = turns[Int(match.turn)].text
    return Int(match.end) <= own.scalars.count ? own : seams[match.turn] ?? own
  }

  /// The hits of one unit, in order.
  func matches(of unit: Int) -> ArraySlice<PhraseMatch> {
    matches[matchesOfUnit[unit].range]
  }

  /// Two ways to say a phrase may find the same words.
  private mutating func removeRepetitions() {
    var previous: PhraseMatch?
    matches.removeAll { match in
      defer { previous = match }
      return match == previous
    }
  }

  /// Notes where the hits of each unit stand; of more than `maximumMatches` the first are kept.
  private mutating func group(units: Int) {
    matchesOfUnit = Array(repeating: UnitMatches(), count: units)
    var kept = 0
    for match in matches {
      let unit = Int(match.unit)
      if matchesOfUnit[unit].range.isEmpty { matchesOfUnit[unit].range = kept..<kept }
      guard matchesOfUnit[unit].range.count < Self.maximumMatches else { continue }
      matches[kept] = match
      kept += 1
      matchesOfUnit[unit].range = matchesOfUnit[unit].range.lowerBound..<kept
      matchesOfUnit[unit].longest = max(matchesOfUnit[unit].longest, match.end - match.start)
    }
    matches.removeLast(matches.count - kept)
  }

  /// Drops hits that a cancelling pattern of their own set overlaps or that stand in a context the set excludes.
  private mutating func cancel(units: [PhraseUnit]) {
    var kept: [PhraseMatch] = []
    kept.reserveCapacity(matches.count)
    for match in matches {
      let unit = units[Int(match.unit)]
      if let cancelling = unit.cancelledBy, overlaps(match, anyOf: cancelling) { continue }
      if !unit.guards.isEmpty, ContextGuards.reject(match, in: text(of: match), guards: unit.guards) {
        continue
      }
      kept.append(match)
    }
    matches = kept
  }

  /// Whether a hit of the unit overlaps the match.
  func overlaps(_ match: PhraseMatch, anyOf unit: Int) -> Bool {
    let known = matchesOfUnit[unit]
    // Hits are sorted by turn and start; none that begins earlier than the longest reaches is of interest.
    let earliest = (match.turn, match.start - known.longest)
    var low = known.range.lowerBound
    var high = known.range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if (matches[middle].turn, matches[middle].start) < earliest { low = middle + 1 } else { high = middle }
    }
    while low < known.range.upperBound, (matches[low].turn, matches[low].start) < (match.turn, match.end) {
      if matches[low].turn == match.turn, match.start < matches[low].end { return true }
      low += 1
    }
    return false
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
  func proofs(_ match: PhraseMatch) -> [Proof] {
    let border = turns[Int(match.turn)].text.scalars.count
    guard Int(match.end) > border else { return [.evidence(evidence(match))] }
    let rest = PhraseMatch(unit: match.unit, turn: match.turn + 1, start: 0, end: match.end - Int32(border))
    return [.evidence(evidence(match)), .evidence(evidence(rest))]
  }

  /// All hits of a query, in the order of the call, guards and cancelling patterns applied.
  func matches(of query: PhraseQuery) -> [PhraseMatch] {
    var result: [PhraseMatch] = []
    for member in query.members {
      for match in matches(of: member.unit) where isAccepted(match, of: member, by: query) { result.append(match) }
    }
    if query.members.count > 1 { result.sort { $0.comesBefore($1) } }
    return result
  }

  /// Whether nothing that the query names cancels a hit of one of its members.
  func isAccepted(_ match: PhraseMatch, of member: PhraseQuery.Member, by query: PhraseQuery) -> Bool {
    for unit in member.cancels where overlaps(match, anyOf: unit) { return false }
    for unit in query.cancels where overlaps(match, anyOf: unit) { return false }
    return query.guards.isEmpty
      || !ContextGuards.reject(match, in: text(of: match), guards: query.guards)
  }
}

/// A phrase found in a turn, in positions of the normalised text, end exclusive.
struct PhraseMatch: Comparable {
  var unit: Int32
  var turn: Int32
  var start: Int32
  var end: Int32
  /// Whether the phrase stands there as written.
  var sound = HomophonePieces.Sound.exact

  static func < (left: PhraseMatch, right: PhraseMatch) -> Bool {
    (left.unit, left.turn, left.start, left.end) < (right.unit, right.turn, right.start, right.end)
  }

  /// Earlier in the call, whatever the unit.
  func comesBefore(_ other: PhraseMatch) -> Bool {
    (turn, start, end, unit) < (other.turn, other.start, other.end, other.unit)
  }
}
