import CallModel
import ChineseText
import Rulebook

/// Checks in one turn where a frame whose first words were seen is there as a whole.
struct FrameVerifier {
  private let table: PhraseTable
  private let text: NormalizedText
  /// Sorted by start.
  private let hits: [PhraseHit]

  init(table: PhraseTable, turn: CallReading.TurnText, hits: ArraySlice<PhraseHit>) {
    self.table = table
    text = turn.text
    self.hits = Array(hits)
  }

  /// Reports every frame that holds, with its extent; of one frame at one place the shortest extent.
  mutating func verify(speaker: Speaker, report: (PhraseFrame, Int, Int) -> Void) {
    for hit in hits {
      for group in table.groupsOfWord[Int(hit.phrase)] {
        for index in table.framesOfGroup[Int(group)] {
          let frame = table.frames[Int(index)]
          guard table.units[Int(frame.unit)].speakers.contains(speaker) || speaker == .unknown else { continue }
          verify(frame, at: hit, report: report)
        }
      }
    }
    for index in table.wordlessFrames {
      let frame = table.frames[Int(index)]
      guard table.units[Int(frame.unit)].speakers.contains(speaker) else { continue }
      var start = 0
      while start < text.scalars.count {
        if let end = end(of: frame, from: 0, at: start, within: 0), holds(frame, start, end) {
          report(frame, start, end)
          start = end
        } else {
          start += 1
        }
      }
    }
  }

  private func verify(_ frame: PhraseFrame, at hit: PhraseHit, report: (PhraseFrame, Int, Int) -> Void) {
    guard let anchor = frame.anchor, isUnbroken(hit, in: frame) else { return }
    guard let end = end(of: frame, from: anchor + 1, at: Int(hit.end), within: 0) else { return }
    guard anchor > 0 else {
      if holds(frame, Int(hit.start), end) { report(frame, Int(hit.start), end) }
      return
    }
    // Slots and gaps before the first words: try the nearest start first.
    let reach = 24
    for start in stride(from: Int(hit.start), through: max(0, Int(hit.start) - reach), by: -1)
    where leads(frame, from: 0, to: anchor, at: start, until: Int(hit.start)) && holds(frame, start, end) {
      report(frame, start, end)
      return
    }
  }

  /// Where the elements from `index` on end, if they stand at `position` with at most `slack` characters before them.
  private func end(of frame: PhraseFrame, from index: Int, at position: Int, within slack: Int) -> Int? {
    guard index < frame.elements.count else { return position }
    switch frame.elements[index] {
    case .gap(let limit):
      return end(of: frame, from: index + 1, at: position, within: limit)
    case .slot(let slot):
      for start in position...min(position + slack, text.scalars.count) {
        for stop in SlotReader.ends(of: slot, in: text, from: start) {
          if let end = end(of: frame, from: index + 1, at: stop, within: 0) { return end }
        }
      }
      return nil
    case .words(let group):
      var next = firstHit(from: position)
      while next < hits.count, Int(hits[next].start) <= position + slack {
        let hit = hits[next]
        next += 1
        guard table.groupsOfWord[Int(hit.phrase)].contains(group), isUnbroken(hit, in: frame) else { continue }
        if let end = end(of: frame, from: index + 1, at: Int(hit.end), within: 0) { return end }
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

  /// Words run over a comma but never over the end of a sentence; cancelling words run over no punctuation at all.
  private func isUnbroken(_ hit: PhraseHit, in frame: PhraseFrame) -> Bool {
    let limit: Break = table.units[Int(frame.unit)].isCancelling ? .pause : .stop
    var index = Int(hit.start) + 1
    while index < Int(hit.end) {
      if text.breaks[index] >= limit { return false }
      index += 1
    }
    return true
  }

  private func holds(_ frame: PhraseFrame, _ start: Int, _ end: Int) -> Bool {
    if let limit = frame.startLimit, start - Fillers.leading(in: text.scalars) > limit { return false }
    if let limit = frame.endLimit, Fillers.trailing(in: text.scalars, after: end) - end > limit { return false }
    return true
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
