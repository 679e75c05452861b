import CallModel
import ChineseText
import Rulebook

/// How questions were dealt with: how soon the customer's were answered, how often the agent's were asked again.
struct QuestionFigures {
  let reading: CallReading
  let shape: CallShape

  /// Shorter questions (是吗, 几号) may well be asked twice.
  private static let shortest = 6
  /// A question longer than this is compared by its beginning only.
  private static let longest = 200

  /// The longest time from the end of a customer's question to the agent's next word, holds apart; zero without a question.
  var longestAnswerGap: Double {
    var longest = 0.0
    for (run, next) in zip(shape.runs, shape.runs.dropFirst()) where run.speaker == .customer && next.speaker == .agent
    {
      let last = run.turns.upperBound
      guard let end = reading.call.turns[last].end, let start = reading.call.turns[next.turns.lowerBound].start,
        isQuestion(last)
      else { continue }
      let held = (reading.call.holds ?? []).reduce(0.0) { $0 + max(0, min($1.end, start) - max($1.start, end)) }
      longest = max(longest, start - end - held)
    }
    return longest
  }

  /// How many questions the agent asked again although the customer had spoken since.
  var repeated: Int {
    var asked: [[UInt32]: Int] = [:]
    var count = 0
    for (number, run) in shape.runs.enumerated() where run.speaker == .agent {
      for turn in run.turns {
        for question in questions(in: reading.turns[turn].text) {
          if let earlier = asked[question], earlier < number { count += 1 }
          asked[question] = number
        }
      }
    }
    return count
  }

  /// Whether the turn ends by asking.
  private func isQuestion(_ turn: Int) -> Bool {
    let text = reading.turns[turn].text
    return text.breaks.last == .question || text.scalars.last.map(Self.particles.contains) == true
      || Self.words.contains { word in
        text.scalars.indices.contains { text.scalars[$0...].starts(with: word) }
      }
  }

  /// The sentences that end as questions, digits in one form.
  private func questions(in text: NormalizedText) -> [[UInt32]] {
    var found: [[UInt32]] = []
    var start = 0
    for index in 0..<text.scalars.count where index + 1 == text.scalars.count || text.breaks[index + 1] >= .pause {
      let end = index + 1
      let isQuestion = text.breaks[end] == .question || Self.particles.contains(text.scalars[index])
      if isQuestion, end - start >= Self.shortest {
        found.append(Digits.unified(text.scalars[start..<min(end, start + Self.longest)]))
      }
      start = end
    }
    return found
  }

  private static let particles = CharacterTable("吗么呢")
  private static let words = ["什么", "怎么", "多少", "多久", "哪里", "哪儿", "几点", "为啥", "能不能", "是不是", "可不可以", "有没有", "咋"]
    .map { $0.unicodeScalars.map(\.value) }
}
