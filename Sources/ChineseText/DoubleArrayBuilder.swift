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
  /// The number of different keys in the array.
  let keyCount: Int

  /// - Parameters:
  ///   - keys: The keys; those with equal characters share a node.
  ///   - order: The numbers of the keys in ascending order of their characters.
  ///   - payload: What is stored at the end of a key, above 0; asked once for each key, the last of equal keys wins.
  init(_ keys: KeyTable, order: [Int32], payload: (Int) -> UInt16) {
    let codes = CharacterCodes(of: keys)
    var nodeOfKey = Array(repeating: Int32(0), count: keys.count)
    var nodes = Self.makeNodes(keys, order: order, codes: codes, nodeOfKey: &nodeOfKey)
    for key in order where nodeOfKey[Int(key)] > 0 { nodes[Int(nodeOfKey[Int(key)])].payload = payload(Int(key)) }
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
    // Looked at through spans, because nothing is counted or retained for them.
    let characters = keys.characters.span
    let starts = keys.starts.span
    let usable = order.filter { key in
      let (start, end) = (Int(starts[Int(key)]), Int(starts[Int(key) + 1]))
      var index = start
      while index < end, codes.code(of: characters[index]) > 0 { index += 1 }
      return start < end && index == end
    }
    var nodes = [Node(code: 0)]
    nodes.reserveCapacity(2 * usable.count)
    var ranges = [(start: Int32(0), end: Int32(usable.count))]
    var current = 0
    var levelEnd = 1
    var depth = 0
    while current < nodes.count {
      if current == levelEnd {
        levelEnd = nodes.count
        depth += 1
      }
      nodes[current].firstChild = Int32(nodes.count)
      var position = Int(ranges[current].start)
      let end = Int(ranges[current].end)
      while position < end {
        let place = Int(starts[Int(usable[position])]) + depth
        guard place < Int(starts[Int(usable[position]) + 1]) else {
          // A key that ends in this node.
          nodeOfKey[Int(usable[position])] = Int32(current)
          position += 1
          continue
        }
        let character = characters[place]
        let start = position
        while position < end, characters[Int(starts[Int(usable[position])]) + depth] == character {
          position += 1
        }
        nodes.append(Node(code: codes.code(of: character)))
        ranges.append((Int32(start), Int32(position)))
      }
      nodes[current].childCount = Int32(nodes.count) - nodes[current].firstChild
      current += 1
    }
    return nodes
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
