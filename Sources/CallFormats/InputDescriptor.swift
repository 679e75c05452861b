import Glibc

/// An open input, closed when it goes out of use.
struct InputDescriptor: ~Copyable {
  let path: String
  private let descriptor: Int32

  /// Opens a file for reading; `-` is standard input.
  init(path: String) throws(InputError) {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputError(path: path, code: errno) }
    self.path = path
    self.descriptor = descriptor
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// Reads what the system has, up to the end of `bytes` from `offset` on; 0 is the end of the input.
  ///
  /// A signal ends the wait with `EINTR`: who waits at a pipe must hear Ctrl-C.
  func read(into bytes: inout [UInt8], from offset: Int) throws(InputError) -> Int {
    let count = bytes.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { Glibc.read(descriptor, $0 + offset, bytes.count - offset) } ?? 0
    }
    guard count >= 0 else { throw InputError(path: path, code: errno) }
    return count
  }
}
