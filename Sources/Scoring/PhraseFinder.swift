import CallModel
import ChineseText
import Rulebook

/// Finds phrase sets in calls with all their guards, outside any scorecard: what an inspector tries a phrase with.
public struct PhraseFinder {
  /// One hit of one set.
  public struct Hit: Sendable, Equatable {
    /// The id of the set that was asked for, even where the phrase comes from a set it refers to.
    public let phrases: String
    /// Turn and extent, in code points of the turn's original text.
    public let evidence: Evidence
  }

  private let names: [String]
  private let table: PhraseTable
  private let queries: [PhraseQuery]
  private let segmenter: Segmenter?
  private let homophones: HomophoneTable?
  private var reader = CallReader()

  /// Looks for these sets.
  ///
  /// - Parameters:
  ///   - lists: The settings that the sets' slots name.
  ///   - readings: How characters sound; `nil` looks for what is written only.
  public init(
    phraseSets names: [String], of rulebook: Rulebook, lists: [String: [String]], segmenter: Segmenter?,
    readings: PinyinReadings? = nil
  ) {
    self.names = names
    let (table, queries) = rulebook.compiled(phraseSets: names, lists: lists)
    self.table = table
    self.queries = queries
    self.segmenter = segmenter
    homophones = readings.map { HomophoneTable(table, looksFor: queries, readings: $0) }
  }

  /// The words that the segmenter must know besides its dictionary.
  public static func vocabulary(
    phraseSets names: [String], of rulebook: Rulebook, lists: [String: [String]]
  ) -> [[UInt32]] {
    rulebook.compiled(phraseSets: names, lists: lists).phrases.vocabulary
  }

  /// All hits in a call, in the order of turns and, within a turn, of the sets asked for.
  public mutating func find(in call: Call) -> [Hit] {
    let reading = reader.read(call, phrases: table, segmenter: segmenter)
    let listener = homophones.flatMap { homophones in
      segmenter.map { HomophoneListener(reading: reading, phrases: table, table: homophones, segmenter: $0) }
    }
    var hits: [(order: Int, hit: Hit)] = []
    for (index, query) in queries.enumerated() {
      let written = reading.matches(of: query)
      let heard = listener?.matches(of: query, by: nil, in: [Scope(turns: 0...max(0, call.turns.count - 1))]) ?? []
      for match in written + CallExamination.merged(heard).filter({ !$0.overlaps(anyOf: written) }) {
        hits.append((index, Hit(phrases: names[index], evidence: reading.evidence(match))))
      }
    }
    hits.sort {
      ($0.hit.evidence.turn, $0.order, $0.hit.evidence.from, $0.hit.evidence.to)
        < ($1.hit.evidence.turn, $1.order, $1.hit.evidence.from, $1.hit.evidence.to)
    }
    return hits.map(\.hit)
  }
}
