import ChineseText

/// Where words begin and end in one turn, found clause by clause and only where somebody asks.
struct WordBorders {
  private var known: [Range<Int>] = []
  private var isEnd: [Bool] = []
  private var ends: [Int32] = []
  private var scratch = Segmenter.Scratch()

  /// Forgets the last turn.
  mutating func reset() {
    known.removeAll(keepingCapacity: true)
    isEnd.removeAll(keepingCapacity: true)
  }

  /// Whether no word runs over the position: punctuation, the turn's ends, or a border of the segmentation.
  mutating func isBorder(_ index: Int, of text: borrowing NormalizedText, by segmenter: Segmenter) -> Bool {
    if index <= 0 || index >= text.scalars.count || text.breaks[index] != .none { return true }
    if !known.contains(where: { $0.contains(index) }) { segment(around: index, of: text, by: segmenter) }
    return isEnd[index]
  }

  private mutating func segment(around index: Int, of text: borrowing NormalizedText, by segmenter: Segmenter) {
    if isEnd.isEmpty { isEnd = Array(repeating: false, count: text.scalars.count + 1) }
    var from = index
    while from > 0, text.breaks[from] == .none { from -= 1 }
    var to = index
    while to < text.scalars.count, text.breaks[to] == .none { to += 1 }
    ends.removeAll(keepingCapacity: true)
    segmenter.segment(text.scalars.span.extracting(from..<to), into: &ends, scratch: &scratch)
    for end in ends { isEnd[from + Int(end)] = true }
    known.append(from..<to)
  }
}
