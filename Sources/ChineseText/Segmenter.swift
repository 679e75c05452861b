/// Splits normalised text into words: the most probable sequence of dictionary words, each taken on its own.
///
/// A character in no word stands alone at the lowest probability. A run of Latin letters and digits is never split.
/// Among equally probable sequences the one whose first word is longer wins.
public struct Segmenter: Sendable {
  /// Memory that `segment` works in; keep it from call to call.
  public struct Scratch: Sendable {
    var steps: [LatticeStep] = []

    /// Empty memory.
    public init() {}

    /// What the words of the text that was cut last cost together.
    package var cost: Int { steps.first?.cost ?? 0 }
  }

  /// The words.
  public let dictionary: WordDictionary

  let symbols: SymbolTable
  let lattice: WordLattice

  /// Creates a segmenter.
  public init(_ dictionary: WordDictionary) {
    self.dictionary = dictionary
    symbols = SymbolTable(dictionary.array.codes)
    lattice = WordLattice(dictionary)
  }

  /// Finds the words of a text.
  ///
  /// - Parameters:
  ///   - scalars: Normalised text; what lies behind `Int32.max` scalars is not looked at.
  ///   - ends: Replaced by the indices behind each word, counted from the start of `scalars`.
  ///   - scratch: Working memory.
  public func segment(_ scalars: Span<UInt32>, into ends: inout [Int32], scratch: inout Scratch) {
    ends.removeAll(keepingCapacity: true)
    let count = min(scalars.count, Int(Int32.max))
    findPath(scalars, count, &scratch)
    var position = 0
    while position < count {
      let end = scratch.steps[position].end
      ends.append(Int32(truncatingIfNeeded: end))
      position = end
    }
  }

  /// The words of a text, as indices behind each word.
  public func segment(_ scalars: [UInt32]) -> [Int32] {
    var ends: [Int32] = []
    var scratch = Scratch()
    segment(scalars.span, into: &ends, scratch: &scratch)
    return ends
  }

  /// What the most probable words of a text cost together.
  package func cost(ofBestPathThrough scalars: [UInt32]) -> Int {
    var scratch = Scratch()
    return cost(ofBestPathThrough: scalars.span, scratch: &scratch)
  }

  /// The same, in memory that is kept.
  package func cost(ofBestPathThrough scalars: Span<UInt32>, scratch: inout Scratch) -> Int {
    findPath(scalars, scalars.count, &scratch)
    return scratch.cost
  }

  /// Takes the text in and finds the cheapest way through it.
  private func findPath(_ scalars: Span<UInt32>, _ count: Int, _ scratch: inout Scratch) {
    if scratch.steps.count <= count {
      scratch.steps.append(contentsOf: repeatElement(LatticeStep(), count: count + 1 - scratch.steps.count))
    }
    var steps = scratch.steps.mutableSpan
    for index in 0..<count { lattice.set(symbols.symbol(of: scalars[index]), at: index, in: &steps) }
    lattice.findPath(&steps, count: count)
  }
}
