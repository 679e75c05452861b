/// A word dictionary's file, read but not yet made into a dictionary.
package struct WordDictionaryFile: Sendable {
  private let path: String
  private let content: [UInt8]

  /// Reads the file, at most 256 MiB.
  package init(_ path: String) throws(WordDictionary.LoadingError) {
    self.path = path
    do {
      content = try FileBytes.read(path, limit: WordDictionary.sizeLimit)
    } catch {
      switch error {
      case .notFound: throw .notFound(path: path)
      case .notReadable(let reason): throw .notReadable(path: path, reason: reason)
      }
    }
  }

  /// The dictionary with these words added.
  package func dictionary(adding words: [[UInt32]]) throws(WordDictionary.LoadingError) -> WordDictionary {
    try WordDictionary(content.span, path: path, adding: words)
  }

  /// The dictionary with words that were added at an earlier start.
  ///
  /// - Parameter adding: What the words were made from.
  package func dictionary(in cache: ContentCache, adding words: CacheKey) -> WordDictionary? {
    cache.value(kind: Self.cacheKind, madeFrom: key(adding: words))
  }

  /// Keeps a dictionary with words added to it.
  package func keep(_ dictionary: WordDictionary, in cache: ContentCache, adding words: CacheKey) {
    cache.keep(dictionary, kind: Self.cacheKind, madeFrom: key(adding: words))
  }

  private func key(adding words: CacheKey) -> CacheKey {
    var key = CacheKey()
    key.add("words", content: content)
    key.add(words)
    return key
  }

  private static let cacheKind = "dictionary"
}
