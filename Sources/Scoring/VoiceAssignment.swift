import CallModel
import Rulebook

/// Tells by what is said which voice is the agent's, where an export only tells voices apart.
///
/// A turn speaks for the agent or for the customer when it holds words that only that side says (the phrase sets
/// `agent-typical` and `customer-typical`); who says 您 far more often than all others has one such turn more. The voice with
/// the most is the agent's, and so is any other with more turns for than against it, after a transfer; the rest are
/// customers. Where two voices have the same, nobody can tell.
struct VoiceAssignment {
  /// For each voice whose it is.
  let speakers: [Speaker]

  /// `nil` where the words tell nothing, or where everybody is known.
  init?(reading: CallReading, landmarks: Landmarks) {
    let call = reading.call
    guard call.voices.count >= 2, call.turns.contains(where: { $0.speaker == .unknown && $0.voice != nil }) else {
      return nil
    }
    var balance = Array(repeating: 0, count: call.voices.count)
    for turn in Set(reading.matches(of: landmarks.agentTypical).map(\.turn)) {
      if let voice = call.turns[Int(turn)].voice { balance[voice] += 1 }
    }
    for turn in Set(reading.matches(of: landmarks.customerTypical).map(\.turn)) {
      if let voice = call.turns[Int(turn)].voice { balance[voice] -= 1 }
    }
    if let polite = Self.politeVoice(of: reading) { balance[polite] += 1 }
    let order = balance.indices.sorted { (-balance[$0], $0) < (-balance[$1], $1) }
    guard balance[order[0]] > balance[order[1]] else { return nil }
    speakers = balance.indices.map { $0 == order[0] || balance[$0] > 0 ? .agent : .customer }
  }

  /// So many times more, and so many more, 您 must one voice say than all others.
  private static let politeRatio = 3

  private static func politeVoice(of reading: CallReading) -> Int? {
    var counts = Array(repeating: 0, count: reading.call.voices.count)
    for (index, turn) in reading.call.turns.enumerated() {
      guard let voice = turn.voice else { continue }
      counts[voice] += reading.turns[index].text.scalars.lazy.filter { $0 == 0x60A8 }.count  // 您
    }
    guard let most = counts.indices.max(by: { counts[$0] < counts[$1] }) else { return nil }
    let others = counts.reduce(0, +) - counts[most]
    return counts[most] >= max(others + politeRatio, others * politeRatio) ? most : nil
  }

  /// The call with its sides named.
  func applied(to call: Call) -> Call {
    var call = call
    for index in call.turns.indices where call.turns[index].speaker == .unknown {
      if let voice = call.turns[index].voice { call.turns[index].speaker = speakers[voice] }
    }
    return call
  }
}
