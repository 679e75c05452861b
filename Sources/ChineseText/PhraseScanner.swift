/// An occurrence of a phrase.
public struct PhraseHit: Sendable, Hashable {
  /// The phrase's index in the list the scanner was made from, or the number that was given for it.
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
  /// A node's payload is one more than the number to report, so that a hit costs no further look; or it is this, and the
  /// numbers stand in lists.
  private static let inLists = UInt16.max
  /// By code and by cell: one more than the index in `listStarts` of the numbers to report there. Empty where nothing stands
  /// in lists.
  private let listsOfRoots: [Int32]
  private let listsOfCells: [Int32]
  private let listStarts: [Int32]
  /// Phrases with equal characters stand together, in ascending order.
  private let numbers: [Int32]

  /// Prepares the phrases.
  ///
  /// Phrases are compared with the text as they are: normalise both. An empty phrase never occurs, nor does one with
  /// a value that is no Unicode scalar. Of equal phrases each is reported.
  ///
  /// - Parameters:
  ///   - phrases: The phrases.
  ///   - numbers: For each phrase the number to report as `PhraseHit.phrase`; `nil` is its index.
  public init(_ phrases: [[UInt32]], reportedAs numbers: [Int32]? = nil) {
    var keys = KeyTable()
    // A phrase that no longer fits must keep its number.
    for phrase in phrases where !keys.append(phrase) { keys.append([]) }
    self.init(keys, reportedAs: numbers)
  }

  /// The same for phrases one behind the other.
  ///
  /// - Parameters:
  ///   - characters: Of all phrases.
  ///   - starts: Where each begins, and where the last one ends.
  ///   - numbers: For each phrase the number to report; `nil` is its index.
  package init(_ characters: [UInt32], starts: [Int32], reportedAs numbers: [Int32]? = nil) {
    self.init(KeyTable(characters: characters, starts: starts), reportedAs: numbers)
  }

  private init(_ keys: KeyTable, reportedAs numbers: [Int32]?) {
    let order = keys.sortedOrder()
    func number(_ phrase: Int32) -> Int32 { numbers?[Int(phrase)] ?? phrase }
    func standsInList(_ phrase: Int32, _ isRepeated: Bool) -> Bool { isRepeated || number(phrase) >= Self.inLists - 1 }
    let builder = DoubleArrayBuilder(keys, order: order) { phrase, isRepeated in
      standsInList(Int32(phrase), isRepeated) ? Self.inLists : UInt16(number(Int32(phrase))) + 1
    }
    let isListed = (0..<Int32(keys.count)).map { standsInList($0, builder.isRepeated[Int($0)]) }
    array = builder.array
    let needsLists = isListed.contains(true)
    var listsOfRoots = Array(repeating: Int32(0), count: needsLists ? builder.array.roots.count : 0)
    var listsOfCells = Array(repeating: Int32(0), count: needsLists ? builder.array.cells.count : 0)
    var listStarts: [Int32] = []
    var listed: [Int32] = []
    var previous: Int32?
    for phrase in order where isListed[Int(phrase)] {
      guard let place = builder.places[Int(phrase)] else { continue }
      if place != previous {
        listStarts.append(Int32(listed.count))
        if place < 0 {
          listsOfRoots[Int(~place)] = Int32(listStarts.count)
        } else {
          listsOfCells[Int(place)] = Int32(listStarts.count)
        }
        previous = place
      }
      listed.append(number(phrase))
    }
    listStarts.append(Int32(listed.count))
    self.listsOfRoots = listsOfRoots
    self.listsOfCells = listsOfCells
    self.listStarts = listStarts
    self.numbers = listed
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
      if cell.payload != 0 { report(cell.payload, listsOfRoots, Int(rootCode), start, end, &hits) }
      while cell.hasChildren, end < count {
        let code = array.codes.code(of: scalars[end])
        let place = cell.base + Int(code)
        cell = cells[place]
        guard cell.matches(code) else { break }
        end += 1
        if cell.payload != 0 { report(cell.payload, listsOfCells, place, start, end, &hits) }
      }
    }
  }

  @inline(__always)
  private func report(
    _ payload: UInt16, _ lists: [Int32], _ place: Int, _ start: Int, _ end: Int, _ hits: inout [PhraseHit]
  ) {
    guard payload == Self.inLists else {
      hits.append(PhraseHit(phrase: Int32(payload) - 1, start: Int32(start), end: Int32(end)))
      return
    }
    let list = Int(lists[place])
    for index in Int(listStarts[list - 1])..<Int(listStarts[list]) {
      hits.append(PhraseHit(phrase: numbers[index], start: Int32(start), end: Int32(end)))
    }
  }
}

extension PhraseScanner: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(array)
    for list in [listsOfRoots, listsOfCells, listStarts, numbers] { entry.append(block: list) }
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    array = try entry.value()
    listsOfRoots = try entry.block()
    listsOfCells = try entry.block()
    listStarts = try entry.block()
    numbers = try entry.block()
  }
}
