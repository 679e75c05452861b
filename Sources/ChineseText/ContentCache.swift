internal import CMessageDigest
import Glibc

/// Keeps what was made of large files, so that the next start need not make it again.
///
/// An entry is found by the digest of everything it was made from, so that a stale one is never found, and carries a
/// digest of itself, so that a damaged one is never used. Nothing depends on it: where it cannot be read or written, the
/// work is done again.
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

  /// What was kept for these sources.
  ///
  /// - Parameter kind: What is made of them, with a number that grows whenever the making changes: `readings-1`.
  func content(of kind: String, madeFrom sources: [UInt8]) -> [UInt8]? {
    guard let entry = try? FileBytes.read(path(of: kind, sources), limit: Self.largestEntry),
      entry.count >= Self.digestSize
    else { return nil }
    let content = entry.dropLast(Self.digestSize)
    return Self.digest(content).elementsEqual(entry.suffix(Self.digestSize)) ? Array(content) : nil
  }

  /// Keeps what was made; failing to is no error.
  func keep(_ content: [UInt8], of kind: String, madeFrom sources: [UInt8]) {
    let path = path(of: kind, sources)
    if let slash = folder.lastIndex(of: "/"), slash > folder.startIndex { mkdir(String(folder[..<slash]), 0o700) }
    mkdir(folder, 0o700)
    let temporary = "\(path).\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let entry = content + Self.digest(content[...])
    // The digest tells a torn entry from a whole one, so nothing waits for the disk.
    let written = entry.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    if written != entry.count || rename(temporary, path) != 0 { unlink(temporary) }
  }

  private static let largestEntry = 1 << 30
  private static let digestSize = Int(SHA256_DIGEST_LENGTH)

  private func path(of kind: String, _ sources: [UInt8]) -> String {
    let name = Self.digest(sources[...]).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    return "\(folder)/\(kind)-\(name)"
  }

  private static func digest(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var context = SHA2_CTX()
    SHA256Init(&context)
    bytes.withUnsafeBufferPointer { SHA256Update(&context, $0.baseAddress, $0.count) }
    var digest = [UInt8](repeating: 0, count: digestSize)
    SHA256Final(&digest, &context)
    return digest
  }
}
