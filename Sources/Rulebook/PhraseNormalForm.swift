/// Turns the tree of a phrase into frames: word runs with gaps between them.
///
/// Alternatives of plain words stay together in one run, so `(a|b)…(c|d)` is one frame and not four; only alternatives
/// that hold gaps or slots themselves multiply the frames.
struct PhraseNormalForm {
  /// One element before the words are interned.
  enum Element: Equatable {
    /// One of these; the empty word stands for "may be missing".
    case words(PhraseWords)
    case gap(Int)
    case slot(Slot)
    case number(NumberBound)
    case turnStart, turnEnd, clauseStart, clauseEnd
  }

  /// More expansions than this and the phrase is cut short; the linter has complained long before.
  static let limit = 20_000

  /// The lists of the settings, normalised.
  private let lists: [String: PhraseWords]

  init(lists: [String: [[UInt32]]]) { self.lists = lists.mapValues { PhraseWords($0) } }

  /// Every way to say the phrase, as element sequences without empty words.
  func sequences(of expression: PhraseExpression) -> [[Element]] {
    if let words = run(of: expression) {
      let words = words.holdEmpty ? words.withoutEmpty : words
      return words.count > 0 ? [[.words(words)]] : []
    }
    return expand(expression).prefix(Self.limit).flatMap(withoutEmptyWords)
  }

  /// The words of a phrase that is nothing but one run, as most are: they go straight into one array, without a sequence
  /// for each part of the phrase.
  private func run(of expression: PhraseExpression) -> PhraseWords? {
    guard isRun(expression) else { return nil }
    var words = PhraseWords()
    return append(expression, to: &words) ? words : nil
  }

  private func isRun(_ expression: PhraseExpression) -> Bool {
    switch expression {
    case .literal: true
    case .optional(let inner): isRun(inner)
    case .alternatives(let parts), .sequence(let parts): !parts.isEmpty && parts.allSatisfy(isRun)
    case .slot(let name): Slot(rawValue: name) == nil && lists[name].map { $0.count > 0 } ?? false
    case .gap, .turnStart, .turnEnd, .clauseStart, .clauseEnd, .number, .set: false
    }
  }

  /// Adds the words of a part that is a run; false where it becomes several runs, because its words are too many.
  private func append(_ expression: PhraseExpression, to words: inout PhraseWords) -> Bool {
    switch expression {
    case .literal(let word): words.append(word)
    case .optional(let inner):
      guard append(inner, to: &words) else { return false }
      words.append([])
    case .alternatives(let branches): return branches.allSatisfy { append($0, to: &words) }
    case .sequence(let members):
      var products = PhraseWords()
      for (index, member) in members.enumerated() {
        var next = PhraseWords()
        guard append(member, to: &next) else { return false }
        guard index > 0 else {
          products = next
          continue
        }
        guard products.count * next.count <= PhraseExpression.maximumProducts else { return false }
        products = products.followed(by: next)
      }
      words.append(products)
    case .slot(let name):
      guard let list = lists[name] else { return false }
      words.append(list)
    case .gap, .turnStart, .turnEnd, .clauseStart, .clauseEnd, .number, .set: return false
    }
    return true
  }

  private func expand(_ expression: PhraseExpression) -> [[Element]] {
    if let words = run(of: expression) { return [[.words(words)]] }
    switch expression {
    case .literal(let word): return [[.words(PhraseWords([word]))]]
    case .gap(let limit): return [[.gap(limit)]]
    case .turnStart: return [[.turnStart]]
    case .turnEnd: return [[.turnEnd]]
    case .clauseStart: return [[.clauseStart]]
    case .clauseEnd: return [[.clauseEnd]]
    case .number(let bound): return [[.number(bound)]]
    case .slot(let name):
      if let slot = Slot(rawValue: name) { return [[.slot(slot)]] }
      guard let list = lists[name], list.count > 0 else { return [] }
      return [[.words(list)]]
    case .optional(let inner): return expand(.alternatives([inner, .literal([])]))
    case .alternatives(let branches):
      var words = PhraseWords()
      var others: [[Element]] = []
      for branch in branches {
        for sequence in expand(branch) {
          if sequence.count == 1, case .words(let list) = sequence[0] {
            words.append(list)
          } else {
            others.append(sequence)
          }
        }
      }
      return (words.count == 0 ? [] : [[.words(words)]]) + others
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
    return head.dropLast() + [.words(left.followed(by: right))] + tail.dropFirst()
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
      let rest = words.withoutEmpty
      guard rest.count > 0 else { continue }
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
    if case .words(let words) = self { words.holdEmpty } else { false }
  }

  fileprivate var holdsCharacters: Bool {
    switch self {
    case .words, .slot, .number: true
    case .gap, .turnStart, .turnEnd, .clauseStart, .clauseEnd: false
    }
  }
}
