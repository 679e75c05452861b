import CallFormats
import CallModel
import TestSupport
import Testing

/// Tables that are read row by row, with limits so small that a page of text is a large table.
@Suite("Large tables")
struct LargeTableTests {
  private static func options(open: Int = 1 << 20, chunk: Int = 64, head: Int = 200) -> ReadingOptions {
    var limits = TableLimits()
    limits.head = head
    limits.openBytes = open
    limits.blockBytes = 300
    limits.blockCalls = 3
    limits.chunkBytes = chunk
    var options = ReadingOptions()
    options.tables = limits
    return options
  }

  private static let heldWhole: ReadingOptions = {
    var options = ReadingOptions()
    options.tables = nil
    return options
  }()

  /// Two calls at a time, whose rows alternate; of every sixth the id stands only in its first row.
  private static func turns(calls: Int, lineEnd: String = "\n") -> String {
    var lines = ["三月导出", "通话ID,坐席工号,角色,开始时间,转写内容"]
    for first in stride(from: 0, to: calls, by: 2) {
      for turn in 0..<4 {
        for call in [first, first + 1] {
          let id = call % 6 == 0 && turn % 2 == 1 ? "C-\(call)" : "\"C-\(call)\""
          let text = turn == 2 ? "\"好的，\n\"\"谢谢\"\"\"" : "第\(call)通第\(turn)句"
          lines.append("\(id),90\(call % 10),\(turn % 2 == 0 ? "客服" : "客户"),\(turn * 1500),\(text)")
        }
      }
      if first % 6 == 0 { lines += [",,,,", "C-\(first),900,客服,9000,再见", ",,客户,9900,再见"] }
    }
    return lines.joined(separator: lineEnd) + lineEnd + "合计,,,,\n"
  }

  private static func dialogues(calls: Int) -> String {
    (0..<calls).reduce("坐席姓名,对话内容\n") { table, call in
      table + (call % 7 == 3 ? "赵刚,\n" : "李敏,\"客服：您好，第\(call)通\n客户：喂\n客服：再见\"\n")
    }
  }

  /// Results as text; what a rejection keeps of the table is the call's own rows where it is read row by row.
  private static func told(_ results: [Result<Call, Rejection>]) -> [String] {
    results.map { result in
      switch result {
      case .success(let call): "\(call)"
      // Of a call without words a document tells no line.
      case .failure(let rejection) where rejection.reason == .noTranscript: "nobody says anything"
      case .failure(let rejection): rejection.summary(in: .english)
      }
    }
  }

  private static func utf16(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test(
    "give the calls that they give when they are held",
    arguments: [
      turns(calls: 40), turns(calls: 40, lineEnd: "\r\n"), turns(calls: 41, lineEnd: "\r"), dialogues(calls: 40),
      turns(calls: 30).replacing("6000", with: "soon"), "sep=,\n" + turns(calls: 20),
    ], [64, 997])
  func same(table: String, chunk: Int) throws {
    let whole = Self.told(try calls(in: Array(table.utf8), named: "a.csv", options: Self.heldWhole))
    #expect(whole.count >= 20)
    // As much as tells milliseconds from seconds, also in two bytes a character.
    let options = Self.options(chunk: chunk, head: 600)
    #expect(Self.told(try calls(in: Array(table.utf8), named: "a.csv", options: options)) == whole)
    let encoded = try calls(in: Self.utf16(table), named: "a.csv", options: options)
    #expect(Self.told(encoded) == whole)
  }

  @Test("a call without an id and dialogues without one are called by the file")
  func ids() throws {
    let table = Self.dialogues(calls: 20)
    let results = try calls(in: Array(table.utf8), named: "a.csv", options: Self.options())
    #expect(try results.prefix(4).map { try $0.get().id } == ["a.csv#1", "a.csv#2", "a.csv#3", "a.csv#4"])
    let one = "角色,内容\n" + String(repeating: "客服,您好\n客户,喂\n", count: 30)
    let call = try calls(in: Array(one.utf8), named: "a.csv", options: Self.options())
    #expect(try call.map { try $0.get().id } == ["a.csv"])
  }

  @Test("a call whose rows come back after others were read is named, once")
  func scattered() throws {
    var rows = (0..<40).map { "C-\($0),客服,您好" }
    rows += ["C-0,客户,喂", "C-39,客户,喂", "C-0,客户,在吗"]
    let table = "通话ID,角色,内容\n" + rows.joined(separator: "\n")
    let results = try calls(in: Array(table.utf8), named: "a.csv", options: Self.options(open: 400))
    let found = try rejections(in: results)
    #expect(found.map(\.line) == [42])
    #expect(found.map(\.field) == ["通话ID"])
    #expect(found.map(\.found) == ["C-0"])
    #expect(found.map(\.reason) == [.scatteredCall(limit: 400)])
    let read = results.compactMap { try? $0.get() }
    #expect(read.map(\.id) == (0..<40).map { "C-\($0)" })
    #expect(read.last?.turns.count == 2)
  }

  @Test("a call as large as a table may be is named once, others are read")
  func large() throws {
    let rows = String(repeating: "C-1,客服,您好\n", count: 40)
    let table = "通话ID,角色,内容\nC-0,客服,您好\n" + rows + "C-2,客服,您好\n"
    let results = try calls(in: Array(table.utf8), named: "a.csv", options: Self.options(open: 400))
    #expect(try rejections(in: results).map(\.reason) == [.documentTooLarge(limit: 400)])
    #expect(try rejections(in: results).map(\.line) == [3])
    #expect(results.compactMap { try? $0.get().id } == ["C-0", "C-2"])
  }

  @Test("what cannot be read further costs no call in silence")
  func broken() throws {
    let good = (0..<20).map { "C-\($0),客服,您好\n" }.joined()
    let heading = Array("通话ID,角色,内容\n".utf8)
    let quote = heading + Array((good + "C-20,客服,\"您好\n").utf8)
    let byte = heading + Array(good.utf8) + [0xFF] + Array("C-20,客服,您好\n".utf8)
    let all = Self.options()
    #expect(try calls(in: quote, named: "a.csv", options: all).count == 1)
    let missing = try rejections(in: calls(in: quote, named: "a.csv", options: all))
    #expect(missing.map(\.reason) == [.malformedText(expected: "\"")] && missing.map(\.line) == [22])
    let place = heading.count + good.utf8.count
    #expect(
      try rejections(in: calls(in: byte, named: "a.csv", options: all)).map(\.reason)
        == [.invalidEncoding(encoding: "UTF-8", byteOffset: place)])
    // Some are out already: those that are not are named.
    let results = try calls(in: quote, named: "a.csv", options: Self.options(open: 200))
    let named = try rejections(in: results).dropFirst().map(\.found)
    let read = results.compactMap { try? $0.get().id }
    #expect(!read.isEmpty && !named.isEmpty)
    #expect(read + named == (0..<20).map { "C-\($0)" })
  }

  @Test("the pieces are the same, however the bytes come")
  func pieces() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(Self.turns(calls: 40).utf8), to: "a.csv")
    var identities: [[[UInt8]]] = []
    for chunk in [16, 100, 5000] {
      var input = try InputReader(InputFile(path: path), options: Self.options(open: 1000, chunk: chunk))
      var pieces: [[UInt8]] = []
      while let unit = try input.next() { pieces.append(unit.identity) }
      identities.append(pieces)
    }
    #expect(identities[0].count > 5)
    #expect(identities.allSatisfy { $0 == identities[0] })
  }

  private func rejections(in results: [Result<Call, Rejection>]) throws -> [Rejection] {
    results.compactMap { result in
      if case .failure(let rejection) = result { rejection } else { nil }
    }
  }
}
