import ChineseText
import Rulebook

/// Finds in one call what speech recognition wrote with other characters of the same sound: 您号, 在见, 报欠.
///
/// A turn is looked at when a rule first asks for it, and then for all rules. Lives as long as the call is judged.
final class HomophoneListener {
  private let reading: CallReading
  private let phrases: PhraseTable
  private let units: [Bool]
  private let table: HomophoneTable
  private let segmenter: Segmenter
  /// Away while it listens, and at the end.
  private var ear: HomophoneEar?
  private var verifying: FrameVerifier.Memory?
  private var isHeard: [Bool]
  /// How many turns have not been.
  private var unheard: Int
  /// Of the turns heard so far, sorted by turn and place.
  private var matches: [PhraseMatch] = []
  /// How many stretches have been judged.
  private var judged = 0

  /// So many stretches that sound like something are judged in one call, and so many in one turn: no real call has a
  /// tenth of them, a hostile one could have one at every character.
  private static let maximumJudged = 2_000
  private static let maximumJudgedInTurn = 500

  /// What a listener works in; one worker keeps it from call to call, for the same tables and segmenter.
  struct Memory {
    fileprivate var ear: HomophoneEar?
    fileprivate var verifying: FrameVerifier.Memory?
  }

  init(
    reading: CallReading, phrases: PhraseTable, units: [Bool] = [], table: HomophoneTable, segmenter: Segmenter,
    memory: consuming Memory? = nil
  ) {
    self.units = units
    self.reading = reading
    self.phrases = phrases
    self.table = table
    self.segmenter = segmenter
    let memory = memory ?? Memory()
    (ear, verifying) = (memory.ear ?? HomophoneEar(segmenter: segmenter), memory.verifying)
    unheard = reading.call.turns.count
    isHeard = Array(repeating: false, count: unheard)
  }

  /// Ends the work and gives the memory back for the next call.
  func finish() -> Memory {
    Memory(ear: ear.take(), verifying: verifying.take())
  }

  /// The hits of a query by sound that a side said within the scopes, in order; what cancels or guards exact hits does
  /// these too.
  ///
  /// - Parameters:
  ///   - speaker: `nil` is anybody.
  ///   - surelyOnly: Only hits that are good enough to accuse somebody.
  func matches(
    of query: PhraseQuery, by speaker: SpeakerFilter?, in scopes: [Scope], surelyOnly: Bool = false
  ) -> [PhraseMatch] {
    guard query.members.contains(where: { table.isHeard[$0.unit] }) else { return [] }
    let turns = reading.call.turns
    for scope in scopes where unheard > 0 {
      for turn in scope.turns where turns.indices.contains(turn) && !isHeard[turn] {
        if speaker?.contains(turns[turn].speaker) ?? true { hear(turn) }
      }
    }
    guard !matches.isEmpty else { return [] }
    return matches.filter { match in
      (speaker?.contains(turns[Int(match.turn)].speaker) ?? true) && (!surelyOnly || match.sound == .surelyAlike)
        && scopes.contains { $0.contains(match) }
        && query.members.contains { $0.unit == Int(match.unit) && reading.isAccepted(match, of: $0, by: query) }
    }
  }

  private func hear(_ turn: Int) {
    isHeard[turn] = true
    unheard -= 1
    // Swapped out of the object: what stands in one is asked at every step whether nobody else is at it.
    var ear: HomophoneEar?
    swap(&ear, &self.ear)
    defer { swap(&ear, &self.ear) }
    let text = reading.turns[turn].text
    let limit = min(Self.maximumJudgedInTurn, Self.maximumJudged - judged)
    guard let pieces = ear?.pieces(in: text, of: table, phrases: phrases, atMost: limit) else { return }
    judged += ear?.judged ?? 0
    guard !pieces.isEmpty, matches.count < MatchIndex.maximumMatches else { return }
    verify(pieces, in: turn, text)
  }

  /// Puts the phrases together from what is written and what is not.
  private func verify(_ pieces: HomophonePieces, in turn: Int, _ text: NormalizedText) {
    let hits = (Array(reading.hits[reading.turns[turn].hits]) + pieces.hits).sorted {
      ($0.start, $0.end, $0.phrase) < ($1.start, $1.end, $1.phrase)
    }
    var text = text
    var verified: [PhraseMatch] = []
    let speaker = reading.call.turns[turn].speaker
    var verifier = FrameVerifier(table: phrases, units: units, segmenter: segmenter, memory: verifying.take())
    verifier.begin([(speaker, hits.indices)], hits: hits)
    verifier.verify(
      0, turn: turn, speaker: speaker, text: &text, hits: hits[...], homophones: pieces, into: &verified)
    verifying = verifier.finish()
    matches += verified.filter(isKept).prefix(MatchIndex.maximumMatches)
    matches.sort { $0.comesBefore($1) }
  }

  /// Whether the unit is asked for and nothing of its own cancels the hit.
  private func isKept(_ match: PhraseMatch) -> Bool {
    let unit = phrases.units[Int(match.unit)]
    guard table.isHeard[Int(match.unit)] else { return false }
    if let cancelling = unit.cancelledBy, reading.overlaps(match, anyOf: cancelling) { return false }
    return unit.guards.isEmpty
      || !ContextGuards.reject(match, in: reading.turns[Int(match.turn)].text, guards: unit.guards)
  }
}

extension PhraseMatch {
  /// Whether one of the matches lies in the same turn and shares a character.
  func overlaps(anyOf others: [PhraseMatch]) -> Bool {
    others.contains { $0.turn == turn && $0.start < end && start < $0.end }
  }
}
