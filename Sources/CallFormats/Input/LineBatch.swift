/// A line of an input, inside its batch.
public struct Line: Sendable, Equatable {
  /// Counted from 1, blank lines included.
  public var number: Int
  /// Where the line stands in `LineBatch.bytes`, without its line end.
  public var bytes: Range<Int>
  /// The line was longer than the reader allows, and only its beginning was kept.
  public var isTooLong: Bool

  /// A line whose bytes are already part of a batch.
  public init(number: Int, bytes: Range<Int>, isTooLong: Bool = false) {
    self.number = number
    self.bytes = bytes
    self.isTooLong = isTooLong
  }
}

/// Some lines of an input, in order: the unit of work that goes to one worker.
public struct LineBatch: Sendable, Equatable {
  /// The lines, each followed by a newline, and after the last one the padding that the parser asks for.
  public private(set) var bytes: [UInt8] = []
  /// In the order of the input, blank lines left out.
  public private(set) var lines: [Line] = []
  /// The length in bytes beyond which a line is too long.
  public let maximumLineLength: Int

  init(maximumLineLength: Int, capacity: Int) {
    self.maximumLineLength = maximumLineLength
    bytes.reserveCapacity(capacity + JSONParser.padding)
  }

  /// A batch of lines that are in memory already, numbered from `first`; the reader's own is `LineReader.next()`.
  public init(lines: some Sequence<String>, numberedFrom first: Int = 1) {
    maximumLineLength = LineReader.Limits().maximumLineLength
    for (index, line) in lines.enumerated() {
      append(Array(line.utf8)[...], number: first + index)
    }
    close()
  }

  /// The bytes of one line.
  public subscript(line: Line) -> ArraySlice<UInt8> { bytes[line.bytes] }

  mutating func append(_ line: ArraySlice<UInt8>, number: Int, isTooLong: Bool = false) {
    let start = bytes.count
    bytes.append(contentsOf: line)
    lines.append(Line(number: number, bytes: start..<bytes.count, isTooLong: isTooLong))
    bytes.append(UInt8(ascii: "\n"))
  }

  /// The same lines in UTF-8. A line that is not in the encoding stays as it is, so that it is rejected by its bytes.
  func decoded(from encoding: TextEncoding) -> LineBatch {
    var decoded = LineBatch(maximumLineLength: maximumLineLength, capacity: bytes.count * 3 / 2)
    for line in lines {
      if !line.isTooLong, case .success(let text) = encoding.decode(self[line]) {
        decoded.append(text[...], number: line.number)
      } else {
        decoded.append(self[line], number: line.number, isTooLong: line.isTooLong)
      }
    }
    decoded.close()
    return decoded
  }

  /// Adds the padding; no line comes after it.
  mutating func close() {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: JSONParser.padding))
  }
}
