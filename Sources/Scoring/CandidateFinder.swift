import CallModel
import ChineseText
import Rulebook

/// Finds which frames may stand in which texts of a call, sixty-four texts at a time: a bit for each text.
///
/// Whatever else a frame asks for, a text must hold one of the words of each of its groups. So each class of words gets
/// the set of texts that hold it, each group the union of its classes' sets, and each frame the intersection of its
/// groups', the rarest group first: nearly all frames end there.
struct CandidateFinder {
  /// So many texts are looked at together.
  static let blockSize = 64

  /// The frames of all texts of the block, text by text.
  private(set) var frames: [Int32] = []
  private var starts: [Int32] = []
  private var textsOfClass: [UInt64]
  /// The classes whose sets are not empty.
  private var classes: [Int32] = []
  private var textsOfGroup: [UInt64]
  /// Frame and texts, before they are shared out.
  private var found: [(frame: Int32, texts: UInt64)] = []

  init(for table: PhraseTable) {
    textsOfClass = Array(repeating: 0, count: table.classCount)
    textsOfGroup = Array(repeating: 0, count: table.groupCount)
  }

  /// Whether it was made for a table of this size.
  func fits(_ table: PhraseTable) -> Bool {
    textsOfClass.count == table.classCount && textsOfGroup.count == table.groupCount
  }

  /// Looks through a block of texts.
  ///
  /// - Parameters:
  ///   - texts: At most `blockSize`: who says each, and where its hits stand in `hits`.
  ///   - units: for each unit of the table whether it is looked for; empty stands for all.
  mutating func find(
    in texts: ArraySlice<(speaker: Speaker, hits: Range<Int>)>, hits: [PhraseHit], table: PhraseTable, units: [Bool]
  ) {
    note(texts, hits: hits, table: table)
    var said = Said()
    for (number, text) in texts.enumerated() { said.insert(1 << UInt64(number), by: text.speaker) }
    found.removeAll(keepingCapacity: true)
    for frame in table.triggerGroups.indices {
      let group = table.triggerGroups[frame]
      guard group >= 0, textsOfGroup[Int(group)] != 0 else { continue }
      var common = textsOfGroup[Int(group)] & said.texts(of: table.frames[frame].speakers)
      for position in table.otherGroups[frame] where common != 0 {
        common &= textsOfGroup[Int(table.otherGroups.values[position])]
      }
      guard common != 0, units.isEmpty || units[Int(table.frames[frame].unit)] else { continue }
      found.append((Int32(frame), common))
    }
    share(among: texts.count)
  }

  /// Where the frames of one text stand in `frames`, in ascending order.
  func range(of text: Int) -> Range<Int> { Int(starts[text])..<Int(starts[text + 1]) }

  private mutating func note(
    _ texts: ArraySlice<(speaker: Speaker, hits: Range<Int>)>, hits: [PhraseHit], table: PhraseTable
  ) {
    for known in classes { textsOfClass[Int(known)] = 0 }
    classes.removeAll(keepingCapacity: true)
    for (number, text) in texts.enumerated() {
      for position in text.hits {
        let known = hits[position].phrase
        if textsOfClass[Int(known)] == 0 { classes.append(known) }
        textsOfClass[Int(known)] |= 1 << UInt64(number)
      }
    }
    for index in textsOfGroup.indices { textsOfGroup[index] = 0 }
    for known in classes {
      let texts = textsOfClass[Int(known)]
      for position in table.groupsOfClass[Int(known)] {
        textsOfGroup[Int(table.groupsOfClass.values[position])] |= texts
      }
    }
  }

  /// Puts what was found together by text.
  private mutating func share(among count: Int) {
    starts.removeAll(keepingCapacity: true)
    starts.append(contentsOf: repeatElement(0, count: count + 1))
    for candidate in found {
      var texts = candidate.texts
      while texts != 0 {
        starts[texts.trailingZeroBitCount + 1] += 1
        texts &= texts - 1
      }
    }
    for index in 0..<count { starts[index + 1] += starts[index] }
    frames.removeAll(keepingCapacity: true)
    frames.append(contentsOf: repeatElement(0, count: Int(starts[count])))
    for candidate in found {
      var texts = candidate.texts
      while texts != 0 {
        let text = texts.trailingZeroBitCount
        frames[Int(starts[text])] = candidate.frame
        starts[text] += 1
        texts &= texts - 1
      }
    }
    // Each text's start has moved to its end, which is the next one's start.
    var previous: Int32 = 0
    for index in 0..<count { (starts[index], previous) = (previous, starts[index]) }
  }

  /// The texts of a block by who says them. Those of nobody known count for everybody: who spoke is for the rules to judge.
  private struct Said {
    private var agent: UInt64 = 0
    private var customer: UInt64 = 0

    mutating func insert(_ text: UInt64, by speaker: Speaker) {
      if speaker == .agent || speaker == .unknown { agent |= text }
      if speaker == .customer || speaker == .unknown { customer |= text }
    }

    func texts(of speakers: SpeakerFilter) -> UInt64 {
      switch speakers {
      case .agent: agent
      case .customer: customer
      case .any: agent | customer
      }
    }
  }
}
