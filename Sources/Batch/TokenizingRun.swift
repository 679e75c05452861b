import CallFormats
import ChineseText
import Synchronization

/// Splits a text into words, line by line, on several cores; what is written does not depend on how many.
public final class TokenizingRun: Sendable {
  private let prototype: Tokenizer
  private let workers: Int
  private let idle = Mutex<[Tokenizer]>([])

  /// - Parameter workers: At least one.
  public init(_ dictionary: WordDictionary, workers: Int) {
    prototype = Tokenizer(dictionary)
    self.workers = max(1, workers)
  }

  /// Takes all lines, and gives for each one its words with a blank between two of them.
  ///
  /// Words are written as soon as all before them are, while the next lines are waited for: somebody may be typing.
  ///
  /// - Parameter write: Called with some lines at a time, in their order, never by two at once.
  /// - Throws: `InputError` and what `write` throws.
  public func tokenize(
    _ reader: consuming LineBlockReader, write: @escaping @Sendable ([UInt8]) throws -> Void
  ) async throws {
    let output = OrderedOutput(write)
    try await withThrowingTaskGroup(of: Void.self) { group in
      var number = 0
      var running = 0
      while let block = try Self.next(&reader) {
        let place = number
        number += 1
        guard workers > 1 else {
          try output.take(words(of: block), number: place)
          continue
        }
        // No more than a few wait for a slow one before them, so that memory stays flat.
        while running >= workers || place - output.nextToWrite > workers + 2, try await group.next() != nil {
          running -= 1
        }
        running += 1
        group.addTask { try output.take(self.words(of: block), number: place) }
      }
      try await group.waitForAll()
    }
  }

  private static func next(_ reader: inout LineBlockReader) throws -> LineBlockReader.Block? {
    while true {
      do throws(InputError) {
        return try reader.next()
      } catch {
        guard error.isInterruption else { throw error }
      }
    }
  }

  /// Tokenizers are kept and used again: their buffers are warm.
  private func words(of block: LineBlockReader.Block) -> [UInt8] {
    var tokenizer = idle.withLock { $0.popLast() } ?? prototype
    var words = WordText()
    tokenizer.tokenize(block.bytes.span, into: &words)
    if !block.isUnfinished, block.bytes.last != UInt8(ascii: "\n") { words.endLine() }
    let warm = tokenizer
    idle.withLock { $0.append(warm) }
    return words.finished()
  }
}

/// Puts pieces back into their order and writes those whose turn it is.
private final class OrderedOutput: Sendable {
  private struct State {
    var nextToWrite = 0
    var waiting: [Int: [UInt8]] = [:]
  }

  private let state = Mutex(State())
  private let write: @Sendable ([UInt8]) throws -> Void

  init(_ write: @escaping @Sendable ([UInt8]) throws -> Void) { self.write = write }

  /// The number of the piece that is written next.
  var nextToWrite: Int { state.withLock(\.nextToWrite) }

  /// Takes a piece, in whatever order they come; numbers count from 0.
  func take(_ bytes: [UInt8], number: Int) throws {
    try state.withLock { state in
      state.waiting[number] = bytes
      while let next = state.waiting.removeValue(forKey: state.nextToWrite) {
        // Nothing is written behind a piece that could not be.
        try write(next)
        state.nextToWrite += 1
      }
    }
  }
}
