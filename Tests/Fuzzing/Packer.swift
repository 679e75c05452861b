internal import CArchive
import Glibc

/// Packs files with libarchive.
enum Packer {
  /// What they are packed into; `gzip` and `zstd` hold the first file alone.
  enum Kind: CaseIterable {
    case zip, storedZip, tar, compressedTar, gzip, zstd
  }

  private static let regularFile: UInt32 = 0o100000

  /// The archive's bytes.
  static func archive(_ files: [(name: String, bytes: [UInt8])], as kind: Kind) -> [UInt8] {
    // Names outside ASCII want it.
    setlocale(LC_CTYPE, "C.UTF-8")
    let archive = archive_write_new()
    defer { archive_write_free(archive) }
    switch kind {
    case .zip: archive_write_set_format_zip(archive)
    case .storedZip:
      archive_write_set_format_zip(archive)
      archive_write_zip_set_compression_store(archive)
    case .tar: archive_write_set_format_ustar(archive)
    case .compressedTar:
      archive_write_set_format_ustar(archive)
      archive_write_add_filter_gzip(archive)
    case .gzip:
      archive_write_set_format_raw(archive)
      archive_write_add_filter_gzip(archive)
    case .zstd:
      archive_write_set_format_raw(archive)
      archive_write_add_filter_zstd(archive)
    }
    archive_write_set_bytes_in_last_block(archive, 1)
    var packed = [UInt8](repeating: 0, count: files.reduce(32 << 10) { $0 + $1.bytes.count * 2 + 2048 })
    var used = 0
    packed.withUnsafeMutableBytes { buffer in
      archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used)
      for file in files {
        let entry = archive_entry_new()
        archive_entry_set_pathname_utf8(entry, file.name)
        archive_entry_set_filetype(entry, Self.regularFile)
        archive_entry_set_perm(entry, 0o644)
        archive_entry_set_size(entry, Int64(file.bytes.count))
        archive_write_header(archive, entry)
        archive_write_data(archive, file.bytes, file.bytes.count)
        archive_entry_free(entry)
      }
      archive_write_close(archive)
    }
    Fault.unless(used > 0, "nothing was packed")
    return Array(packed[..<used])
  }
}
