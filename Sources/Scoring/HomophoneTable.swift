import ChineseText
import Rulebook

/// The words of a phrase table by their sound. Made once for a scorecard and shared by all workers.
struct HomophoneTable: Sendable {
  let readings: PinyinReadings
  /// Finds words by their syllables.
  let scanner: PhraseScanner
  /// For each phrase of `scanner` the number of the word in the table.
  let numbers: [Int32]
  /// For each unit of the table whether its hits are asked for by sound.
  let isHeard: [Bool]

  /// The words of the phrases that rules demand or forbid, in scorecards that share one table.
  init(of scorecards: [CompiledScorecard], readings: PinyinReadings) {
    let rules = scorecards.flatMap(\.sections).flatMap(\.items)
    let table = scorecards.first?.phrases ?? PhraseTable.empty
    self.init(table, looksFor: rules.flatMap { [$0.phrases] + $0.parts.map(\.phrases) }, readings: readings)
  }

  /// The words of the phrases of some queries.
  init(_ table: PhraseTable, looksFor queries: [PhraseQuery], readings: PinyinReadings) {
    var isHeard = Array(repeating: false, count: table.units.count)
    for member in queries.flatMap(\.members) { isHeard[member.unit] = true }
    var groups: Set<Int32> = []
    for frame in table.frames where isHeard[Int(frame.unit)] {
      for index in frame.firstElement..<frame.endElement {
        if case .words(let group) = table.elements[Int(index)] { groups.insert(group) }
      }
    }
    let isHeardClass = (0..<table.classCount).map { known in
      table.groupsOfClass[known].contains { groups.contains(table.groupsOfClass.values[$0]) }
    }
    // One character sounds like dozens of others and is heard in every sentence.
    numbers = table.words.indices.filter { word in
      table.words[word].count >= 2 && table.words[word].contains(where: readings.isRead)
        && isHeardClass[Int(table.classOfWord[word])]
    }.map(Int32.init)
    scanner = PhraseScanner(numbers.map { readings.encoded(table.words[Int($0)]) })
    self.readings = readings
    self.isHeard = isHeard
  }
}
