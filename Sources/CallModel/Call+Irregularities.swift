extension Call {
  /// What is irregular about the times of the call. They are compared with each other and with what is said, so this holds
  /// for every format alike, and again for a call that was converted.
  public var irregularities: Irregularities {
    var finder = IrregularityFinder(call: self)
    finder.compareProportions()
    // In milliseconds an ordinary overlap looks long.
    if !finder.found.doubtful.contains(.turns) { finder.compareOverlaps() }
    finder.compareOrder()
    finder.found.sort()
    return finder.found
  }
}

private struct IrregularityFinder {
  let call: Call
  var found = Irregularities()

  /// Whose words a turn is; `nil` where that is unknown, or nobody's.
  private func side(of turn: Turn) -> Int? {
    switch turn.speaker {
    case .agent: 0
    case .customer: 1
    case .unknown: turn.voice.map { $0 + 2 }
    case .system: nil
    }
  }

  // MARK: Order

  mutating func compareOrder() {
    var previous: Double?
    var latestOfSide: [Int: Double] = [:]
    for (index, turn) in call.turns.enumerated() {
      guard let start = turn.start else { continue }
      if let end = turn.end, end < start {
        found.add(.endsBeforeStart, turn: index, found: end, against: start)
        if start - end > PossibleTimes.slightDisorder { found.doubtful.insert(.turns) }
      }
      if let previous, start < previous {
        found.add(.outOfOrder, turn: index, found: start, against: previous)
      }
      previous = start
      // Some recognisers list sentences as they end, a long one behind the answer to it. What one side says has one order.
      guard let side = side(of: turn) else { continue }
      if let latest = latestOfSide[side], latest - start > PossibleTimes.slightDisorder {
        found.doubtful.insert(.turns)
      }
      latestOfSide[side] = max(start, latestOfSide[side] ?? start)
    }
  }

  // MARK: Overlaps

  mutating func compareOverlaps() {
    struct Span {
      var side: Int
      var start: Double
      var end: Double
      var turn: Int
    }
    var spans: [Span] = []
    spans.reserveCapacity(call.turns.count)
    for (index, turn) in call.turns.enumerated() {
      guard let start = turn.start, let end = turn.end, start < end, let side = side(of: turn) else { continue }
      spans.append(Span(side: side, start: start, end: end, turn: index))
    }
    if zip(spans, spans.dropFirst()).contains(where: { $0.start > $1.start }) {
      spans.sort { ($0.start, $0.turn) < ($1.start, $1.turn) }
    }
    // What lasts longest so far, and what does of the other sides.
    var longest: Span?
    var longestOfOthers: Span?
    for span in spans {
      if let other = longest?.side == span.side ? longestOfOthers : longest {
        let overlap = min(span.end, other.end) - span.start
        if overlap > PossibleTimes.longestDoubleTalk {
          found.add(.longOverlap, turn: span.turn, found: overlap, against: PossibleTimes.longestDoubleTalk)
        }
      }
      if span.end > longest?.end ?? -.infinity {
        if longest?.side != span.side { longestOfOthers = longest }
        longest = span
      } else if span.side != longest?.side, span.end > longestOfOthers?.end ?? -.infinity {
        longestOfOthers = span
      }
    }
  }

  // MARK: Proportions

  mutating func compareProportions() {
    var characters = 0
    // Only of turns of which both ends are known it can be told how fast they were spoken.
    var timedCharacters = 0
    var (first, last, latest) = (Double.infinity, -Double.infinity, 0.0)
    for turn in call.turns {
      let count = SpokenCharacters.count(call.text[turn.bytes])
      characters += count
      latest = max(latest, turn.start ?? 0, turn.end ?? 0)
      guard let start = turn.start, let end = turn.end else { continue }
      timedCharacters += count
      (first, last) = (min(first, start, end), max(last, start, end))
    }
    if latest > longest(characters) {
      add(.turnsOutOfProportion, .turns, latest, longest(characters))
    } else if last >= first, last - first < PossibleTimes.shortest(timedCharacters) {
      add(.turnsOutOfProportion, .turns, last - first, PossibleTimes.shortest(timedCharacters))
    }
    compareDuration(characters)
    if let duration = call.duration, duration > 0, latest > 0 {
      let factors = PossibleTimes.factorOfMilliseconds
      if factors.contains(latest / duration) || factors.contains(duration / latest) {
        // Which of both is right the words may tell.
        let isKnown = !found.doubtful.isDisjoint(with: [.turns, .duration])
        add(.unlikeDuration, isKnown ? [] : [.turns, .duration], latest, duration)
      }
    }
    if let seconds = call.ringing?.seconds, seconds > PossibleTimes.longestRinging {
      add(.ringingOutOfProportion, .ringing, seconds, PossibleTimes.longestRinging)
    }
    compareHolds()
  }

  /// How long so many characters can take here; at the customer's place work goes on for hours without a word.
  private func longest(_ characters: Int) -> Double {
    call.channel == .phone
      ? min(PossibleTimes.longestCall, PossibleTimes.longest(characters)) : PossibleTimes.longestCall
  }

  private mutating func compareDuration(_ characters: Int) {
    guard let duration = call.duration, duration > 0 else { return }
    let longest = characters > 0 ? longest(characters) : PossibleTimes.longestCall
    if duration > longest {
      add(.durationOutOfProportion, .duration, duration, longest)
    } else if duration < PossibleTimes.shortest(characters) {
      add(.durationOutOfProportion, .duration, duration, PossibleTimes.shortest(characters))
    }
  }

  /// Without the holds nobody can tell a silence from a hold, so the times of the turns are doubtful with them.
  private mutating func compareHolds() {
    var longest = PossibleTimes.longestHold
    if let duration = call.duration, duration > 0, !found.doubtful.contains(.duration) {
      longest = min(longest, duration + PossibleTimes.holdSlack)
    }
    for hold in call.holds ?? [] where hold.end - hold.start > longest {
      add(.holdOutOfProportion, [.holds, .turns], hold.end - hold.start, longest)
    }
  }

  private mutating func add(
    _ kind: Irregularity.Kind, _ doubtful: DoubtfulTimes, _ time: Double, _ limit: Double
  ) {
    found.add(kind, found: time, against: limit)
    found.doubtful.formUnion(doubtful)
  }
}

/// How much is said, roughly: what takes a syllable, by the first bytes of its UTF-8.
private enum SpokenCharacters {
  /// Chinese characters, letters and digits; no punctuation, no blanks.
  static func count(_ utf8: ArraySlice<UInt8>) -> Int {
    let bytes = utf8.span
    var (count, index) = (0, 0)
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0xE4...0xED:
        count += 1
        index += 3
      case 0xE3:
        // 、。《》 and the like begin with E3 80, kana with E3 81 and more.
        if index + 1 < bytes.count, bytes[index + 1] > 0x80 { count += 1 }
        index += 3
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        count += 1
        index += 1
      case 0..<0xC3: index += 1
      case 0xC3...0xDF:
        count += 1
        index += 2
      case 0xF0...0xF4:
        count += 1
        index += 4
      default: index += 3
      }
    }
    return count
  }
}
