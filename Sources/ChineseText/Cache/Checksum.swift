/// XXH64, a checksum that keeps pace with the memory it reads.
///
/// Collet, "xxHash fast digest algorithm, format description" (https://github.com/Cyan4973/xxHash). It tells damage and
/// accidental changes, not forgeries: nobody who may write a cache or a rule file needs to forge one.
package enum Checksum {
  private static let primes: (UInt64, UInt64, UInt64, UInt64, UInt64) = (
    0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63, 0x27D4_EB2F_1656_67C5
  )

  /// The checksum of bytes; another seed gives another one.
  package static func of(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 { bytes.withUnsafeBytes { of($0, seed: seed) } }

  /// The checksum of bytes; another seed gives another one.
  static func of(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
    let (one, two, three, four, five) = primes
    var place = 0
    var hash = seed &+ five
    if bytes.count >= 32 {
      var (first, second, third, fourth) = (seed &+ one &+ two, seed &+ two, seed, seed &- one)
      while place <= bytes.count - 32 {
        first = mixed(first, word(bytes, place))
        second = mixed(second, word(bytes, place + 8))
        third = mixed(third, word(bytes, place + 16))
        fourth = mixed(fourth, word(bytes, place + 24))
        place += 32
      }
      hash = turned(first, 1) &+ turned(second, 7) &+ turned(third, 12) &+ turned(fourth, 18)
      for lane in [first, second, third, fourth] { hash = (hash ^ mixed(0, lane)) &* one &+ four }
    }
    hash = hash &+ UInt64(bytes.count)
    while place <= bytes.count - 8 {
      hash = turned(hash ^ mixed(0, word(bytes, place)), 27) &* one &+ four
      place += 8
    }
    if place <= bytes.count - 4 {
      let half = UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
      hash = turned(hash ^ half &* one, 23) &* two &+ three
      place += 4
    }
    while place < bytes.count {
      hash = turned(hash ^ UInt64(bytes[place]) &* five, 11) &* one
      place += 1
    }
    hash = (hash ^ hash >> 33) &* two
    hash = (hash ^ hash >> 29) &* three
    return hash ^ hash >> 32
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  @inline(__always)
  private static func mixed(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    turned(lane &+ word &* primes.1, 31) &* primes.0
  }

  @inline(__always)
  private static func turned(_ value: UInt64, _ bits: UInt64) -> UInt64 { value << bits | value >> (64 - bits) }
}
