import Glibc

/// Writes the pages of one folder, many at a time, and in the end removes those that an earlier report left there.
struct PageFiles: ~Copyable {
  private let folder: String
  private var group: OutputFileGroup
  private var waiting = 0
  /// Hashes of the names without ending.
  private(set) var written: Set<UInt64> = []

  /// One flush of the disk for so many pages.
  private static let together = 512
  /// By this a page is known for ours; whatever else lies there is left alone.
  static let mark = "content=\"hotline "

  /// Makes the folder.
  init(_ folder: String) throws(OutputFileError) {
    try OutputFolder.make(folder)
    OutputFolder.removeTemporaries(in: folder)
    self.folder = folder
    group = OutputFileGroup(folder: folder)
  }

  /// Writes a page; the name is without ending.
  mutating func write(_ bytes: [UInt8], name: String) throws(OutputFileError) {
    try group.add(bytes[...], name: name + ".html")
    written.insert(FileNames.hash(of: name))
    waiting += 1
    guard waiting >= Self.together else { return }
    try group.commit()
    waiting = 0
  }

  /// Whether there is a page of this name.
  func contains(_ name: String) -> Bool { written.contains(FileNames.hash(of: name)) }

  /// Gives the last pages their names and removes those of an earlier report.
  mutating func finish() throws(OutputFileError) {
    try group.commit()
    waiting = 0
    guard let stream = opendir(folder) else { return }
    var stale: [String] = []
    while let entry = readdir(stream) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard let name = String(validating: bytes, as: UTF8.self), name.hasSuffix(".html"),
        !contains(String(name.dropLast(5)))
      else { continue }
      stale.append("\(folder)/\(name)")
    }
    closedir(stream)
    for path in stale where Self.isOurs(path) { unlink(path) }
  }

  /// The head of every page names the program that made it.
  private static func isOurs(_ path: String) -> Bool {
    guard let descriptor = try? DocumentFile.open(path) else { return false }
    defer { close(descriptor) }
    var head = [UInt8](repeating: 0, count: 1_024)
    let count = head.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return count > 0 && String(decoding: head.prefix(count), as: UTF8.self).contains(mark)
  }
}
