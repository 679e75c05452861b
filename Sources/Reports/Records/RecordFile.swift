import Glibc

/// A file that only grows, record by record; what a kill or a power cut tore off is known and cut away.
///
/// Each record stands between its length and a checksum (FNV-1a, 64 bits: against tearing, not against forgery).
public struct RecordFile: ~Copyable {
  private let path: String
  private let descriptor: Int32
  /// Up to here the file has been read, or written; set it back to where it has been before.
  public var position = 0

  private static let frame = 12

  /// Opens a file that exists; `nil` where there is none.
  public static func open(_ path: String) throws(OutputFileError) -> RecordFile? {
    let descriptor = Glibc.open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    if descriptor >= 0 { return RecordFile(path: path, descriptor: descriptor) }
    guard errno == ENOENT else { throw OutputFileError(.open, path: path) }
    return nil
  }

  /// Makes a file that begins with a record; it appears whole, in place of any other of its name.
  public static func make(_ path: String, first record: [UInt8]) throws(OutputFileError) -> RecordFile {
    try OutputFile.write(framed(record), to: path)
    guard let file = try open(path) else { throw OutputFileError(.open, path: path, code: ENOENT) }
    var made = file
    made.position = record.count + frame
    return made
  }

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// The next record; `nil` at the end or where the file is torn.
  public mutating func next() -> [UInt8]? {
    guard let head = bytes(at: position, count: 4) else { return nil }
    let count = head.reversed().reduce(0) { $0 << 8 | Int($1) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, count > 0, count + Self.frame <= Int(status.st_size) - position,
      let record = bytes(at: position + 4, count: count),
      let sum = bytes(at: position + 4 + count, count: 8), sum == Self.checksum(of: record)
    else { return nil }
    position += count + Self.frame
    return record
  }

  /// Cuts away what stands behind `position`: records that were not read, or a torn one.
  public mutating func cut() throws(OutputFileError) {
    guard ftruncate(descriptor, off_t(position)) == 0 else { throw OutputFileError(.write, path: path) }
  }

  /// Writes a record at `position`; what could only be written in part is cut away again.
  public mutating func append(_ record: [UInt8]) throws(OutputFileError) {
    guard lseek(descriptor, off_t(position), SEEK_SET) >= 0 else { throw OutputFileError(.write, path: path) }
    let framed = Self.framed(record)
    let result = OutputFile.writeAll(framed[...], to: descriptor)
    guard result == 0 else {
      ftruncate(descriptor, off_t(position))
      throw OutputFileError(.write, path: path, code: result)
    }
    position += framed.count
  }

  /// Waits until everything is on the disk.
  public func synchronise() throws(OutputFileError) {
    guard fsync(descriptor) == 0 else { throw OutputFileError(.write, path: path) }
  }

  private func bytes(at offset: Int, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        buffer.baseAddress.map { pread(descriptor, $0 + filled, count - filled, off_t(offset + filled)) } ?? 0
      }
      if read < 0, errno == EINTR { continue }
      guard read > 0 else { return nil }
      filled += read
    }
    return bytes
  }

  private static func framed(_ record: [UInt8]) -> [UInt8] {
    let count = UInt32(truncatingIfNeeded: record.count)
    return littleEndian(UInt64(count)).prefix(4) + record + checksum(of: record)
  }

  private static func checksum(of record: [UInt8]) -> [UInt8] { littleEndian(FileNames.hash(of: record)) }

  private static func littleEndian(_ value: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
