/// Splits normalised text into words: the most probable sequence of dictionary words, each taken on its own.
///
/// A character in no word stands alone at the lowest probability. A run of Latin letters and digits is never split.
/// Among equally probable sequences the one whose first word is longer wins.
public struct Segmenter: Sendable {
  /// Memory that `segment` works in; keep it from call to call.
  public struct Scratch: Sendable {
    fileprivate var codes: [UInt32] = []
    fileprivate var costs: [Int] = []
    fileprivate var ends: [Int32] = []

    /// Empty memory.
    public init() {}
  }

  /// The words.
  public let dictionary: WordDictionary

  private static let unreachable = Int.max / 2

  /// Creates a segmenter.
  public init(_ dictionary: WordDictionary) {
    self.dictionary = dictionary
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
    findPath(scalars, count, &scratch.codes, &scratch.costs, &scratch.ends)
    var position = 0
    while position < count {
      let end = scratch.ends[position]
      ends.append(end)
      position = Int(end)
    }
  }

  /// The words of a text, as indices behind each word.
  public func segment(_ scalars: [UInt32]) -> [Int32] {
    var ends: [Int32] = []
    var scratch = Scratch()
    segment(scalars.span, into: &ends, scratch: &scratch)
    return ends
  }

  /// From right to left, finds for every position the cheapest way to the end of the text and its first word.
  private func findPath(
    _ scalars: Span<UInt32>, _ count: Int, _ codes: inout [UInt32], _ costs: inout [Int], _ ends: inout [Int32]
  ) {
    if codes.count <= count {
      let missing = count + 1 - codes.count
      codes.append(contentsOf: repeatElement(0, count: missing))
      costs.append(contentsOf: repeatElement(0, count: missing))
      ends.append(contentsOf: repeatElement(0, count: missing))
    }
    let array = dictionary.array
    let roots = array.roots
    let cells = array.cells
    let costOfUnknown = dictionary.costOfUnknown
    costs[count] = 0
    var runEnd = count
    var position = count - 1
    while position >= 0 {
      let scalar = scalars[position]
      let code = array.codes.code(of: scalar)
      codes[position] = code
      var end = position + 1
      var cell = roots[Int(code)]
      var best = Self.unreachable
      var bestEnd = end
      if Self.isLatinOrDigit(scalar) {
        if end == count || !Self.isLatinOrDigit(scalars[end]) { runEnd = end }
        if position > 0, Self.isLatinOrDigit(scalars[position - 1]) {
          costs[position] = Self.unreachable
          ends[position] = Int32(end)
          position -= 1
          continue
        }
        best = costOfUnknown + costs[runEnd]
        bestEnd = runEnd
      } else {
        best = (cell.payload != 0 ? Int(cell.payload) : costOfUnknown) + costs[end]
      }
      while cell.hasChildren, end < count {
        let next = codes[end]
        cell = cells[cell.base + Int(next)]
        guard cell.matches(next) else { break }
        end += 1
        if cell.payload != 0 {
          let cost = Int(cell.payload) + costs[end]
          // A longer word wins against an equally probable shorter one.
          if cost < best || cost == best && end > bestEnd { (best, bestEnd) = (cost, end) }
        }
      }
      costs[position] = best
      ends[position] = Int32(bestEnd)
      position -= 1
    }
  }

  @inline(__always)
  static func isLatinOrDigit(_ scalar: UInt32) -> Bool {
    scalar < 0x80 && (scalar >= 0x61 && scalar <= 0x7A || scalar >= 0x30 && scalar <= 0x39)
  }
}
