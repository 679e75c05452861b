import CallModel
import ChineseText
import Rulebook

/// The figures of a call, each from the data it needs and from nothing else.
struct CallFigures {
  let reading: CallReading
  let shape: CallShape
  let settings: Settings

  private var call: Call { reading.call }

  /// A figure with the field that it lacks, if it lacks one.
  enum Reading {
    case value(Double, unit: String)
    case missing(String)
  }

  func value(of figure: Figure) -> Reading {
    switch figure {
    case .rings: return rings
    case .holdSeconds:
      guard let holds = call.holds else { return .missing("holds") }
      return .value(holds.map { $0.end - $0.start }.max() ?? 0, unit: "秒")
    case .silenceSeconds:
      guard shape.hasTimes else { return .missing("turns[].start") }
      return .value(longestSilence, unit: "秒")
    case .answerGapSeconds:
      guard shape.hasTimes else { return .missing("turns[].start") }
      return .value(QuestionFigures(reading: reading, shape: shape).longestAnswerGap, unit: "秒")
    case .repeatedQuestions:
      return .value(Double(QuestionFigures(reading: reading, shape: shape).repeated), unit: "次")
    case .speechRate: return speechRate
    case .interruptions:
      guard shape.hasTimes else { return .missing("turns[].start") }
      return .value(Double(interruptions), unit: "次")
    case .talkShare: return talkShare
    case .duration:
      if let duration = call.duration { return .value(duration, unit: "秒") }
      guard shape.hasTimes, let end = call.turns.compactMap(\.end).max() else { return .missing("duration") }
      return .value(end, unit: "秒")
    case .turns:
      return .value(Double(shape.runs.count), unit: "轮")
    }
  }

  /// Rings on the agent's leg; from seconds where the export has only those, the answered ring counted as begun.
  private var rings: Reading {
    guard let ringing = call.ringing else { return .missing("ringing") }
    if let rings = ringing.rings { return .value(Double(rings), unit: "声") }
    guard let seconds = ringing.seconds else { return .missing("ringing") }
    return .value(max(1, (seconds / settings.ringing.secondsPerRing).rounded(.up)), unit: "声")
  }

  /// Whether the answer came late, with the figure that shows it.
  var lateAnswer: Truth {
    if let limit = settings.ringing.seconds {
      guard let seconds = call.ringing?.seconds else { return .unknown("ringing.seconds") }
      return .known(seconds > limit, [.measured(Self.measurement("ringSeconds", seconds, limit: limit, unit: "秒"))])
    }
    switch rings {
    case .missing(let field): return .unknown(field)
    case .value(let rings, let unit):
      let limit = Double(settings.ringing.rings)
      return .known(rings > limit, [.measured(Self.measurement("rings", rings, limit: limit, unit: unit))])
    }
  }

  /// The longest gap between turns that no hold covers, in seconds.
  private var longestSilence: Double {
    var latestEnd = 0.0
    var longest = 0.0
    for (start, end) in spansByStart {
      if start > latestEnd, latestEnd > 0 {
        let held = (call.holds ?? []).reduce(0.0) { sum, hold in
          sum + max(0, min(hold.end, start) - max(hold.start, latestEnd))
        }
        longest = max(longest, start - latestEnd - held)
      }
      latestEnd = max(latestEnd, end)
    }
    return longest
  }

  /// When turns begin and end, the earliest first: recognisers may list a long sentence behind the answer to it.
  private var spansByStart: [(start: Double, end: Double)] {
    var spans: [(start: Double, end: Double)] = []
    for case let (start?, end?) in call.turns.lazy.map({ ($0.start, $0.end) }) { spans.append((start, end)) }
    if zip(spans, spans.dropFirst()).contains(where: { $0.start > $1.start }) { spans.sort { $0 < $1 } }
    return spans
  }

  /// So many characters make a turn long enough to tell its pace.
  private static let longTurn = 20
  /// Figures are read back slowly, and rightly so; a turn with so many digits says nothing of the pace.
  private static let manyDigits = 8

  /// The agent's characters a minute, over turns long enough to tell (three seconds together at least).
  private var speechRate: Reading {
    guard shape.hasTimes else { return .missing("turns[].start") }
    var characters = 0
    var seconds = 0.0
    for (index, turn) in call.turns.enumerated() where turn.speaker == .agent {
      guard let start = turn.start, let end = turn.end, end > start else { continue }
      let scalars = reading.turns[index].text.scalars
      guard scalars.count >= Self.longTurn, scalars.count(where: { Numerals.digit($0) != nil }) < Self.manyDigits
      else { continue }
      characters += scalars.count
      seconds += end - start
    }
    guard seconds >= 3 else { return .missing("turns[].end") }
    return .value((Double(characters) * 60 / seconds).rounded(), unit: "字/分")
  }

  /// How often the agent began to speak more than a second before the customer had finished, and said something.
  private var interruptions: Int {
    var count = 0
    // The customer's turn that lasts longest so far.
    var customer: (start: Double, end: Double)?
    for (index, turn) in call.turns.enumerated() {
      guard let start = turn.start, let end = turn.end else { continue }
      if turn.speaker == .customer {
        if end >= customer?.end ?? 0 { customer = (start, end) }
      } else if turn.speaker == .agent, let customer, reading.turns[index].text.scalars.count > 3,
        customer.start < start, customer.end - start > 1
      {
        count += 1
      }
    }
    return count
  }

  private var talkShare: Reading {
    var agent = 0
    var all = 0
    for (index, turn) in call.turns.enumerated() where turn.speaker == .agent || turn.speaker == .customer {
      let count = reading.turns[index].text.scalars.count
      all += count
      if turn.speaker == .agent { agent += count }
    }
    guard all > 0 else { return .missing("turns[].text") }
    return .value((Double(agent) * 100 / Double(all)).rounded(), unit: "%")
  }

  /// A figure as the report shows it: whole numbers without, others with two decimals.
  static func measurement(_ name: String, _ value: Double, limit: Double, unit: String) -> Measurement {
    Measurement(name: name, value: text(value), limit: text(limit), unit: unit)
  }

  private static func text(_ value: Double) -> String {
    let bounded = min(max(value, -1e12), 1e12)
    if bounded == bounded.rounded() { return String(Int(bounded)) }
    return Points(hundredths: Int((bounded * 100).rounded())).description
  }
}
