/// Gives every different word a number, in the order in which they come. A word may also be a list of numbers.
///
/// A hash table of its own kind because compiling looks up hundreds of thousands of short words: a `Dictionary` spent a
/// third of that time on hashing keys that come from rule files and need no protection.
struct WordNumbers {
  /// By their numbers.
  private(set) var words = PhraseWords()
  /// A power of two of places, at most half of them taken: the hash above, below it one more than the number; 0 is free.
  private var places = Array(repeating: UInt64(0), count: 1 << 12)

  /// The number of a word, a new one if the word is.
  mutating func number(of word: Span<UInt32>) -> Int32 {
    let hash = Self.hash(of: word)
    var place = Int(hash) & (places.count - 1)
    while places[place] != 0 {
      let number = Int(UInt32(truncatingIfNeeded: places[place])) - 1
      if places[place] >> 32 == UInt64(hash), isEqual(number, word) { return Int32(number) }
      place = (place + 1) & (places.count - 1)
    }
    let number = words.count
    words.append(word)
    places[place] = UInt64(hash) << 32 | UInt64(number + 1)
    if words.count * 2 > places.count { grow() }
    return Int32(number)
  }

  private func isEqual(_ number: Int, _ word: Span<UInt32>) -> Bool {
    let range = words.range(of: number)
    guard range.count == word.count else { return false }
    let characters = words.characters.span.extracting(range)
    for index in word.indices where characters[index] != word[index] { return false }
    return true
  }

  private mutating func grow() {
    var larger = Array(repeating: UInt64(0), count: places.count * 2)
    for entry in places where entry != 0 {
      var place = Int(entry >> 32) & (larger.count - 1)
      while larger[place] != 0 { place = (place + 1) & (larger.count - 1) }
      larger[place] = entry
    }
    places = larger
  }

  /// FNV-1a over whole characters, its high bits mixed in.
  private static func hash(of word: Span<UInt32>) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in word.indices { hash = (hash ^ UInt64(word[index])) &* 0x100_0000_01B3 }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 29)
  }
}
