import Rulebook

/// The hits of a call, those of one unit together and in the order of the call.
struct MatchIndex {
  /// Where the hits of one unit stand in `matches`.
  private struct UnitMatches {
    var start: Int32 = 0
    var end: Int32 = 0
    var longest: Int32 = 0
  }

  /// So many hits of one phrase set are looked at in one call. No real call has a tenth of them; a hostile one with a
  /// million would take hours where each hit is compared with others.
  static let maximumMatches = 2_000
  /// So many hits are sorted by putting each in its place; they come nearly in order.
  private static let fewMatches = 64

  /// Those of one unit together, sorted by turn, start and end.
  private(set) var matches: [PhraseMatch] = []
  private var units: [UnitMatches] = []
  /// The units with hits.
  private var held: [Int] = []
  private var scratch: [PhraseMatch] = []

  /// Takes the hits of a call in any order; repetitions are one, and of more than `maximumMatches` of a unit the first
  /// are kept.
  mutating func assign(_ found: [PhraseMatch], units count: Int) {
    reset(count)
    for match in found {
      if units[Int(match.unit)].end == 0 { held.append(Int(match.unit)) }
      units[Int(match.unit)].end += 1
    }
    var start: Int32 = 0
    for unit in held {
      let size = units[unit].end
      (units[unit].start, units[unit].end) = (start, start)
      start += size
    }
    let none = PhraseMatch(unit: 0, turn: 0, start: 0, end: 0)
    if matches.count < found.count {
      matches.append(contentsOf: repeatElement(none, count: found.count - matches.count))
    } else {
      matches.removeLast(matches.count - found.count)
    }
    for match in found {
      let place = units[Int(match.unit)].end
      matches[Int(place)] = match
      units[Int(match.unit)].end = place + 1
    }
    var kept: Int32 = 0
    for unit in held {
      let range = Int(units[unit].start)..<Int(units[unit].end)
      sort(range)
      var own = UnitMatches(start: kept)
      for index in range {
        let match = matches[index]
        if kept > own.start, matches[Int(kept) - 1] == match { continue }
        guard kept - own.start < Self.maximumMatches else { break }
        if Int(kept) < index { matches[Int(kept)] = match }
        kept += 1
        own.longest = max(own.longest, match.end - match.start)
      }
      own.end = kept
      units[unit] = own
    }
    matches.removeLast(matches.count - Int(kept))
  }

  private mutating func reset(_ count: Int) {
    for unit in held { units[unit] = UnitMatches() }
    held.removeAll(keepingCapacity: true)
    if units.count != count { units = Array(repeating: UnitMatches(), count: count) }
  }

  private mutating func sort(_ range: Range<Int>) {
    guard range.count <= Self.fewMatches else {
      matches[range].sort { ($0.turn, $0.start, $0.end) < ($1.turn, $1.start, $1.end) }
      return
    }
    for index in range.dropFirst() {
      let match = matches[index]
      var place = index
      while place > range.lowerBound, match.isEarlier(than: matches[place - 1]) {
        matches[place] = matches[place - 1]
        place -= 1
      }
      matches[place] = match
    }
  }

  /// Drops hits that a cancelling pattern of their own set overlaps or that stand in a context the set excludes.
  mutating func cancel(_ phraseUnits: [PhraseUnit], isRejected: (PhraseMatch, Guards) -> Bool) {
    scratch.removeAll(keepingCapacity: true)
    var filtered = units
    for unit in held {
      let cancelling = phraseUnits[unit].cancelledBy
      let guards = phraseUnits[unit].guards
      filtered[unit].start = Int32(scratch.count)
      filtered[unit].longest = 0
      for index in Int(units[unit].start)..<Int(units[unit].end) {
        let match = matches[index]
        if let cancelling, overlaps(match, anyOf: cancelling) { continue }
        if !guards.isEmpty, isRejected(match, guards) { continue }
        scratch.append(match)
        filtered[unit].longest = max(filtered[unit].longest, match.end - match.start)
      }
      filtered[unit].end = Int32(scratch.count)
    }
    swap(&matches, &scratch)
    units = filtered
  }

  /// Where the hits of a unit stand in `matches`.
  func range(of unit: Int) -> Range<Int> { Int(units[unit].start)..<Int(units[unit].end) }

  /// Whether a hit of the unit overlaps the match.
  func overlaps(_ match: PhraseMatch, anyOf unit: Int) -> Bool {
    let known = units[unit]
    guard known.end > known.start else { return false }
    // None that begins earlier than the longest reaches is of interest.
    let earliest = match.start - known.longest
    var low = Int(known.start)
    var high = Int(known.end)
    while low < high {
      let middle = (low + high) / 2
      let other = matches[middle]
      if other.turn < match.turn || other.turn == match.turn && other.start < earliest {
        low = middle + 1
      } else {
        high = middle
      }
    }
    while low < Int(known.end), matches[low].turn == match.turn, matches[low].start < match.end {
      if match.start < matches[low].end { return true }
      low += 1
    }
    return false
  }
}

/// A phrase found in a turn, in positions of the normalised text, end exclusive.
struct PhraseMatch: Equatable {
  var unit: Int32
  var turn: Int32
  var start: Int32
  var end: Int32
  /// Whether the phrase stands there as written.
  var sound = HomophonePieces.Sound.exact

  /// Earlier in the call, whatever the unit.
  func comesBefore(_ other: PhraseMatch) -> Bool {
    if turn != other.turn { return turn < other.turn }
    if start != other.start { return start < other.start }
    return end != other.end ? end < other.end : unit < other.unit
  }

  /// The same for hits of one unit.
  func isEarlier(than other: PhraseMatch) -> Bool {
    if turn != other.turn { return turn < other.turn }
    return start != other.start ? start < other.start : end < other.end
  }
}
