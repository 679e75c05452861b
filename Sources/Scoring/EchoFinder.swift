import ChineseText
import Rulebook

/// Finds where one side repeats what the other has just said: 您是说解放路五号对吧.
struct EchoFinder {
  let reading: CallReading
  /// So many characters in a row, digits of either script being the same.
  let length: Int

  /// What stands so near to the words that set off the trigger belongs to them: the street before the house number.
  private static let margin = (before: 12, after: 8)
  /// More of the answer is not searched; nobody repeats a number after so long a speech.
  private static let maximumAnswer = 4_000

  /// The first repetition of the anchor's words in the scopes.
  func echo(of anchor: Anchor, by speaker: SpeakerFilter, in scopes: [Scope]) -> Evidence? {
    let said = reading.turns[anchor.turn].text.scalars
    let from = max(0, anchor.before - Self.margin.before)
    let to = min(said.count, anchor.after + Self.margin.after)
    guard to - from >= length else { return nil }
    let words = Digits.unified(said[from..<to])
    let characters = CharacterSketch(said[from..<to])
    for scope in scopes {
      for turn in scope.turns where speaker.contains(reading.call.turns[turn].speaker) && turn != anchor.turn {
        let answer = reading.turns[turn].text.scalars
        let count = min(answer.count, Self.maximumAnswer)
        guard count >= length else { continue }
        for start in 0...count - length
        where characters.mayHold(answer[start]) && characters.mayHold(answer[start + length - 1])
          && repeats(words, answer, at: start)
        {
          let match = PhraseMatch(unit: 0, turn: Int32(turn), start: Int32(start), end: Int32(start + length))
          if scope.contains(match) { return reading.evidence(match) }
        }
      }
    }
    return nil
  }

  /// The last six bits of some characters, digits in every form: what is not among them is passed over at a glance.
  private struct CharacterSketch {
    private var bits: UInt64 = 0

    init(_ characters: ArraySlice<UInt32>) {
      for character in characters {
        bits |= Self.bit(character)
        if Numerals.digit(character) != nil { bits |= Self.digits }
      }
    }

    func mayHold(_ character: UInt32) -> Bool { bits & Self.bit(character) != 0 }

    private static func bit(_ character: UInt32) -> UInt64 { 1 << UInt64(character & 63) }

    private static let digits = (0...0xFFFF as ClosedRange<UInt32>).reduce(into: UInt64(0)) { bits, character in
      if Numerals.digit(character) != nil { bits |= bit(character) }
    }
  }

  /// Whether a stretch of the answer is one of the words.
  private func repeats(_ words: [UInt32], _ answer: [UInt32], at start: Int) -> Bool {
    let character = Digits.unified(answer[start])
    for first in 0...words.count - length where words[first] == character {
      var same = 1
      while same < length, words[first + same] == Digits.unified(answer[start + same]) { same += 1 }
      if same == length { return true }
    }
    return false
  }
}
