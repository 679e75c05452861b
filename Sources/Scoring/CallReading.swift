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
  private var memory: (finder: CandidateFinder, verifier: FrameVerifier.Memory)?
  /// The two pieces of a cut sentence in one, by the first piece's turn.
  private var seams: [Int32: TurnText] = [:]

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
      turns[index].hits = scan(scalars, by: phrases.scanner)
    }
    findSeams(scanner: phrases.scanner)
    verify(phrases: phrases, units: units, segmenter: segmenter)
    index.assign(matches, units: phrases.units.count)
    let (turns, seams) = (turns, seams)
    index.cancel(phrases.units) { match, guards in
      ContextGuards.reject(match, in: Self.text(of: match, turns: turns, seams: seams), guards: guards)
    }
  }

  private mutating func scan(_ scalars: [UInt32], by scanner: PhraseScanner) -> Range<Int> {
    scanner.scan(scalars.span, into: &found)
    hits.append(contentsOf: found)
    return hits.count - found.count..<hits.count
  }

  /// Reads the two pieces of every cut sentence as one: 感谢您的 | 来电.
  private mutating func findSeams(scanner: PhraseScanner) {
    for index in call.turns.indices where SentenceCut.isCut(after: index, of: call, text: turns) {
      // The turns of a call lie one after another in its text.
      let stretch = call.turns[index].bytes.lowerBound..<call.turns[index + 1].bytes.upperBound
      let bytes = call.text
      var seam = TurnText()
      seam.text.assign(bytes.span.extracting(stretch))
      seam.hits = scan(seam.text.scalars, by: scanner)
      seams[Int32(index)] = seam
    }
  }

  private mutating func verify(phrases: PhraseTable, units: [Bool], segmenter: Segmenter?) {
    if memory?.verifier.marks.fit(phrases) != true { memory = nil }
    var finder = memory?.finder ?? CandidateFinder(for: phrases)
    var verifier = FrameVerifier(table: phrases, units: units, segmenter: segmenter, memory: memory?.verifier)
    memory = nil
    let cuts = seams.keys.sorted()
    var texts = call.turns.enumerated().map { (speaker: $1.speaker, hits: turns[$0].hits) }
    for cut in cuts { texts.append((call.turns[Int(cut)].speaker, seams[cut]?.hits ?? 0..<0)) }
    for first in stride(from: 0, to: texts.count, by: CandidateFinder.blockSize) {
      let block = first..<min(first + CandidateFinder.blockSize, texts.count)
      finder.find(in: texts[block], hits: hits, table: phrases, units: units)
      for index in block {
        let candidates = finder.frames[finder.range(of: index - first)]
        if index < call.turns.count {
          verify(turn: index, candidates: candidates, by: &verifier)
        } else {
          verifySeam(after: cuts[index - call.turns.count], candidates: candidates, phrases: phrases, by: &verifier)
        }
      }
    }
    memory = (finder, verifier.finish())
  }

  private mutating func verify(turn index: Int, candidates: ArraySlice<Int32>, by verifier: inout FrameVerifier) {
    var cut: CutEnds = []
    if index > 0, seams[Int32(index - 1)] != nil, !Fillers.fill(turns[index - 1].text.scalars) { cut.insert(.start) }
    if seams[Int32(index)] != nil, !Fillers.fill(turns[index + 1].text.scalars) { cut.insert(.end) }
    verifier.verify(
      turn: index, speaker: call.turns[index].speaker, text: &turns[index].text, cut: cut,
      hits: hits[turns[index].hits], candidates: candidates, into: &matches)
  }

  /// Keeps the phrases that run over a cut.
  private mutating func verifySeam(
    after index: Int32, candidates: ArraySlice<Int32>, phrases: PhraseTable, by verifier: inout FrameVerifier
  ) {
    guard var seam = seams[index] else { return }
    let known = matches.count
    verifier.verify(
      turn: Int(index), speaker: call.turns[Int(index)].speaker, text: &seam.text, hits: hits[seam.hits],
      candidates: candidates, into: &matches)
    let border = Int32(turns[Int(index)].text.scalars.count)
    var kept = known
    for position in known..<matches.count where matches[position].start < border && matches[position].end > border {
      matches[kept] = matches[position]
      kept += 1
    }
    matches.removeLast(matches.count - kept)
    // What cancels a phrase of the second piece may begin in the first: 还有什么 | 可以帮您.
    for match in matches[known...] where phrases.units[Int(match.unit)].isCancelling {
      matches.append(PhraseMatch(unit: match.unit, turn: index + 1, start: 0, end: match.end - border))
    }
  }

  /// The text in which a match stands: its turn's, or that of a sentence which recognition cut in two.
  func text(of match: PhraseMatch) -> NormalizedText { Self.text(of: match, turns: turns, seams: seams) }

  private static func text(
    of match: PhraseMatch, turns: [TurnText], seams: [Int32: TurnText]
  ) -> NormalizedText {
    let own = turns[Int(match.turn)].text
    return Int(match.end) <= own.scalars.count ? own : seams[match.turn]?.text ?? own
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
