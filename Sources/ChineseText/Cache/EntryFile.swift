import Glibc

/// The bytes of one entry as a file: a head, then blocks.
///
/// The head names the key, the size and the checksum of every block, and carries a checksum of itself. A block is read
/// straight into the array that it becomes, and is looked at only when its checksum is right.
struct EntryFile {
  private let descriptor: Int32
  private var blocks: [Block] = []

  private struct Block {
    var offset: Int
    var size: Int
    var checksum: UInt64
  }

  /// `hotline` and a number that grows with every change of this layout.
  private static let mark: UInt64 = 0x656E_696C_746F_6801
  private static let keySize = 32
  /// The mark, the key, the number of blocks.
  private static let fixedSize = 8 + keySize + 8
  private static let largest = 1 << 30
  private static let mostBlocks = 4_096

  /// An open file; damaged where it is not what `bytes(of:key:)` made for this key, to the last byte.
  init(_ descriptor: Int32, size: Int, key: [UInt8]) throws(DamagedEntry) {
    self.descriptor = descriptor
    guard size >= Self.fixedSize + 8, size <= Self.largest else { throw DamagedEntry() }
    let start: [UInt8] = try Self.read(descriptor, count: Self.fixedSize, at: 0)
    guard Self.word(start, 0) == Self.mark, start[8..<8 + Self.keySize].elementsEqual(key) else { throw DamagedEntry() }
    let count = Self.word(start, 8 + Self.keySize)
    guard count >= 1, count <= Self.mostBlocks else { throw DamagedEntry() }
    let headSize = Self.fixedSize + Int(count) * 16
    guard size >= headSize + 8 else { throw DamagedEntry() }
    let head: [UInt8] = try Self.read(descriptor, count: headSize + 8, at: 0)
    guard Checksum.of(Array(head.prefix(headSize))) == Self.word(head, headSize) else { throw DamagedEntry() }
    var offset = headSize + 8
    for index in 0..<Int(count) {
      let (length, checksum) = (
        Self.word(head, Self.fixedSize + index * 16), Self.word(head, Self.fixedSize + index * 16 + 8)
      )
      guard length <= UInt64(size - offset) else { throw DamagedEntry() }
      blocks.append(Block(offset: offset, size: Int(length), checksum: checksum))
      offset += Int(length)
    }
    guard offset == size else { throw DamagedEntry() }
  }

  var blockCount: Int { blocks.count }

  /// The elements of a block.
  func block<Element: BitwiseCopyable>(
    _ index: Int, of type: Element.Type = Element.self
  ) throws(DamagedEntry) -> [Element] {
    guard blocks.indices.contains(index) else { throw DamagedEntry() }
    let block = blocks[index]
    let stride = MemoryLayout<Element>.stride
    guard block.size % stride == 0 else { throw DamagedEntry() }
    let elements: [Element] = try Self.read(descriptor, count: block.size / stride, at: block.offset)
    guard elements.withUnsafeBytes({ Checksum.of($0) }) == block.checksum else { throw DamagedEntry() }
    return elements
  }

  /// What is written for an entry, piece by piece.
  static func bytes(of entry: EntryWriter, key: [UInt8]) -> [EntryBlock] {
    let blocks = [EntryBlock(entry.values)] + entry.blocks
    var head: [UInt8] = []
    func append(_ number: UInt64) { withUnsafeBytes(of: number.littleEndian) { head += $0 } }
    append(mark)
    head += key
    append(UInt64(blocks.count))
    for block in blocks {
      append(UInt64(block.withBytes(\.count) ?? 0))
      append(block.withBytes { Checksum.of($0) } ?? 0)
    }
    append(Checksum.of(head))
    return [EntryBlock(head)] + blocks
  }

  private static func word(_ bytes: [UInt8], _ place: Int) -> UInt64 {
    UInt64(littleEndian: bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt64.self) })
  }

  /// So many elements of the file from an offset; damaged where there are fewer.
  private static func read<Element: BitwiseCopyable>(
    _ descriptor: Int32, count: Int, at offset: Int
  ) throws(DamagedEntry) -> [Element] {
    var isWhole = false
    let elements = [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      let size = count * MemoryLayout<Element>.stride
      var done = 0
      while done < size {
        let read = pread(descriptor, bytes.baseAddress?.advanced(by: done), size - done, off_t(offset + done))
        if read < 0, errno == EINTR { continue }
        guard read > 0 else { return }
        done += read
      }
      isWhole = true
      initialized = count
    }
    guard isWhole else { throw DamagedEntry() }
    return elements
  }
}
