import ChineseText
import Rulebook

/// Which hits of a turn are words of which group. One worker keeps the marks from call to call.
///
/// Many frames of a turn ask for the same groups, so the hits of a group are collected once, when first asked for.
struct TurnMarks {
  /// A bit for each class that the turn holds: they fit into the nearest cache, whatever is asked for.
  private var heldClasses: [UInt64]
  /// The classes that the turn holds, each once.
  private var classes: [Int32] = []
  /// Of classes that the turn holds: the number of the first hit.
  private var firstHit: [Int32]
  /// Of each hit of the turn the next one of the same class, or -1.
  private var nextHit: [Int32] = []
  /// Where the hits of a group stand in `numbers`, behind their count; -1 while nobody asked.
  private var listOfGroup: [Int32]
  /// The groups that were asked for.
  private var groups: [Int32] = []
  private var numbers: [Int32] = []

  /// Marks for the classes and groups of a table.
  init(for table: PhraseTable) {
    heldClasses = Array(repeating: 0, count: table.classCount / 64 + 1)
    firstHit = Array(repeating: 0, count: table.classCount)
    listOfGroup = Array(repeating: -1, count: table.groupCount)
  }

  /// Whether they are marks for a table of this size.
  func fit(_ table: PhraseTable) -> Bool {
    firstHit.count == table.classCount && listOfGroup.count == table.groupCount
  }

  /// Forgets the last turn and notes the words of the next.
  mutating func begin(with hits: [PhraseHit]) {
    for known in classes { heldClasses[Int(known >> 6)] = 0 }
    for group in groups { listOfGroup[Int(group)] = -1 }
    classes.removeAll(keepingCapacity: true)
    groups.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
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

  /// The hits that are words of a group: places of their numbers, which ascend.
  ///
  /// - Parameter words: of the block that the turn belongs to.
  @inline(__always)
  mutating func hits(of group: Int32, words: borrowing BlockWords) -> Range<Int> {
    let known = Int(listOfGroup[Int(group)])
    if known >= 0 { return known + 1..<known + 1 + Int(numbers[known]) }
    return collect(group, words: words)
  }

  private mutating func collect(_ group: Int32, words: borrowing BlockWords) -> Range<Int> {
    let start = numbers.count
    listOfGroup[Int(group)] = Int32(start)
    groups.append(group)
    numbers.append(0)
    var member = words.firstMember(of: group)
    while member >= 0 {
      let known = words.members[Int(member)]
      member = known.next
      guard holds(class: known.wordClass) else { continue }
      var number = firstHit[Int(known.wordClass)]
      while number >= 0 {
        numbers.append(number)
        number = nextHit[Int(number)]
      }
    }
    let list = start + 1..<numbers.count
    numbers[start] = Int32(list.count)
    sort(list)
    return list
  }

  /// The hit at a place of a list.
  func number(at place: Int) -> Int { Int(numbers[place]) }

  /// The first place of a list whose hit has at least this number.
  func place(in list: Range<Int>, from number: Int) -> Int {
    var low = list.lowerBound
    // Lists are short, but for hostile turns.
    if list.count > Self.few {
      var high = list.upperBound
      while low < high {
        let middle = (low + high) / 2
        if Int(numbers[middle]) < number { low = middle + 1 } else { high = middle }
      }
      return low
    }
    while low < list.upperBound, Int(numbers[low]) < number { low += 1 }
    return low
  }

  /// So many numbers are sorted by putting each in its place and searched one after another.
  private static let few = 16

  private mutating func sort(_ list: Range<Int>) {
    guard list.count <= Self.few else {
      numbers[list].sort()
      return
    }
    for index in list.dropFirst() {
      let number = numbers[index]
      var place = index
      while place > list.lowerBound, numbers[place - 1] > number {
        numbers[place] = numbers[place - 1]
        place -= 1
      }
      numbers[place] = number
    }
  }

  private func holds(class known: Int32) -> Bool { heldClasses[Int(known >> 6)] & 1 << UInt64(known & 63) != 0 }
}
