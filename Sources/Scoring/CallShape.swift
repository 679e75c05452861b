import CallModel
import Rulebook

/// Who spoke when in a call: the frame that windows and places refer to.
struct CallShape {
  /// Turns of one speaker that follow one another; recognition cuts at pauses, so they are one.
  struct Run {
    var speaker: Speaker
    var turns: ClosedRange<Int>
  }

  /// Without the system's turns.
  private(set) var runs: [Run] = []
  private(set) var hasTimes = true
  /// Which part of the characters belongs to nobody known, in ten-thousandths.
  private(set) var unknownShare = 0
  private(set) var agentSpeaks = false
  private(set) var customerSpeaks = false
  private var agentRuns: [Run] = []
  private var customerRuns: [Run] = []
  /// Those of both, without unknown voices.
  private var sidesRuns: [Run] = []

  /// - Parameter hasWords: whether a turn holds anything but blanks and punctuation.
  init(_ call: Call, hasWords: (Int) -> Bool) {
    var characters = 0
    var unknown = 0
    for (index, turn) in call.turns.enumerated() {
      if hasWords(index) {
        agentSpeaks = agentSpeaks || turn.speaker == .agent
        customerSpeaks = customerSpeaks || turn.speaker == .customer
      }
      if turn.start == nil || turn.end == nil { hasTimes = false }
      guard turn.speaker != .system else { continue }
      characters += turn.bytes.count
      if turn.speaker == .unknown { unknown += turn.bytes.count }
      if let last = runs.last, last.speaker == turn.speaker {
        runs[runs.count - 1].turns = last.turns.lowerBound...index
      } else {
        runs.append(Run(speaker: turn.speaker, turns: index...index))
      }
    }
    agentRuns = runs.filter { $0.speaker == .agent }
    customerRuns = runs.filter { $0.speaker == .customer }
    sidesRuns = runs.filter { SpeakerFilter.any.contains($0.speaker) }
    if characters > 0 { unknownShare = unknown * 10_000 / characters }
  }

  /// The runs of a side, in order.
  func runs(of speaker: SpeakerFilter) -> [Run] {
    switch speaker {
    case .agent: agentRuns
    case .customer: customerRuns
    case .any: sidesRuns
    }
  }
}

/// A place in a call from which windows count.
struct Anchor {
  var turn: Int
  /// What stands before this position of the turn is before the place.
  var before: Int
  /// What stands from this position of the turn on is after the place.
  var after: Int
}

/// A stretch of a call in which something is looked for.
struct Scope {
  var turns: ClosedRange<Int>
  /// Only from this position of its turn on.
  var from: (turn: Int, position: Int)?
  /// Only up to this position of its turn.
  var until: (turn: Int, position: Int)?

  func contains(_ match: PhraseMatch) -> Bool {
    guard turns.contains(Int(match.turn)) else { return false }
    if let from, Int(match.turn) == from.turn, Int(match.start) < from.position { return false }
    if let until, Int(match.turn) == until.turn, Int(match.end) > until.position { return false }
    return true
  }
}

/// Finds the stretches that a window means.
struct ScopeFinder {
  let call: Call
  let shape: CallShape
  /// All turns; nothing where there are none.
  private let everywhere: [Scope]

  init(call: Call, shape: CallShape) {
    self.call = call
    self.shape = shape
    everywhere = call.turns.isEmpty ? [] : [Scope(turns: 0...call.turns.count - 1)]
  }

  /// Whether stretches of the window can be told: not where turns have no times and it counts seconds.
  func canFind(_ window: CompiledWindow?) -> Bool { window?.unit != .second || shape.hasTimes || everywhere.isEmpty }

  /// The stretches, one for each anchor; `nil` where they cannot be told.
  func scopes(of window: CompiledWindow?, speaker: SpeakerFilter, anchors: [Anchor]?) -> [Scope]? {
    guard canFind(window) else { return nil }
    guard let whole = everywhere.first?.turns else { return [] }
    guard let anchors else {
      guard let window else { return everywhere }
      return range(of: window, speaker: speaker, whole: whole).map { [Scope(turns: $0)] } ?? []
    }
    var scopes: [Scope] = []
    scopes.reserveCapacity(anchors.count)
    for anchor in anchors {
      if let scope = scope(of: window, speaker: speaker, anchor: anchor, whole: whole) { scopes.append(scope) }
    }
    return scopes
  }

  /// The turns of a window that counts from the call's ends; `nil` where no turn lies in it.
  private func range(
    of window: CompiledWindow, speaker: SpeakerFilter, whole: ClosedRange<Int>
  ) -> ClosedRange<Int>? {
    switch window.unit {
    case .turn:
      let runs = shape.runs(of: speaker)
      guard let earliest = runs.first, let latest = runs.last else { return nil }
      if let first = window.first {
        let count = min(runs.count, max(1, Self.whole(first)))
        return earliest.turns.lowerBound...runs[count - 1].turns.upperBound
      }
      if let last = window.last {
        let count = min(runs.count, max(1, Self.whole(last)))
        return runs[runs.count - count].turns.lowerBound...latest.turns.upperBound
      }
    case .second:
      if let first = window.first {
        return call.turns.lastIndex { ($0.start ?? 0) < first }.map { 0...$0 }
      }
      if let last = window.last {
        let end = call.turns.compactMap(\.end).max() ?? 0
        return call.turns.firstIndex { ($0.end ?? 0) > end - last }.map { $0...whole.upperBound }
      }
    }
    return whole
  }

  private func scope(
    of window: CompiledWindow?, speaker: SpeakerFilter, anchor: Anchor, whole: ClosedRange<Int>
  ) -> Scope? {
    guard let window, window.after != nil || window.before != nil else {
      var scope = Scope(turns: anchor.turn...whole.upperBound)
      scope.from = (anchor.turn, anchor.after)
      guard let window else { return scope }
      guard let range = range(of: window, speaker: speaker, whole: whole), range.upperBound >= anchor.turn else {
        return nil
      }
      scope.turns = max(anchor.turn, range.lowerBound)...range.upperBound
      return scope
    }
    var lower = anchor.turn
    var upper = anchor.turn
    if let before = window.before { lower = self.lower(of: before, window.unit, speaker: speaker, anchor: anchor) }
    if let after = window.after { upper = self.upper(of: after, window.unit, speaker: speaker, anchor: anchor) }
    var scope = Scope(turns: min(lower, upper)...max(lower, upper))
    if window.before == nil { scope.from = (anchor.turn, anchor.after) }
    if window.after == nil { scope.until = (anchor.turn, anchor.before) }
    return scope
  }

  /// A number of turns; a rule file may name any number, a call has no more turns than this.
  private static func whole(_ number: Double) -> Int {
    Int(min(max(number, 0), 1_000_000))
  }

  private func upper(of after: Double, _ unit: Window.Unit, speaker: SpeakerFilter, anchor: Anchor) -> Int {
    switch unit {
    case .second:
      let limit = (call.turns[anchor.turn].end ?? 0) + after
      return call.turns.lastIndex { ($0.start ?? 0) <= limit } ?? anchor.turn
    case .turn:
      let runs = shape.runs(of: speaker)
      let next = runs.partitioningIndex { $0.turns.upperBound >= anchor.turn }
      // The rest of the anchor's own run belongs to the place itself.
      let isOwn = next < runs.count && runs[next].turns.contains(anchor.turn)
      let own = isOwn ? runs[next].turns.upperBound : anchor.turn
      let later = isOwn ? next + 1 : next
      let count = min(runs.count - later, Self.whole(after))
      return count > 0 ? runs[later + count - 1].turns.upperBound : own
    }
  }

  private func lower(of before: Double, _ unit: Window.Unit, speaker: SpeakerFilter, anchor: Anchor) -> Int {
    switch unit {
    case .second:
      let limit = (call.turns[anchor.turn].start ?? 0) - before
      return call.turns.firstIndex { ($0.end ?? 0) >= limit } ?? anchor.turn
    case .turn:
      let runs = shape.runs(of: speaker)
      let earlier = runs.partitioningIndex { $0.turns.upperBound >= anchor.turn }
      let isOwn = earlier < runs.count && runs[earlier].turns.contains(anchor.turn)
      let own = isOwn ? runs[earlier].turns.lowerBound : anchor.turn
      let count = min(earlier, Self.whole(before))
      return count > 0 ? runs[earlier - count].turns.lowerBound : own
    }
  }
}

extension Array {
  /// The first index from which on the test holds, by halving: it must hold for everything behind one that it holds for.
  fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
