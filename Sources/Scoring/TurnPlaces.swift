import ChineseText

/// Where in a turn hits begin and what breaks it, laid out so that a frame's gaps are crossed without a search.
struct TurnPlaces {
  /// For each position the number of the first hit that begins there or later.
  private var firstHits: [Int32] = []
  /// For each position the last one up to it before which a sentence ends, or -1.
  private var lastStops: [Int32] = []
  /// The same for anything that was dropped, blanks too.
  private var lastBreaks: [Int32] = []

  /// Looks through a turn once.
  mutating func find(in text: borrowing NormalizedText) {
    lastStops.removeAll(keepingCapacity: true)
    lastBreaks.removeAll(keepingCapacity: true)
    var (stop, anything): (Int32, Int32) = (-1, -1)
    for position in text.breaks.indices {
      if text.breaks[position] >= .blank { anything = Int32(position) }
      if text.breaks[position] >= .stop { stop = Int32(position) }
      lastStops.append(stop)
      lastBreaks.append(anything)
    }
  }

  /// Notes where the turn's hits begin; they are sorted by start.
  mutating func note(_ hits: [PhraseHit]) {
    firstHits.removeAll(keepingCapacity: true)
    var number = 0
    for position in lastStops.indices {
      while number < hits.count, Int(hits[number].start) < position { number += 1 }
      firstHits.append(Int32(number))
    }
  }

  /// The number of the first hit that begins at a position or later.
  func firstHit(from position: Int) -> Int { Int(firstHits[position]) }

  /// Whether no sentence ends inside a stretch. Words run over a comma but never over the end of a sentence.
  func isOneSentence(_ start: Int, _ end: Int) -> Bool { end <= start || Int(lastStops[end - 1]) <= start }

  /// Whether nothing at all stands between the characters of a stretch.
  func isUnbroken(_ start: Int, _ end: Int) -> Bool { end <= start || Int(lastBreaks[end - 1]) <= start }
}
