import Glibc
internal import MessageDigest

/// Keeps what was made of large files, so that the next start need not make it again.
///
/// An entry is found by the key of everything it was made from, the program included, so that a stale one is never found,
/// and carries checksums of itself, so that a damaged one is never used. Nothing depends on it: where it cannot be read or
/// written, the work is done again.
public struct ContentCache: Sendable {
  private let folder: String

  /// A cache in a folder, which is made when something is first kept.
  public init(folder: String) { self.folder = folder }

  /// The user's: `$HOTLINE_CACHE`, or else `hotline` in `$XDG_CACHE_HOME` or `~/.cache`; `nil` where none of them is set or
  /// `$HOTLINE_CACHE` is empty.
  public static var ofUser: ContentCache? {
    func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    if let folder = variable("HOTLINE_CACHE") { return folder.isEmpty ? nil : ContentCache(folder: folder) }
    if let folder = variable("XDG_CACHE_HOME"), folder.hasPrefix("/") {
      return ContentCache(folder: folder + "/hotline")
    }
    return variable("HOME").flatMap { $0.isEmpty ? nil : ContentCache(folder: $0 + "/.cache/hotline") }
  }

  /// What was kept for these sources, by this program and this user.
  ///
  /// - Parameter kind: What is made of them: `readings`.
  package func value<Value: Cacheable>(
    of type: Value.Type = Value.self, kind: String, madeFrom sources: CacheKey
  ) -> Value? {
    guard isOwnFolder else { return nil }
    let key = Self.key(kind, sources)
    let descriptor = open(path(of: kind, key), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Self.isOwn(status, hidden: 0o077) else {
      return nil
    }
    do throws(DamagedEntry) {
      var reader = try EntryReader(try EntryFile(descriptor, size: Int(status.st_size), key: key))
      let value = try reader.value(Value.self)
      return reader.isAtEnd ? value : nil
    } catch {
      return nil
    }
  }

  /// Keeps what was made, for this user alone; failing to is no error.
  package func keep(_ value: some Cacheable, kind: String, madeFrom sources: CacheKey) {
    if let slash = folder.lastIndex(of: "/"), slash > folder.startIndex { mkdir(String(folder[..<slash]), 0o700) }
    mkdir(folder, 0o700)
    guard isOwnFolder else { return }
    let key = Self.key(kind, sources)
    let path = path(of: kind, key)
    var entry = EntryWriter()
    entry.append(value)
    // A name of its own, readable for nobody else: two programs that write at once do not meet.
    var name = Array("\(path).XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { return }
    // The checksums tell a torn entry from a whole one, so nothing waits for the disk.
    let isWritten = EntryFile.bytes(of: entry, key: key).allSatisfy { block in
      block.withBytes { Self.write($0, to: descriptor) } ?? false
    }
    close(descriptor)
    if !isWritten || rename(name, path) != 0 { unlink(name) }
    CacheCleaning.clean(folder)
  }

  private static func key(_ kind: String, _ sources: CacheKey) -> [UInt8] {
    var key = CacheKey()
    key.add(kind)
    key.add(.ofProgram)
    key.add(sources)
    return key.digest
  }

  private func path(of kind: String, _ key: [UInt8]) -> String {
    let name = key.hexadecimal
    return "\(folder)/\(kind)-\(name)"
  }

  /// Others may look into the folder, but not put anything there.
  private var isOwnFolder: Bool {
    var status = stat()
    return stat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && Self.isOwn(status, hidden: 0o022)
  }

  private static func isOwn(_ status: stat, hidden: mode_t) -> Bool {
    status.st_uid == geteuid() && status.st_mode & hidden == 0
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}
