import ChineseText
import Rulebook

/// For every class of words of a phrase table where a turn holds it. One worker keeps the marks from call to call.
struct TurnMarks {
  /// A bit for each class that the turn holds: they fit into the nearest cache, whatever is asked for.
  private var heldClasses: [UInt64]
  /// The classes that the turn holds, each once.
  private var classes: [Int32] = []
  /// Of classes that the turn holds: the number of the first hit.
  private var firstHit: [Int32]
  /// Of each hit of the turn the next one of the same class, or -1.
  private var nextHit: [Int32] = []

  /// Marks for the classes of a table.
  init(for table: PhraseTable) {
    heldClasses = Array(repeating: 0, count: table.classCount / 64 + 1)
    firstHit = Array(repeating: 0, count: table.classCount)
  }

  /// Whether they are marks for a table of this size.
  func fit(_ table: PhraseTable) -> Bool { firstHit.count == table.classCount }

  /// Forgets the last turn and notes the words of the next.
  mutating func begin(with hits: [PhraseHit]) {
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

  private func holds(class known: Int32) -> Bool { heldClasses[Int(known >> 6)] & 1 << UInt64(known & 63) != 0 }

  /// The number of the first hit of a class, or -1.
  func firstHit(of known: Int32) -> Int { holds(class: known) ? Int(firstHit[Int(known)]) : -1 }

  /// The next hit of the same class, or -1.
  func nextHit(after number: Int) -> Int { Int(nextHit[number]) }
}
