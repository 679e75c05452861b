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
  private var index = MatchIndex()
  /// In the order in which they are found.
  private var matches: [PhraseMatch] = []
  private var found: [PhraseHit] = []
  /// Of the table that was read with last; away while a verifier works in it.
  private var memory: FrameVerifier.Memory?
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
    if memory?.marks.fit(phrases) != true { memory = nil }
    var verifier = FrameVerifier(table: phrases, units: units, segmenter: segmenter, memory: memory.take())
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
    memory = verifier.finish()
    index.assign(matches, units: phrases.units.count)
    let (turns, seams) = (turns, seams)
    index.cancel(phrases.units) { match, guards in
      ContextGuards.reject(match, in: Self.text(of: match, turns: turns, seams: seams), guards: guards)
    }
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
  func text(of match: PhraseMatch) -> NormalizedText { Self.text(of: match, turns: turns, seams: seams) }

  private static func text(
    of match: PhraseMatch, turns: [TurnText], seams: [Int32: NormalizedText]
  ) -> NormalizedText {
    let own = turns[Int(match.turn)].text
    return Int(match.end) <= own.scalars.count ? own : seams[match.turn] ?? own
  }

  /// Whether a hit of the unit overlaps the match.
  func overlaps(_ match: PhraseMatch, anyOf unit: Int) -> Bool { index.overlaps(match, anyOf: unit) }

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
    append(matchesOf: query, to: &result)
    return result
  }

  /// The same behind others.
  func append(matchesOf query: PhraseQuery, to result: inout [PhraseMatch]) {
    let first = result.count
    var holders = 0
    for member in query.members {
      let range = index.range(of: member.unit)
      guard !range.isEmpty else { continue }
      holders += 1
      for position in range where isAccepted(index.matches[position], of: member, by: query) {
        result.append(index.matches[position])
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
