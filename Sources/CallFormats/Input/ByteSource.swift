import Glibc

/// Bytes that are read from front to back.
protocol ByteSource: AnyObject {
  /// Whether reading may have to wait for somebody: a pipe, a terminal, a socket.
  var mayWait: Bool { get }

  /// Reads what there is, up to the end of `bytes` from `offset` on; 0 is the end.
  ///
  /// - Parameter patience: milliseconds to wait for input; then the error is `EINTR`, as after a signal. `nil` waits for
  ///   ever.
  func read(into bytes: inout [UInt8], from offset: Int, patience: Int32?) throws(InputError) -> Int
}

/// An open file, pipe or device, closed when it goes out of use.
final class DescriptorSource: ByteSource {
  private let path: String
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

  var mayWait: Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return false }
    let type = status.st_mode & S_IFMT
    return type == S_IFIFO || type == S_IFCHR || type == S_IFSOCK
  }

  func read(into bytes: inout [UInt8], from offset: Int, patience: Int32?) throws(InputError) -> Int {
    if let patience {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&request, 1, patience)
      // A signal while waiting must not end in a read that waits for ever.
      guard ready > 0 else { throw InputError(path: path, code: ready == 0 ? EINTR : errno) }
    }
    let count = bytes.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { Glibc.read(descriptor, $0 + offset, bytes.count - offset) } ?? 0
    }
    guard count >= 0 else { throw InputError(path: path, code: errno) }
    return count
  }
}

/// A source whose beginning has been looked at already.
final class PeekedSource: ByteSource {
  private var beginning: ArraySlice<UInt8>
  private let rest: any ByteSource

  init(_ beginning: [UInt8], _ rest: any ByteSource) {
    self.beginning = beginning[...]
    self.rest = rest
  }

  var mayWait: Bool { rest.mayWait }

  func read(into bytes: inout [UInt8], from offset: Int, patience: Int32?) throws(InputError) -> Int {
    guard !beginning.isEmpty else { return try rest.read(into: &bytes, from: offset, patience: patience) }
    let count = min(beginning.count, bytes.count - offset)
    bytes.replaceSubrange(offset..<offset + count, with: beginning.prefix(count))
    beginning.removeFirst(count)
    return count
  }
}

extension ByteSource {
  /// The first `count` bytes, or all if there are fewer.
  func first(_ count: Int) throws(InputError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      do {
        let read = try self.read(into: &bytes, from: filled, patience: nil)
        if read == 0 { break }
        filled += read
      } catch {
        guard error.isInterruption else { throw error }
      }
    }
    return Array(bytes[..<filled])
  }

  /// Everything that is left, unless it is more than `limit` bytes.
  func readAll(limit: Int) throws(InputError) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    var count = 0
    while true {
      if count == bytes.count {
        guard count <= limit else { return nil }
        bytes.append(contentsOf: repeatElement(0, count: count))
      }
      let read: Int
      do {
        read = try self.read(into: &bytes, from: count, patience: nil)
      } catch {
        if error.isInterruption { continue }
        throw error
      }
      if read == 0 { break }
      count += read
    }
    return count <= limit ? Array(bytes[..<count]) : nil
  }
}
