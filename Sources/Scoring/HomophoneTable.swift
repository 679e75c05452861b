import ChineseText
import Rulebook

/// The words of a phrase table by their sound. Made once for a scorecard and shared by all workers.
package struct HomophoneTable: Sendable {
  let readings: PinyinReadings
  /// Finds words by their syllables.
  let scanner: PhraseScanner
  /// For each phrase of `scanner` the class of the word.
  let classes: [Int32]
  /// The characters of the words, one word's after another's, and where each begins; the last is the end of all.
  private let characters: [UInt32]
  private let starts: [Int32]
  /// For each unit of the table whether its hits are asked for by sound.
  let isHeard: [Bool]

  /// The words of the phrases that rules demand or forbid, in scorecards that share one table.
  package init(of scorecards: [CompiledScorecard], readings: PinyinReadings) {
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
    var classes: [Int32] = []
    var characters: [UInt32] = []
    var starts: [Int32] = [0]
    for number in table.words.indices where isHeardClass[Int(table.classOfWord[number])] {
      let word = table.words[number]
      // One character sounds like dozens of others and is heard in every sentence.
      guard word.count >= 2, word.contains(where: readings.isRead) else { continue }
      classes.append(table.classOfWord[number])
      characters += word
      starts.append(Int32(characters.count))
    }
    scanner = PhraseScanner(readings.encoded(characters), starts: starts)
    self.classes = classes
    self.characters = characters
    self.starts = starts
    self.readings = readings
    self.isHeard = isHeard
  }

  /// The characters of one of the words.
  func word(_ number: Int32) -> ArraySlice<UInt32> {
    characters[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]
  }

  /// Whether a word stands in a text as it is written.
  func isWritten(_ number: Int32, in scalars: Span<UInt32>, at position: Int) -> Bool {
    let start = Int(starts[Int(number)])
    for offset in 0..<Int(starts[Int(number) + 1]) - start
    where characters[start + offset] != scalars[position + offset] {
      return false
    }
    return true
  }
}

extension HomophoneTable: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(readings)
    entry.append(scanner)
    for list in [classes, starts] { entry.append(block: list) }
    entry.append(block: characters)
    entry.append(block: isHeard)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    readings = try entry.value()
    scanner = try entry.value()
    classes = try entry.block()
    starts = try entry.block()
    characters = try entry.block()
    isHeard = try entry.block()
  }
}

extension HomophoneTable {
  /// The table that an earlier start made of scorecards and readings.
  package static func known(
    in cache: ContentCache, of scorecards: CacheKey, readings: PinyinReadingsFile
  ) -> HomophoneTable? {
    cache.value(kind: cacheKind, madeFrom: key(of: scorecards, readings))
  }

  /// Keeps the table.
  package func keep(in cache: ContentCache, of scorecards: CacheKey, readings: PinyinReadingsFile) {
    cache.keep(self, kind: Self.cacheKind, madeFrom: Self.key(of: scorecards, readings))
  }

  private static func key(of scorecards: CacheKey, _ readings: PinyinReadingsFile) -> CacheKey {
    var key = scorecards
    key.add(readings.key)
    return key
  }

  private static let cacheKind = "sounds"
}
