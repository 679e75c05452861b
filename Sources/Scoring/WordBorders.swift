import ChineseText

/// Where words begin and end in one turn, found clause by clause and only where somebody asks.
struct WordBorders {
  /// What is known of each position.
  private enum Position: UInt8 {
    case unasked, inside, border
  }

  private let segmenter: Segmenter
  private var positions: [Position] = []
  private var ends: [Int32] = []
  private var scratch = Segmenter.Scratch()

  init(_ segmenter: Segmenter) { self.segmenter = segmenter }

  /// Forgets the last turn.
  mutating func reset() {
    positions.removeAll(keepingCapacity: true)
  }

  /// Whether no word runs over the position: punctuation, the turn's ends, or a border of the segmentation.
  mutating func isBorder(_ index: Int, of text: borrowing NormalizedText) -> Bool {
    if index <= 0 || index >= text.scalars.count || text.breaks[index] != .none { return true }
    if positions.isEmpty { positions.append(contentsOf: repeatElement(.unasked, count: text.scalars.count + 1)) }
    if positions[index] == .unasked { segment(around: index, of: text) }
    return positions[index] == .border
  }

  private mutating func segment(around index: Int, of text: borrowing NormalizedText) {
    var from = index
    while from > 0, text.breaks[from] == .none { from -= 1 }
    var to = index
    while to < text.scalars.count, text.breaks[to] == .none { to += 1 }
    segmenter.segment(text.scalars.span.extracting(from..<to), into: &ends, scratch: &scratch)
    for position in from + 1..<max(from + 1, to) { positions[position] = .inside }
    for end in ends { positions[from + Int(end)] = .border }
  }
}
