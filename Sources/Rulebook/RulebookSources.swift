import ChineseText

/// The files of a rulebook, read but not yet understood.
public struct RulebookSources: Sendable {
  let files: LexiconFiles

  /// Reads all files under a directory.
  public init(directory: String) throws(LoadingError) { files = try LexiconFiles(directory: directory) }

  /// What scorecards compiled from these files depend on; `nil` where a name alone is a mistake to report.
  package func key(ofScorecards ids: [String]) -> CacheKey? {
    guard files.diagnostics.isEmpty else { return nil }
    var key = CacheKey()
    for file in files.all { key.add(file.name, content: file.bytes) }
    for id in ids { key.add(id) }
    return key
  }

  /// The ids of the scorecards: in a rulebook without mistakes their files' names.
  package var scorecardIDs: [String] {
    files.scorecards.compactMap { file in
      file.name.split(separator: "/").last.map { String($0.dropLast(".yaml".count)) }
    }
  }

  /// Scorecards that an earlier start compiled from the very same files, in the order asked for.
  ///
  /// Only rulebooks without mistakes are kept.
  package static func scorecards(in cache: ContentCache, madeFrom key: CacheKey) -> [CompiledScorecard]? {
    cache.value(of: CachedScorecards.self, kind: cacheKind, madeFrom: key)?.scorecards
  }

  /// Keeps scorecards over one table, compiled from a rulebook without mistakes.
  package static func keep(_ scorecards: [CompiledScorecard], in cache: ContentCache, madeFrom key: CacheKey) {
    cache.keep(CachedScorecards(scorecards), kind: cacheKind, madeFrom: key)
  }

  private static let cacheKind = "scorecards"
}
