/// Ways to say a phrase, made up for checks: each takes other alternatives, leaves out gaps, and fills slots.
struct PhraseSamples {
  let sets: [String: PhraseSet]
  let lists: [String: [[UInt32]]]

  /// So many ways to say each phrase are tried.
  static let variations = 6
  /// Sets name sets no deeper than this in a sample.
  private static let maximumDepth = 8

  /// What a phrase and the sets that it names sound like; `phrase` is the one that was sampled, not a reference to its set.
  func samples(of phrases: [Phrase], depth: Int = 0) -> [(phrase: Phrase, words: [UInt32])] {
    phrases.flatMap { phrase -> [(phrase: Phrase, words: [UInt32])] in
      if case .set(let id) = phrase.expression {
        return depth < Self.maximumDepth ? samples(of: sets[id]?.phrases ?? [], depth: depth + 1) : []
      }
      var seen: Set<[UInt32]> = []
      return (0..<Self.variations).compactMap { variation in
        let words = sample(of: phrase.expression, variation)
        return words.isEmpty || !seen.insert(words).inserted ? nil : (phrase, words)
      }
    }
  }

  private func sample(of expression: PhraseExpression, _ variation: Int) -> [UInt32] {
    switch expression {
    case .literal(let scalars): return scalars
    case .sequence(let members): return members.flatMap { sample(of: $0, variation) }
    case .alternatives(let branches):
      return branches.isEmpty ? [] : sample(of: branches[variation % branches.count], variation)
    case .optional(let content): return variation.isMultiple(of: 2) ? sample(of: content, variation) : []
    case .slot(let name):
      if let list = lists[name], !list.isEmpty { return list[variation % list.count] }
      return Slot(rawValue: name)?.sample.unicodeScalars.map(\.value) ?? []
    case .number(let bound):
      let near = [bound.limit, bound.limit + 1, max(0, bound.limit - 1)].first(where: bound.contains)
      return near.map { String(Int(min($0, 1e9))).unicodeScalars.map(\.value) } ?? []
    case .gap, .turnStart, .turnEnd, .clauseStart, .clauseEnd, .set: return []
    }
  }
}

extension Slot {
  /// Something that fills the slot.
  fileprivate var sample: String {
    switch self {
    case .number: "八"
    case .agentNumber: "1024"
    case .telephone: "95598"
    case .mobile: "13800000000"
    case .identity: "110101190001010000"
    case .time: "三点"
    case .name: "李"
    case .amount: "十元"
    }
  }
}
