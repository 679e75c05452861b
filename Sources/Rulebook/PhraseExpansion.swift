/// How large a phrase is once all its alternatives are written out.
extension PhraseExpression {
  /// The most expansions that a phrase set or the phrases of a rule may have.
  public static let maximumExpansions = 20_000

  /// Runs of words are written out together up to so many products; longer ones are matched part by part.
  static let maximumProducts = 200

  /// How many words the scanner gets from the phrase, or how many frames the matcher, whichever is more, each slot
  /// and set counted as one; saturates at `Int.max`.
  public var expansionCount: Int { expansionCount(slots: [:], sets: [:]) }

  /// The same, given the sizes of slots and sets.
  public func expansionCount(slots: [String: Int], sets: [String: Int]) -> Int {
    let size = size(slots: slots, sets: sets)
    return max(size.frames, size.words)
  }

  /// What a phrase becomes: words multiply inside a run, but not over a gap; alternatives with gaps multiply frames.
  private struct Size {
    var frames: Int
    var words: Int
    /// A run of words alone.
    var isRun: Bool
    /// A run that may be missing: beside others it is written out with and without.
    var isNullable = false
  }

  private func size(slots: [String: Int], sets: [String: Int]) -> Size {
    switch self {
    case .literal: return Size(frames: 1, words: 1, isRun: true)
    case .gap, .turnStart, .turnEnd, .clauseStart, .clauseEnd, .number: return Size(frames: 1, words: 0, isRun: false)
    case .slot(let name):
      guard let count = slots[name] else { return Size(frames: 1, words: 0, isRun: false) }
      return Size(frames: 1, words: max(1, count), isRun: true)
    case .set(let name): return Size(frames: 1, words: sets[name] ?? 1, isRun: false)
    case .optional(let content):
      var size = content.size(slots: slots, sets: sets)
      if size.isRun { size.words = size.words.addingSaturated(1) } else { size.frames = size.frames.addingSaturated(1) }
      size.isNullable = true
      return size
    case .alternatives(let alternatives):
      var sum = Size(frames: 0, words: 0, isRun: true)
      var holdsRun = false
      for alternative in alternatives {
        let size = alternative.size(slots: slots, sets: sets)
        sum.words = sum.words.addingSaturated(size.words)
        if size.isRun { holdsRun = true } else { sum.frames = sum.frames.addingSaturated(size.frames) }
        sum.isRun = sum.isRun && size.isRun
        sum.isNullable = sum.isNullable || size.isNullable
      }
      if sum.isRun { return Size(frames: 1, words: sum.words, isRun: true, isNullable: sum.isNullable) }
      let runs = holdsRun ? (sum.isNullable ? 2 : 1) : 0
      return Size(frames: sum.frames.addingSaturated(runs), words: sum.words, isRun: false)
    case .sequence(let items): return Self.sequence(items.map { $0.size(slots: slots, sets: sets) })
    }
  }

  private static func sequence(_ items: [Size]) -> Size {
    var result = Size(frames: 1, words: 0, isRun: true)
    var run: Size?
    func closeRun() {
      guard let closed = run else { return }
      result.words = result.words.addingSaturated(closed.words)
      if closed.isNullable { result.frames = result.frames.multiplyingSaturated(2) }
      run = nil
    }
    for item in items {
      guard item.isRun else {
        closeRun()
        result.words = result.words.addingSaturated(item.words)
        result.frames = result.frames.multiplyingSaturated(item.frames)
        result.isRun = false
        continue
      }
      let product = (run?.words ?? 1).multiplyingSaturated(item.words)
      if run != nil, product > maximumProducts {
        closeRun()
        result.isRun = false
      }
      if let known = run {
        run = Size(frames: 1, words: product, isRun: true, isNullable: known.isNullable && item.isNullable)
      } else {
        run = item
      }
    }
    // A sequence that is one run stays one, to melt into what stands beside it.
    if result.isRun, let run { return run }
    closeRun()
    return result
  }

  /// Whether no character need be there for a hit.
  var canBeEmpty: Bool {
    switch self {
    case .literal(let scalars): scalars.isEmpty
    case .sequence(let items): items.allSatisfy(\.canBeEmpty)
    case .alternatives(let alternatives): alternatives.contains(where: \.canBeEmpty)
    case .optional, .gap, .turnStart, .turnEnd, .clauseStart, .clauseEnd: true
    case .slot, .number, .set: false
    }
  }

  /// The names of the slots in the phrase, in order, with repetitions.
  public var slots: [String] {
    var names: [String] = []
    addSlots(to: &names)
    return names
  }

  private func addSlots(to names: inout [String]) {
    switch self {
    case .slot(let name): names.append(name)
    case .sequence(let items), .alternatives(let items): for item in items { item.addSlots(to: &names) }
    case .optional(let content): content.addSlots(to: &names)
    case .literal, .gap, .turnStart, .turnEnd, .clauseStart, .clauseEnd, .number, .set: break
    }
  }
}

extension Int {
  /// The sum of two counts, `Int.max` where it does not fit.
  func addingSaturated(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }

  /// The product of two counts, `Int.max` where it does not fit.
  func multiplyingSaturated(_ other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
