import ChineseText
import Rulebook

/// Which hits of a turn are words of which group. One worker keeps the marks from call to call.
///
/// Many frames of a turn ask for the same groups, so the hits of a group are collected once, when first asked for.
struct TurnMarks {
  /// A mark counts only in the turn that it was made in: so none has to be taken away.
  private struct Mark {
    var turn: Int32 = 0
    var number: Int32 = 0
  }

  private var turn: Int32 = 0
  /// Of classes the number of the first hit.
  private var firstHit: [Mark]
  /// Of each hit of the turn the next one of the same class, or -1.
  private var nextHit: [Int32] = []
  /// Of groups where their hits stand in `numbers`, behind their count.
  private var listOfGroup: [Mark]
  private var numbers: [Int32] = []

  /// Marks for the classes and groups of a table.
  init(for table: PhraseTable) {
    firstHit = Array(repeating: Mark(), count: table.classCount)
    listOfGroup = Array(repeating: Mark(), count: table.groupCount)
  }

  /// Whether they are marks for a table of this size.
  func fit(_ table: PhraseTable) -> Bool {
    firstHit.count == table.classCount && listOfGroup.count == table.groupCount
  }

  /// Forgets the last turn and notes the words of the next.
  mutating func begin(with hits: [PhraseHit]) {
    if turn == .max {
      turn = 0
      for index in firstHit.indices { firstHit[index] = Mark() }
      for index in listOfGroup.indices { listOfGroup[index] = Mark() }
    }
    turn += 1
    numbers.removeAll(keepingCapacity: true)
    if nextHit.count < hits.count {
      nextHit.append(contentsOf: repeatElement(-1, count: hits.count - nextHit.count))
    }
    var number = hits.count - 1
    while number >= 0 {
      let known = Int(hits[number].phrase)
      let mark = firstHit[known]
      nextHit[number] = mark.turn == turn ? mark.number : -1
      firstHit[known] = Mark(turn: turn, number: Int32(number))
      number -= 1
    }
  }

  /// The hits that are words of a group: places of their numbers, which ascend.
  ///
  /// - Parameter words: of the block that the turn belongs to.
  @inline(__always)
  mutating func hits(of group: Int32, words: borrowing BlockWords) -> Range<Int> {
    let known = listOfGroup[Int(group)]
    guard known.turn == turn else { return collect(group, words: words) }
    let first = Int(known.number) + 1
    return first..<first + Int(numbers[first - 1])
  }

  private mutating func collect(_ group: Int32, words: borrowing BlockWords) -> Range<Int> {
    let start = numbers.count
    listOfGroup[Int(group)] = Mark(turn: turn, number: Int32(start))
    numbers.append(0)
    var member = words.firstMember(of: group)
    while member >= 0 {
      let known = words.members[Int(member)]
      member = known.next
      let mark = firstHit[Int(known.wordClass)]
      var number = mark.turn == turn ? mark.number : -1
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

}
