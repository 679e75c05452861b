import CallModel
import Reports
import Scoring
import Testing

/// Items as a table in Arrow's stream format. Whether Arrow reads it: Tests/Spark/test_item_table.py.
@Suite struct ItemTableTests {
  /// Laid out by hand after https://flatbuffers.dev/internals.
  @Test func aTableStandsBehindItsListOfPlaces() {
    let buffer = FlatBuffer(table: [.byte(1), nil, .object(.text("ab"))])
    let root: [UInt8] = [16, 0, 0, 0]
    let places: [UInt8] = [10, 0, 12, 0, 4, 0, 0, 0, 8, 0]
    let padding: [UInt8] = [0, 0]
    let table: [UInt8] = [12, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0]
    let text: [UInt8] = [2, 0, 0, 0, 0x61, 0x62, 0]
    #expect(buffer.bytes == root + places + padding + table + text)
  }

  @Test func numbersOfAVectorStandAtMultiplesOfEight() throws {
    for text in ["", "a", "abcde"] {
      let buffer = FlatBuffer(table: [.object(.text(text)), .object(.pairs([(0x1122_3344_5566_7788, -1)]))])
      let number: [UInt8] = [0x88, 0x77, 0x66, 0x55]
      let place = try #require(buffer.bytes.indices.first { buffer.bytes[$0...].starts(with: number) })
      #expect(place % 8 == 0)
      #expect(buffer.bytes[place...].suffix(8) == Array(repeating: 0xFF, count: 8)[...])
    }
  }

  @Test func everyMessageTellsHowLongItIs() throws {
    var writer = ItemTableWriter(detail: .full, mask: nil)
    writer.add(Sample.scored())
    var batch: [UInt8] = []
    writer.endBatch(to: &batch)
    for message in [ItemTableWriter.head, batch] {
      #expect(message.starts(with: [0xFF, 0xFF, 0xFF, 0xFF]))
      let metadata = message[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
      #expect(metadata % 8 == 0 && message.count % 8 == 0 && metadata + 8 <= message.count)
    }
    #expect(ItemTableWriter.end == [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0])
  }

  @Test func aColumnHoldsItsTextsOneBehindTheOther() {
    #expect(body(Sample.scored()).contains("opening-greetingstate-unit-nameapologise-late-answerhold-apology"))
    #expect(body(Sample.scored(), detail: .findings).contains("state-unit-nameapologise-late-answer"))
  }

  @Test func personalDataAreMaskedAsInTheLines() {
    let call = Sample.scored(turn: "我的电话是13800138000", evidenceFrom: 3, to: 16)
    #expect(body(call, mask: PersonalDataMask()).contains("话是***********"))
    #expect(body(call).contains("话是13800138000"))
  }

  @Test func withoutRowsThereIsNoBatch() {
    #expect(body(Sample.scored(items: [Sample.item("kept", .pass)]), detail: .findings) == "")
  }

  private func body(_ scored: ScoredCall, detail: Detail = .full, mask: PersonalDataMask? = nil) -> String {
    var writer = ItemTableWriter(detail: detail, mask: mask)
    writer.add(scored)
    var bytes: [UInt8] = []
    writer.endBatch(to: &bytes)
    // A second batch has nothing of the first.
    let count = bytes.count
    writer.endBatch(to: &bytes)
    #expect(bytes.count == count)
    return String(decoding: bytes, as: UTF8.self)
  }
}
