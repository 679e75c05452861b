/// An occurrence of a phrase.
public struct PhraseHit: Sendable, Hashable {
  /// The number of the phrase in the list the scanner was made from.
  public var phrase: Int32
  /// The index of the first scalar.
  public var start: Int32
  /// The index behind the last scalar.
  public var end: Int32

  /// Creates a hit.
  public init(phrase: Int32, start: Int32, end: Int32) {
    self.phrase = phrase
    self.start = start
    self.end = end
  }
}

/// Finds all occurrences of many phrases in one pass.
public struct PhraseScanner: Sendable {
  private let array: DoubleArray
  /// By code and by cell: one more than the index in `listStarts` of the phrases that end there, or 0.
  private let listsOfRoots: [Int32]
  private let listsOfCells: [Int32]
  /// Phrases with equal characters stand together, in ascending order.
  private let listStarts: [Int32]
  private let phrases: [Int32]

  /// Prepares the phrases.
  ///
  /// Phrases are compared with the text as they are: normalise both. An empty phrase never occurs, nor does one with
  /// a value that is no Unicode scalar. Of equal phrases each is reported.
  ///
  /// - Parameter phrases: The phrases; the index is the number in `PhraseHit.phrase`.
  public init(_ phrases: [[UInt32]]) {
    var keys = KeyTable()
    // A phrase that no longer fits must keep its number.
    for phrase in phrases where !keys.append(phrase) { keys.append([]) }
    let order = keys.sortedOrder()
    let builder = DoubleArrayBuilder(keys, order: order) { _ in 1 }
    array = builder.array
    var listsOfRoots = Array(repeating: Int32(0), count: builder.array.roots.count)
    var listsOfCells = Array(repeating: Int32(0), count: builder.array.cells.count)
    var listStarts: [Int32] = []
    var sorted: [Int32] = []
    var previous: Int32?
    for phrase in order {
      guard let place = builder.places[Int(phrase)] else { continue }
      if place != previous {
        listStarts.append(Int32(sorted.count))
        if place < 0 {
          listsOfRoots[Int(~place)] = Int32(listStarts.count)
        } else {
          listsOfCells[Int(place)] = Int32(listStarts.count)
        }
        previous = place
      }
      sorted.append(phrase)
    }
    listStarts.append(Int32(sorted.count))
    self.listsOfRoots = listsOfRoots
    self.listsOfCells = listsOfCells
    self.listStarts = listStarts
    self.phrases = sorted
  }

  /// Finds every occurrence, overlapping ones too, in the order of start, end and number of the phrase.
  ///
  /// - Parameters:
  ///   - scalars: The text; what lies behind `Int32.max` scalars is not looked at.
  ///   - hits: Replaced by the occurrences; indices count from the start of `scalars`.
  public func scan(_ scalars: Span<UInt32>, into hits: inout [PhraseHit]) {
    hits.removeAll(keepingCapacity: true)
    let roots = array.roots
    let cells = array.cells
    let count = min(scalars.count, Int(Int32.max))
    for start in 0..<count {
      let rootCode = array.codes.code(of: scalars[start])
      guard rootCode != 0 else { continue }
      var cell = roots[Int(rootCode)]
      var end = start + 1
      if cell.payload != 0 { report(listsOfRoots[Int(rootCode)], start, end, &hits) }
      while cell.hasChildren, end < count {
        let code = array.codes.code(of: scalars[end])
        let place = cell.base + Int(code)
        cell = cells[place]
        guard cell.matches(code) else { break }
        end += 1
        if cell.payload != 0 { report(listsOfCells[place], start, end, &hits) }
      }
    }
  }

  @inline(never)
  private func report(_ list: Int32, _ start: Int, _ end: Int, _ hits: inout [PhraseHit]) {
    guard list > 0 else { return }
    for index in Int(listStarts[Int(list) - 1])..<Int(listStarts[Int(list)]) {
      hits.append(PhraseHit(phrase: phrases[index], start: Int32(start), end: Int32(end)))
    }
  }
}
