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
  private var reading = CallReading()

  /// Looks for these sets; `lists` are the settings that their slots name.
  public init(phraseSets names: [String], of rulebook: Rulebook, lists: [String: [String]], segmenter: Segmenter?) {
    self.names = names
    (table, queries) = rulebook.compiled(phraseSets: names, lists: lists)
    self.segmenter = segmenter
  }

  /// The words that the segmenter must know besides its dictionary.
  public static func vocabulary(
    phraseSets names: [String], of rulebook: Rulebook, lists: [String: [String]]
  ) -> [[UInt32]] {
    rulebook.compiled(phraseSets: names, lists: lists).phrases.vocabulary
  }

  /// All hits in a call, in the order of turns and, within a turn, of the sets asked for.
  public mutating func find(in call: Call) -> [Hit] {
    reading.read(call, phrases: table, segmenter: segmenter)
    var hits: [(order: Int, hit: Hit)] = []
    for (index, query) in queries.enumerated() {
      for match in reading.matches(of: query) {
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
