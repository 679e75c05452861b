import CallModel
import Rulebook

/// One call under one scorecard: answers the questions that rules ask of it.
struct CallExamination {
  let scorecard: CompiledScorecard
  let reading: CallReading
  let shape: CallShape
  let figures: CallFigures
  let scopes: ScopeFinder
  /// Whether the speakers of the export are right.
  let speakers: SpeakerJudgement
  /// Long turns that hold words of the other side; what is found in them may not be the speaker's.
  let unsureTurns: Set<Int32>
  /// Whether the speakers are less sure than the scorecard demands.
  let rolesAreDoubtful: Bool

  var call: Call { reading.call }

  /// What the export says, else what the scorecard assumes.
  private var callType: CallType? { call.callType ?? scorecard.assumed.callType }

  init(reading: CallReading, scorecard: CompiledScorecard) {
    self.scorecard = scorecard
    self.reading = reading
    let turns = reading.turns
    shape = CallShape(reading.call) { !turns[$0].text.scalars.isEmpty }
    figures = CallFigures(reading: reading, shape: shape, settings: scorecard.settings)
    scopes = ScopeFinder(call: reading.call, shape: shape)
    let clues = SpeakerClues(reading: reading, landmarks: scorecard.landmarks)
    speakers = SpeakerJudgement(clues: clues, unknownShare: shape.unknownShare)
    unsureTurns = clues.unsure
    rolesAreDoubtful = speakers.isDoubtful(under: scorecard.settings.speakerLimit)
  }

  /// The field that would settle who said what.
  static let speakerField = "turns[].speaker"

  /// Whether nobody can tell what a side said; a recording without the agent's words says nothing about the agent.
  func isDoubtful(_ speaker: SpeakerFilter) -> Bool {
    guard speaker != .any else { return false }
    return rolesAreDoubtful || speaker == .agent && !shape.speaks.contains(.agent)
  }

  // MARK: Words

  /// The hits of a query that a side said within the scopes, in order.
  func matches(of query: PhraseQuery, by speaker: SpeakerFilter, in scopes: [Scope]) -> [PhraseMatch] {
    reading.matches(of: query).filter { match in
      speaker.contains(call.turns[Int(match.turn)].speaker) && scopes.contains { $0.contains(match) }
    }
  }

  /// Hits that overlap are one: the same words found by several phrases.
  static func merged(_ hits: [PhraseMatch]) -> [PhraseMatch] {
    var result: [PhraseMatch] = []
    for hit in hits {
      if let last = result.last, last.turn == hit.turn, hit.start < last.end {
        result[result.count - 1].end = max(last.end, hit.end)
      } else {
        result.append(hit)
      }
    }
    return result
  }

  // MARK: Conditions

  /// Whether a condition holds, with what shows it; `anchors` are the places that windows inside it count from.
  func evaluate(_ condition: CompiledCondition, at anchors: [Anchor]? = nil) -> Truth {
    switch condition {
    case .all(let conditions): return .all(conditions.lazy.map { evaluate($0, at: anchors) })
    case .any(let conditions):
      // "The export says complaint, or the customer says so": where the export says nothing, the words decide alone.
      let decisive = callType == nil ? conditions.filter { !$0.isCallType } : conditions
      return .any((decisive.isEmpty ? conditions : decisive).lazy.map { evaluate($0, at: anchors) })
    case .not(let inner): return evaluate(inner, at: anchors).negated
    case .stated(let inner):
      let truth = evaluate(inner, at: anchors)
      return truth.value == .unknown ? .no() : truth
    case .channel(let channels): return .known(channels.contains(call.channel))
    case .direction(let directions):
      guard let direction = call.direction ?? scorecard.assumed.direction else { return .unknown("direction") }
      return .known(directions.contains(direction))
    case .callType(let types):
      guard let type = callType else { return .unknown("callType") }
      return .known(types.contains(type))
    case .hangup(let parties):
      guard let hangup = call.hangup else { return .unknown("hangup") }
      let measurement = Measurement(
        name: "hangup", value: hangup.rawValue, limit: parties.map(\.rawValue).joined(separator: "|"), unit: "挂机方")
      return .known(parties.contains(hangup), [.measured(measurement)])
    case .figure(let figure, let comparison, let limit): return evaluate(figure, comparison, limit)
    case .said(let utterance):
      return evaluate(utterance, at: anchors)
    case .event(let event): return evaluate(event)
    case .lastSpeaker(let speaker):
      if rolesAreDoubtful { return .unknown(Self.speakerField) }
      return .known(lastTurnWithContent.map { call.turns[$0].speaker } == speaker)
    case .holiday(let wanted):
      guard let date = call.startedAt?.prefix(10), date.count == 10 else { return .unknown("startedAt") }
      let days = scorecard.settings.lists["节假日"] ?? []
      return .known(days.contains { $0 == date || $0 == date.dropFirst(5) } == wanted)
    }
  }

  /// What was said shows itself; of what was not said, where it was looked for.
  private func evaluate(_ utterance: CompiledUtterance, at anchors: [Anchor]?) -> Truth {
    if isDoubtful(utterance.speaker) { return .unknown(Self.speakerField) }
    let relative = utterance.window?.isRelative == true
    let from = relative ? anchors ?? [] : nil
    let places = scopes.scopes(of: utterance.window, speaker: utterance.speaker, anchors: from)
    guard let places else { return .unknown("turns[].start") }
    let found = matches(of: utterance.phrases, by: utterance.speaker, in: places)
    guard found.isEmpty else { return .yes(Self.merged(found).map { .evidence(reading.evidence($0)) }) }
    return .no(Proof.searched(places))
  }

  private func evaluate(_ figure: Figure, _ comparison: Condition.Comparison, _ limit: Double) -> Truth {
    if rolesAreDoubtful, figure.dependsOnRoles { return .unknown(Self.speakerField) }
    switch figures.value(of: figure) {
    case .missing(let field): return .unknown(field)
    case .value(let value, let unit):
      let holds =
        switch comparison {
        case .above: value > limit
        case .atLeast: value >= limit
        case .below: value < limit
        case .atMost: value <= limit
        }
      return .known(
        holds, [.measured(CallFigures.measurement(figure.rawValue, value, limit: limit, unit: unit))])
    }
  }

  private func evaluate(_ event: Condition.Event) -> Truth {
    switch event {
    case .lateAnswer: return figures.lateAnswer
    case .hold: return .known(call.holds.map { !$0.isEmpty } ?? !holdAnchors(after: false).isEmpty)
    case .transfer: return .known(!transferAnchors.isEmpty || call.hangup == .transfer)
    }
  }

  /// The last turn that says something new.
  private var lastTurnWithContent: Int? {
    var idle: Set<Int32> = []
    for match in reading.matches(of: scorecard.landmarks.noContent)
    where Int(match.end - match.start) >= reading.turns[Int(match.turn)].text.scalars.count - 3 {
      idle.insert(match.turn)
    }
    return call.turns.indices.last { index in
      call.turns[index].speaker != .system && !reading.turns[index].text.scalars.isEmpty
        && !idle.contains(Int32(index))
    }
  }

  // MARK: Places

  /// The places that a trigger means, in order; `nil` with the missing field where that cannot be told.
  func anchors(of trigger: CompiledTrigger) -> (anchors: [Anchor], missing: String?) {
    switch trigger {
    case .said(let utterance):
      if isDoubtful(utterance.speaker) { return ([], Self.speakerField) }
      guard let places = scopes.scopes(of: utterance.window, speaker: utterance.speaker, anchors: nil) else {
        return ([], "turns[].start")
      }
      let found = matches(of: utterance.phrases, by: utterance.speaker, in: places)
      return (found.map { Anchor(turn: Int($0.turn), before: Int($0.start), after: Int($0.end)) }, nil)
    case .event(.holdStart), .event(.holdEnd):
      // The export knows of holds, but not between which turns they lie.
      if let holds = call.holds, !holds.isEmpty, !shape.hasTimes { return ([], "turns[].start") }
      if case .event(.holdEnd) = trigger { return (holdAnchors(after: true), nil) }
      return (holdAnchors(after: false), nil)
    case .event(.transfer): return (transferAnchors, nil)
    case .callType(let types):
      guard let type = callType else { return ([], "callType") }
      return types.contains(type) && !call.turns.isEmpty ? ([Anchor(turn: 0, before: 0, after: 0)], nil) : ([], nil)
    case .any(let triggers):
      var all: [Anchor] = []
      var missing: String?
      for trigger in triggers {
        // As in conditions: beside other triggers a call type that nobody stated says nothing.
        if case .callType = trigger, callType == nil, triggers.count > 1 { continue }
        let found = anchors(of: trigger)
        all += found.anchors
        missing = missing ?? found.missing
      }
      all.sort { ($0.turn, $0.after) < ($1.turn, $1.after) }
      return (all, all.isEmpty ? missing : nil)
    }
  }

  /// Where holds begin or end: by the export's times, else by the agent's asking to wait.
  private func holdAnchors(after: Bool) -> [Anchor] {
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

  private var transferAnchors: [Anchor] {
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

extension Figure {
  /// Whether the figure says something about one side's turns.
  fileprivate var dependsOnRoles: Bool {
    switch self {
    case .speechRate, .interruptions, .talkShare: true
    case .rings, .holdSeconds, .silenceSeconds, .duration, .turns: false
    }
  }
}

extension CompiledCondition {
  fileprivate var isCallType: Bool {
    if case .callType = self { true } else { false }
  }
}
