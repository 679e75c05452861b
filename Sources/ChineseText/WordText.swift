/// Lines of words with a blank between two of them, as they are written.
///
/// Room is made for a whole line at once, so that words are copied without asking for it.
public struct WordText: Sendable {
  /// Of these the first `count` are the text; what follows is room.
  private var room: [UInt8]
  private var count = 0
  private var lineStart = 0

  /// An empty text with room for so many bytes.
  public init(capacity: Int = 0) { room = [UInt8](repeating: 0, count: capacity) }

  /// Ends a line.
  public mutating func endLine() {
    if count == room.count { reserve(0) }
    // The blank behind the last word becomes the line's end.
    if count > lineStart { count -= 1 }
    room[count] = UInt8(ascii: "\n")
    count += 1
    lineStart = count
  }

  /// All of it; behind the last word of a line that has not ended stands a blank.
  public consuming func finished() -> [UInt8] {
    room.removeLast(room.count - count)
    return room
  }

  /// Makes room for the words of so many bytes of text: behind a word of one byte stands a blank.
  mutating func reserve(_ bytes: Int) {
    let needed = count + 2 * bytes + Self.stride
    if room.count < needed {
      room.append(contentsOf: repeatElement(0, count: max(needed, 2 * room.count) - room.count))
    }
  }

  private static let stride = 16

  /// Appends the words of a clause.
  @inline(__always)
  mutating func append(_ steps: borrowing MutableSpan<LatticeStep>, _ stepCount: Int, of text: RawSpan) {
    var count = count
    var span = room.mutableSpan
    var bytes = span.mutableBytes
    var position = 0
    while position < stepCount {
      let end = steps[position].end
      Self.copy(steps[position].start, steps[end - 1].stop, of: text, to: &bytes, at: &count)
      position = end
    }
    self.count = count
  }

  /// Appends one word.
  mutating func append(_ word: Range<Int>, of text: RawSpan) {
    var count = count
    var span = room.mutableSpan
    var bytes = span.mutableBytes
    Self.copy(word.lowerBound, word.upperBound, of: text, to: &bytes, at: &count)
    self.count = count
  }

  /// Copies 16 bytes at a time, of which those behind the word are written over by what comes next.
  @inline(__always)
  private static func copy(
    _ start: Int, _ end: Int, of text: RawSpan, to bytes: inout MutableRawSpan, at count: inout Int
  ) {
    var place = start
    while place < end, place + stride <= text.byteCount {
      let (first, second) = (
        text.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self),
        text.unsafeLoadUnaligned(fromByteOffset: place + 8, as: UInt64.self)
      )
      bytes.storeBytes(of: first, toByteOffset: count + place - start, as: UInt64.self)
      bytes.storeBytes(of: second, toByteOffset: count + place - start + 8, as: UInt64.self)
      place += stride
    }
    while place < end {
      let byte = text.unsafeLoad(fromByteOffset: place, as: UInt8.self)
      bytes.storeBytes(of: byte, toByteOffset: count + place - start, as: UInt8.self)
      place += 1
    }
    count += end - start
    bytes.storeBytes(of: UInt8(ascii: " "), toByteOffset: count, as: UInt8.self)
    count += 1
  }
}
