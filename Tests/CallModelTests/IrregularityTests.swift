import CallModel
import Testing

/// Times that cannot be are found by comparing them with each other and with what is said.
@Suite struct IrregularityTests {
  private typealias Said = (Speaker, String, Double?, Double?)

  private func call(_ turns: [Said], edit: (inout Call) -> Void = { _ in }) -> Call {
    var call = Call(id: "C-1", source: Source(file: "march.jsonl", line: 1, format: "test"))
    for (speaker, text, start, end) in turns { call.append(speaker: speaker, text: text.utf8, start: start, end: end) }
    edit(&call)
    return call
  }

  private func found(_ turns: [Said], edit: (inout Call) -> Void = { _ in }) -> Irregularities {
    call(turns, edit: edit).irregularities
  }

  private static let greeting = "您好，请问有什么可以帮您？"
  private static let ordinary: [Said] = [
    (.agent, greeting, 0.8, 4.2), (.customer, "家里停电了，什么时候能来电？", 3.6, 8.0), (.agent, "我帮您查一下。", 8.5, 10),
  ]

  @Test func anOrdinaryCallHasNone() {
    let found = found(Self.ordinary) { call in
      call.duration = 62
      call.ringing = Ringing(seconds: 9.8)
      call.holds = [Hold(start: 10, end: 55)]
    }
    #expect(found.isEmpty && found.doubtful.isEmpty)
    #expect(call([(.agent, "您好", nil, nil), (.customer, "", nil, nil)]).irregularities.isEmpty)
    #expect(call([]).irregularities.isEmpty)
  }

  @Test func aTurnThatBeginsBeforeTheOneBeforeIt() {
    let found = found([(.agent, "您好", 9, 11), (.customer, "停电了", 4, 6), (.customer, "对", 12, 13)])
    #expect(found.all == [Irregularity(.outOfOrder, .init(turn: 1, found: 4, against: 9))])
    #expect(found.doubtful == [], "sentences may be listed as they end, by two recognisers of two channels")
  }

  @Test func theOrderOfOneSideContradictsItsTimes() {
    let wrong = found([(.agent, "您好", 9, 11), (.customer, "停电了", 12, 13), (.agent, "我帮您查", 4, 6)])
    #expect(wrong.all.map(\.kind) == [.outOfOrder])
    #expect(wrong.doubtful == .turns)
    let slight = found([(.agent, "您好", 9, 9.5), (.agent, "我帮您查", 8.8, 11)])
    #expect(slight.all.map(\.kind) == [.outOfOrder])
    #expect(slight.doubtful == [], "rounding")
  }

  @Test func aTurnThatEndsBeforeItBegins() {
    let found = found([(.agent, "您好", 1, 2), (.customer, "停电了", 9, 4)])
    #expect(found.all == [Irregularity(.endsBeforeStart, .init(turn: 1, found: 4, against: 9))])
    #expect(found.doubtful == .turns)
    #expect(self.found([(.agent, "您好", 1, 0.98)]).doubtful == [])
  }

  @Test(arguments: [(3.0, false), (9.9, false), (10.1, true)])
  func talkingAtOnce(seconds: Double, isIrregular: Bool) {
    let found = found([(.agent, Self.greeting, 0, 20), (.customer, Self.greeting, 20 - seconds, 30)])
    #expect(found.all.map(\.kind) == (isIrregular ? [.longOverlap] : []))
    #expect(found.doubtful == [])
  }

  @Test func overlapsAreOfTwoSides() {
    let long = Self.greeting + Self.greeting
    #expect(found([(.agent, long, 0, 40), (.agent, long, 5, 45)]).isEmpty, "one side's own sentences")
    #expect(found([(.system, long, 0, 40), (.agent, long, 5, 45)]).isEmpty, "music and announcements")
    let third = found([(.customer, long, 0, 40), (.agent, "嗯", 5, 6), (.agent, "好", 20, 21), (.agent, long, 22, 39)])
    #expect(third.all == [Irregularity(.longOverlap, .init(turn: 3, found: 17, against: 10))])
    var voices = Call(id: "C-1", source: Source(file: "a.json", line: 1, format: "test"))
    voices.voices = ["0", "1"]
    for (voice, start) in [(0, 0.0), (1, 2)] {
      voices.append(speaker: .unknown, text: long.utf8, start: start, end: start + 30, voice: voice)
    }
    #expect(voices.irregularities.all.map(\.kind) == [.longOverlap], "sides that nobody has named yet")
  }

  @Test("200 characters in 50,000 s, 2,000 in 2 s", arguments: [(200, 50_000.0), (2000, 2.0), (20, 6000), (40, 0)])
  func outOfProportionToWhatIsSaid(characters: Int, seconds: Double) {
    let half = String(repeating: "电", count: characters / 2)
    let found = found([(.agent, half, 0, seconds / 2), (.customer, half, seconds / 2, seconds)])
    #expect(found.all.map(\.kind) == [.turnsOutOfProportion])
    #expect(found.all.first?.places.first?.found == seconds)
    #expect(found.doubtful == .turns)
  }

  @Test("slow and fast talk, long waits", arguments: [(200, 3600.0), (20, 1800), (300, 40), (12, 1)])
  func inProportion(characters: Int, seconds: Double) {
    let text = String(repeating: "电，", count: characters)
    #expect(found([(.agent, text, 0, seconds)]).isEmpty)
  }

  @Test func workAtTheCustomersPlaceGoesOnForHoursWithoutAWord() {
    let visit: [Said] = [(.agent, "您好，我来修表。", 0, 3), (.agent, "修好了，您签个字。", 14_000, 14_003)]
    #expect(found(visit).all.map(\.kind) == [.turnsOutOfProportion], "on the telephone")
    #expect(found(visit) { $0.channel = .onsite }.isEmpty)
  }

  @Test func startsAloneTellNotHowFastItWas() {
    let text = String(repeating: "电", count: 500)
    #expect(found([(.agent, text, 0, nil), (.customer, text, 0, nil)]).isEmpty)
  }

  @Test func milliseconds() {
    let found = found([(.agent, Self.greeting, 800, 4200), (.customer, "停电了", 3600, 18_000)]) { $0.duration = 18 }
    #expect(found.all.map(\.kind) == [.turnsOutOfProportion, .unlikeDuration], "and no overlap of ten minutes")
    #expect(found.doubtful == .turns, "the duration fits what is said")
    let duration = self.found(Self.ordinary) { $0.duration = 10_000 }
    #expect(duration.all.map(\.kind) == [.durationOutOfProportion, .unlikeDuration])
    #expect(duration.doubtful == .duration)
    let either = self.found([(.agent, "喂您好", 0.5, 2)]) { $0.duration = 2000 }
    #expect(either.all.map(\.kind) == [.unlikeDuration])
    #expect(either.doubtful == [.turns, .duration], "nobody knows which of both is right")
  }

  @Test func ringingAndHolds() {
    let found = found(Self.ordinary) { call in
      call.duration = 60
      call.ringing = Ringing(rings: 2, seconds: 9800)
      call.holds = [Hold(start: 10_000, end: 45_000), Hold(start: 10, end: 45)]
    }
    #expect(found.all.map(\.kind) == [.ringingOutOfProportion, .holdOutOfProportion])
    #expect(found.all.last?.places == [.init(found: 35_000, against: 120)])
    #expect(found.doubtful == [.ringing, .holds, .turns], "without holds nobody can tell a silence")
  }

  @Test func manyAreCountedAndTheFirstTenNamed() {
    let turns: [Said] = (0..<100_000).map { (.agent, "好", Double(100_000 - $0), nil) }
    let found = found(turns).all.first { $0.kind == .outOfOrder }
    #expect(found?.count == 99_999)
    #expect(found?.places.map(\.turn) == Array(1...10))
  }

  @Test func doubtfulTimesAreLeftOutAndComeBack() {
    let whole = call(Self.ordinary) { call in
      call.duration = 60
      call.ringing = Ringing(rings: 2, seconds: 9800)
      call.holds = []
    }
    let bare = whole.leavingOut([.turns, .duration, .ringing, .holds])
    #expect(bare.turns.allSatisfy { $0.start == nil && $0.end == nil })
    #expect(bare.duration == nil && bare.holds == nil)
    #expect(bare.ringing == Ringing(rings: 2), "rings are no time")
    #expect(bare.withTimes(of: whole) == whole)
    #expect(whole.leavingOut([]) == whole)
  }

  /// Other programs read them; they stand in the schemas too.
  @Test func namesOfKindsStay() {
    #expect(
      Irregularity.Kind.allCases.map(\.rawValue) == [
        "out-of-order", "ends-before-start", "long-overlap", "turns-out-of-proportion", "duration-out-of-proportion",
        "unlike-duration", "ringing-out-of-proportion", "hold-out-of-proportion",
      ])
  }
}
