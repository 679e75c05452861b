/// A file of readings, read but not yet understood.
package struct PinyinReadingsFile: Sendable {
  private let path: String
  private let content: [UInt8]
  /// By its content.
  package let key: CacheKey

  /// Reads the file, at most 64 MiB.
  package init(_ path: String) throws(PinyinReadings.LoadingError) {
    self.path = path
    do {
      content = try FileBytes.read(path, limit: PinyinReadings.sizeLimit)
    } catch {
      switch error {
      case .notFound: throw .notFound(path: path)
      case .notReadable(let reason): throw .notReadable(path: path, reason: reason)
      }
    }
    var key = CacheKey()
    key.add("readings", content: content)
    self.key = key
  }

  /// The readings, from the cache where they are in it.
  package func readings(cache: ContentCache?) throws(PinyinReadings.LoadingError) -> PinyinReadings {
    if let known = cache?.value(of: PinyinReadings.self, kind: Self.cacheKind, madeFrom: key) { return known }
    let readings = try PinyinReadings(content, path: path)
    cache?.keep(readings, kind: Self.cacheKind, madeFrom: key)
    return readings
  }

  private static let cacheKind = "readings"
}
