/// One character of a stretch of text on the way to its words.
struct LatticeStep: BitwiseCopyable, Sendable {
  /// What the character is.
  var symbol = CharacterSymbol(bits: 0)
  /// What it costs as a word of its own.
  var costAlone: UInt32 = 0
  /// The node of this character and the next, or one that is no word and has no children.
  var pair = DoubleArray.Cell.nothing
  /// What the cheapest way from here to the end of the stretch costs.
  var cost = 0
  /// Where the first word on that way ends.
  var end = 0
  /// Where the character stands in the original text, in bytes; only the tokenizer asks.
  var start = 0
  var stop = 0
}

/// All words that a stretch of text might consist of, and the cheapest way through them.
///
/// A character looks its pair up as soon as it comes: nothing waits for these loads, which mostly miss the nearest cache,
/// and most characters go no further. Then the ways are found from right to left.
struct WordLattice: Sendable {
  /// The nodes of depth one, by their code; what is no word has the cost of an unknown one.
  private let firsts: [DoubleArray.Cell]
  private let cells: [DoubleArray.Cell]
  private let isWord: [Bool]
  private let costOfUnknown: Int

  static let unreachable = Int.max / 2

  init(_ dictionary: WordDictionary) {
    let costOfUnknown = UInt16(clamping: dictionary.costOfUnknown)
    cells = dictionary.array.cells
    isWord = dictionary.array.roots.map { $0.payload != 0 }
    firsts = dictionary.array.roots.map { root in
      root.payload != 0 ? root : DoubleArray.Cell(base: root.base, code: 0, payload: costOfUnknown)
    }
    self.costOfUnknown = dictionary.costOfUnknown
  }

  /// Sets the step at `index`, which comes behind those before it.
  @inline(__always)
  func set(_ symbol: CharacterSymbol, at index: Int, in steps: inout MutableSpan<LatticeStep>) {
    let code = Int(symbol.code)
    let first = firsts[code]
    steps[index].symbol = symbol
    steps[index].costAlone = UInt32(first.payload)
    steps[index].pair = first
    guard index > 0 else { return }
    // Until now its own node; a node without children has base 0, at which no child lies.
    let cell = cells[steps[index - 1].pair.base + code]
    steps[index - 1].pair = cell.matches(symbol.code) ? cell : .nothing
  }

  /// Sets the last of `count` steps anew.
  func replaceLast(by symbol: CharacterSymbol, of count: Int, in steps: inout MutableSpan<LatticeStep>) {
    if count > 1 { steps[count - 2].pair = firsts[Int(steps[count - 2].symbol.code)] }
    set(symbol, at: count - 1, in: &steps)
  }

  /// From right to left, finds for every position the cheapest way to the end and its first word.
  ///
  /// - Parameter steps: At least one more than `count`, all set one after the other.
  func findPath(_ steps: inout MutableSpan<LatticeStep>, count: Int) {
    steps[count].cost = 0
    guard count > 0 else { return }
    steps[count - 1].pair = .nothing
    var runs = NumberRuns()
    var position = count - 1
    while position >= 0 {
      var end = position + 1
      var bestEnd = end
      var best = Int(steps[position].costAlone) + steps[end].cost
      if !steps[position].symbol.isOrdinary {
        switch runs.extend(at: position, in: steps, count: count) {
        case .none: break
        case .insideLatin:
          steps[position].cost = Self.unreachable
          position -= 1
          continue
        case .latin(let runEnd):
          // Of the run's parts only a dictionary word may stand alone: 5 before 万.
          let cost = costOfUnknown + steps[runEnd].cost
          if !isWord[Int(steps[position].symbol.code)] || cost <= best { (best, bestEnd) = (cost, runEnd) }
        case .numeral(let runEnd):
          let cost = costOfUnknown * 3 / 4 + steps[runEnd].cost
          if cost <= best { (best, bestEnd) = (cost, runEnd) }
        }
      }
      var cell = steps[position].pair
      if cell.bits != DoubleArray.Cell.nothing.bits {
        while true {
          end += 1
          if cell.payload != 0 {
            let cost = Int(cell.payload) + steps[end].cost
            // A longer word wins against an equally probable shorter one.
            if cost < best || cost == best && end > bestEnd { (best, bestEnd) = (cost, end) }
          }
          guard cell.hasChildren, end < count else { break }
          let code = steps[end].symbol.code
          cell = cells[cell.base + Int(code)]
          guard cell.matches(code) else { break }
        }
      }
      steps[position].cost = best
      steps[position].end = bestEnd
      position -= 1
    }
  }
}
