import CallModel
import Rulebook

/// Proposes calls to listen to: some for a reason, and some of each agent's by lot.
///
/// The kinds of reasons take turns (`PickReason.Kind`), each giving its weightiest call that is not yet picked, until
/// `count` are picked or none is left. The lot is drawn apart from that, from all of an agent's calls, so that what is
/// heard in it speaks for all of them: those with the lowest `KeyedDigest`. Neither depends on the order of the calls.
///
/// Calls near the pass mark are the worst that passed and the best that did not, of each scorecard; the mark itself
/// does not stand in a scorecard. Memory is for some hundred bytes a pick and agent.
public struct CallPicker {
  /// How many.
  public struct Options: Sendable, Equatable {
    /// Picked for a reason.
    public var count: Int
    /// Drawn from the calls of each agent.
    public var perAgent: Int
    /// The draw's; another seed, another draw.
    public var seed: String

    /// Twenty calls for a reason, one of each agent by lot.
    public init(count: Int = 20, perAgent: Int = 1, seed: String = "1") {
      (self.count, self.perAgent, self.seed) = (count, perAgent, seed)
    }
  }

  private let options: Options
  private var calls = 0
  private var ranked: [PickReason.Kind: FirstFew<PickCandidate>] = [:]
  private var drawn: [AgentKey?: FirstFew<PickCandidate>] = [:]
  private var drawnFrom: [AgentKey?: Int] = [:]
  /// By scorecard.
  private var worstPassed: [String: FirstFew<PickCandidate>] = [:]
  private var bestFailed: [String: FirstFew<PickCandidate>] = [:]

  /// No calls yet.
  public init(_ options: Options) {
    self.options = options
    for kind in Self.rankedKinds {
      ranked[kind] = FirstFew(options.count) { PickCandidate.precedes(kind, $0, $1) }
    }
  }

  private static let rankedKinds: [PickReason.Kind] = [.fatal, .customer, .doubt, .notAssessable]

  /// Considers a call.
  ///
  /// - Parameter file: where its scorecard stands.
  public mutating func add(_ call: ReportedCall, file: String) {
    calls += 1
    let candidate = PickCandidate(call, file: file, seed: options.seed)
    for kind in Self.rankedKinds where candidate.weights[kind] != nil { ranked[kind]?.add(candidate) }
    let agent = AgentKey(call.agent)
    drawn[agent, default: FirstFew(options.perAgent, by: PickCandidate.precedes)].add(candidate)
    drawnFrom[agent, default: 0] += 1
    guard call.score.value != nil, !call.score.fatal else { return }
    if call.score.passed {
      worstPassed[call.scorecard, default: FirstFew(options.count) { Self.nearer($0, $1, <) }].add(candidate)
    } else {
      bestFailed[call.scorecard, default: FirstFew(options.count) { Self.nearer($0, $1, >) }].add(candidate)
    }
  }

  private static func nearer(
    _ left: PickCandidate, _ right: PickCandidate, _ order: (Points, Points) -> Bool
  ) -> Bool {
    let (one, other) = (left.value ?? .zero, right.value ?? .zero)
    return one == other ? PickCandidate.precedes(left, right) : order(one, other)
  }

  /// What is proposed of the calls so far.
  public func picks() -> PickList {
    var picks: [PickCandidate] = []
    var taken: Set<PickCandidate.Place> = []
    var queues = Self.rankedKinds.map { (ranked[$0]?.values ?? [])[...] }
    queues.append(nearPassMark[...])
    // The kinds take turns; a call that one has taken is passed over by the others.
    while picks.count < options.count, queues.contains(where: { !$0.isEmpty }) {
      for index in queues.indices where picks.count < options.count {
        while let candidate = queues[index].popFirst() {
          guard taken.insert(candidate.place).inserted else { continue }
          picks.append(candidate)
          break
        }
      }
    }
    var random: [PickCandidate] = []
    for agent in drawn.keys.sorted(by: Self.order) { random += drawn[agent]?.values ?? [] }
    let lots = Set(random.map(\.place))
    let chosen = picks + random.filter { !taken.contains($0.place) }
    return PickList(
      options: options, calls: calls, agents: drawn.count, random: random.count,
      picks: chosen.map { candidate in
        var reasons = candidate.reasons
        if let text = passMarkText(of: candidate) { reasons.append(PickReason(.passMark, text)) }
        if lots.contains(candidate.place) {
          let all = drawnFrom[AgentKey(candidate.agent)] ?? 0
          reasons.append(PickReason(.random, "该坐席 \(all) 通中抽 \(min(options.perAgent, all)) 通"))
        }
        return PickList.Pick(candidate, reasons: reasons)
      })
  }

  /// Agents in their order, nobody last.
  private static func order(_ left: AgentKey?, _ right: AgentKey?) -> Bool {
    switch (left, right) {
    case (let left?, let right?): left < right
    case (let left, nil): left != nil
    case (nil, _): false
    }
  }
}

extension CallPicker {
  /// So near is near, in points.
  private static let margin = Points(hundredths: 300)

  /// The lowest value that passed and the highest that did not, between which the mark lies.
  private func border(of scorecard: String) -> (passed: Points, failed: Points)? {
    guard let passed = worstPassed[scorecard]?.values.first?.value,
      let failed = bestFailed[scorecard]?.values.first?.value, failed < passed
    else { return nil }
    return (passed, failed)
  }

  /// How far it is from the border's other side; `nil` where that is not near.
  private func distance(of candidate: PickCandidate) -> Points? {
    guard let value = candidate.value, !candidate.fatal, let border = border(of: candidate.scorecard) else {
      return nil
    }
    let distance = candidate.passed ? value - border.failed : border.passed - value
    return distance <= Self.margin ? distance : nil
  }

  private var nearPassMark: [PickCandidate] {
    var near: [(distance: Points, candidate: PickCandidate)] = []
    for side in [worstPassed, bestFailed] {
      for candidates in side.values {
        for candidate in candidates.values {
          if let distance = distance(of: candidate) { near.append((distance, candidate)) }
        }
      }
    }
    near.sort { left, right in
      left.distance == right.distance
        ? PickCandidate.precedes(left.candidate, right.candidate) : left.distance < right.distance
    }
    return near.map(\.candidate)
  }

  private func passMarkText(of candidate: PickCandidate) -> String? {
    guard let value = candidate.value, distance(of: candidate) != nil, let border = border(of: candidate.scorecard)
    else { return nil }
    return "得分 \(value)，\(candidate.passed ? "合格" : "不合格")（不合格的最高 \(border.failed)，合格的最低 \(border.passed)）"
  }
}
