import CallModel
import Rulebook

/// The hits of queries in one call, each collected when it is first asked for: several rules ask for the same words, and one
/// rule asks for them at every place of its trigger.
final class QueryMatches {
  private let reading: CallReading
  private let speakers: [Speaker]
  /// For each query where its hits stand in `matches`; `nil` while nobody asked.
  ///
  /// Unchecked, because nothing that could come back here is called while either is written; the checks took as long as
  /// looking up.
  @exclusivity(unchecked) private var ranges: [Range<Int>?]
  @exclusivity(unchecked) private var matches: [PhraseMatch] = []

  init(of reading: CallReading, queryCount: Int) {
    self.reading = reading
    speakers = reading.call.turns.map(\.speaker)
    ranges = Array(repeating: nil, count: queryCount)
    matches.reserveCapacity(reading.matchCount)
  }

  /// The hits of a query that a side said within the scopes, in order.
  func matches(of query: PhraseQuery, by speaker: SpeakerFilter, in scopes: [Scope]) -> [PhraseMatch] {
    let range = range(of: query)
    guard !range.isEmpty else { return [] }
    var result: [PhraseMatch] = []
    result.reserveCapacity(range.count)
    let matches = matches
    for position in range {
      let match = matches[position]
      if isSaid(match, by: speaker, in: scopes) { result.append(match) }
    }
    return result
  }

  /// Whether nobody says the query's words anywhere.
  func isEmpty(_ query: PhraseQuery) -> Bool { range(of: query).isEmpty }

  /// The first of them that is acceptable.
  func first(
    of query: PhraseQuery, by speaker: SpeakerFilter, in scopes: [Scope],
    where isAccepted: (PhraseMatch) -> Bool = { _ in true }
  ) -> PhraseMatch? {
    let range = range(of: query)
    guard !range.isEmpty else { return nil }
    let matches = matches
    for position in range {
      let match = matches[position]
      if isSaid(match, by: speaker, in: scopes), isAccepted(match) { return match }
    }
    return nil
  }

  private func isSaid(_ match: PhraseMatch, by speaker: SpeakerFilter, in scopes: [Scope]) -> Bool {
    guard speaker.contains(speakers[Int(match.turn)]) else { return false }
    for scope in scopes where scope.contains(match) { return true }
    return false
  }

  private func range(of query: PhraseQuery) -> Range<Int> {
    let number = Int(query.number)
    if ranges.indices.contains(number), let known = ranges[number] { return known }
    let start = matches.count
    reading.append(matchesOf: query, to: &matches)
    let range = start..<matches.count
    if ranges.indices.contains(number) { ranges[number] = range }
    return range
  }
}
