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

  /// What the most probable words of a text cost together.
  package func cost(ofBestPathThrough scalars: [UInt32]) -> Int {
    var scratch = Scratch()
    findPath(scalars.span, scalars.count, &scratch.codes, &scratch.costs, &scratch.ends)
    return scratch.costs[0]
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
    var runs = NumberRuns()
    costs[count] = 0
    var position = count - 1
    while position >= 0 {
      let scalar = scalars[position]
      let code = array.codes.code(of: scalar)
      codes[position] = code
      var end = position + 1
      var cell = roots[Int(code)]
      var bestEnd = end
      var best = (cell.payload != 0 ? Int(cell.payload) : costOfUnknown) + costs[end]
      switch runs.extend(with: scalar, at: position, in: scalars, count: count) {
      case .none: break
      case .insideLatin:
        costs[position] = Self.unreachable
        position -= 1
        continue
      case .latin(let runEnd):
        // Of the run's parts only a dictionary word may stand alone: 5 before 万.
        let cost = costOfUnknown + costs[runEnd]
        if cell.payload == 0 || cost <= best { (best, bestEnd) = (cost, runEnd) }
      case .numeral(let runEnd):
        let cost = costOfUnknown * 3 / 4 + costs[runEnd]
        if cost <= best { (best, bestEnd) = (cost, runEnd) }
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
}
