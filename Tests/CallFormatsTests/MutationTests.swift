import CallFormats
import CallModel
import TestSupport
import Testing

@Suite("Damaged lines")
struct MutationTests {
  private static let line = Array(
    """
    {"id":"甲-1","startedAt":"2026-03-04T09:12:31+08:00","agent":{"id":7,"name":"李敏"},"ringing":{"rings":2,"seconds":9.8},\
    "holds":[{"start":60,"end":95.5}],"x":[true,false,null,-1.5e3,"\\ud83d\\ude00\\n"],\
    "turns":[{"speaker":"agent","text":"您好","start":0.8,"end":4.2},{"speaker":"customer","text":"停电了"}]}
    """.utf8)
  private static let pieces = [
    "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", "e999", ".", "null", "tru", "\\u0000", "\\ud800", "\u{1}", " ",
    "\"turns\":[],", "99999999999999999999", "您",
  ].map { Array($0.utf8) }

  /// A few bytes dropped, doubled, changed, or something put between them.
  private func damaged(using generator: inout SeededGenerator) -> [UInt8] {
    var line = Self.line
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let place = Int.random(in: 0..<line.count, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: line.remove(at: place)
      case 1: line[place] = UInt8.random(in: 0...255, using: &generator)
      case 2: line.insert(contentsOf: Self.pieces.randomElement(using: &generator) ?? [], at: place)
      case 3: line.removeSubrange(place..<min(line.count, place + 8))
      default: line = Array(line.prefix(max(1, place)))
      }
      if line.isEmpty { return [UInt8(ascii: "{")] }
    }
    return line.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
  }

  @Test("give a sound call or a rejection that says where, never a crash", arguments: 0..<40 as Range<UInt64>)
  func damage(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let lines = (0..<250).map { _ in damaged(using: &generator) }
    let folder = try TemporaryFolder()
    var reader = try LineReader(path: try folder.write(Array(lines.joined(separator: [10])), to: "a"))
    let calls = HotlineCallReader()
    while let batch = try reader.next() {
      for line in batch.lines {
        switch calls.read(line, of: batch, file: "a") {
        case .success(let call):
          #expect(!call.turns.isEmpty && !call.id.isEmpty)
          #expect(call.turns.last?.bytes.upperBound == call.text.count)
        case .failure(let rejection):
          #expect(rejection.original == Array(batch[line]))
          if case .malformedJSON(let problem, let column) = rejection.reason {
            // The parser and the locator agree on what JSON is.
            #expect(problem != .unlocated, "\(String(decoding: batch[line], as: UTF8.self))")
            #expect(column >= 1 && column <= batch[line].count + 1)
          }
        }
      }
    }
  }
}
