internal import CMessageDigest

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece.
package struct SHA256: ~Copyable {
  private var context = sha256_ctx()

  /// Of no bytes yet.
  package init() { nettle_sha256_init(&context) }

  /// Takes the next bytes.
  package mutating func update(_ bytes: [UInt8]) { nettle_sha256_update(&context, bytes.count, bytes) }

  /// The digest of all bytes taken, 32 bytes.
  package consuming func finish() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    cmessagedigest_sha256_finish(&context, &digest)
    return digest
  }

  /// The digest of some bytes.
  package static func digest(of bytes: [UInt8]) -> [UInt8] {
    var digest = SHA256()
    digest.update(bytes)
    return digest.finish()
  }
}

extension [UInt8] {
  /// Two hexadecimal digits a byte, as `sha256sum` prints them.
  package var hexadecimal: String { map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}
