import ArgumentParser
import CallFormats
import ChineseText
import Rulebook
import Scoring

/// All that scoring by one scorecard, or by several with a routing, needs.
struct LoadedRules {
  var scorecards: [CompiledScorecard]
  var routing: Routing?
  var segmenter: Segmenter
  var homophones: HomophoneTable
}

extension RulebookOptions {
  /// What the options of a command ask for: one scorecard, or those of a routing file.
  func load(scorecard: String?, routing: String?) async throws -> LoadedRules {
    if let routing { return try await loadRouting(routing) }
    return try await loadScorecard(scorecard ?? "")
  }

  /// One scorecard of the rules.
  func loadScorecard(_ id: String) async throws -> LoadedRules {
    try await load([id], of: try readSources())
  }

  /// The scorecards that a routing file names, over one table, with the routing.
  func loadRouting(_ path: String) async throws -> LoadedRules {
    let sources = try readSources()
    let name = InputFile(path: path).name
    let bytes = try WholeFile.bytes(of: path)
    // Where the rules themselves are wrong, they must say so first.
    var read = RoutingReader.read(bytes, file: name, scorecards: sources.scorecardIDs)
    if !read.diagnostics.isEmpty {
      read = RoutingReader.read(bytes, file: name, scorecards: try checkedRulebook(sources).scorecards.keys.sorted())
    }
    guard let routing = read.routing, read.diagnostics.isEmpty else {
      for mistake in read.diagnostics { tell(describe(mistake)) }
      throw fail(
        say("\(read.diagnostics.count) mistake(s) in the routing file", "路由文件有 \(read.diagnostics.count) 处错误"),
        Status.rulesWrong)
    }
    var loaded = try await load(routing.scorecards, of: sources)
    loaded.routing = routing
    return loaded
  }

  /// From the cache what is in it; the rest is made, and kept for the next start. Words, sounds and scorecards are loaded
  /// side by side, because each takes its time.
  private func load(_ ids: [String], of sources: RulebookSources) async throws -> LoadedRules {
    defer { MemoryGrowth.settle() }
    let place = ContentCache.ofUser.flatMap { cache in
      sources.key(ofScorecards: ids).map { CachePlace(cache: cache, key: $0) }
    }
    async let readingWords = knownWords(place)
    async let readingSounds = knownSounds(place)
    if let place, let scorecards = RulebookSources.scorecards(in: place.cache, madeFrom: place.key) {
      let (words, sounds) = (try await readingWords, try await readingSounds)
      async let dictionary = dictionary(words, adding: scorecards.flatMap(\.vocabulary), place)
      let homophones = try homophones(sounds, of: scorecards, place)
      return LoadedRules(scorecards: scorecards, segmenter: Segmenter(try await dictionary), homophones: homophones)
    }
    let rulebook = try checkedRulebook(sources)
    let chosen = try ids.map { id in
      guard let scorecard = rulebook.scorecards[id] else {
        let known = rulebook.scorecards.keys.sorted().joined(separator: ", ")
        throw ValidationError(say("No scorecard “\(id)”. There are: \(known)", "没有评分表“\(id)”。现有：\(known)"))
      }
      return scorecard
    }
    let words = try await readingWords
    async let dictionary = dictionary(words, adding: chosen.flatMap(\.vocabulary), place)
    let scorecards = rulebook.compiled(chosen.map { CompilationRequest($0) })
    // Unpacked meanwhile, which takes as long; then made while the phrases' scanner is, which must be there to be kept.
    let homophones = try homophones(try await readingSounds, of: scorecards, place)
    if let place { RulebookSources.keep(scorecards, in: place.cache, madeFrom: place.key) }
    let loaded = LoadedRules(
      scorecards: scorecards, segmenter: Segmenter(try await dictionary), homophones: homophones)
    // Hundreds of thousands of phrases are taken apart when there is nothing else to do.
    Task.detached(priority: .background) { withExtendedLifetime(rulebook) {} }
    return loaded
  }

  /// The dictionary's file, and what an earlier start made of it for these scorecards.
  private func knownWords(_ place: CachePlace?) throws -> (file: WordDictionaryFile, known: WordDictionary?) {
    try loadWordFile { file in (file, place.flatMap { file.dictionary(in: $0.cache, adding: $0.key) }) }
  }

  private func dictionary(
    _ words: (file: WordDictionaryFile, known: WordDictionary?), adding vocabulary: [[UInt32]], _ place: CachePlace?
  ) throws -> WordDictionary {
    if let known = words.known { return known }
    do {
      let made = try words.file.dictionary(adding: vocabulary)
      if let place { words.file.keep(made, in: place.cache, adding: place.key) }
      return made
    } catch {
      throw fail(error.message, Status.inputMissing)
    }
  }

  /// The readings' file, and what an earlier start made of it for these scorecards.
  private func knownSounds(
    _ place: CachePlace?
  ) throws -> (file: PinyinReadingsFile, readings: PinyinReadings?, known: HomophoneTable?) {
    try loadReadingsFile { file in
      if let place, let known = HomophoneTable.known(in: place.cache, of: place.key, readings: file) {
        return (file, nil, known)
      }
      return (file, try file.readings(cache: place?.cache), nil)
    }
  }

  private func homophones(
    _ sounds: (file: PinyinReadingsFile, readings: PinyinReadings?, known: HomophoneTable?),
    of scorecards: [CompiledScorecard], _ place: CachePlace?
  ) throws -> HomophoneTable {
    if let known = sounds.known { return known }
    let readings = try sounds.readings ?? loadReadings()
    let made = HomophoneTable(of: scorecards, readings: readings)
    if let place { made.keep(in: place.cache, of: place.key, readings: sounds.file) }
    return made
  }
}

/// Where what scorecards become is kept.
private struct CachePlace: Sendable {
  let cache: ContentCache
  let key: CacheKey
}
