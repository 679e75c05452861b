/// Gives every different word a number, in the order in which they come.
///
/// A hash table of its own kind because compiling looks up hundreds of thousands of short words: a `Dictionary` spent a
/// third of that time on hashing keys that come from rule files and need no protection.
struct WordNumbers {
  /// By their numbers.
  private(set) var words: [[UInt32]] = []
  private var hashes: [UInt32] = []
  /// A power of two of places, at most half of them taken; -1 is free.
  private var places = Array(repeating: Int32(-1), count: 1 << 12)

  /// The number of a word, a new one if the word is.
  mutating func number(of word: [UInt32]) -> Int32 {
    let hash = Self.hash(of: word)
    var place = Int(hash) & (places.count - 1)
    while places[place] >= 0 {
      let number = Int(places[place])
      if hashes[number] == hash, words[number] == word { return Int32(number) }
      place = (place + 1) & (places.count - 1)
    }
    places[place] = Int32(words.count)
    words.append(word)
    hashes.append(hash)
    if words.count * 2 > places.count { grow() }
    return Int32(words.count - 1)
  }

  private mutating func grow() {
    places = Array(repeating: -1, count: places.count * 2)
    for (number, hash) in hashes.enumerated() {
      var place = Int(hash) & (places.count - 1)
      while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(number)
    }
  }

  /// FNV-1a over whole characters, its high bits mixed in.
  private static func hash(of word: [UInt32]) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for character in word { hash = (hash ^ UInt64(character)) &* 0x100_0000_01B3 }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 29)
  }
}
