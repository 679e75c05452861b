import Glibc

/// The bytes of a file that somebody gave us, never more than is sensible.
enum DocumentFile {
  /// Reads a regular file.
  static func bytes(of path: String, maximum: Int) throws(DocumentError) -> [UInt8] {
    let descriptor = try open(path)
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw DocumentError(path: path, .unreadable(words(errno))) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= maximum else { throw DocumentError(path: path, .tooLarge(maximum: maximum)) }
    }
  }

  /// Opens a regular file; nothing else, as a pipe could keep us waiting for ever.
  static func open(_ path: String) throws(DocumentError) -> Int32 {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw DocumentError(path: path, errno == ENOENT ? .absent : .unreadable(words(errno)))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw DocumentError(path: path, .notAFile)
    }
    return descriptor
  }

  static func words(_ code: Int32) -> String { OutputFileError(.open, path: "", code: code).reason }
}
