import Glibc
import Synchronization

/// A file that appears whole or not at all.
///
/// The bytes go to a temporary file in the same folder, hidden by a leading full stop; `commit()` makes them durable
/// and gives them their name in one step. An output that is dropped without `commit()` leaves nothing behind. A path that
/// names no regular file (a device, a pipe) is written to directly; a symbolic link keeps pointing at its file.
public struct OutputFile: ~Copyable {
  private let path: String
  private let temporaryPath: String?
  private let descriptor: Int32
  private var isOpen = true

  /// Opens a new file that will be called `path`.
  public init(path: String) throws(OutputFileError) {
    let target = Self.resolved(path)
    if Self.isSpecialFile(target) {
      let descriptor = open(target, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw OutputFileError(.open, path: path) }
      self.descriptor = descriptor
      self.path = target
      temporaryPath = nil
      return
    }
    guard !Self.isFolder(target) else { throw OutputFileError(.open, path: path, code: EISDIR) }
    let (temporaryPath, descriptor) = try Self.openTemporary(for: target)
    self.path = target
    self.temporaryPath = temporaryPath
    self.descriptor = descriptor
  }

  deinit {
    guard isOpen else { return }
    close(descriptor)
    if let temporaryPath { unlink(temporaryPath) }
  }

  /// Where a library that opens its files itself may write the bytes before `commit()`.
  var writingPath: String { temporaryPath ?? path }

  /// Writes all bytes behind those that are already there.
  public mutating func append(_ bytes: [UInt8]) throws(OutputFileError) {
    let result = Self.writeAll(bytes[...], to: descriptor)
    guard result == 0 else { throw OutputFileError(.write, path: path, code: result) }
  }

  /// Writes all bytes, however often the system must be asked; the error number, or zero.
  static func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int32 {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { Glibc.write(descriptor, $0 + written, buffer.count - written) } ?? 0
      }
      if count > 0 {
        written += count
      } else if count == 0 || errno != EINTR {
        return count == 0 ? EIO : errno
      }
    }
    return 0
  }

  /// Gives the file its name. With `durable` its bytes are on the disk before that, so that a power cut leaves either
  /// the old file or the new one; without it a power cut may leave an empty file.
  public consuming func commit(durable: Bool = true) throws(OutputFileError) {
    if durable, temporaryPath != nil, fsync(descriptor) != 0 {
      throw OutputFileError(.write, path: path)
    }
    isOpen = false
    let closeResult = close(descriptor)
    let closeError = errno
    guard let temporaryPath else {
      guard closeResult == 0 else { throw OutputFileError(.write, path: path, code: closeError) }
      return
    }
    guard closeResult == 0, rename(temporaryPath, path) == 0 else {
      let code = closeResult == 0 ? errno : closeError
      unlink(temporaryPath)
      throw OutputFileError(closeResult == 0 ? .rename : .write, path: path, code: code)
    }
  }

  /// Writes a whole file in one step.
  public static func write(_ bytes: [UInt8], to path: String, durable: Bool = true) throws(OutputFileError) {
    var file = try OutputFile(path: path)
    try file.append(bytes)
    try file.commit(durable: durable)
  }

  /// Makes the names in a folder durable; once a run is enough.
  public static func synchroniseFolder(_ path: String) throws(OutputFileError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputFileError(.open, path: path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw OutputFileError(.write, path: path) }
  }
}

extension OutputFile {
  private static let counter = Atomic<Int>(0)

  /// The name carries process and number: two workers may write the same call id at the same time.
  static func openTemporary(for target: String) throws(OutputFileError) -> (path: String, descriptor: Int32) {
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    for _ in 0..<100 {
      let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
      let path = "\(folder).hotline-\(getpid())-\(number).tmp"
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (path, descriptor) }
      guard errno == EEXIST else { break }
    }
    throw OutputFileError(.open, path: target)
  }

  /// Whether a file name is one of `openTemporary(for:)`, of whatever process.
  static func isTemporary(_ name: String) -> Bool {
    guard name.hasPrefix(".hotline-"), name.hasSuffix(".tmp") else { return false }
    let numbers = name.dropFirst(9).dropLast(4).split(separator: "-", omittingEmptySubsequences: false)
    return numbers.count == 2 && numbers.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  /// The path with symbolic links followed, where it exists; else the path as it is.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func fileType(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private static func isFolder(_ path: String) -> Bool { fileType(path) == S_IFDIR }

  /// Renaming over a device would replace the device itself.
  public static func isSpecialFile(_ path: String) -> Bool {
    guard let type = fileType(path) else { return false }
    return type != S_IFREG && type != S_IFDIR
  }
}
