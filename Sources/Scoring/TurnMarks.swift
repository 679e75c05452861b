import ChineseText
import Rulebook

/// For every class of words of a phrase table where a turn holds it, for every group whether it holds one of its words, and for
/// every frame whether it was tried in the turn.
///
/// Groups are looked at when somebody asks: a common character belongs to hundreds, and few of these are ever asked for.
/// Little is cleared between turns: what is noted of groups and frames carries the number of the turn that noted it, of all
/// turns that the marks have seen. One worker keeps them from call to call.
struct TurnMarks {
  private var turn: Int32 = 0
  /// A bit for each class that the turn holds: they fit into the nearest cache, whatever is asked for.
  private var heldClasses: [UInt64]
  /// The classes that the turn holds, each once.
  private var classes: [Int32] = []
  /// Of classes that the turn holds: the number of the first hit.
  private var firstHit: [Int32]
  private var turnOfFrame: [Int32]
  /// Twice the turn in which a group was last asked for, and one more if the turn holds it.
  private var answerOfGroup: [Int32]
  /// Of each hit of the turn the next one of the same class, or -1.
  private var nextHit: [Int32] = []

  /// Marks for the classes and frames of a table.
  init(for table: PhraseTable) {
    heldClasses = Array(repeating: 0, count: table.classCount / 64 + 1)
    firstHit = Array(repeating: 0, count: table.classCount)
    turnOfFrame = Array(repeating: 0, count: table.frames.count)
    answerOfGroup = Array(repeating: 0, count: table.groupCount)
  }

  /// Whether they are marks for a table of this size.
  func fit(_ table: PhraseTable) -> Bool {
    firstHit.count == table.classCount && turnOfFrame.count == table.frames.count
      && answerOfGroup.count == table.groupCount
  }

  /// Forgets the last turn and notes the words of the next.
  mutating func begin(with hits: [PhraseHit]) {
    if turn == .max / 2 { forgetAll() }
    turn += 1
    for known in classes { heldClasses[Int(known >> 6)] = 0 }
    classes.removeAll(keepingCapacity: true)
    nextHit.removeAll(keepingCapacity: true)
    nextHit.append(contentsOf: repeatElement(-1, count: hits.count))
    var number = hits.count - 1
    while number >= 0 {
      let known = hits[number].phrase
      if holds(class: known) {
        nextHit[number] = firstHit[Int(known)]
      } else {
        heldClasses[Int(known >> 6)] |= 1 << UInt64(known & 63)
        classes.append(known)
      }
      firstHit[Int(known)] = Int32(number)
      number -= 1
    }
  }

  private mutating func forgetAll() {
    turn = 0
    for index in turnOfFrame.indices { turnOfFrame[index] = 0 }
    for index in answerOfGroup.indices { answerOfGroup[index] = 0 }
  }

  /// Whether the turn holds one of the words of a class.
  func holds(class known: Int32) -> Bool { heldClasses[Int(known >> 6)] & 1 << UInt64(known & 63) != 0 }

  /// Whether the turn holds one of the words of a group.
  mutating func holds(group: Int32, of classesOfGroup: IndexLists) -> Bool {
    let answer = answerOfGroup[Int(group)]
    if answer >> 1 == turn { return answer & 1 == 1 }
    var isHeld = false
    for position in classesOfGroup[Int(group)] where holds(class: classesOfGroup.values[position]) {
      isHeld = true
      break
    }
    answerOfGroup[Int(group)] = turn << 1 | (isHeld ? 1 : 0)
    return isHeld
  }

  /// The number of the first hit of a class, or -1.
  func firstHit(of known: Int32) -> Int { holds(class: known) ? Int(firstHit[Int(known)]) : -1 }

  /// Whether a hit is the first of its class.
  func isFirst(_ number: Int, of known: Int32) -> Bool { firstHit[Int(known)] == Int32(number) }

  /// The next hit of the same class, or -1.
  func nextHit(after number: Int) -> Int { Int(nextHit[number]) }

  /// Whether the frame was not asked for in this turn yet; from now on it was.
  mutating func isNew(frame: Int32) -> Bool {
    defer { turnOfFrame[Int(frame)] = turn }
    return turnOfFrame[Int(frame)] != turn
  }
}
