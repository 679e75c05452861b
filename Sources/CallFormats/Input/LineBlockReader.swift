/// Reads a text in blocks of whole lines, of any number and length, for those to whom a line is no call.
public struct LineBlockReader: ~Copyable {
  /// Some lines, in order.
  public struct Block: Sendable, Equatable {
    /// The lines as they stand in the input, with their line ends.
    public var bytes: [UInt8]
    /// Whether the last line goes on in the next block, because it is longer than a block may be.
    public var isUnfinished = false
  }

  private let source: any ByteSource
  /// How many bytes are asked of the system at once.
  private let chunkBytes: Int
  /// A line of more bytes is handed out in pieces.
  private let longestLine: Int
  /// The first `filled` bytes are read and not yet handed out, and hold no line end.
  private var buffer: [UInt8]
  private var filled = 0

  /// Opens a file; `-` is standard input.
  ///
  /// - Parameters:
  ///   - chunkBytes: About the size of a block; a pipe gives smaller ones as it gets them.
  ///   - longestLine: Bytes of a line that are held at once.
  /// - Throws: `InputError` when the path names nothing or must not be read.
  public init(path: String, chunkBytes: Int = 256 << 10, longestLine: Int = 1 << 20) throws(InputError) {
    source = try DescriptorSource(path: path)
    self.chunkBytes = max(1, chunkBytes)
    self.longestLine = max(4, longestLine)
    buffer = []
  }

  /// The next lines; `nil` at the end of the input.
  ///
  /// - Throws: `InputError`, also an interruption, after which reading may go on.
  public mutating func next() throws(InputError) -> Block? {
    while true {
      if buffer.count < filled + chunkBytes {
        buffer.append(contentsOf: repeatElement(0, count: filled + chunkBytes - buffer.count))
      }
      let count = try source.read(into: &buffer, from: filled, patience: nil)
      guard count > 0 else { return filled > 0 ? take(filled, isUnfinished: false) : nil }
      let searched = filled
      filled += count
      if let newline = buffer[searched..<filled].lastIndex(of: UInt8(ascii: "\n")) {
        return take(newline + 1, isUnfinished: false)
      }
      if filled >= longestLine { return take(endOfPiece(), isUnfinished: true) }
    }
  }

  private mutating func take(_ count: Int, isUnfinished: Bool) -> Block {
    let block = Block(bytes: Array(buffer[..<count]), isUnfinished: isUnfinished)
    buffer.replaceSubrange(..<(filled - count), with: buffer[count..<filled])
    filled -= count
    return block
  }

  /// Where a line that is too long may be cut: before its last 。, or else at least between two characters.
  private func endOfPiece() -> Int {
    var index = filled - 3
    while index > filled / 2 {
      if buffer[index] == 0xE3, buffer[index + 1] == 0x80, buffer[index + 2] == 0x82 { return index }
      index -= 1
    }
    index = filled - 1
    while index > filled - 4, UTF8.isContinuation(buffer[index]) { index -= 1 }
    // Four of these in a row are no text.
    return UTF8.isContinuation(buffer[index]) ? filled : index
  }
}
