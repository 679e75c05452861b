import CallModel
import ChineseText
import Rulebook

/// Finds which frames may stand in which texts of a call, sixty-four texts at a time: a bit for each text.
///
/// Whatever else a frame asks for, a text must hold one of the words of each of its groups. So the rarest group of each
/// frame gets the set of texts that hold one of its words, and each frame the intersection with those of its other groups:
/// nearly all frames end there.
struct CandidateFinder {
  /// So many texts are looked at together.
  static let blockSize = 64

  /// What the block's texts hold.
  private(set) var words: BlockWords
  /// The frames of all texts of the block, text by text.
  private(set) var frames: [Int32] = []
  private var starts: [Int32] = []
  /// Frame and texts, before they are shared out.
  private var found: [(frame: Int32, texts: UInt64)] = []

  init(for table: PhraseTable) {
    words = BlockWords(for: table)
  }

  /// Whether it was made for a table of this size.
  func fits(_ table: PhraseTable) -> Bool { words.fits(table) }

  /// Looks through a block of texts.
  ///
  /// - Parameters:
  ///   - texts: At most `blockSize`: who says each, and where its hits stand in `hits`.
  ///   - units: for each unit of the table whether it is looked for; empty stands for all.
  mutating func find(
    in texts: ArraySlice<(speaker: Speaker, hits: Range<Int>)>, hits: [PhraseHit], table: borrowing PhraseTable,
    units: [Bool]
  ) {
    words.reset()
    var said = Said()
    for (number, text) in texts.enumerated() {
      words.note(hits[text.hits], text: 1 << UInt64(number))
      said.insert(1 << UInt64(number), by: text.speaker)
    }
    words.gather(by: table)
    found.removeAll(keepingCapacity: true)
    for index in 0..<words.triggerCount {
      let group = words.triggers[index]
      let texts = words.texts(ofGroup: group)
      for number in table.frames(of: group) {
        var common = texts & said.texts(of: table.frames[number].speakers)
        guard common != 0, units.isEmpty || units[Int(table.frames[number].unit)] else { continue }
        for other in table.otherGroups[number] where common != 0 {
          common &= words.texts(ofGroup: table.otherGroups.values[other])
        }
        if common != 0 { found.append((Int32(number), common)) }
      }
    }
    share(among: texts.count)
  }

  /// Where the frames of one text stand in `frames`.
  func range(of text: Int) -> Range<Int> { Int(starts[text])..<Int(starts[text + 1]) }

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
