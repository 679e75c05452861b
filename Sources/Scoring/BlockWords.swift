import ChineseText
import Rulebook

/// Which words the texts of a block hold: for each class and each group of words the set of texts, a bit for each.
struct BlockWords {
  /// The classes that occur, each once.
  private var classes: [Int32] = []
  private var textsOfClass: [UInt64]
  /// The groups with a word that occurs, each once; only the first `groupCount` belong to this block.
  private(set) var groups: [Int32]
  private(set) var groupCount = 0
  private var textsOfGroup: [UInt64]

  init(for table: PhraseTable) {
    textsOfClass = Array(repeating: 0, count: table.classCount)
    groups = Array(repeating: 0, count: table.groupCount)
    textsOfGroup = Array(repeating: 0, count: table.groupCount)
  }

  /// Whether it was made for a table of this size.
  func fits(_ table: PhraseTable) -> Bool {
    textsOfClass.count == table.classCount && textsOfGroup.count == table.groupCount
  }

  /// Forgets the last block.
  mutating func reset() {
    for known in classes { textsOfClass[Int(known)] = 0 }
    for index in 0..<groupCount { textsOfGroup[Int(groups[index])] = 0 }
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
    let groupsOfClasses = table.groupsOfClass.values.span
    // Away from `self`, so that both may be written in one loop.
    var (seen, texts) = ([Int32](), [UInt64]())
    swap(&seen, &groups)
    swap(&texts, &textsOfGroup)
    var groupsSeen = seen.mutableSpan
    var textsOfGroups = texts.mutableSpan
    var count = 0
    for known in classes {
      let own = textsOfClass[Int(known)]
      for place in table.groupsOfClass[Int(known)] {
        let group = groupsOfClasses[place]
        let others = textsOfGroups[Int(group)]
        textsOfGroups[Int(group)] = others | own
        if others == 0 {
          groupsSeen[count] = group
          count += 1
        }
      }
    }
    groupCount = count
    swap(&seen, &groups)
    swap(&texts, &textsOfGroup)
  }

  /// The texts that hold a word of a group.
  func texts(ofGroup group: Int32) -> UInt64 { textsOfGroup[Int(group)] }
}
