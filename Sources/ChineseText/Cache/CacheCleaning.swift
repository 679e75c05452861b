import Glibc

/// Keeps the cache from growing with every change of a rule file.
enum CacheCleaning {
  /// All scorecards of a rulebook take about a tenth of it.
  private static let mostBytes = 1 << 30
  /// More entries than this are not looked at in one go.
  private static let mostNames = 10_000
  /// What was begun so long ago, in seconds, is never finished.
  private static let longestWriting = 3_600

  private struct Entry {
    var path: String
    var size: Int
    var changed: Int
  }

  /// Removes the oldest entries beyond what the cache may take, and what a killed program left half written.
  ///
  /// Whoever has an entry open reads on.
  static func clean(_ folder: String) {
    let now = time(nil)
    var entries: [Entry] = []
    for name in names(in: folder) {
      let path = "\(folder)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid() else { continue }
      if isUnfinished(name) {
        if now - status.st_mtim.tv_sec > longestWriting { unlink(path) }
      } else if isEntry(name) {
        entries.append(Entry(path: path, size: Int(status.st_size), changed: status.st_mtim.tv_sec))
      }
    }
    entries.sort { ($1.changed, $1.path) < ($0.changed, $0.path) }
    var total = 0
    for entry in entries {
      total += entry.size
      if total > mostBytes { unlink(entry.path) }
    }
  }

  /// `readings-` and the 64 digits of a key.
  private static func isEntry(_ name: String) -> Bool {
    guard let dash = name.lastIndex(of: "-") else { return false }
    let digits = name[name.index(after: dash)...]
    return digits.utf8.count == 64
      && digits.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// The name of an entry, a dot and six characters.
  private static func isUnfinished(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: "."), name.utf8.count - 7 == name[..<dot].utf8.count else { return false }
    return isEntry(String(name[..<dot]))
  }

  private static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while names.count < mostNames, let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let name { names.append(name) }
    }
    return names
  }
}
