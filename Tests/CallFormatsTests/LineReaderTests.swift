import CallFormats
import Glibc
import TestSupport
import Testing

@Suite("Reading lines")
struct LineReaderTests {
  private struct NumberedLine: Equatable {
    var number: Int
    var bytes: [UInt8]
    var isTooLong = false
  }

  private struct Reading {
    var batches: [[NumberedLine]] = []
    var lineCount = 0
    var blankLineCount = 0
    var lines: [NumberedLine] { batches.flatMap { $0 } }
  }

  private func read(_ content: some Collection<UInt8>, limits: LineReader.Limits = .init()) throws -> Reading {
    let folder = try TemporaryFolder()
    var reader = try LineReader(path: try folder.write(content, to: "lines"), limits: limits)
    var reading = Reading()
    while let batch = try reader.next() {
      reading.batches.append(
        batch.lines.map { NumberedLine(number: $0.number, bytes: Array(batch[$0]), isTooLong: $0.isTooLong) })
    }
    reading.lineCount = reader.lineCount
    reading.blankLineCount = reader.blankLineCount
    return reading
  }

  private func texts(_ content: String) throws -> [String] {
    try read(content.utf8).lines.map { "\($0.number):" + String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test("Windows line ends, a byte order mark, blank lines and a missing last newline are all harmless")
  func habits() throws {
    #expect(try texts("\u{FEFF}甲\r\n\r\n  \t\n乙\n丙") == ["1:甲", "4:乙", "5:丙"])
    #expect(try texts("甲\n") == ["1:甲"])
    #expect(try texts("") == [])
    #expect(try texts("\n\n\r\n") == [])
    #expect(try texts("甲\n\u{FEFF}乙") == ["1:甲", "2:\u{FEFF}乙"])
  }

  @Test("lines are counted, blank ones too")
  func counts() throws {
    let reading = try read("甲\n\n乙\n \n".utf8)
    #expect(reading.lineCount == 4)
    #expect(reading.blankLineCount == 2)
  }

  @Test("blank lines are handed out where they are asked for")
  func blankLines() throws {
    var limits = LineReader.Limits()
    limits.keepsBlankLines = true
    let reading = try read("\n甲\r\n \t\r\n乙\n\n".utf8, limits: limits)
    #expect(reading.lines.map(\.number) == [1, 2, 3, 4, 5])
    #expect(reading.lines.map { $0.bytes.count } == [0, 3, 2, 3, 0])
    #expect(reading.blankLineCount == 3)
  }

  @Test("a batch closes at its number of lines and at its number of bytes")
  func batches() throws {
    var limits = LineReader.Limits()
    limits.batchLines = 2
    #expect(try read("a\nb\nc\nd\ne\n".utf8, limits: limits).batches.map(\.count) == [2, 2, 1])
    limits.batchLines = 100
    limits.batchBytes = 4
    #expect(try read("a\nb\ncccccccc\nd\n".utf8, limits: limits).batches.map(\.count) == [2, 1, 1])
  }

  @Test("of a line that is too long the beginning is kept, up to a whole character, and the next line is read")
  func tooLong() throws {
    var limits = LineReader.Limits()
    limits.chunkBytes = 7
    limits.maximumLineLength = 20
    limits.keptOfTooLong = 10
    let reading = try read(("一二三四五六七\n八\n" + String(repeating: "九", count: 50)).utf8, limits: limits)
    #expect(
      reading.lines == [
        NumberedLine(number: 1, bytes: Array("一二三".utf8), isTooLong: true),
        NumberedLine(number: 2, bytes: Array("八".utf8)),
        NumberedLine(number: 3, bytes: Array("九九九".utf8), isTooLong: true),
      ])
  }

  @Test("a line that is too long is rejected with its beginning and the limit")
  func tooLongIsRejected() throws {
    var limits = LineReader.Limits()
    limits.maximumLineLength = 8
    limits.keptOfTooLong = 4
    let folder = try TemporaryFolder()
    var lines = try LineReader(path: try folder.write("[1,2,3,4,5]".utf8, to: "a"), limits: limits)
    let batch = try #require(try lines.next())
    #expect(
      HotlineCallReader().read(batch.lines[0], of: batch, file: "a")
        == .failure(
          Rejection(file: "a", line: 1, reason: .lineTooLong(limit: 8), found: "[1,2", original: Array("[1,2".utf8))))
  }

  @Test("whatever the bytes and the sizes, the lines are those of a plain split", arguments: 0..<300 as Range<UInt64>)
  func againstPlainSplit(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("\n\n\n\r ab\t".utf8) + [0xEF, 0xBB, 0xBF, 0x00, 0xFF]
    var content = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
      alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
    }
    if Bool.random(using: &generator) { content = [0xEF, 0xBB, 0xBF] + content }
    var limits = LineReader.Limits()
    limits.chunkBytes = Int.random(in: 0...9, using: &generator)
    limits.batchBytes = Int.random(in: 0...40, using: &generator)
    limits.batchLines = Int.random(in: 0...4, using: &generator)
    limits.maximumLineLength = Int.random(in: 1...30, using: &generator)
    limits.keptOfTooLong = limits.maximumLineLength
    let reading = try read(content, limits: limits)
    #expect(reading.lines == plainSplit(content, maximumLineLength: limits.maximumLineLength))
    #expect(reading.batches.allSatisfy { !$0.isEmpty && $0.count <= max(1, limits.batchLines) })
  }

  private func plainSplit(_ content: [UInt8], maximumLineLength: Int) -> [NumberedLine] {
    var pieces = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if pieces.last?.isEmpty == true { pieces.removeLast() }
    return pieces.enumerated().compactMap { index, piece in
      var bytes = Array(piece)
      if bytes.count > maximumLineLength {
        bytes = Array(bytes.prefix(maximumLineLength))
        // A character is cut off only together with its beginning.
        var end = bytes.count
        while end > max(0, bytes.count - 3), UTF8.isContinuation(piece[piece.startIndex + end]) { end -= 1 }
        return NumberedLine(number: index + 1, bytes: Array(bytes.prefix(end)), isTooLong: true)
      }
      if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
      if index == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
      if bytes.allSatisfy(Array(" \t\r".utf8).contains) { return nil }
      return NumberedLine(number: index + 1, bytes: bytes)
    }
  }

  @Test("a batch does not wait for the other end of a pipe")
  func pipe() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/pipe"
    try #require(mkfifo(path, 0o600) == 0)
    // Opened for both directions, so that neither end waits for the other to open.
    let end = open(path, O_RDWR)
    try #require(end >= 0)
    defer { close(end) }
    _ = write(end, "first\nsec", 9)
    var lines = try LineReader(path: path)
    var batch = try #require(try lines.next())
    #expect(batch.lines.map { String(decoding: batch[$0], as: UTF8.self) } == ["first"])
    _ = write(end, "ond\n", 4)
    batch = try #require(try lines.next())
    #expect(batch.lines.map { String(decoding: batch[$0], as: UTF8.self) } == ["second"])
  }

  @Test("a missing file, a folder and a path through a file are told apart")
  func errors() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("".utf8, to: "a.jsonl")
    func error(_ path: String) -> InputError? {
      do throws(InputError) {
        _ = try LineReader(path: path)
        return nil
      } catch {
        return error
      }
    }
    #expect(error(file) == nil)
    #expect(error(folder.path) == InputError(path: folder.path, code: EISDIR))
    #expect(error(folder.path)?.isMissing == false)
    #expect(error("\(folder.path)/b.jsonl")?.description == "\(folder.path)/b.jsonl: No such file or directory")
    #expect(error("\(folder.path)/b.jsonl")?.isMissing == true)
    #expect(error("\(file)/c.jsonl") == InputError(path: "\(file)/c.jsonl", code: ENOTDIR))
  }
}
