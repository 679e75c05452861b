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
    case number(NumberBound)
    case turnStart, turnEnd, clauseStart, clauseEnd
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
    case .clauseStart: return [[.clauseStart]]
    case .clauseEnd: return [[.clauseEnd]]
    case .number(let bound): return [[.number(bound)]]
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

  /// Splits a sequence whose runs may be empty into those with and without each such run, up to the limit.
  private func withoutEmptyWords(_ sequence: [Element]) -> [[Element]] {
    var finished: [[Element]] = []
    var open = [sequence]
    while let next = open.popLast(), finished.count + open.count < Self.limit {
      guard let index = next.firstIndex(where: \.mayBeEmpty), case .words(let words) = next[index] else {
        if next.contains(where: \.holdsCharacters) { finished.append(next) }
        continue
      }
      open.append(Self.removing(index, from: next))
      let rest = words.filter { !$0.isEmpty }
      guard !rest.isEmpty else { continue }
      var with = next
      with[index] = .words(rest)
      open.append(with)
    }
    return finished
  }

  /// The sequence without one element; gaps that become neighbours are one.
  private static func removing(_ index: Int, from sequence: [Element]) -> [Element] {
    var rest = sequence
    rest.remove(at: index)
    guard index > 0, index < rest.count, case .gap(let left) = rest[index - 1], case .gap(let right) = rest[index]
    else { return rest }
    rest.replaceSubrange(index - 1...index, with: [.gap(left + right)])
    return rest
  }
}

extension PhraseNormalForm.Element {
  fileprivate var mayBeEmpty: Bool {
    if case .words(let words) = self { words.contains([]) } else { false }
  }

  fileprivate var holdsCharacters: Bool {
    switch self {
    case .words, .slot, .number: true
    case .gap, .turnStart, .turnEnd, .clauseStart, .clauseEnd: false
    }
  }
}
