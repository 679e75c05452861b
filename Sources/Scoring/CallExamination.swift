import CallModel
import Rulebook

/// One call under one scorecard: answers the questions that rules ask of it.
///
/// A class because every rule's judge holds it, and copying all that it knows cost more than many a rule.
final class CallExamination {
  let scorecard: CompiledScorecard
  let reading: CallReading
  let shape: CallShape
  let figures: CallFigures
  let scopes: ScopeFinder
  /// Whether the speakers of the export are right.
  let speakers: SpeakerJudgement
  /// Long turns that hold words of the other side; what is found in them may not be the speaker's.
  let unsureTurns: Set<Int32>
  /// Hears what speech recognition got wrong; `nil` where only what is written counts.
  let homophones: HomophoneListener?
  /// What queries found.
  private let words: QueryMatches
  /// Whether the speakers are less sure than the scorecard demands.
  let rolesAreDoubtful: Bool

  var call: Call { reading.call }

  /// The call's type, and who says so.
  let callType: CallTypeJudgement

  /// - Parameter speakersAreJudged: whether the sides were named by what is said.
  init(
    reading: CallReading, scorecard: CompiledScorecard, homophones: HomophoneListener? = nil,
    speakersAreJudged: Bool = false
  ) {
    self.homophones = homophones
    self.scorecard = scorecard
    self.reading = reading
    words = QueryMatches(of: reading, queryCount: scorecard.phrases.queryCount)
    let turns = reading.turns
    shape = CallShape(reading.call) { !turns[$0].text.scalars.isEmpty }
    figures = CallFigures(reading: reading, shape: shape, settings: scorecard.settings)
    scopes = ScopeFinder(call: reading.call, shape: shape)
    let clues = SpeakerClues(reading: reading, landmarks: scorecard.landmarks)
    speakers = SpeakerJudgement(clues: clues, unknownShare: shape.unknownShare, isJudged: speakersAreJudged)
    unsureTurns = clues.unsure
    rolesAreDoubtful = speakers.isDoubtful(under: scorecard.settings.speakerLimit)
    callType = CallTypeJudgement(reading: reading, scorecard: scorecard)
  }

  /// The field that would settle who said what.
  static let speakerField = "turns[].speaker"

  /// Whether nobody can tell what a side said; a recording without the agent's words says nothing about the agent.
  func isDoubtful(_ speaker: SpeakerFilter) -> Bool {
    guard speaker != .any else { return false }
    return rolesAreDoubtful || speaker == .agent && !shape.agentSpeaks
  }

  // MARK: Words

  /// The hits of a query that a side said within the scopes, in order.
  func matches(of query: PhraseQuery, by speaker: SpeakerFilter, in scopes: [Scope]) -> [PhraseMatch] {
    words.matches(of: query, by: speaker, in: scopes)
  }

  /// The first of them.
  func firstMatch(of query: PhraseQuery, by speaker: SpeakerFilter, in scopes: [Scope]) -> PhraseMatch? {
    words.first(of: query, by: speaker, in: scopes)
  }

  /// The first that is acceptable; where nothing is written and `heard` asks for it, of the words that sound so.
  func firstMatch(
    of query: PhraseQuery, by speaker: SpeakerFilter, in scopes: [Scope], heard: Bool,
    where isAccepted: (PhraseMatch) -> Bool = { _ in true }
  ) -> PhraseMatch? {
    if let match = words.first(of: query, by: speaker, in: scopes, where: isAccepted) { return match }
    guard heard, let homophones, words.first(of: query, by: speaker, in: scopes) == nil else { return nil }
    return homophones.matches(of: query, by: speaker, in: scopes).first(where: isAccepted)
  }

  /// Hits that overlap are one: the same words found by several phrases.
  static func merged(_ hits: consuming [PhraseMatch]) -> [PhraseMatch] {
    guard hits.count > 1 else { return hits }
    var last = 0
    for index in 1..<hits.count {
      let hit = hits[index]
      if hits[last].turn == hit.turn, hit.start < hits[last].end {
        hits[last].end = max(hits[last].end, hit.end)
      } else {
        last += 1
        hits[last] = hit
      }
    }
    hits.removeLast(hits.count - last - 1)
    return hits
  }

  /// The same; where there are none and `heard` asks for it, words that sound so.
  func matches(of query: PhraseQuery, by speaker: SpeakerFilter, in scopes: [Scope], heard: Bool) -> [PhraseMatch] {
    let written = matches(of: query, by: speaker, in: scopes)
    guard written.isEmpty, heard, let homophones else { return written }
    return homophones.matches(of: query, by: speaker, in: scopes)
  }

  // MARK: Conditions

  /// Whether a condition holds, with what shows it.
  ///
  /// - Parameters:
  ///   - anchors: The places that windows inside it count from.
  ///   - proving: How much of what shows it somebody will read.
  func evaluate(_ condition: CompiledCondition, at anchors: [Anchor]? = nil, proving: Truth.Proving = .everything)
    -> Truth
  {
    switch condition {
    case .all(let conditions): return combine(conditions, decisive: .no, at: anchors, proving: proving)
    case .any(let conditions): return combine(conditions, decisive: .yes, at: anchors, proving: proving)
    case .not(let inner): return evaluate(inner, at: anchors, proving: proving).negated
    case .stated(.callType(let types)): return .known(call.callType.map(types.contains) ?? false)
    case .stated(let inner):
      let truth = evaluate(inner, at: anchors, proving: proving)
      return truth.value == .unknown ? .no() : truth
    case .channel(let channels): return .known(channels.contains(call.channel))
    case .direction(let directions):
      guard let direction = call.direction ?? scorecard.assumed.direction else { return .unknown("direction") }
      return .known(directions.contains(direction))
    case .callType(let types): return evaluate(types)
    case .record(let name, let test): return RecordTester(record: call.record).evaluate(name, test)
    case .recorded(let names): return RecordTester(record: call.record).evaluate(filled: names)
    case .undecided(let name): return .unknown("settings." + name)
    case .hangup(let parties):
      guard let hangup = call.hangup else { return .unknown("hangup") }
      let measurement = Measurement(
        name: "hangup", value: hangup.rawValue, limit: parties.map(\.rawValue).joined(separator: "|"), unit: "挂机方")
      return .known(parties.contains(hangup), [.measured(measurement)])
    case .figure(let figure, let comparison, let limit): return evaluate(figure, comparison, limit)
    case .said(let utterance): return evaluate(utterance, at: anchors, proving: proving)
    case .event(let event): return evaluate(event)
    case .lastSpeaker(let speaker):
      if rolesAreDoubtful { return .unknown(Self.speakerField) }
      return .known(lastTurnWithContent.map { call.turns[$0].speaker } == speaker)
    case .holiday(let wanted):
      guard let date = call.startedAt?.prefix(10), date.count == 10 else { return .unknown("startedAt") }
      let days = scorecard.settings.lists["节假日"] ?? []
      let monthAndDay = date.dropFirst(5)
      return .known(days.contains { $0 == date || $0 == monthAndDay } == wanted)
    }
  }

  /// As soon as one is decisive, so are all; else unknown if one is (Kleene's strong logic).
  private func combine(
    _ conditions: [CompiledCondition], decisive: Truth.Value, at anchors: [Anchor]?, proving: Truth.Proving
  ) -> Truth {
    // "The export says complaint, or somebody says so": where nothing tells the type, the words decide alone.
    let wordsDecide =
      decisive == .yes && callType.stated == nil && !canTellCallType && !conditions.allSatisfy(\.isCallType)
    var agreeing: [Proof] = []
    var missing: [Proof] = []
    for condition in conditions {
      if wordsDecide, condition.isCallType { continue }
      let truth = evaluate(condition, at: anchors, proving: proving)
      if truth.value == decisive { return truth }
      if truth.value == .unknown {
        missing += truth.proofs
      } else if agreeing.isEmpty {
        agreeing = truth.proofs
      } else {
        agreeing += truth.proofs
      }
    }
    if !missing.isEmpty { return Truth(value: .unknown, proofs: missing) }
    return Truth(value: decisive == .yes ? .no : .yes, proofs: agreeing)
  }

  /// What was said shows itself; of what was not said, where it was looked for.
  private func evaluate(_ utterance: CompiledUtterance, at anchors: [Anchor]?, proving: Truth.Proving) -> Truth {
    if isDoubtful(utterance.speaker) { return .unknown(Self.speakerField) }
    guard scopes.canFind(utterance.window) else { return .unknown("turns[].start") }
    // Where nobody asks where it was looked for, what is said nowhere needs no looking.
    if proving != .everything, words.isEmpty(utterance.phrases) { return .no() }
    let relative = utterance.window?.isRelative == true
    let from = relative ? anchors ?? [] : nil
    let places = scopes.scopes(of: utterance.window, speaker: utterance.speaker, anchors: from) ?? []
    if proving == .nothing {
      return .known(words.first(of: utterance.phrases, by: utterance.speaker, in: places) != nil)
    }
    let found = matches(of: utterance.phrases, by: utterance.speaker, in: places)
    if found.isEmpty { return .no(proving == .everything ? Proof.searched(places) : []) }
    return .yes(reading.proofs(of: Self.merged(found)))
  }

  /// Without a customer who is heard as such nothing tells what the call is about.
  var canTellCallType: Bool { !rolesAreDoubtful && shape.customerSpeaks }

  /// What the export or the scorecard states counts alone; else what the customer says.
  private func evaluate(_ types: [CallType]) -> Truth {
    if let stated = callType.stated { return .known(types.contains(stated)) }
    guard canTellCallType else { return .unknown("callType") }
    let words = callType.words(for: types)
    return words.isEmpty ? .no() : .yes(reading.proofs(of: words))
  }

  private func evaluate(_ figure: Figure, _ comparison: Condition.Comparison, _ limit: Double) -> Truth {
    if rolesAreDoubtful, figure.dependsOnRoles { return .unknown(Self.speakerField) }
    switch figures.value(of: figure) {
    case .missing(let field): return .unknown(field)
    case .value(let value, let unit):
      return .known(
        comparison.holds(value, limit),
        [.measured(CallFigures.measurement(figure.rawValue, value, limit: limit, unit: unit))])
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
}

extension Figure {
  /// Whether the figure says something about one side's turns.
  fileprivate var dependsOnRoles: Bool {
    switch self {
    case .answerGapSeconds, .speechRate, .interruptions, .repeatedQuestions, .talkShare: true
    case .rings, .holdSeconds, .silenceSeconds, .duration, .turns: false
    }
  }
}

extension CompiledCondition {
  fileprivate var isCallType: Bool {
    if case .callType = self { true } else { false }
  }
}
