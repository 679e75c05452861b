import MessageDigest

/// SHA-256 of a seed and a call's id: a draw that anybody can repeat, by `printf '%s\n%s' SEED ID | sha256sum`.
///
/// The calls with the lowest digests are a simple random sample: each call is as likely as any other, whatever its id,
/// its place and the number of calls.
package struct KeyedDigest: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The 32 bytes, the highest first.
  private let words: [UInt64]

  /// A call's lot.
  package init(seed: String, id: String) {
    let digest = SHA256.digest(of: Array("\(seed)\n\(id)".utf8))
    words = stride(from: 0, to: 32, by: 8).map { start in
      digest[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  /// As numbers.
  package static func < (left: KeyedDigest, right: KeyedDigest) -> Bool {
    left.words.lexicographicallyPrecedes(right.words)
  }

  /// 64 hexadecimal digits, as `sha256sum` prints them.
  package var description: String {
    words.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
