import Glibc

/// An output could not be written.
public struct OutputFileError: Error, Equatable, CustomStringConvertible {
  /// What was tried.
  public enum Operation: String, Sendable {
    case open, write, rename
  }

  /// What could not be done.
  public let operation: Operation
  /// The path as it was asked for.
  public let path: String
  /// `errno`.
  public let code: Int32

  init(_ operation: Operation, path: String, code: Int32 = errno) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// Whether there is no room left: the output could be made, and cannot be filled.
  public var isLackOfSpace: Bool { code == ENOSPC || code == EDQUOT || code == EFBIG }

  /// The file, what could not be done, and the system's reason.
  public var description: String {
    "\(path): cannot \(operation.rawValue): \(reason)"
  }

  /// The system's own words for `code`.
  public var reason: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "errno \(code)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
