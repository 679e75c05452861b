import CFileSystem
import Glibc

/// Many small files of one folder that get their names together.
///
/// Making each durable by itself would cost a disk flush a file; here one flush of the file system comes before all
/// the renames.
public struct OutputFileGroup: ~Copyable {
  private let folder: String
  private var pending: [(temporary: String, path: String)] = []

  /// Files in a folder that exists.
  public init(folder: String) {
    self.folder = folder
  }

  deinit {
    for file in pending { unlink(file.temporary) }
  }

  /// Writes a file under a temporary name.
  public mutating func add(_ bytes: ArraySlice<UInt8>, name: String) throws(OutputFileError) {
    let path = "\(folder)/\(name)"
    let (temporary, descriptor) = try OutputFile.openTemporary(for: path)
    pending.append((temporary, path))
    let result = OutputFile.writeAll(bytes, to: descriptor)
    guard result == 0 else {
      close(descriptor)
      throw OutputFileError(.write, path: path, code: result)
    }
    guard close(descriptor) == 0 else { throw OutputFileError(.write, path: path) }
  }

  /// Flushes what was written and gives every file its name.
  public mutating func commit() throws(OutputFileError) {
    _ = try flush()
    try name()
  }

  /// Waits until what was written is on the disk, and with it everything else that this file system had to write.
  ///
  /// - Returns: `false` where there was nothing to wait for.
  public func flush() throws(OutputFileError) -> Bool {
    guard !pending.isEmpty else { return false }
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputFileError(.open, path: folder) }
    defer { close(descriptor) }
    guard syncfs(descriptor) == 0 else { throw OutputFileError(.write, path: folder) }
    return true
  }

  /// Gives every file its name; after `flush()`.
  public mutating func name() throws(OutputFileError) {
    while let file = pending.last {
      guard rename(file.temporary, file.path) == 0 else { throw OutputFileError(.rename, path: file.path) }
      pending.removeLast()
    }
  }
}

/// Standard output as a place for results, and standard error for what is said about them.
public enum StandardOutput {
  /// Says something on standard error; nobody is left to tell if that fails.
  public static func tell(_ bytes: [UInt8]) {
    _ = OutputFile.writeAll(bytes[...], to: STDERR_FILENO)
  }

  /// Writes all bytes.
  public static func write(_ bytes: [UInt8]) throws(OutputFileError) {
    let result = OutputFile.writeAll(bytes[...], to: STDOUT_FILENO)
    guard result == 0 else { throw OutputFileError(.write, path: "-", code: result) }
  }
}
