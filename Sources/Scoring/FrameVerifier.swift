import CallModel
import ChineseText
import Rulebook

/// Checks in one turn where a frame whose first words were seen is there as a whole.
struct FrameVerifier {
  private let table: PhraseTable
  private let text: NormalizedText
  /// So many places are tried for a frame from one hit: several gaps over a text that repeats one word would
  /// otherwise take as many as there are combinations.
  private static let maximumSteps = 500

  /// Sorted by start.
  private let hits: [PhraseHit]

  init(table: PhraseTable, turn: CallReading.TurnText, hits: ArraySlice<PhraseHit>) {
    self.table = table
    text = turn.text
    self.hits = Array(hits)
  }

  /// Reports every frame that holds, with its extent; of one frame at one place the first extent that does.
  ///
  /// - Parameter isBorder: whether no word runs over a position of the turn.
  func verify(speaker: Speaker, isBorder: (Int) -> Bool, report: (PhraseFrame, Int, Int) -> Void) {
    for hit in hits {
      for group in table.groupsOfWord[Int(hit.phrase)] {
        for index in table.framesOfGroup[Int(group)] {
          let frame = table.frames[Int(index)]
          guard isLookedFor(frame, in: speaker) else { continue }
          if let extent = extent(of: frame, at: hit, isBorder: isBorder) { report(frame, extent.start, extent.end) }
        }
      }
    }
    for index in table.wordlessFrames {
      let frame = table.frames[Int(index)]
      guard isLookedFor(frame, in: speaker) else { continue }
      var start = 0
      while start < text.scalars.count {
        var steps = Self.maximumSteps
        let end = end(of: frame, from: 0, at: start, within: 0, steps: &steps) {
          holds(frame, start, $0, isBorder: isBorder)
        }
        if let end { report(frame, start, end) }
        start = max(start + 1, end ?? 0)
      }
    }
  }

  /// In turns of nobody known everything is looked for: who spoke is for the rules to judge.
  private func isLookedFor(_ frame: PhraseFrame, in speaker: Speaker) -> Bool {
    table.units[Int(frame.unit)].speakers.contains(speaker) || speaker == .unknown
  }

  private func extent(
    of frame: PhraseFrame, at hit: PhraseHit, isBorder: (Int) -> Bool
  ) -> (start: Int, end: Int)? {
    guard let anchor = frame.anchor, isUnbroken(hit, in: frame) else { return nil }
    var steps = Self.maximumSteps
    let first = Int(hit.start)
    // Slots and gaps before the first words: the nearest start first.
    let reach = anchor == 0 ? 0 : 24
    for start in stride(from: first, through: max(0, first - reach), by: -1)
    where anchor == 0 || leads(frame, from: 0, to: anchor, at: start, until: first) {
      let end = end(of: frame, from: anchor + 1, at: Int(hit.end), within: 0, steps: &steps) {
        holds(frame, start, $0, isBorder: isBorder)
      }
      if let end { return (start, end) }
    }
    return nil
  }

  /// Where the elements from `index` on end, if they stand at `position` with at most `slack` characters before them;
  /// every possible end is offered to `accept` until it takes one.
  private func end(
    of frame: PhraseFrame, from index: Int, at position: Int, within slack: Int, steps: inout Int,
    accept: (Int) -> Bool
  ) -> Int? {
    steps -= 1
    guard steps > 0 else { return nil }
    guard index < frame.elements.count else { return accept(position) ? position : nil }
    switch frame.elements[index] {
    case .gap(let limit):
      return end(of: frame, from: index + 1, at: position, within: limit, steps: &steps, accept: accept)
    case .slot(let slot):
      for start in position...min(position + slack, text.scalars.count) {
        for stop in SlotReader.ends(of: slot, in: text, from: start) {
          let end = end(of: frame, from: index + 1, at: stop, within: 0, steps: &steps, accept: accept)
          if let end { return end }
        }
      }
      return nil
    case .words(let group):
      // Words that follow without a gap belong to one sentence.
      if slack == 0, position > 0, position < text.scalars.count, text.breaks[position] >= .stop { return nil }
      var next = firstHit(from: position)
      while next < hits.count, Int(hits[next].start) <= position + slack {
        let hit = hits[next]
        next += 1
        guard table.groupsOfWord[Int(hit.phrase)].contains(group), isUnbroken(hit, in: frame) else { continue }
        let end = end(of: frame, from: index + 1, at: Int(hit.end), within: 0, steps: &steps, accept: accept)
        if let end { return end }
      }
      return nil
    }
  }

  /// Whether the elements before the first words fill exactly the stretch from `position` to `goal`.
  private func leads(_ frame: PhraseFrame, from index: Int, to anchor: Int, at position: Int, until goal: Int) -> Bool {
    guard index < anchor else { return position == goal }
    switch frame.elements[index] {
    case .words: return false
    case .gap(let limit):
      guard position <= goal else { return false }
      return (position...min(goal, position + limit)).contains {
        leads(frame, from: index + 1, to: anchor, at: $0, until: goal)
      }
    case .slot(let slot):
      return SlotReader.ends(of: slot, in: text, from: position).contains {
        leads(frame, from: index + 1, to: anchor, at: $0, until: goal)
      }
    }
  }

  private func firstHit(from position: Int) -> Int {
    var low = 0
    var high = hits.count
    while low < high {
      let middle = (low + high) / 2
      if Int(hits[middle].start) < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Words run over a comma but never over the end of a sentence.
  private func isUnbroken(_ hit: PhraseHit, in frame: PhraseFrame) -> Bool {
    isUnbroken(from: Int(hit.start), to: Int(hit.end), by: .stop)
  }

  private func isUnbroken(from start: Int, to end: Int, by limit: Break) -> Bool {
    var index = start + 1
    while index < end {
      if text.breaks[index] >= limit { return false }
      index += 1
    }
    return true
  }

  /// Whether an extent is acceptable: unbroken, at its place in the turn, and cutting no word in two.
  private func holds(_ frame: PhraseFrame, _ start: Int, _ end: Int, isBorder: (Int) -> Bool) -> Bool {
    // What cancels a hit must be one with it: no blank, no comma, gaps or not.
    if table.units[Int(frame.unit)].isCancelling, !isUnbroken(from: start, to: end, by: .blank) { return false }
    if let limit = frame.startLimit, start - Fillers.leading(in: text.scalars) > limit { return false }
    if let limit = frame.endLimit, Fillers.trailing(in: text.scalars, after: end) - end > limit { return false }
    return (frame.openStart || isBorder(start)) && (frame.openEnd || isBorder(end))
  }
}

/// Sounds that say nothing, before and after what is said.
enum Fillers {
  private static let before = Set("嗯啊呃哦额噢哎唉诶欸喂呀喔".unicodeScalars.map(\.value))
  private static let after = before.union("呢吧嘛哈了的啦咯哟呗".unicodeScalars.map(\.value))
  private static let words: [[UInt32]] = ["那个", "那", "这个", "就是", "好的", "好"].map { $0.unicodeScalars.map(\.value) }

  /// How many characters at the start are fillers.
  static func leading(in scalars: [UInt32]) -> Int {
    var index = 0
    scan: while index < scalars.count {
      if before.contains(scalars[index]) {
        index += 1
        continue
      }
      for word in words where scalars.count > index + word.count && scalars[index...].starts(with: word) {
        index += word.count
        continue scan
      }
      break
    }
    return index
  }

  /// Where the fillers at the end begin, not before `start`.
  static func trailing(in scalars: [UInt32], after start: Int) -> Int {
    var index = scalars.count
    while index > start, after.contains(scalars[index - 1]) { index -= 1 }
    return index
  }
}
