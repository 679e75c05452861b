import ChineseText

/// Where in a turn hits begin and what breaks it, laid out so that a frame's gaps are crossed without a search.
struct TurnPlaces {
  private struct Place {
    /// The number of the first hit that begins there or later.
    var firstHit: Int32 = 0
    /// The last position up to this one before which a sentence ends, or -1.
    var lastStop: Int32 = -1
    /// The same for anything that was dropped, blanks too.
    var lastBreak: Int32 = -1
  }

  /// As many as the longest turn so far had; only the first `count` belong to this turn.
  private var places: [Place] = []
  private var count = 0
  /// Whether a sentence ends inside the turn.
  private(set) var holdStops = false

  /// Looks through a turn once.
  mutating func find(in text: borrowing NormalizedText) {
    count = text.breaks.count
    if places.count < count { places.append(contentsOf: repeatElement(Place(), count: count - places.count)) }
    let breaks = text.breaks.span
    var places = self.places.mutableSpan
    var (stop, anything): (Int32, Int32) = (-1, -1)
    for position in breaks.indices {
      if breaks[position] >= .blank { anything = Int32(position) }
      if breaks[position] >= .stop { stop = Int32(position) }
      places[position] = Place(lastStop: stop, lastBreak: anything)
    }
    // What ends at the turn's own end is not inside it.
    let lastInside = breaks.count > 1 ? places[breaks.count - 2].lastStop : -1
    holdStops = lastInside > 0
  }

  /// Notes where the turn's hits begin; they are sorted by start.
  mutating func note(_ hits: [PhraseHit]) {
    let hits = hits.span
    let count = count
    var places = self.places.mutableSpan
    var number = 0
    for position in 0..<count {
      while number < hits.count, Int(hits[number].start) < position { number += 1 }
      places[position].firstHit = Int32(number)
    }
  }

  /// The number of the first hit that begins at a position or later.
  func firstHit(from position: Int) -> Int { Int(places[position].firstHit) }

  /// Whether no sentence ends inside a stretch. Words run over a comma but never over the end of a sentence.
  func isOneSentence(_ start: Int, _ end: Int) -> Bool { end <= start || Int(places[end - 1].lastStop) <= start }

  /// Whether nothing at all stands between the characters of a stretch.
  func isUnbroken(_ start: Int, _ end: Int) -> Bool { end <= start || Int(places[end - 1].lastBreak) <= start }
}
