import Glibc

/// An input that cannot be opened or read at all, as against a line in it that is rejected.
public struct InputError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The path as it was given.
  public var path: String
  /// The system's error number, `ENOENT` or `EACCES` for example.
  public var code: Int32
  /// Whether the input is an archive that is damaged or unpacks to too much, rather than one that cannot be opened: what
  /// it held is lost, other inputs are not.
  public var isOfArchive = false

  /// Names the path and the system's error number.
  public init(path: String, code: Int32) {
    self.path = path
    self.code = code
  }

  /// Whether the path names nothing.
  public var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  /// Whether a signal came while the input had nothing to give; reading may go on.
  public var isInterruption: Bool { code == EINTR }

  /// The system's words for `code`.
  public var message: String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      guard let start = buffer.baseAddress, strerror_r(code, start, buffer.count) == 0 else { return "error \(code)" }
      return String(cString: start)
    }
  }

  /// Path and message, as they are shown.
  public var description: String { "\(path): \(message)" }
}
