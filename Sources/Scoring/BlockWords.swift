import ChineseText
import Rulebook

/// Which words the texts of a block hold: for each class and each group of words the set of texts, a bit for each.
///
/// A class is noted once a block, a group looked at only when somebody asks for it: few of a table's groups are ever
/// asked for in one call.
struct BlockWords {
  /// What is known of a group of words.
  private struct Group {
    var texts: UInt64 = 0
    /// Where those of its classes that occur stand in `present`; -1 while nobody asked.
    var start: Int32 = -1
    var end: Int32 = 0
  }

  /// The classes that occur, each once.
  private(set) var classes: [Int32] = []
  /// A bit for each class that occurs: they fit into the nearest cache, whatever is asked for.
  private var occurring: [UInt64]
  private var textsOfClass: [UInt64]
  private var groups: [Group]
  /// The groups that were asked for.
  private var asked: [Int32] = []
  private var present: [Int32] = []

  init(for table: PhraseTable) {
    occurring = Array(repeating: 0, count: table.classCount / 64 + 1)
    textsOfClass = Array(repeating: 0, count: table.classCount)
    groups = Array(repeating: Group(), count: table.groupCount)
  }

  /// Whether it was made for a table of this size.
  func fits(_ table: PhraseTable) -> Bool {
    textsOfClass.count == table.classCount && groups.count == table.groupCount
  }

  /// Forgets the last block.
  mutating func reset() {
    for known in classes {
      textsOfClass[Int(known)] = 0
      occurring[Int(known >> 6)] = 0
    }
    for group in asked { groups[Int(group)] = Group() }
    classes.removeAll(keepingCapacity: true)
    asked.removeAll(keepingCapacity: true)
    present.removeAll(keepingCapacity: true)
  }

  /// Notes the words of one text; `text` is a bit.
  mutating func note(_ hits: ArraySlice<PhraseHit>, text: UInt64) {
    for hit in hits {
      let known = Int(hit.phrase)
      if textsOfClass[known] == 0 {
        classes.append(hit.phrase)
        occurring[known >> 6] |= 1 << UInt64(known & 63)
      }
      textsOfClass[known] |= text
    }
  }

  /// The texts that hold a word of a class.
  func texts(ofClass known: Int32) -> UInt64 { textsOfClass[Int(known)] }

  /// The texts that hold a word of a group.
  mutating func texts(ofGroup group: Int32, in table: borrowing PhraseTable) -> UInt64 {
    look(for: group, in: table)
    return groups[Int(group)].texts
  }

  /// Those classes of a group that occur in the block: places for `wordClass(at:)`.
  mutating func classes(of group: Int32, in table: borrowing PhraseTable) -> Range<Int> {
    look(for: group, in: table)
    return Int(groups[Int(group)].start)..<Int(groups[Int(group)].end)
  }

  /// The class at a place.
  func wordClass(at place: Int) -> Int32 { present[place] }

  private mutating func look(for group: Int32, in table: borrowing PhraseTable) {
    guard groups[Int(group)].start < 0 else { return }
    var known = Group(start: Int32(present.count))
    for place in table.classesOfGroup[Int(group)] {
      let wordClass = table.classesOfGroup.values[place]
      guard occurring[Int(wordClass >> 6)] & 1 << UInt64(wordClass & 63) != 0 else { continue }
      known.texts |= textsOfClass[Int(wordClass)]
      present.append(wordClass)
    }
    known.end = Int32(present.count)
    groups[Int(group)] = known
    asked.append(group)
  }
}
