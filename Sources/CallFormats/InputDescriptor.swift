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

  /// Whether reading may have to wait for somebody: a pipe, a terminal, a socket.
  var mayWait: Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return false }
    let type = status.st_mode & S_IFMT
    return type == S_IFIFO || type == S_IFCHR || type == S_IFSOCK
  }

  /// Reads what the system has, up to the end of `bytes` from `offset` on; 0 is the end of the input.
  ///
  /// - Parameter patience: milliseconds to wait for input; then the error is `EINTR`, as after a signal. `nil` waits for
  ///   ever.
  func read(into bytes: inout [UInt8], from offset: Int, patience: Int32? = nil) throws(InputError) -> Int {
    if let patience {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&request, 1, patience) == 0 { throw InputError(path: path, code: EINTR) }
    }
    let count = bytes.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { Glibc.read(descriptor, $0 + offset, bytes.count - offset) } ?? 0
    }
    guard count >= 0 else { throw InputError(path: path, code: errno) }
    return count
  }
}
