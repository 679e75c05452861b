/// Builds a `DoubleArray` from sorted keys.
///
/// The trie is laid out level by level; then nodes take their places, those with most children first, because the
/// many nodes with a single child fill whatever gaps are left. Free places are found 64 at a time in bit sets.
struct DoubleArrayBuilder {
  private struct Node {
    var firstChild: Int32 = 0
    var childCount: Int32 = 0
    var code: UInt32
    var payload: UInt16 = 0
    var base: Int32 = 0
    var cell: Int32 = 0
  }

  /// The finished array.
  private(set) var array: DoubleArray
  /// For each key the index of its cell, or for a key of one character the complement (~) of its code; nil for an
  /// empty key and for one with characters that have no code.
  private(set) var places: [Int32?]
  /// For each key in the array whether another one equals it.
  private(set) var isRepeated: [Bool]
  /// The number of different keys in the array.
  let keyCount: Int

  /// - Parameters:
  ///   - keys: The keys; those with equal characters share a node.
  ///   - order: The numbers of the keys in ascending order of their characters.
  ///   - payload: What is stored at the end of a key, above 0, given its number and whether another one equals it; asked once
  ///     for each key, the last of equal keys wins.
  init(_ keys: KeyTable, order: [Int32], payload: (Int, Bool) -> UInt16) {
    let codes = CharacterCodes(of: keys)
    var nodeOfKey = Array(repeating: Int32(0), count: keys.count)
    var nodes = Self.makeNodes(keys, order: order, codes: codes, nodeOfKey: &nodeOfKey)
    var isRepeated = Array(repeating: false, count: keys.count)
    var previous = -1
    for key in order.lazy.map({ Int($0) }) where nodeOfKey[key] > 0 {
      if previous >= 0, nodeOfKey[previous] == nodeOfKey[key] {
        isRepeated[previous] = true
        isRepeated[key] = true
      }
      previous = key
    }
    for key in order.lazy.map({ Int($0) }) where nodeOfKey[key] > 0 {
      nodes[Int(nodeOfKey[key])].payload = payload(key, isRepeated[key])
    }
    self.isRepeated = isRepeated
    let size = Self.place(&nodes, codeCount: codes.count)
    var roots = Array(repeating: DoubleArray.Cell(base: 0, code: 0, payload: 0), count: codes.count)
    var cells = Array(repeating: DoubleArray.Cell.empty, count: size)
    let rootChildren = 1...max(1, Int(nodes[0].childCount))
    for (index, node) in nodes.enumerated().dropFirst() {
      let cell = DoubleArray.Cell(base: Int(node.base), code: node.code, payload: node.payload)
      if rootChildren.contains(index) { roots[Int(node.code)] = cell } else { cells[Int(node.cell)] = cell }
    }
    keyCount = nodes.count { $0.payload > 0 }
    places = nodeOfKey.map { node in
      guard node > 0 else { return nil }
      return rootChildren.contains(Int(node)) ? ~Int32(nodes[Int(node)].code) : nodes[Int(node)].cell
    }
    array = DoubleArray(codes: codes, roots: roots, cells: cells)
  }

  /// The nodes of the trie in breadth-first order, the root first, so that the children of a node stand together.
  private static func makeNodes(
    _ keys: KeyTable, order: [Int32], codes: CharacterCodes, nodeOfKey: inout [Int32]
  ) -> [Node] {
    let branches = Branches(keys, order: order, codes: codes)
    var nodes = Array(repeating: Node(code: 0), count: 1 + branches.codes.count)
    // By depth: where the next node stands, and the one on the way to the key in hand.
    var next: [Int32] = []
    var end: Int32 = 1
    for count in branches.counts {
      next.append(end)
      end += count
    }
    var way = next
    var branch = 0
    for (key, first, end) in branches.ofKeys {
      var parent = first > 0 ? Int(way[Int(first) - 1]) : 0
      for depth in Int(first)..<Int(end) {
        let node = next[depth]
        next[depth] += 1
        if nodes[parent].childCount == 0 { nodes[parent].firstChild = node }
        nodes[parent].childCount += 1
        nodes[Int(node)].code = branches.codes[branch]
        branch += 1
        way[depth] = node
        parent = Int(node)
      }
      // A key without a branch of its own equals the one before it.
      nodeOfKey[Int(key)] = Int32(parent)
    }
    return nodes
  }

  /// Where each key leaves the way of the one before it: all that a trie is, found in one pass over the keys.
  private struct Branches {
    /// The keys that can be met, each with the depths of the nodes that are its own, to its last character.
    private(set) var ofKeys: [(key: Int32, first: Int32, end: Int32)] = []
    /// The codes at these depths, one key's behind another's.
    private(set) var codes: [UInt32] = []
    /// How many nodes there are by depth.
    private(set) var counts: [Int32] = []

    init(_ keys: KeyTable, order: [Int32], codes table: CharacterCodes) {
      // Looked at through spans, because nothing is counted or retained for them.
      let characters = keys.characters.span
      let starts = keys.starts.span
      ofKeys.reserveCapacity(order.count)
      codes.reserveCapacity(2 * order.count)
      var previous = 0..<0
      for key in order {
        let range = Int(starts[Int(key)])..<Int(starts[Int(key) + 1])
        guard !range.isEmpty else { continue }
        let most = min(range.count, previous.count)
        var shared = 0
        while shared < most, characters[range.lowerBound + shared] == characters[previous.lowerBound + shared] {
          shared += 1
        }
        let known = codes.count
        for index in range.lowerBound + shared..<range.upperBound { codes.append(table.code(of: characters[index])) }
        if codes[known...].contains(0) {
          codes.removeLast(codes.count - known)
          continue
        }
        while counts.count < range.count { counts.append(0) }
        for depth in shared..<range.count { counts[depth] += 1 }
        ofKeys.append((key, Int32(shared), Int32(range.count)))
        previous = range
      }
    }
  }

  /// Gives every node below the root its base and its children their cells; answers the size of the array.
  private static func place(_ nodes: inout [Node], codeCount: Int) -> Int {
    var parents: [[Int32]] = Array(repeating: [], count: 66)
    for index in nodes.indices.dropFirst() where nodes[index].childCount > 0 {
      parents[min(Int(nodes[index].childCount), 65)].append(Int32(index))
    }
    parents[65].sort { (-nodes[Int($0)].childCount, $0) < (-nodes[Int($1)].childCount, $1) }
    var space = DoubleArraySpace()
    var childCodes: [Int] = []
    for children in stride(from: 65, through: 1, by: -1) {
      for parent in parents[children] {
        let node = nodes[Int(parent)]
        let range = Int(node.firstChild)..<Int(node.firstChild + node.childCount)
        childCodes.removeAll(keepingCapacity: true)
        for child in range { childCodes.append(Int(nodes[child].code)) }
        guard let base = space.takeBase(for: childCodes) else { continue }
        nodes[Int(parent)].base = Int32(base)
        for child in range { nodes[child].cell = Int32(base + Int(nodes[child].code)) }
      }
    }
    return space.largestBase + codeCount + 1
  }
}
