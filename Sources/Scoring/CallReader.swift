import CallModel
import ChineseText
import Rulebook

/// Prepares calls for their rules: every turn is normalised and scanned once, and every phrase that may stand there verified.
///
/// One reader belongs to one worker and is used again for every call, so that a warm one allocates little.
struct CallReader {
  private var call = Call(id: "", source: Source(file: "", line: 0, format: ""))
  private var turns: [CallReading.TurnText] = []
  private var hits: [PhraseHit] = []
  private var index = MatchIndex()
  /// In the order in which they are found.
  private var matches: [PhraseMatch] = []
  private var found: [PhraseHit] = []
  /// Of the table that was read with last; away while a verifier works in it.
  private var memory: FrameVerifier.Memory?
  private var seams: [Int32: CallReading.TurnText] = [:]

  /// Normalises and scans a call, and verifies every candidate.
  ///
  /// - Parameter units: for each unit of the table whether it is looked for; empty stands for all.
  mutating func read(
    _ call: Call, phrases: PhraseTable, units: [Bool] = [], segmenter: Segmenter?
  ) -> CallReading {
    self.call = call
    hits.removeAll(keepingCapacity: true)
    matches.removeAll(keepingCapacity: true)
    seams.removeAll(keepingCapacity: true)
    while turns.count < call.turns.count { turns.append(CallReading.TurnText()) }
    let bytes = call.text
    let scanner = phrases.scanner
    for (index, turn) in call.turns.enumerated() {
      turns[index].text.assign(bytes.span.extracting(turn.bytes))
      let scalars = turns[index].text.scalars
      turns[index].hits = scan(scalars, by: scanner)
    }
    findSeams(scanner: scanner)
    verify(phrases: phrases, units: units, segmenter: segmenter)
    index.assign(matches, units: phrases.units.count)
    return CallReading(call: call, turns: turns, hits: hits, index: index, units: phrases.units, seams: seams)
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
      var seam = CallReading.TurnText()
      seam.text.assign(bytes.span.extracting(stretch))
      seam.hits = scan(seam.text.scalars, by: scanner)
      seams[Int32(index)] = seam
    }
  }

  private mutating func verify(phrases: PhraseTable, units: [Bool], segmenter: Segmenter?) {
    if let known = memory, !known.fits(phrases) { memory = nil }
    var verifier = FrameVerifier(table: phrases, units: units, segmenter: segmenter, memory: memory.take())
    let cuts = seams.keys.sorted()
    var texts = call.turns.enumerated().map { (speaker: $1.speaker, hits: turns[$0].hits) }
    for cut in cuts { texts.append((call.turns[Int(cut)].speaker, seams[cut]?.hits ?? 0..<0)) }
    for first in stride(from: 0, to: texts.count, by: CandidateFinder.blockSize) {
      let block = first..<min(first + CandidateFinder.blockSize, texts.count)
      verifier.begin(texts[block], hits: hits)
      for index in block {
        if index < call.turns.count {
          verify(turn: index, at: index - first, by: &verifier)
        } else {
          verifySeam(after: cuts[index - call.turns.count], at: index - first, phrases: phrases, by: &verifier)
        }
      }
    }
    memory = verifier.finish()
  }

  /// - Parameter number: the turn's in the block.
  private mutating func verify(turn index: Int, at number: Int, by verifier: inout FrameVerifier) {
    var cut: CutEnds = []
    if index > 0, seams[Int32(index - 1)] != nil, !Fillers.fill(turns[index - 1].text.scalars) { cut.insert(.start) }
    if seams[Int32(index)] != nil, !Fillers.fill(turns[index + 1].text.scalars) { cut.insert(.end) }
    verifier.verify(
      number, turn: index, speaker: call.turns[index].speaker, text: &turns[index].text, cut: cut,
      hits: hits[turns[index].hits], into: &matches)
  }

  /// Keeps the phrases that run over a cut.
  private mutating func verifySeam(
    after index: Int32, at number: Int, phrases: PhraseTable, by verifier: inout FrameVerifier
  ) {
    guard var seam = seams[index] else { return }
    let known = matches.count
    verifier.verify(
      number, turn: Int(index), speaker: call.turns[Int(index)].speaker, text: &seam.text, hits: hits[seam.hits],
      into: &matches)
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
}
