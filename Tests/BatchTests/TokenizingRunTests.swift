import Batch
import CallFormats
import ChineseText
import Synchronization
import TestSupport
import Testing

@Suite struct TokenizingRunTests {
  private struct DiskFull: Error {}

  private final class Written: Sendable {
    let bytes = Mutex<[UInt8]>([])
    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
  }

  private func tokenize(_ text: String, workers: Int, chunkBytes: Int = 64) async throws -> String {
    let folder = try TemporaryFolder()
    let path = try folder.write(text.utf8, to: "text")
    let written = Written()
    let run = TokenizingRun(WordDictionary([("您好", 9), ("知道", 9)]), workers: workers)
    try await run.tokenize(try LineBlockReader(path: path, chunkBytes: chunkBytes, longestLine: 512)) { bytes in
      written.bytes.withLock { $0 += bytes }
    }
    return written.text
  }

  @Test func theBytesDoNotDependOnTheNumberOfWorkersOrTheSizeOfBlocks() async throws {
    let lines = (0..<2_000).map { $0 % 7 == 0 ? "" : "您好\($0)，" + String(repeating: "我知道", count: $0 % 11) }
    let expected = lines.enumerated().map { number, line in
      line.isEmpty ? "\n" : "您好 \(number) ，" + String(repeating: " 我 知道", count: number % 11) + "\n"
    }.joined()
    for workers in [0, 1, 2, 5] {
      for chunkBytes in [64, 5_000, 1 << 20] {
        let text = lines.joined(separator: "\n")
        #expect(try await tokenize(text, workers: workers, chunkBytes: chunkBytes) == expected)
      }
    }
  }

  @Test func piecesOfALongLineStayOneLine() async throws {
    let sentence = "您好我知道。"
    let text = String(repeating: sentence, count: 300) + "\n您好"
    let words = String(repeating: "您好 我 知道 。 ", count: 300).dropLast() + "\n您好\n"
    #expect(try await tokenize(text, workers: 2) == words)
  }

  @Test func nothingIsWrittenBehindWhatCouldNotBe() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(lines: (0..<400).map { "您好\($0)" }, to: "text")
    let calls = Mutex(0)
    let run = TokenizingRun(WordDictionary([]), workers: 3)
    await #expect(throws: DiskFull.self) {
      try await run.tokenize(try LineBlockReader(path: path, chunkBytes: 64)) { _ in
        try calls.withLock { calls in
          calls += 1
          if calls == 3 { throw DiskFull() }
        }
      }
    }
    #expect(calls.withLock { $0 } == 3)
  }
}
