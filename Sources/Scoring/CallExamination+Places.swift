import CallModel
import Rulebook

/// Where in a call the things happen from which windows count.
extension CallExamination {
  /// The places that a trigger means, in order; `nil` with the missing field where that cannot be told.
  func anchors(of trigger: CompiledTrigger) -> (anchors: [Anchor], missing: String?) {
    switch trigger {
    case .said(let utterance):
      if isDoubtful(utterance.speaker) { return ([], Self.speakerField) }
      guard let places = scopes.scopes(of: utterance.window, speaker: utterance.speaker, anchors: nil) else {
        return ([], "turns[].start")
      }
      let found = matches(of: utterance.phrases, by: utterance.speaker, in: places)
      return (found.map(anchor), nil)
    case .event(.holdStart), .event(.holdEnd):
      let isEnd = if case .event(.holdEnd) = trigger { true } else { false }
      let anchors = holdAnchors(after: isEnd)
      // The export knows of holds, but not between which turns they lie, and nobody asked to wait.
      if let holds = call.holds, !holds.isEmpty, !shape.hasTimes, anchors.isEmpty { return ([], "turns[].start") }
      return (anchors, nil)
    case .event(.transfer): return (transferAnchors, nil)
    case .event(.narration): return isDoubtful(.customer) ? ([], Self.speakerField) : (narrations, nil)
    case .event(.silence): return (silences, nil)
    case .event(.lateAnswer):
      let late = figures.lateAnswer
      if case .missing(let field)? = late.proofs.first, late.value == .unknown { return ([], field) }
      return (late.value == .yes ? start : [], nil)
    case .callType(let types):
      if let stated = callType.stated { return (types.contains(stated) ? start : [], nil) }
      guard canTellCallType else { return ([], "callType") }
      return (callType.words(for: types).map(anchor), nil)
    case .any(let triggers):
      var all: [Anchor] = []
      var missing: String?
      for trigger in triggers {
        if case .callType = trigger, callType.stated == nil, !canTellCallType, triggers.count > 1 { continue }
        let found = anchors(of: trigger)
        all += found.anchors
        missing = missing ?? found.missing
      }
      all.sort { ($0.turn, $0.after) < ($1.turn, $1.after) }
      return (all, all.isEmpty ? missing : nil)
    }
  }

  private func anchor(_ match: PhraseMatch) -> Anchor {
    Anchor(turn: Int(match.turn), before: Int(match.start), after: Int(match.end))
  }

  private var start: [Anchor] { call.turns.isEmpty ? [] : [Anchor(turn: 0, before: 0, after: 0)] }

  // MARK: Accounts and silences

  /// From so many characters, seconds or turns on the customer tells a story; a listener is expected to show that he listens.
  private static let longAccount = (characters: 60, seconds: 20.0, turns: 3)

  /// Where the customer speaks for long; what the agent puts in meanwhile (嗯, 对, 您说) does not break the account.
  private var narrations: [Anchor] {
    var anchors: [Anchor] = []
    var account: (first: Int, characters: Int, turns: Int, isTold: Bool)?
    for run in shape.runs {
      if run.speaker == .customer {
        var current = account ?? (run.turns.lowerBound, 0, 0, false)
        for turn in run.turns {
          current.characters += reading.turns[turn].text.scalars.count
          current.turns += 1
        }
        let seconds = (call.turns[run.turns.upperBound].end ?? 0) - (call.turns[current.first].start ?? 0)
        let isLong =
          current.characters >= Self.longAccount.characters || seconds >= Self.longAccount.seconds
          || current.turns >= Self.longAccount.turns
        if isLong, !current.isTold {
          anchors.append(Anchor(turn: current.first, before: 0, after: 0))
          current.isTold = true
        }
        account = current
      } else if run.turns.reduce(0, { $0 + reading.turns[$1].text.scalars.count }) > 4 {
        account = nil
      }
    }
    return anchors
  }

  /// The agent's turns that nobody answers: an empty customer turn follows, or a gap that is no hold. Without times the
  /// transcript alone tells: where the customer always answers, nobody is silent.
  private var silences: [Anchor] {
    var anchors: [Anchor] = []
    let longest = scorecard.settings.quantities["沉默秒数"] ?? 15
    let waiting = Set(reading.matches(of: scorecard.landmarks.waitRequest).map(\.turn))
    for index in call.turns.indices where call.turns[index].speaker == .agent {
      guard let next = call.turns.indices.first(where: { $0 > index && call.turns[$0].speaker != .system }) else {
        break
      }
      let isEmpty = call.turns[next].speaker == .customer && reading.turns[next].text.scalars.isEmpty
      var isGap = false
      if let end = call.turns[index].end, let start = call.turns[next].start, start - end >= longest {
        isGap = !waiting.contains(Int32(index)) && !(call.holds ?? []).contains { $0.start < start && $0.end > end }
      }
      if isEmpty || isGap { anchors.append(whole(index)) }
    }
    return anchors
  }

  // MARK: Holds and transfers

  /// Where holds begin or end: by the export's times, else by the agent's asking to wait.
  func holdAnchors(after: Bool) -> [Anchor] {
    let shortest = scorecard.settings.quantities["等候秒数"] ?? 0
    if let holds = call.holds, !holds.isEmpty, shape.hasTimes {
      return holds.filter { $0.end - $0.start >= shortest }.compactMap { hold in
        after ? firstAgentTurn { ($0.start ?? 0) >= hold.end - 0.5 } : lastAgentTurn { ($0.start ?? 0) < hold.start }
      }
    }
    if let holds = call.holds, holds.isEmpty { return [] }
    let transfers = Set(reading.matches(of: scorecard.landmarks.transferAnnouncement).map(\.turn))
    var anchors: [Anchor] = []
    for request in reading.matches(of: scorecard.landmarks.waitRequest) where !transfers.contains(request.turn) {
      let turn = Int(request.turn)
      guard call.turns[turn].speaker == .agent else { continue }
      let next = call.turns.indices.first { $0 > turn && call.turns[$0].speaker == .agent }
      if let next, !isPause(from: turn, to: next, atLeast: shortest) { continue }
      let anchor = after ? next.map { Anchor(turn: $0, before: 0, after: 0) } : whole(turn)
      if let anchor, anchors.last?.turn != anchor.turn { anchors.append(anchor) }
    }
    return anchors
  }

  /// Whether the agent was away between two turns; without times it is taken that the customer was left to wait.
  private func isPause(from: Int, to: Int, atLeast seconds: Double) -> Bool {
    guard let end = call.turns[from].end, let start = call.turns[to].start else { return true }
    return start - end >= seconds
  }

  var transferAnchors: [Anchor] {
    if let transfers = call.transfers, !transfers.isEmpty, shape.hasTimes {
      return transfers.compactMap { transfer in lastAgentTurn { ($0.start ?? 0) < transfer.at } }
    }
    if let transfers = call.transfers, transfers.isEmpty, call.hangup != .transfer { return [] }
    var anchors: [Anchor] = []
    for match in reading.matches(of: scorecard.landmarks.transferAnnouncement)
    where call.turns[Int(match.turn)].speaker == .agent && anchors.last?.turn != Int(match.turn) {
      anchors.append(whole(Int(match.turn)))
    }
    if anchors.isEmpty, call.hangup == .transfer || !(call.transfers ?? []).isEmpty {
      return lastAgentTurn { _ in true }.map { [$0] } ?? []
    }
    return anchors
  }

  private func whole(_ turn: Int) -> Anchor {
    let count = reading.turns[turn].text.scalars.count
    return Anchor(turn: turn, before: count, after: count)
  }

  private func lastAgentTurn(where matches: (Turn) -> Bool) -> Anchor? {
    call.turns.indices.last { call.turns[$0].speaker == .agent && matches(call.turns[$0]) }.map(whole)
  }

  private func firstAgentTurn(where matches: (Turn) -> Bool) -> Anchor? {
    call.turns.indices.first { call.turns[$0].speaker == .agent && matches(call.turns[$0]) }
      .map { Anchor(turn: $0, before: 0, after: 0) }
  }
}
