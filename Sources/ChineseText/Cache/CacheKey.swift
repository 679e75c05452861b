internal import MessageDigest
import Glibc

/// What something was made from, so that a stale one is never found: whole contents, never their names and times.
package struct CacheKey: Sendable {
  /// Names, lengths and checksums, each with its length.
  private var parts: [UInt8] = []

  /// Made from nothing yet.
  package init() {}

  /// Adds a file's name and content.
  ///
  /// Two checksums of 64 bits instead of SHA-256, which at every start would take longer than everything else.
  package mutating func add(_ name: String, content: [UInt8]) {
    add(name)
    add(UInt64(content.count))
    add(Checksum.of(content))
    add(Checksum.of(content, seed: 0x9E37_79B9_7F4A_7C15))
  }

  /// Adds a name or a value.
  package mutating func add(_ text: String) {
    add(UInt64(text.utf8.count))
    parts += text.utf8
  }

  /// Adds all that something else was made from.
  package mutating func add(_ key: CacheKey) {
    add(UInt64(key.parts.count))
    parts += key.parts
  }

  private mutating func add(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { parts += $0 }
  }

  /// SHA-256 of everything, 32 bytes.
  var digest: [UInt8] { SHA256.digest(of: parts) }
}

extension CacheKey {
  /// This very program: what an older or newer build laid out or would make otherwise is not its own.
  ///
  /// By file, size and times: a build replaces the file, and at every start there is no time to read all of it.
  static let ofProgram: CacheKey = {
    var key = CacheKey()
    var status = stat()
    if stat("/proc/self/exe", &status) == 0 {
      let times = [status.st_mtim, status.st_ctim].map { "\($0.tv_sec).\($0.tv_nsec)" }
      key.add("\(status.st_dev) \(status.st_ino) \(status.st_size) " + times.joined(separator: " "))
    }
    return key
  }()
}
