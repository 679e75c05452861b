import Glibc

/// Words with what they cost in the most probable segmentation of a text.
///
/// The cost of a word is the negative logarithm of its probability, in steps of 1/2048; whole numbers make equal
/// paths really equal, on every machine.
public struct WordDictionary: Sendable {
  /// Why a dictionary could not be loaded.
  public enum LoadingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no such file.
    case notFound(path: String)
    /// The file is there but cannot be read, or is too large.
    case notReadable(path: String, reason: String)
    /// A line is not `word frequency tag`. Lines count from 1.
    case malformedLine(path: String, line: Int, found: String)

    /// The file, what is wrong with it and what to do.
    public var description: String {
      switch self {
      case .notFound(let path):
        "\(path): no such word dictionary. Install the one that Debian ships: apt-get install python3-jieba"
      case .notReadable(let path, let reason):
        "\(path): the word dictionary cannot be read: \(reason)"
      case .malformedLine(let path, let line, let found):
        "\(path):\(line): found \"\(found)\", expected a word, a blank and its frequency as a whole number, "
          + "for instance \"停电 1024 v\""
      }
    }
  }

  /// The payload of a node is the cost of the word that ends there.
  let array: DoubleArray
  /// The cost of a character that is no word.
  package let costOfUnknown: Int
  /// The number of words.
  public let count: Int

  static let sizeLimit = 256 << 20
  static let stepsOfCost = 2048.0
  /// jieba's dictionary gives 2 or 3 to every word it has no count for: nearly all of them names and long phrases that
  /// make segmentation worse. Words of one and two characters are worth keeping even so.
  static let smallestFrequencyOfLongWords = 4.0

  /// Loads a dictionary in jieba's text format: a word, its frequency and a tag a line.
  ///
  /// Words of three characters and more with a frequency up to 3, which only fill the list, are left out.
  ///
  /// - Parameters:
  ///   - path: The file, UTF-8, at most 256 MiB.
  ///   - words: Words to add, normalised. Each gets the probability that is just enough for it not to be split.
  public init(contentsOf path: String, adding words: [[UInt32]] = []) throws(LoadingError) {
    self = try WordDictionaryFile(path).dictionary(adding: words)
  }

  init(_ text: Span<UInt8>, path: String, adding words: [[UInt32]]) throws(LoadingError) {
    var list = WordList()
    try list.append(contentsOf: text, path: path, smallestFrequency: Self.smallestFrequencyOfLongWords)
    self.init(list, adding: words)
  }

  /// Makes a dictionary of words with their frequencies; nothing is left out but words with punctuation in them.
  public init(_ entries: [(word: String, frequency: Int)], adding words: [[UInt32]] = []) {
    var list = WordList()
    for entry in entries { list.append(Array(entry.word.utf8).span, frequency: Double(max(0, entry.frequency))) }
    self.init(list, adding: words)
  }

  init(_ list: WordList, adding words: [[UInt32]]) {
    let total = max(1, list.frequencies.reduce(0, +))
    let order = list.keys.sortedOrder()
    // Spellings that are one word after normalisation share their frequencies.
    var frequencies = list.frequencies
    for (left, right) in zip(order, order.dropFirst()) where list.keys.areEqual(Int(left), Int(right)) {
      frequencies[Int(right)] += frequencies[Int(left)]
    }
    let costs = frequencies.map { Self.cost(of: $0, in: total) }
    let costOfUnknown = Self.cost(of: 1, in: total)
    guard !words.isEmpty else {
      self = WordDictionary(list.keys, order: order, costs: costs, costOfUnknown: costOfUnknown)
      return
    }
    var (keys, allCosts) = (list.keys, costs)
    Self.add(words, to: &keys, costs: &allCosts, costOfUnknown: costOfUnknown)
    self = WordDictionary(keys, order: keys.sortedOrder(), costs: allCosts, costOfUnknown: costOfUnknown)
  }

  /// Of equal keys the last in `order` gives the cost.
  private init(_ keys: KeyTable, order: [Int32], costs: [UInt16], costOfUnknown: UInt16) {
    let builder = DoubleArrayBuilder(keys, order: order) { key, _ in costs[key] }
    array = builder.array
    count = builder.keyCount
    self.costOfUnknown = Int(costOfUnknown)
  }

  /// Adds words at a cost that is just low enough.
  ///
  /// A word costs as many steps less than its best segmentation so far as it has characters. So however it is
  /// split, into added words too, the parts cost no less than the whole, and of equal paths the longer word wins.
  private static func add(
    _ words: [[UInt32]], to keys: inout KeyTable, costs: inout [UInt16], costOfUnknown: UInt16
  ) {
    let segmenter = Segmenter(parts(of: words, among: keys, costs: costs, costOfUnknown: costOfUnknown))
    for word in words where !word.isEmpty && keys.append(word) {
      let cost = segmenter.cost(ofBestPathThrough: word) - word.count
      costs.append(UInt16(max(1, min(cost, Int(UInt16.max)))))
    }
  }

  /// A dictionary that segments these words as the whole one does, and takes no time to lay out: only what is part of
  /// them can be part of a path through them.
  private static func parts(
    of words: [[UInt32]], among keys: KeyTable, costs: [UInt16], costOfUnknown: UInt16
  ) -> WordDictionary {
    let occurring = CharacterTable(Array(words.joined()))
    var parts = KeyTable()
    var costsOfParts: [UInt16] = []
    for key in 0..<keys.count {
      let fits = keys[key].allSatisfy { $0 > 0xFFFF || occurring.contains($0) }
      if fits, parts.append(keys[key]) { costsOfParts.append(costs[key]) }
    }
    return WordDictionary(parts, order: parts.sortedOrder(), costs: costsOfParts, costOfUnknown: costOfUnknown)
  }

  private static func cost(of frequency: Double, in total: Double) -> UInt16 {
    let cost = (log(total) - log(max(1, frequency))) * stepsOfCost
    return UInt16(max(1, min(cost.rounded(), Double(UInt16.max))))
  }

  /// The cost of a word, or nil if it is not in the dictionary.
  package func cost(of word: [UInt32]) -> Int? {
    var cell: DoubleArray.Cell?
    for character in word {
      let code = array.codes.code(of: character)
      if let parent = cell {
        guard parent.hasChildren, array.cells[parent.base + Int(code)].matches(code) else { return nil }
        cell = array.cells[parent.base + Int(code)]
      } else {
        cell = array.roots[Int(code)]
      }
    }
    guard let payload = cell?.payload, payload > 0 else { return nil }
    return Int(payload)
  }
}

extension WordDictionary: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(array)
    entry.append(costOfUnknown)
    entry.append(count)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    array = try entry.value()
    costOfUnknown = try entry.value()
    count = try entry.value()
  }
}
