/// Words, one behind the other in one array: they are hundreds of thousands.
public struct PhraseWords: Sendable, Equatable {
  /// Where each word begins, and where the last one ends.
  let starts: [Int32]
  let characters: [UInt32]

  /// The words in their order.
  init(_ words: [[UInt32]]) {
    var starts: [Int32] = [0]
    var characters: [UInt32] = []
    starts.reserveCapacity(words.count + 1)
    characters.reserveCapacity(words.reduce(0) { $0 + $1.count })
    for word in words {
      characters += word
      starts.append(Int32(characters.count))
    }
    self.starts = starts
    self.characters = characters
  }

  init(starts: [Int32], characters: [UInt32]) {
    self.starts = starts
    self.characters = characters
  }

  /// How many words there are.
  public var count: Int { starts.count - 1 }

  /// The numbers of the words.
  public var indices: Range<Int> { 0..<count }

  /// The characters of a word.
  public subscript(index: Int) -> ArraySlice<UInt32> { characters[Int(starts[index])..<Int(starts[index + 1])] }
}
