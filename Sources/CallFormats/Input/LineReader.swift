import Glibc

/// Reads an input line by line, in batches, in memory that does not grow with the input.
///
/// Windows line ends and a byte order mark are passed over, blank lines are counted and handed out only where they are asked
/// for, and the last line need not end in a newline. A batch closes when it is full, and also rather than wait for more input, so that
/// a program at the other end of a pipe gets its answers.
public struct LineReader: ~Copyable {
  /// How much is read and held at once.
  public struct Limits: Sendable {
    /// A batch closes at this many bytes…
    public var batchBytes = 1 << 20
    /// …or this many lines.
    public var batchLines = 256
    /// A longer line, in bytes, is handed out as `Line.isTooLong`, and never held as a whole.
    public var maximumLineLength = 4 << 20
    /// How much of such a line is kept.
    public var keptOfTooLong = 64 << 10
    /// How many bytes are asked of the system at once.
    public var chunkBytes = 1 << 20

    /// Whether blank lines are handed out too, for a caller who answers every line.
    public var keepsBlankLines = false

    /// After so many milliseconds without input from a pipe `next()` throws an interruption, so that the caller can see
    /// to other things; `nil` waits for ever.
    public var patience: Int32?

    /// The limits of the command line.
    public init() {}

    fileprivate var atLeastOne: Limits {
      var limits = self
      limits.batchBytes = max(1, batchBytes)
      limits.batchLines = max(1, batchLines)
      limits.maximumLineLength = max(1, maximumLineLength)
      limits.keptOfTooLong = max(1, keptOfTooLong)
      limits.chunkBytes = max(1, chunkBytes)
      return limits
    }
  }

  /// How many lines have been read so far, blank ones included.
  public private(set) var lineCount = 0
  /// How many of them were blank.
  public private(set) var blankLineCount = 0

  private let limits: Limits
  private let input: any ByteSource
  /// The bytes read and not yet handed out are `pending`; up to `searched` they hold no newline.
  private var buffer: [UInt8]
  private var pending: Range<Int>
  private var searched = 0
  private var isAtEnd: Bool
  private let mayWait: Bool
  /// Inside a line that is too long: its beginning has been kept, the rest is read and dropped.
  private var keptOfTooLong: [UInt8]?

  /// Opens a file; `-` is standard input.
  ///
  /// - Throws: `InputError` when the path names nothing, a folder, or a file that must not be read.
  public init(path: String, limits: Limits = Limits()) throws(InputError) {
    try self.init(DescriptorSource(path: path), limits: limits)
  }

  /// Reads what a source gives.
  init(_ input: any ByteSource, limits: Limits = Limits()) throws(InputError) {
    let limits = limits.atLeastOne
    var buffer = [UInt8](repeating: 0, count: limits.chunkBytes)
    let mayWait = input.mayWait
    // A folder can be opened but not read; like any other trouble it shows here, before the first line is asked for.
    let count = mayWait ? 0 : try input.read(into: &buffer, from: 0, patience: nil)
    self.init(limits: limits, input: input, mayWait: mayWait, buffer: buffer, count: count)
  }

  private init(limits: Limits, input: any ByteSource, mayWait: Bool, buffer: [UInt8], count: Int) {
    self.limits = limits
    self.input = input
    self.mayWait = mayWait
    self.buffer = buffer
    pending = 0..<count
    isAtEnd = count == 0 && !mayWait
  }

  /// The next lines, at least one; `nil` at the end of the input.
  ///
  /// - Parameter patience: instead of the limits' own. After an interruption nothing is lost.
  public mutating func next(patience: Int32? = nil) throws(InputError) -> LineBatch? {
    let patience = mayWait ? patience ?? limits.patience : nil
    var batch = LineBatch(
      maximumLineLength: limits.maximumLineLength, capacity: min(limits.batchBytes, buffer.count))
    while batch.lines.count < limits.batchLines, batch.bytes.count < limits.batchBytes {
      if let newline = nextNewline() {
        take(pending.lowerBound..<newline, into: &batch)
        pending = newline + 1..<pending.upperBound
        searched = pending.lowerBound
        continue
      }
      if pending.count > limits.maximumLineLength { dropPendingOfTooLong() }
      if isAtEnd {
        if !pending.isEmpty || keptOfTooLong != nil { take(pending, into: &batch) }
        pending = pending.upperBound..<pending.upperBound
        searched = pending.lowerBound
        break
      }
      if !batch.lines.isEmpty { break }
      try fill(patience: patience)
    }
    guard !batch.lines.isEmpty else { return nil }
    batch.close()
    return batch
  }

  private mutating func nextNewline() -> Int? {
    let newline = buffer.withUnsafeBytes { bytes -> Int? in
      guard let start = bytes.baseAddress, searched < pending.upperBound,
        let found = memchr(start + searched, Int32(UInt8(ascii: "\n")), pending.upperBound - searched)
      else { return nil }
      return UnsafeRawPointer(found) - start
    }
    searched = newline ?? pending.upperBound
    return newline
  }

  /// Reads what the system has, after moving the unfinished line to the front.
  private mutating func fill(patience: Int32?) throws(InputError) {
    if pending.lowerBound > 0 {
      let (from, count) = (pending.lowerBound, pending.count)
      buffer.withUnsafeMutableBytes { bytes in
        guard let start = bytes.baseAddress else { return }
        memmove(start, start + from, count)
      }
      pending = 0..<count
      searched -= from
    }
    if pending.count == buffer.count {
      buffer.append(contentsOf: repeatElement(0, count: buffer.count))
    }
    let count = try input.read(into: &buffer, from: pending.count, patience: patience)
    isAtEnd = count == 0
    pending = 0..<pending.count + count
  }

  private mutating func take(_ range: Range<Int>, into batch: inout LineBatch) {
    lineCount += 1
    if range.count > limits.maximumLineLength, keptOfTooLong == nil {
      keptOfTooLong = Array(beginning(of: range))
    }
    if let kept = keptOfTooLong {
      keptOfTooLong = nil
      batch.append(kept[...], number: lineCount, isTooLong: true)
      return
    }
    var line = buffer[range]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    if lineCount == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    if line.isBlank {
      blankLineCount += 1
      if limits.keepsBlankLines { batch.append(line, number: lineCount) }
    } else {
      batch.append(line, number: lineCount)
    }
  }

  private mutating func dropPendingOfTooLong() {
    if keptOfTooLong == nil { keptOfTooLong = Array(beginning(of: pending)) }
    pending = pending.upperBound..<pending.upperBound
    searched = pending.lowerBound
  }

  /// The first bytes of a line, ending with a whole character.
  private func beginning(of range: Range<Int>) -> ArraySlice<UInt8> {
    var end = min(range.upperBound, range.lowerBound + limits.keptOfTooLong)
    let border = max(range.lowerBound, end - 3)
    while end > border, end < range.upperBound, UTF8.isContinuation(buffer[end]) { end -= 1 }
    return buffer[range.lowerBound..<end]
  }
}

extension ArraySlice<UInt8> {
  /// Whether nothing stands on a line.
  var isBlank: Bool {
    allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
  }
}
