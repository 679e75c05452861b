import ChineseText
import Rulebook

/// For every class of words of a phrase table where a turn holds it, for every group whether it holds one of its words, and for
/// every frame whether it was tried in the turn.
///
/// Little is cleared between turns: what is noted of classes and frames carries the number of the turn that noted it, of all
/// turns that the marks have seen. One worker keeps them from call to call.
struct TurnMarks {
  /// What a turn holds of a class.
  private struct Mark {
    var turn: Int32 = 0
    /// The number of the first hit.
    var firstHit: Int32 = 0
  }

  private var turn: Int32 = 0
  private var marks: [Mark]
  private var turnOfFrame: [Int32]
  /// A bit for each group, so that all of them fit into the nearest cache.
  private var groups: [UInt64]
  /// The words of `groups` that are not zero.
  private var groupWords: [Int32] = []
  /// Of each hit of the turn the next one of the same class, or -1.
  private var nextHit: [Int32] = []

  /// Marks for the classes and frames of a table.
  init(for table: PhraseTable) {
    marks = Array(repeating: Mark(), count: table.classCount)
    turnOfFrame = Array(repeating: 0, count: table.frames.count)
    groups = Array(repeating: 0, count: table.groupCount / 64 + 1)
  }

  /// Whether they are marks for a table of this size.
  func fit(_ table: PhraseTable) -> Bool {
    marks.count == table.classCount && turnOfFrame.count == table.frames.count
      && groups.count == table.groupCount / 64 + 1
  }

  /// Forgets the last turn and notes the words of the next.
  mutating func begin(with hits: [PhraseHit], groups groupsOfClass: IndexLists) {
    if turn == .max { forgetAll() }
    turn += 1
    for word in groupWords { groups[Int(word)] = 0 }
    groupWords.removeAll(keepingCapacity: true)
    nextHit.removeAll(keepingCapacity: true)
    nextHit.append(contentsOf: repeatElement(-1, count: hits.count))
    var number = hits.count - 1
    while number >= 0 {
      let known = Int(hits[number].phrase)
      if marks[known].turn == turn {
        nextHit[number] = marks[known].firstHit
      } else {
        marks[known].turn = turn
        for position in groupsOfClass[known] { note(group: groupsOfClass.values[position]) }
      }
      marks[known].firstHit = Int32(number)
      number -= 1
    }
  }

  private mutating func note(group: Int32) {
    let word = Int(group >> 6)
    if groups[word] == 0 { groupWords.append(Int32(word)) }
    groups[word] |= 1 << UInt64(group & 63)
  }

  private mutating func forgetAll() {
    turn = 0
    for index in marks.indices { marks[index].turn = 0 }
    for index in turnOfFrame.indices { turnOfFrame[index] = 0 }
  }

  /// Whether the turn holds one of the words of a group.
  func holds(group: Int32) -> Bool { groups[Int(group >> 6)] & 1 << UInt64(group & 63) != 0 }

  /// The number of the first hit of a class, or -1.
  func firstHit(of wordClass: Int32) -> Int {
    let mark = marks[Int(wordClass)]
    return mark.turn == turn ? Int(mark.firstHit) : -1
  }

  /// Whether a hit is the first of its class.
  func isFirst(_ number: Int, of wordClass: Int32) -> Bool { marks[Int(wordClass)].firstHit == Int32(number) }

  /// The next hit of the same class, or -1.
  func nextHit(after number: Int) -> Int { Int(nextHit[number]) }

  /// Whether the frame was not asked for in this turn yet; from now on it was.
  mutating func isNew(frame: Int32) -> Bool {
    defer { turnOfFrame[Int(frame)] = turn }
    return turnOfFrame[Int(frame)] != turn
  }
}
