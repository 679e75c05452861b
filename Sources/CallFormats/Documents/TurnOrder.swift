import CallModel

/// Puts the turns of exports in order that list what one side says after what the other says.
extension CallDraft {
  private struct Side: Hashable {
    var speaker: Speaker
    var voice: Int?

    init(_ turn: Turn) { (speaker, voice) = (turn.speaker, turn.voice) }
  }

  /// Puts the sides together by the starts of their turns.
  ///
  /// What one side says keeps its order: a turn whose start does not fit into it stays behind the turn before it, so that
  /// times that contradict the export's own order are still seen in the call.
  mutating func sortTurns() {
    var places: [Side: [Int]] = [:]
    for (index, turn) in call.turns.enumerated() { places[Side(turn), default: []].append(index) }
    var times = [Double](repeating: 0, count: call.turns.count)
    for indices in places.values {
      let starts = indices.map { call.turns[$0].start }
      let fitting = Self.longestAscent(starts)
      var time = 0.0
      for (place, index) in indices.enumerated() {
        if fitting.contains(place), let start = starts[place] { time = start }
        times[index] = time
      }
    }
    let order = call.turns.indices.sorted { (times[$0], $0) < (times[$1], $1) }
    // Texts and voices stand in the order of the turns too.
    let (turns, text, voices) = (call.turns, call.text, call.voices)
    (call.turns, call.text, call.voices) = ([], [], [])
    for turn in order.lazy.map({ turns[$0] }) {
      let voice = turn.voice.map { call.number(ofVoice: voices[$0]) }
      call.append(speaker: turn.speaker, text: text[turn.bytes], start: turn.start, end: turn.end, voice: voice)
    }
  }

  /// The places of the most starts that follow one another without going back; one wrong start costs its own turn only.
  private static func longestAscent(_ starts: [Double?]) -> Set<Int> {
    // By length of ascent: the place at which one of that length ends lowest.
    var ends: [Int] = []
    var before = [Int?](repeating: nil, count: starts.count)
    for (place, start) in starts.enumerated() {
      guard let start else { continue }
      var low = 0
      var high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if starts[ends[middle]] ?? 0 <= start { low = middle + 1 } else { high = middle }
      }
      before[place] = low > 0 ? ends[low - 1] : nil
      if low < ends.count { ends[low] = place } else { ends.append(place) }
    }
    var fitting: Set<Int> = []
    var place = ends.last
    while let current = place {
      fitting.insert(current)
      place = before[current]
    }
    return fitting
  }

  /// Puts turns in order where the export lists all that one side says and then all that the other says.
  ///
  /// Any other order is the export's own: sentences overlap, and a long one may be given after the answer to it.
  mutating func sortTurnsListedByVoice() {
    var finished: Set<Side> = []
    var last: Side?
    for turn in call.turns {
      guard turn.start != nil else { return }
      let side = Side(turn)
      if side == last { continue }
      guard finished.insert(side).inserted else { return }
      last = side
    }
    if finished.count > 1 { sortTurns() }
  }
}
