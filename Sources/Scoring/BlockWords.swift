import ChineseText
import Rulebook

/// Which words the texts of a block hold: for each class and each group of words the set of texts, a bit for each.
struct BlockWords {
  /// A class of a group that occurs; the group's others follow one another.
  struct Member {
    var wordClass: Int32
    /// Index of `members`, or -1.
    var next: Int32
  }

  private struct Group {
    var texts: UInt64 = 0
    /// Index of `members`.
    var firstMember: Int32 = -1
  }

  /// The classes that occur, each once.
  private var classes: [Int32] = []
  private var textsOfClass: [UInt64]
  /// The groups with a word that occurs, each once; only the first `groupCount` belong to this block.
  private(set) var groups: [Int32]
  private(set) var groupCount = 0
  private var knownOfGroup: [Group]
  /// The members of all groups; only as many as this block has belong to it.
  private(set) var members: [Member] = []

  init(for table: PhraseTable) {
    textsOfClass = Array(repeating: 0, count: table.classCount)
    groups = Array(repeating: 0, count: table.groupCount)
    knownOfGroup = Array(repeating: Group(), count: table.groupCount)
  }

  /// Whether it was made for a table of this size.
  func fits(_ table: PhraseTable) -> Bool {
    textsOfClass.count == table.classCount && groups.count == table.groupCount
  }

  /// Forgets the last block.
  mutating func reset() {
    for known in classes { textsOfClass[Int(known)] = 0 }
    for index in 0..<groupCount { knownOfGroup[Int(groups[index])] = Group() }
    groupCount = 0
    classes.removeAll(keepingCapacity: true)
  }

  /// Notes the words of one text; `text` is a bit.
  mutating func note(_ hits: ArraySlice<PhraseHit>, text: UInt64) {
    for hit in hits {
      let known = Int(hit.phrase)
      if textsOfClass[known] == 0 { classes.append(hit.phrase) }
      textsOfClass[known] |= text
    }
  }

  /// Puts the words of all texts together by group.
  mutating func gather(by table: borrowing PhraseTable) {
    let count = classes.reduce(0) { $0 + table.groupsOfClass[Int($1)].count }
    if members.count < count {
      members.append(contentsOf: repeatElement(Member(wordClass: 0, next: -1), count: count - members.count))
    }
    // Away from `self`, so that all three may be written in one loop.
    var (seen, known, listed) = ([Int32](), [Group](), [Member]())
    swap(&seen, &groups)
    swap(&known, &knownOfGroup)
    swap(&listed, &members)
    groupCount = gather(by: table, seen.mutableSpan, known.mutableSpan, listed.mutableSpan)
    swap(&seen, &groups)
    swap(&known, &knownOfGroup)
    swap(&listed, &members)
  }

  /// Notes every class in its groups; returns how many groups there are.
  private func gather(
    by table: borrowing PhraseTable, _ seen: consuming MutableSpan<Int32>, _ known: consuming MutableSpan<Group>,
    _ listed: consuming MutableSpan<Member>
  ) -> Int {
    let groupsOfClasses = table.groupsOfClass.values.span
    var (count, member) = (0, 0)
    for wordClass in classes {
      let texts = textsOfClass[Int(wordClass)]
      for place in table.groupsOfClass[Int(wordClass)] {
        let number = groupsOfClasses[place]
        let group = known[Int(number)]
        if group.texts == 0 {
          seen[count] = number
          count += 1
        }
        listed[member] = Member(wordClass: wordClass, next: group.firstMember)
        known[Int(number)] = Group(texts: group.texts | texts, firstMember: Int32(member))
        member += 1
      }
    }
    return count
  }

  /// The texts that hold a word of a group.
  func texts(ofGroup group: Int32) -> UInt64 { knownOfGroup[Int(group)].texts }

  /// The first of a group's classes that occur, an index of `members`; -1 where none does.
  func firstMember(of group: Int32) -> Int32 { knownOfGroup[Int(group)].firstMember }
}
