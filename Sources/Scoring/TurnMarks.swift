import ChineseText
import Rulebook

/// For every word of a phrase table where a turn holds it, for every group whether it holds one of its words, and for every
/// frame whether it was tried in the turn.
///
/// Nothing is cleared between turns: what is noted carries the number of the turn that noted it, of all turns that the
/// marks have seen. One worker keeps them from call to call.
struct TurnMarks {
  private var turn: Int32 = 0
  private var turnOfWord: [Int32]
  private var turnOfGroup: [Int32]
  private var turnOfFrame: [Int32]
  /// Of words that the turn holds: the number of the first hit.
  private var firstHit: [Int32]
  /// Of each hit of the turn the next one of the same word, or -1.
  private var nextHit: [Int32] = []

  /// Marks for the words and frames of a table.
  init(for table: PhraseTable) {
    turnOfWord = Array(repeating: 0, count: table.words.count)
    firstHit = turnOfWord
    turnOfGroup = Array(repeating: 0, count: table.groupCount)
    turnOfFrame = Array(repeating: 0, count: table.frames.count)
  }

  /// Whether they are marks for a table of this size.
  func fit(_ table: PhraseTable) -> Bool {
    turnOfWord.count == table.words.count && turnOfFrame.count == table.frames.count
      && turnOfGroup.count == table.groupCount
  }

  /// Forgets the last turn and notes the words of the next.
  mutating func begin(with hits: [PhraseHit], groups: IndexLists) {
    if turn == .max { forgetAll() }
    turn += 1
    nextHit.removeAll(keepingCapacity: true)
    nextHit.append(contentsOf: repeatElement(-1, count: hits.count))
    for number in hits.indices.reversed() {
      let word = Int(hits[number].phrase)
      if turnOfWord[word] == turn {
        nextHit[number] = firstHit[word]
      } else {
        turnOfWord[word] = turn
        for position in groups[word] { turnOfGroup[Int(groups.values[position])] = turn }
      }
      firstHit[word] = Int32(number)
    }
  }

  private mutating func forgetAll() {
    turn = 0
    for index in turnOfWord.indices { turnOfWord[index] = 0 }
    for index in turnOfGroup.indices { turnOfGroup[index] = 0 }
    for index in turnOfFrame.indices { turnOfFrame[index] = 0 }
  }

  /// Whether the turn holds one of the words of a group.
  func holds(group: Int32) -> Bool { turnOfGroup[Int(group)] == turn }

  /// Whether the turn holds the word.
  func holds(_ word: Int32) -> Bool { turnOfWord[Int(word)] == turn }

  /// The number of the word's first hit, or -1.
  func firstHit(of word: Int32) -> Int { holds(word) ? Int(firstHit[Int(word)]) : -1 }

  /// Whether a hit is the first of its word.
  func isFirst(_ number: Int, of word: Int32) -> Bool { firstHit[Int(word)] == Int32(number) }

  /// The next hit of the same word, or -1.
  func nextHit(after number: Int) -> Int { Int(nextHit[number]) }

  /// Whether the frame was not asked for in this turn yet; from now on it was.
  mutating func isNew(frame: Int32) -> Bool {
    defer { turnOfFrame[Int(frame)] = turn }
    return turnOfFrame[Int(frame)] != turn
  }
}
