/// A trie over dense character codes in one flat array: the children of a node lie at its base plus their code.
///
/// Aoe, "An Efficient Digital Search Algorithm by Using a Double-Array Structure" (1989), character-wise, with a base
/// of its own for each node, so that a cell needs to remember its code only and fits, payload included, in 64 bits.
struct DoubleArray: Sendable {
  /// A node: base (27 bits, 0 for a node without children), code (21 bits), payload (16 bits, 0 for no key's end).
  struct Cell: Sendable {
    let bits: UInt64

    static let codeMask: UInt64 = 0x1F_FFFF
    static let largestBase = 1 << 27 - 1
    /// A cell that no code matches.
    static let empty = Cell(bits: codeMask << 16)
    /// No word and without children.
    static let nothing = Cell(bits: 0)

    @inline(__always)
    init(bits: UInt64) { self.bits = bits }

    init(base: Int, code: UInt32, payload: UInt16) {
      bits = UInt64(base) << 37 | UInt64(code) << 16 | UInt64(payload)
    }

    @inline(__always) var base: Int { Int(bits >> 37) }
    @inline(__always) var hasChildren: Bool { bits >> 37 != 0 }
    @inline(__always) var payload: UInt16 { UInt16(truncatingIfNeeded: bits) }
    @inline(__always)
    func matches(_ code: UInt32) -> Bool { (bits >> 16) & Self.codeMask == UInt64(code) }
  }

  /// The codes of the characters.
  let codes: CharacterCodes
  /// The nodes of depth one, by their code.
  let roots: [Cell]
  /// All deeper nodes. Long enough that base plus code is always inside.
  let cells: [Cell]
}

extension DoubleArray: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(codes)
    entry.append(block: roots)
    entry.append(block: cells)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    codes = try entry.value()
    roots = try entry.block()
    cells = try entry.block()
  }
}
