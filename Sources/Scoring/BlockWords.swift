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

  /// What is known of a group or of a class; it counts only in the block that it was noted in.
  private struct Known {
    var texts: UInt64 = 0
    var block: Int32 = 0
    /// Of a group, index of `members`.
    var firstMember: Int32 = -1
  }

  private var block: Int32 = 0
  /// The classes that occur, each once.
  private var classes: [Int32] = []
  private var knownOfClass: [Known]
  /// The groups with a word that occurs and that are the rarest of a frame, each once; only the first `triggerCount`
  /// belong to this block.
  private(set) var triggers: [Int32]
  private(set) var triggerCount = 0
  private var knownOfGroup: [Known]
  /// The members of all groups; only as many as this block has belong to it.
  private(set) var members: [Member] = []

  init(for table: PhraseTable) {
    knownOfClass = Array(repeating: Known(), count: table.classCount)
    triggers = Array(repeating: 0, count: table.triggerCount)
    knownOfGroup = Array(repeating: Known(), count: table.groupCount)
  }

  /// Whether it was made for a table of this size.
  func fits(_ table: PhraseTable) -> Bool {
    knownOfClass.count == table.classCount && knownOfGroup.count == table.groupCount
  }

  /// Forgets the last block.
  mutating func reset() {
    if block == .max {
      block = 0
      for index in knownOfClass.indices { knownOfClass[index] = Known() }
      for index in knownOfGroup.indices { knownOfGroup[index] = Known() }
    }
    block += 1
    triggerCount = 0
    classes.removeAll(keepingCapacity: true)
  }

  /// Notes the words of one text; `text` is a bit.
  mutating func note(_ hits: ArraySlice<PhraseHit>, text: UInt64) {
    for hit in hits {
      let known = knownOfClass[Int(hit.phrase)]
      if known.block != block { classes.append(hit.phrase) }
      knownOfClass[Int(hit.phrase)] = Known(texts: (known.block == block ? known.texts : 0) | text, block: block)
    }
  }

  /// Puts the words of all texts together by group.
  mutating func gather(by table: borrowing PhraseTable) {
    let count = classes.reduce(0) { $0 + table.groupsOfClass[Int($1)].count }
    if members.count < count {
      members.append(contentsOf: repeatElement(Member(wordClass: 0, next: -1), count: count - members.count))
    }
    // Away from `self`, so that all three may be written in one loop.
    var (seen, known, listed) = ([Int32](), [Known](), [Member]())
    swap(&seen, &triggers)
    swap(&known, &knownOfGroup)
    swap(&listed, &members)
    triggerCount = gather(by: table, seen.mutableSpan, known.mutableSpan, listed.mutableSpan)
    swap(&seen, &triggers)
    swap(&known, &knownOfGroup)
    swap(&listed, &members)
  }

  /// Notes every class in its groups; returns how many triggers there are.
  private func gather(
    by table: borrowing PhraseTable, _ seen: consuming MutableSpan<Int32>, _ known: consuming MutableSpan<Known>,
    _ listed: consuming MutableSpan<Member>
  ) -> Int {
    let groupsOfClasses = table.groupsOfClass.values.span
    var (count, member) = (0, 0)
    for wordClass in classes {
      let texts = knownOfClass[Int(wordClass)].texts
      for place in table.groupsOfClass[Int(wordClass)] {
        let number = groupsOfClasses[place]
        let group = known[Int(number)]
        if group.block == block {
          listed[member] = Member(wordClass: wordClass, next: group.firstMember)
          known[Int(number)] = Known(texts: group.texts | texts, block: block, firstMember: Int32(member))
        } else {
          if Int(number) < seen.count {
            seen[count] = number
            count += 1
          }
          listed[member] = Member(wordClass: wordClass, next: -1)
          known[Int(number)] = Known(texts: texts, block: block, firstMember: Int32(member))
        }
        member += 1
      }
    }
    return count
  }

  /// The texts that hold a word of a group.
  func texts(ofGroup group: Int32) -> UInt64 {
    let known = knownOfGroup[Int(group)]
    return known.block == block ? known.texts : 0
  }

  /// The first of a group's classes that occur, an index of `members`; -1 where none does.
  func firstMember(of group: Int32) -> Int32 {
    let known = knownOfGroup[Int(group)]
    return known.block == block ? known.firstMember : -1
  }
}
