import Glibc

extension WordDictionary {
  /// Where jieba's dictionary is looked for: Debian's package first, then what pip installs.
  public static let defaultPaths: [String] =
    ["/usr/lib/python3/dist-packages/jieba/dict.txt"]
    + pythonFolders(in: "/usr/local/lib").flatMap { folder in
      ["dist-packages", "site-packages"].map { "/usr/local/lib/\(folder)/\($0)/jieba/dict.txt" }
    }

  /// The first of `defaultPaths` that can be read, or nil.
  public static func locate() -> String? { defaultPaths.first { access($0, R_OK) == 0 } }

  /// The folders `python3*`, the newest first.
  private static func pythonFolders(in parent: String) -> [String] {
    guard let directory = opendir(parent) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasPrefix("python3") { names.append(name) }
    }
    return names.sorted { ($1.utf8.count, $1) < ($0.utf8.count, $0) }
  }
}
