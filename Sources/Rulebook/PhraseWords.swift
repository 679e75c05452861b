/// Words, one behind the other in one array: they are hundreds of thousands.
public struct PhraseWords: Sendable, Equatable {
  /// Where each word begins, and where the last one ends.
  private(set) var starts: [Int32]
  private(set) var characters: [UInt32]

  /// No words yet.
  init() { self.init(starts: [0], characters: []) }

  /// The words in their order.
  init(_ words: [[UInt32]]) {
    self.init()
    starts.reserveCapacity(words.count + 1)
    characters.reserveCapacity(words.reduce(0) { $0 + $1.count })
    for word in words { append(word) }
  }

  init(starts: [Int32], characters: [UInt32]) {
    self.starts = starts
    self.characters = characters
  }

  /// How many words there are.
  public var count: Int { starts.count - 1 }

  /// The numbers of the words.
  public var indices: Range<Int> { 0..<count }

  /// Where a word stands in `characters`.
  func range(of index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }

  /// The characters of a word.
  public subscript(index: Int) -> ArraySlice<UInt32> { characters[range(of: index)] }

  /// Adds a word behind the others.
  mutating func append(_ word: [UInt32]) {
    characters += word
    starts.append(Int32(characters.count))
  }

  /// The same for a part of some text.
  mutating func append(_ word: Span<UInt32>) {
    word.withUnsafeBufferPointer { characters.append(contentsOf: $0) }
    starts.append(Int32(characters.count))
  }

  /// Adds words behind the others.
  mutating func append(_ words: PhraseWords) {
    let end = Int32(characters.count)
    characters += words.characters
    for start in words.starts.dropFirst() { starts.append(end + start) }
  }

  /// Each of these words with each of the others behind it.
  func followed(by others: PhraseWords) -> PhraseWords {
    var products = PhraseWords()
    products.starts.reserveCapacity(count * others.count + 1)
    products.characters.reserveCapacity(characters.count * others.count + others.characters.count * count)
    for index in indices {
      for other in others.indices {
        for place in range(of: index) { products.characters.append(characters[place]) }
        for place in others.range(of: other) { products.characters.append(others.characters[place]) }
        products.starts.append(Int32(products.characters.count))
      }
    }
    return products
  }

  /// Whether one of the words has no characters.
  var holdEmpty: Bool { indices.contains { starts[$0] == starts[$0 + 1] } }

  /// The words that have characters.
  var withoutEmpty: PhraseWords {
    var ends = starts
    var count = 1
    for index in indices where starts[index] != starts[index + 1] {
      ends[count] = starts[index + 1]
      count += 1
    }
    ends.removeLast(ends.count - count)
    return PhraseWords(starts: ends, characters: characters)
  }
}
