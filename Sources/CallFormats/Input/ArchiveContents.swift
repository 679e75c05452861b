internal import CArchive
import Glibc

/// The files of an archive or of a compressed file, through libarchive: `.zip`, `.tar`, `.gz`, `.zst` and what they make
/// together. It reads them all in one pass, also from a pipe.
final class ArchiveContents: InputEntries {
  private let file: InputFile
  private let archive: OpaquePointer
  private let feed: Feed
  private var count = 0

  /// More files than this, and more than this many bytes from each byte of the archive, are no export but an attack.
  private static let maximumEntries = 1_000_000
  private static let maximumRatio = 1_000
  private static let unsuspicious = 1 << 30

  /// Whether bytes begin a zip, gzip or zstd file; a bare tar is known by its mark in the first block.
  static func isArchive(_ beginning: [UInt8]) -> Bool {
    let marks: [[UInt8]] = [[0x50, 0x4B, 0x03, 0x04], [0x1F, 0x8B], [0x28, 0xB5, 0x2F, 0xFD]]
    return marks.contains { beginning.starts(with: $0) }
      || beginning.count > 262 && beginning[257..<262].elementsEqual("ustar".utf8)
  }

  init(_ file: InputFile, _ source: any ByteSource) throws(InputError) {
    _ = Self.knowsUTF8
    guard let archive = archive_read_new() else { throw InputError(path: file.path, code: ENOMEM) }
    self.archive = archive
    self.file = file
    feed = Feed(source)
    archive_read_support_filter_gzip(archive)
    archive_read_support_filter_zstd(archive)
    archive_read_support_format_zip(archive)
    archive_read_support_format_tar(archive)
    archive_read_support_format_raw(archive)
    let context = Unmanaged.passUnretained(feed).toOpaque()
    let status = archive_read_open(
      archive, context, nil,
      { _, context, buffer in
        guard let context, let buffer else { return -1 }
        return Unmanaged<Feed>.fromOpaque(context).takeUnretainedValue().next(buffer)
      }, nil)
    guard status == ARCHIVE_OK else { throw failure() }
  }

  deinit { archive_read_free(archive) }

  func next() throws(InputError) -> InputEntry? {
    while true {
      var entry: OpaquePointer?
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return nil }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw failure() }
      count += 1
      guard count <= Self.maximumEntries else { throw InputError(ofArchive: file.path, code: EFBIG) }
      let type = archive_entry_filetype(entry)
      let isRaw = archive_format(archive) == ARCHIVE_FORMAT_RAW
      guard isRaw || type == S_IFREG else { continue }
      let name = isRaw ? "" : Self.name(of: entry)
      if name.split(separator: "/").last?.hasPrefix(".") == true { continue }
      return InputEntry(name: isRaw ? uncompressedName : "\(file.name)/\(name)", source: Source(self))
    }
  }

  /// libarchive loses names outside ASCII in the C locale, in which a program begins; nothing else here depends on it.
  private static let knowsUTF8 = setlocale(LC_CTYPE, "C.UTF-8") != nil

  /// The name in UTF-8; archives made by Chinese Windows have it in GB 18030 without saying so.
  private static func name(of entry: OpaquePointer) -> String {
    if let name = archive_entry_pathname_utf8(entry) { return String(cString: name) }
    guard let raw = archive_entry_pathname(entry) else { return "" }
    let bytes = Array(UnsafeBufferPointer(start: raw, count: strlen(raw))).map(UInt8.init(bitPattern:))
    guard case .success(let name) = TextEncoding.detect(bytes).decode(bytes) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(decoding: name, as: UTF8.self)
  }

  /// `march.jsonl.gz` holds `march.jsonl`.
  private var uncompressedName: String {
    for ending in [".gz", ".zst"] where file.name.lowercased().hasSuffix(ending) {
      return String(file.name.dropLast(ending.count))
    }
    return file.name
  }

  private func failure() -> InputError {
    // libarchive keeps the system's number where there is one.
    let code = archive_errno(archive)
    return InputError(ofArchive: file.path, code: code > 0 && code < 200 ? code : EBADMSG)
  }

  /// Feeds the archive's bytes to libarchive.
  private final class Feed {
    private let source: any ByteSource
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    private var bytes = [UInt8](repeating: 0, count: 1 << 16)
    private(set) var consumed = 0

    init(_ source: any ByteSource) { self.source = source }

    deinit { buffer.deallocate() }

    func next(_ pointer: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
      guard let count = try? source.read(into: &bytes, from: 0, patience: nil) else { return -1 }
      buffer.copyBytes(from: bytes[..<count])
      pointer.pointee = UnsafeRawPointer(buffer.baseAddress)
      consumed += count
      return count
    }
  }

  /// The bytes of the entry in hand.
  private final class Source: ByteSource {
    private let contents: ArchiveContents
    private var produced = 0

    init(_ contents: ArchiveContents) { self.contents = contents }

    var mayWait: Bool { false }

    func read(into bytes: inout [UInt8], from offset: Int, patience: Int32?) throws(InputError) -> Int {
      let count = bytes.withUnsafeMutableBytes { buffer in
        archive_read_data(contents.archive, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
      }
      guard count >= 0 else { throw contents.failure() }
      produced += count
      guard produced < unsuspicious || produced / maximumRatio < contents.feed.consumed else {
        throw InputError(ofArchive: contents.file.path, code: EFBIG)
      }
      return count
    }
  }
}

extension InputError {
  fileprivate init(ofArchive path: String, code: Int32) {
    self.init(path: path, code: code)
    isOfArchive = true
  }
}
