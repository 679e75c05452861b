import CallModel
import Rulebook

/// Finds what comes nearest to words that are missing, so that an inspector sees why they did not count.
struct NearestMiss {
  let examination: CallExamination

  /// The same words elsewhere in the call, or by the wrong side; else the longest piece of them in place.
  func find(_ query: PhraseQuery, by speaker: SpeakerFilter, in scopes: [Scope]) -> Proof? {
    let reading = examination.reading
    let anywhere = reading.matches(of: query.words)
    let own = anywhere.first { speaker.contains(examination.call.turns[Int($0.turn)].speaker) }
    if let match = own ?? anywhere.first {
      let evidence = reading.evidence(match)
      return .nearest(turn: evidence.turn, from: evidence.from, to: evidence.to)
    }
    if let piece = longestPiece(of: query, in: scopes, where: speaker.contains) { return piece }
    let call = Scope(turns: 0...max(0, examination.call.turns.count - 1))
    return longestPiece(of: query, in: [call], isWhole: true) { !speaker.contains($0) }
  }

  /// The longest words of the phrases, two characters at least, that a turn of these speakers holds in the scopes;
  /// `isWhole` asks for words that are a phrase by themselves.
  private func longestPiece(
    of query: PhraseQuery, in scopes: [Scope], isWhole: Bool = false, where counts: (Speaker) -> Bool
  ) -> Proof? {
    let reading = examination.reading
    let table = examination.scorecard.phrases
    let words = isWhole ? table.unitsOfWholeWord : table.unitsOfFirstWord
    var best: (turn: Int, from: Int, to: Int)?
    for (index, turn) in examination.call.turns.enumerated()
    where counts(turn.speaker) && scopes.contains(where: { $0.turns.contains(index) }) {
      for hit in reading.hits[reading.turns[index].hits] {
        let length = Int(hit.end - hit.start)
        guard length >= 2, length > best.map({ $0.to - $0.from }) ?? 0 else { continue }
        let belongs = words[Int(hit.phrase)].contains { position in
          query.members.contains { $0.unit == Int(words.values[position]) }
        }
        if belongs { best = (index, Int(hit.start), Int(hit.end)) }
      }
    }
    guard let best else { return nil }
    let offsets = reading.turns[best.turn].text.offsets
    return .nearest(turn: best.turn, from: Int(offsets[best.from]), to: Int(offsets[best.to - 1]) + 1)
  }
}
