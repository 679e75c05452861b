/// Turns the tree of a phrase into frames: word runs with gaps between them.
///
/// Alternatives of plain words stay together in one run, so `(a|b)…(c|d)` is one frame and not four; only alternatives
/// that hold gaps or slots themselves multiply the frames.
struct PhraseNormalForm {
  /// One element before the words are interned.
  enum Element: Equatable {
    /// One of these; the empty word stands for "may be missing".
    case words([[UInt32]])
    case gap(Int)
    case slot(Slot)
    case turnStart, turnEnd
  }

  /// More expansions than this and the phrase is cut short; the linter has complained long before.
  static let limit = 20_000

  /// The lists of the settings, normalised.
  let lists: [String: [[UInt32]]]

  /// Every way to say the phrase, as element sequences without empty words.
  func sequences(of expression: PhraseExpression) -> [[Element]] {
    expand(expression).prefix(Self.limit).flatMap(withoutEmptyWords)
  }

  private func expand(_ expression: PhraseExpression) -> [[Element]] {
    switch expression {
    case .literal(let word): return [[.words([word])]]
    case .gap(let limit): return [[.gap(limit)]]
    case .turnStart: return [[.turnStart]]
    case .turnEnd: return [[.turnEnd]]
    case .slot(let name):
      if let slot = Slot(rawValue: name) { return [[.slot(slot)]] }
      guard let list = lists[name], !list.isEmpty else { return [] }
      return [[.words(list)]]
    case .optional(let inner): return expand(.alternatives([inner, .literal([])]))
    case .alternatives(let branches):
      var words: [[UInt32]] = []
      var others: [[Element]] = []
      for branch in branches {
        for sequence in expand(branch) {
          if sequence.count == 1, case .words(let list) = sequence[0] {
            words += list
          } else {
            others.append(sequence)
          }
        }
      }
      return (words.isEmpty ? [] : [[.words(words)]]) + others
    case .sequence(let members):
      var result: [[Element]] = [[]]
      for member in members {
        let next = expand(member)
        guard result.count * next.count <= Self.limit else { return [] }
        result = result.flatMap { head in next.map { Self.join(head, $0) } }
      }
      return result
    case .set: return []
    }
  }

  /// Joins two sequences; a run that ends one and a run that begins the other become one run of their products, unless
  /// these are many: then they stay neighbours, which the matcher joins.
  private static func join(_ head: [Element], _ tail: [Element]) -> [Element] {
    guard case .words(let left)? = head.last, case .words(let right)? = tail.first,
      left.count * right.count <= PhraseExpression.maximumProducts
    else { return head + tail }
    let products = left.flatMap { word in right.map { word + $0 } }
    return head.dropLast() + [.words(products)] + tail.dropFirst()
  }

  /// Splits a sequence whose runs may be empty into one with and one without each such run.
  private func withoutEmptyWords(_ sequence: [Element]) -> [[Element]] {
    for (index, element) in sequence.enumerated() {
      guard case .words(let words) = element, words.contains([]) else { continue }
      var with = sequence
      var results: [[Element]] = []
      let rest = words.filter { !$0.isEmpty }
      if !rest.isEmpty {
        with[index] = .words(rest)
        results += withoutEmptyWords(with)
      }
      var without = sequence
      without.remove(at: index)
      if index > 0, index < without.count, case .gap(let left) = without[index - 1], case .gap(let right) = without[index] {
        without.replaceSubrange(index - 1...index, with: [.gap(left + right)])
      }
      results += withoutEmptyWords(without)
      return results
    }
    let holdsSomething = sequence.contains {
      switch $0 {
      case .words, .slot: true
      case .gap, .turnStart, .turnEnd: false
      }
    }
    return holdsSomething ? [sequence] : []
  }
}
