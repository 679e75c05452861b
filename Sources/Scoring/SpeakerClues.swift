import CallModel
import ChineseText
import Rulebook

/// What the words of a call tell about who says them: each turn once.
struct SpeakerClues {
  /// Turns with words of the side that the export gives.
  private(set) var inPlace: Set<Int32> = []
  /// Turns with words of the other side.
  private(set) var outOfPlace: Set<Int32> = []
  /// Short turns with the words of both sides.
  private(set) var torn: Set<Int32> = []
  /// Long turns with the words of both sides.
  private(set) var mixed: Set<Int32> = []
  /// Long turns with words of the other side: what is found in them may not be the speaker's.
  private(set) var unsure: Set<Int32> = []
  /// Who says 您 far more often, where both sides speak; `nil` where nobody does. Of 251 real and written conversations in
  /// which one side did it was never the customer; but rude agents and polite customers exist, so it tells no more than
  /// one turn.
  private(set) var politeSide: Speaker?
  /// Which part of the words stands in mixed turns, in ten-thousandths.
  private(set) var mixedShare = 0

  /// From so many characters on, punctuation not counted, a turn may be mixed. In mono recordings of real calls turns that
  /// hold both sides are longer; what one person says before the other answers seldom is.
  private static let mixedLength = 60
  /// So many times a question is answered inside one turn before it is taken for a talk of two.
  private static let mixedAnswers = 2
  /// So many times more, and so many more, 您 must one side say.
  private static let politeRatio = 3

  /// Clues that the speakers are right.
  var right: Int { inPlace.count + (politeSide == .agent ? 1 : 0) }
  /// Clues that they are swapped. Against the export 您 counts only where no turn speaks for it: a rude agent says 你.
  var swapped: Int { outOfPlace.count + (politeSide == .customer && inPlace.isEmpty ? 1 : 0) }
  /// Clues that they are not right.
  var wrong: Int { swapped + torn.count }

  init(reading: CallReading, landmarks: Landmarks) {
    let agent = Set(reading.matches(of: landmarks.agentTypical).map(\.turn))
    let customer = Set(reading.matches(of: landmarks.customerTypical).map(\.turn))
    for (index, turn) in reading.call.turns.enumerated() where turn.speaker == .agent || turn.speaker == .customer {
      let number = Int32(index)
      let isLong = reading.turns[index].text.scalars.count >= Self.mixedLength
      let holdsOwn = (turn.speaker == .agent ? agent : customer).contains(number)
      let holdsOther = (turn.speaker == .agent ? customer : agent).contains(number)
      if isLong, holdsOwn && holdsOther || Self.answers(in: reading.turns[index].text) >= Self.mixedAnswers {
        mixed.insert(number)
      } else if holdsOwn {
        if holdsOther { torn.insert(number) } else { inPlace.insert(number) }
      } else if holdsOther {
        outOfPlace.insert(number)
      }
      if isLong, holdsOther || mixed.contains(number) { unsure.insert(number) }
    }
    politeSide = Self.politeSide(of: reading)
    let all = reading.call.turns.lazy.filter { $0.speaker != .system }.reduce(0) { $0 + $1.bytes.count }
    let shared = mixed.reduce(0) { $0 + reading.call.turns[Int($1)].bytes.count }
    if all > 0 { mixedShare = shared * 10_000 / all }
  }

  private static func politeSide(of reading: CallReading) -> Speaker? {
    var (agent, customer) = (0, 0)
    var (agentSpeaks, customerSpeaks) = (false, false)
    for (index, turn) in reading.call.turns.enumerated() {
      guard turn.speaker == .agent || turn.speaker == .customer else { continue }
      var times = 0
      for scalar in reading.turns[index].text.scalars where scalar == 0x60A8 { times += 1 }  // 您
      if turn.speaker == .agent {
        agentSpeaks = true
        agent += times
      } else {
        customerSpeaks = true
        customer += times
      }
    }
    guard agentSpeaks, customerSpeaks else { return nil }
    if agent >= customer + politeRatio, agent >= customer * politeRatio { return .agent }
    if customer >= agent + politeRatio, customer >= agent * politeRatio { return .customer }
    return nil
  }

  /// How often a question is followed at once by what answers one.
  private static func answers(in text: NormalizedText) -> Int {
    let scalars = text.scalars
    var count = 0
    var position = 1
    while position < scalars.count {
      if isQuestionEnd(position, text),
        let answer = answers.first(in: scalars, at: position)
      {
        count += 1
        position += answer.count
      } else {
        position += 1
      }
    }
    return count
  }

  /// Whether a question ends before a position: by its mark, or by 吗 or a tag such as 好吧.
  private static func isQuestionEnd(_ position: Int, _ text: NormalizedText) -> Bool {
    text.breaks[position] == .question || text.scalars[position - 1] == 0x5417
      || tags.endsOne(before: position, in: text.scalars)
  }

  private static let tags = FixedWords("好吧 对吧 是吧 行吧 好不好 行不行 对不对")
  private static let answers = FixedWords("是的 对对 对的 对呀 对啊 对 没有 不是 不行 不用 不要 好的 好吧 行吧 行 可以 嗯 没 哦")
}
