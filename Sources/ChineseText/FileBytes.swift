import Glibc

/// Reading a file as a whole.
enum FileBytes {
  enum Failure: Error {
    case notFound
    case notReadable(reason: String)
  }

  /// The content of a regular file of at most `limit` bytes.
  static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    // Without O_NONBLOCK a named pipe would make this wait for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .notFound : .notReadable(reason: reason())
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .notReadable(reason: reason()) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notReadable(reason: "it is not a regular file") }
    guard status.st_size <= limit else {
      throw .notReadable(reason: "it has \(status.st_size) bytes, more than the \(limit) allowed")
    }
    let size = Int(status.st_size)
    var failure: String?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
      while initialized < size {
        let count = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: initialized), size - initialized)
        if count > 0 { initialized += count; continue }
        if count < 0, errno == EINTR { continue }
        if count < 0 { failure = reason() }
        break
      }
    }
    if let failure { throw .notReadable(reason: failure) }
    return bytes
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
