import Rulebook

/// The hits of a call, those of one unit together and in the order of the call.
struct MatchIndex {
  /// Where the hits of one unit stand in `matches`.
  private struct UnitMatches {
    var start: Int32 = 0
    var end: Int32 = 0
    var longest: Int32 = 0
    /// Whether what is cancelled or excluded is gone.
    var isFiltered = false
  }

  /// So many hits of one phrase set are looked at in one call. No real call has a tenth of them; a hostile one with a
  /// million would take hours where each hit is compared with others.
  static let maximumMatches = 2_000
  /// So many hits are sorted by putting each in its place; they come nearly in order.
  private static let fewMatches = 64

  /// Those of one unit together, sorted by turn, start and end. Behind them may stand what was dropped: `range(of:)` and
  /// `filter` tell where a unit's own end.
  private(set) var matches: [PhraseMatch] = []
  private var units: [UnitMatches] = []
  /// The units with hits.
  private var held: [Int] = []

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
    // Away from `self`, so that both may be written in one loop.
    var (placed, places) = ([PhraseMatch](), [UnitMatches]())
    swap(&placed, &matches)
    swap(&places, &units)
    Self.place(found, in: placed.mutableSpan, units: places.mutableSpan)
    for unit in held {
      let range = Int(places[unit].start)..<Int(places[unit].end)
      if range.count > 1 { places[unit].end = Int32(Self.tidy(&placed, range)) }
    }
    swap(&placed, &matches)
    swap(&places, &units)
  }

  /// Puts every hit behind those of its unit that came before it.
  private static func place(
    _ found: [PhraseMatch], in matches: consuming MutableSpan<PhraseMatch>, units: consuming MutableSpan<UnitMatches>
  ) {
    for match in found {
      let unit = Int(match.unit)
      let place = Int(units[unit].end)
      matches[place] = match
      units[unit].end = Int32(place + 1)
      units[unit].longest = max(units[unit].longest, match.end - match.start)
    }
  }

  /// Sorts the hits of one unit and drops repetitions and what is too many; returns where the rest ends.
  private static func tidy(_ matches: inout [PhraseMatch], _ range: Range<Int>) -> Int {
    sort(&matches, range)
    var kept = range.lowerBound + 1
    for index in range.dropFirst() where matches[index] != matches[kept - 1] {
      guard kept - range.lowerBound < maximumMatches else { break }
      if kept < index { matches[kept] = matches[index] }
      kept += 1
    }
    return kept
  }

  private mutating func reset(_ count: Int) {
    for unit in held { units[unit] = UnitMatches() }
    held.removeAll(keepingCapacity: true)
    if units.count != count { units = Array(repeating: UnitMatches(), count: count) }
  }

  private static func sort(_ matches: inout [PhraseMatch], _ range: Range<Int>) {
    guard range.count <= fewMatches else {
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

  /// Where the hits of a unit stand in `matches`; `nil` where they must be filtered first.
  func range(of unit: Int) -> Range<Int>? {
    let known = units[unit]
    return known.isFiltered || known.end == known.start ? Int(known.start)..<Int(known.end) : nil
  }

  /// Drops those of a unit's hits that a cancelling pattern of its own set overlaps or that stand in a context the set
  /// excludes. Not before somebody asks for the unit: in most calls nobody asks for most.
  mutating func filter(
    _ unit: Int, in phraseUnits: [PhraseUnit], isRejected: (PhraseMatch, Guards) -> Bool
  ) -> Range<Int> {
    units[unit].isFiltered = true
    let range = Int(units[unit].start)..<Int(units[unit].end)
    let (cancelling, guards) = (phraseUnits[unit].cancelledBy, phraseUnits[unit].guards)
    if cancelling == nil, guards.isEmpty { return range }
    var kept = range.lowerBound
    for index in range {
      let match = matches[index]
      if let cancelling, overlaps(match, anyOf: cancelling) { continue }
      if !guards.isEmpty, isRejected(match, guards) { continue }
      if kept < index { matches[kept] = match }
      kept += 1
    }
    units[unit].end = Int32(kept)
    return range.lowerBound..<kept
  }

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
