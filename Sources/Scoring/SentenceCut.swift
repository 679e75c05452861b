import CallModel

/// At which ends a turn is only a piece of a sentence.
struct CutEnds: OptionSet {
  let rawValue: UInt8

  static let start = CutEnds(rawValue: 1)
  static let end = CutEnds(rawValue: 2)
}

/// Tells where recognition cut a sentence in two: it starts a new turn wherever the speaker takes breath.
enum SentenceCut {
  /// A longer pause, in seconds, is the speaker's own.
  private static let longestPause = 2.0

  /// Whether the sentence at the end of a turn goes on in the next: the same voice, no final punctuation, no pause.
  static func isCut(after index: Int, of call: Call, text: [CallReading.TurnText]) -> Bool {
    guard index + 1 < call.turns.count else { return false }
    let (turn, next) = (call.turns[index], call.turns[index + 1])
    guard turn.speaker == next.speaker, turn.speaker == .agent || turn.speaker == .customer,
      !text[index].text.scalars.isEmpty, !text[index + 1].text.scalars.isEmpty,
      let last = text[index].text.breaks.last, last < .stop
    else { return false }
    guard let end = turn.end, let start = next.start else { return true }
    return start - end <= longestPause
  }
}
