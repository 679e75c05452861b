import CallModel
import Reports
import Rulebook
import Scoring
import TestSupport
import Testing

/// Each figure of the totals against one that is reckoned anew from all calls.
@Suite struct SummaryFiguresTests {
  @Test(arguments: [1, 2, 3, 4, 5, 7, 100, 1_001])
  func spreadAndBinsAreThoseOfAllValues(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let values = (0..<count).map { _ in Int.random(in: 0...10_000, using: &generator) }
    var distribution = ValueDistribution()
    for value in values { distribution.add(Points(hundredths: value)) }
    let sorted = values.sorted()
    func rank(_ share: Double) -> Int { sorted[Int((share * Double(count)).rounded(.up)) - 1] }
    #expect(distribution.lowerQuartile?.hundredths == rank(0.25))
    #expect(distribution.upperQuartile?.hundredths == rank(0.75))
    let mean = Double(values.reduce(0, +)) / Double(count)
    let variance = values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(count)
    #expect(distribution.deviation?.hundredths == Int(variance.squareRoot().rounded()))
    let bins = (0..<20).map { bin in values.filter { $0 / 500 == bin || bin == 19 && $0 == 10_000 }.count }
    #expect(distribution.bins == bins)
  }

  @Test func equalValuesHaveNoSpread() {
    var distribution = ValueDistribution()
    for _ in 0..<3_000 { distribution.add(Points(hundredths: 9_673)) }
    #expect(distribution.deviation == .zero)
    #expect(ValueDistribution().deviation == nil && ValueDistribution().lowerQuartile == nil)
    #expect(ValueDistribution().bins.isEmpty)
  }

  @Test func fatalCallsAreToldApart() throws {
    var summary = Summary()
    summary.add(Sample.scored(Sample.call(id: "A"), score: Self.score(8_000)))
    summary.add(Sample.scored(Sample.call(id: "B"), score: Self.score(0, beforeFatal: 9_000)))
    summary.add(Sample.scored(Sample.call(id: "C"), score: Self.score(0)))
    let document = String(decoding: summary.document(header: Sample.header), as: UTF8.self)
    #expect(document.contains(#"<value calls="3" mean="26.67""#))
    #expect(document.contains(#"<valueWithoutFatal calls="2" mean="40.00""#), "an honest 0 stays")
    #expect(document.contains(#"<bin from="0.00" to="5.00" calls="2" fatal="1"/>"#))
    #expect(document.contains(#"<bin from="80.00" to="85.00" calls="1" fatal="0"/>"#))
  }

  /// However the calls are shared out, the twenty at either end are those of a sort of all of them.
  @Test(arguments: [1, 13, 400])
  func worstAndBestAreThoseOfASortOfAll(size: Int) {
    var generator = SeededGenerator(seed: 7)
    let calls = (0..<400).map { index in
      let fatal = Int.random(in: 0..<5, using: &generator) == 0
      let value = Int.random(in: 0...12, using: &generator) * 500
      let score = fatal ? Self.score(0, beforeFatal: value) : Self.score(index % 31 == 0 ? nil : value)
      return Sample.scored(Sample.call(id: "C-\(index)"), score: score)
    }
    var total = Summary()
    for start in stride(from: 0, to: calls.count, by: size) {
      var part = Summary()
      for call in calls[start..<min(start + size, calls.count)] { part.add(call) }
      total.merge(part)
    }
    let rated = calls.enumerated().filter { $0.element.score.value != nil }
    func value(_ call: ScoredCall) -> Int { call.score.value?.hundredths ?? 0 }
    let worst = rated.sorted { left, right in
      let (one, other) = (left.element, right.element)
      return (value(one), one.score.beforeFatal?.hundredths ?? 0, left.offset)
        < (value(other), other.score.beforeFatal?.hundredths ?? 0, right.offset)
    }
    let best = rated.sorted { (-value($0.element), $0.offset) < (-value($1.element), $1.offset) }
    #expect(total.worst.calls.map(\.id) == worst.prefix(20).map(\.element.call.id))
    #expect(total.best.calls.map(\.id) == best.prefix(20).map(\.element.call.id))
  }

  @Test func aRuleNamesTheFirstCallsThatBrokeIt() {
    var summary = Summary()
    for index in 0..<9 {
      let outcome: Outcome = index.isMultiple(of: 2) ? .pass : .fail
      summary.add(Sample.scored(Sample.call(id: "C-\(index)"), items: [Sample.item("r", outcome)]))
    }
    #expect(summary.sections["opening"]?.rules["r"]?.examples.calls.map(\.id) == ["C-1", "C-3", "C-5"])
  }

  @Test func aCallWithAnIDOfAnEarlierOneIsNamedByItsFile() throws {
    var first = Summary()
    first.add(Sample.scored(Sample.call(id: "C")))
    var second = Summary()
    second.add(Sample.scored(Sample.call(id: "C"), score: Self.score(100)))
    second.rename([(id: "C", line: 1, name: "C~2")])
    first.merge(second)
    let document = String(decoding: first.document(header: Sample.header), as: UTF8.self)
    #expect(document.contains(#"<call id="C" name="C~2" startedAt="2026-03-04T09:12:31+08:00""#))
    #expect(document.contains(#"<example id="C" name="C~2""#))
  }

  @Test(
    arguments: [
      ("2026-03-04T09:12:31+08:00", "09"), ("2026-03-04 23:59", "23"), ("2026-03-04T24:00", nil), ("2026-03-04", nil),
      ("2026-03-04T9:12", nil), ("2026-03-04T0９:12", nil),
    ] as [(String, String?)])
  func theHourIsTheExportsOwn(startedAt: String, hour: String?) {
    var call = Sample.call()
    call.startedAt = startedAt
    var summary = Summary()
    summary.add(Sample.scored(call))
    #expect(summary.hours.keys == [hour].compactMap { $0 })
    #expect(summary.days.keys == ["2026-03-04"])
  }

  @Test func aJournalGivesBackWhatItGot() throws {
    var summary = Summary()
    for index in 0..<50 {
      var call = Sample.call(id: "C-\(index)")
      call.agent = Agent(id: "\(index % 3)", name: index % 2 == 0 ? "李敏" : nil)
      call.queue = ["95598", "<投诉>"][index % 2]
      summary.add(Sample.scored(call, score: Self.score(index == 9 ? nil : index * 200)))
    }
    summary.rename([(id: "C-3", line: 1, name: "C-3~2")])
    var record = RecordWriter()
    record.append(summary)
    var reader = RecordReader(record.bytes)
    #expect(try Summary(from: &reader) == summary)
    #expect(reader.isAtEnd)
  }

  private static func score(_ value: Int?, beforeFatal: Int? = nil) -> Score {
    let value = value.map(Points.init(hundredths:))
    return Score(
      value: value, minimum: value, maximum: value, earned: Points(hundredths: 500),
      potential: Points(hundredths: 1_000), grade: value == nil ? "未评" : "良", passed: false,
      fatal: beforeFatal != nil, beforeFatal: beforeFatal.map(Points.init(hundredths:)) ?? value)
  }
}
