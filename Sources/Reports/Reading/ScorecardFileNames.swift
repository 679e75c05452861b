import Glibc

/// The names of the scorecards in a folder `calls`.
enum ScorecardFileNames {
  /// Why a folder cannot be listed.
  struct NotReadable: Error {
    /// The system's `errno`.
    var code: Int32
  }

  /// Without their ending, sorted by their bytes, so that no locale has a say. Hidden files are half-written ones.
  static func sorted(in folder: String) throws(NotReadable) -> [String] {
    guard let stream = opendir(folder) else { throw NotReadable(code: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      // Names of ours are UTF-8.
      guard let name = String(validating: bytes, as: UTF8.self), !name.hasPrefix("."), name.hasSuffix(".xml") else {
        continue
      }
      names.append(String(name.dropLast(4)))
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
