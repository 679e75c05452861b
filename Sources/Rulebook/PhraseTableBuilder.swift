import ChineseText

/// Collects the phrases of scorecards, each set once, and lays them out as a table.
struct PhraseTableBuilder {
  private let sets: [String: PhraseSet]
  /// With the lists of the scorecard in hand.
  private var normalForm = PhraseNormalForm(lists: [:])
  /// The lists of all scorecards so far, by the order in which they came.
  private var numberOfLists: [[String: [String]]: Int] = [:]
  private var lists = 0
  /// Of each set, whether its own phrases name lists.
  private var dependsOnLists: [String: Bool] = [:]
  private var words = WordNumbers()
  /// The groups as lists of the numbers of their words.
  private var groups = WordNumbers()
  private var frames: [FrameDraft] = []
  private var known: Set<FrameDraft> = []
  private var bounds: [NumberBound] = []
  private var queries: [PhraseQuery: Int32] = [:]
  private var units: [PhraseUnit] = []
  private var unitOfSource: [Source: Int] = [:]
  private var vocabulary: Set<[UInt32]> = []
  /// The units of the queries since they were last taken.
  private var unitsInUse: Set<Int> = []

  /// What a unit is made of: a set, or the phrases that a rule file writes at a place.
  private struct Source: Hashable {
    var set: String?
    var location: SourceLocation
    var isCancelling = false
    /// Where slots name lists, those of which scorecard.
    var lists: Int?
  }

  init(sets: [String: PhraseSet]) { self.sets = sets }

  /// Takes the slots of what follows from these lists.
  mutating func use(_ lists: [String: [String]]) {
    self.lists = numberOfLists[lists] ?? numberOfLists.count
    numberOfLists[lists] = self.lists
    let normalised = Self.normalised(lists)
    normalForm = PhraseNormalForm(lists: normalised)
    vocabulary.formUnion(Self.vocabulary(of: normalised))
  }

  /// Which lists phrases depend on: `nil` where they name none.
  private func lists(of phrases: [Phrase]) -> Int? {
    phrases.indices.contains { phrases[$0].slots.contains { Slot(rawValue: $0) == nil } } ? lists : nil
  }

  /// The same for a set, whose phrases are looked at once.
  private mutating func lists(of set: PhraseSet) -> Int? {
    if let known = dependsOnLists[set.id] { return known ? lists : nil }
    let result = lists(of: set.phrases) ?? lists(of: set.cancels)
    dependsOnLists[set.id] = result != nil
    return result
  }

  /// A query for some phrases of a rule; references to sets are resolved, each set is compiled once.
  mutating func query(
    _ phrases: [Phrase], except: [Phrase] = [], guards: Guards, speaker: SpeakerFilter, name: String
  ) -> PhraseQuery {
    var query = PhraseQuery(guards: guards)
    query.members = members(phrases, speaker: speaker, name: name, cancelling: false)
    query.cancels = members(except, speaker: speaker, name: name, cancelling: true).map(\.unit)
    for unit in query.members.map(\.unit) + query.cancels {
      unitsInUse.insert(unit)
      if let cancelling = units[unit].cancelledBy { unitsInUse.insert(cancelling) }
    }
    let number = queries[query] ?? Int32(queries.count)
    queries[query] = number
    query.number = number
    return query
  }

  /// The units that the queries since the last time refer to.
  mutating func takeUnitsInUse() -> Set<Int> {
    defer { unitsInUse.removeAll() }
    return unitsInUse
  }

  /// The units of the sets that are named, and one unit for all other phrases.
  private mutating func members(
    _ phrases: [Phrase], speaker: SpeakerFilter, name: String, cancelling: Bool
  ) -> [PhraseQuery.Member] {
    var members: [PhraseQuery.Member] = []
    var visited: Set<String> = []
    for phrase in phrases {
      guard case .set(let id) = phrase.expression else { continue }
      addSet(id, speaker: speaker, cancels: [], to: &members, visited: &visited)
    }
    let inline = phrases.filter { !$0.isReference }
    if let first = inline.first {
      let source = Source(location: first.location, isCancelling: cancelling, lists: lists(of: inline))
      let known = unitOfSource[source].map { widened($0, to: speaker) }
      let unit =
        known
        ?? addUnit(inline, name: name, guards: [], speaker: speaker, cancelledBy: nil, cancelling: cancelling)
      unitOfSource[source] = unit
      members.append(PhraseQuery.Member(unit: unit, cancels: []))
    }
    return members
  }

  /// A set and, through it, the sets whose phrases it takes over; what cancels the set cancels these too.
  private mutating func addSet(
    _ id: String, speaker: SpeakerFilter, cancels: [Int], to members: inout [PhraseQuery.Member],
    visited: inout Set<String>
  ) {
    guard visited.insert(id).inserted, let set = sets[id] else { return }
    let unit = unit(of: set, speaker: speaker)
    members.append(PhraseQuery.Member(unit: unit, cancels: cancels))
    let inherited = cancels + (units[unit].cancelledBy.map { [$0] } ?? [])
    for phrase in set.phrases {
      guard case .set(let other) = phrase.expression else { continue }
      addSet(other, speaker: speaker, cancels: inherited, to: &members, visited: &visited)
    }
  }

  private mutating func unit(of set: PhraseSet, speaker: SpeakerFilter) -> Int {
    let source = Source(set: set.id, location: set.location, lists: lists(of: set))
    if let unit = unitOfSource[source] { return widened(unit, to: speaker) }
    var cancelling: Int?
    if !set.cancels.isEmpty {
      cancelling = addUnit(
        set.cancels, name: set.id, guards: [], speaker: speaker, cancelledBy: nil, cancelling: true)
    }
    let own = set.phrases.filter { !$0.isReference }
    let unit = addUnit(
      own, name: set.id, guards: set.guards, speaker: speaker, cancelledBy: cancelling, cancelling: false)
    unitOfSource[source] = unit
    return unit
  }

  /// The unit, looked for in this speaker's turns too.
  private mutating func widened(_ unit: Int, to speaker: SpeakerFilter) -> Int {
    guard units[unit].speakers != speaker else { return unit }
    units[unit].speakers = .any
    if let cancelling = units[unit].cancelledBy { units[cancelling].speakers = .any }
    return unit
  }

  private mutating func addUnit(
    _ phrases: [Phrase], name: String, guards: Guards, speaker: SpeakerFilter, cancelledBy: Int?, cancelling: Bool
  ) -> Int {
    let unit = units.count
    units.append(
      PhraseUnit(
        name: name, guards: guards, speakers: speaker, cancelledBy: cancelledBy, isCancelling: cancelling))
    for phrase in phrases {
      for sequence in normalForm.sequences(of: phrase.expression) { addFrame(sequence, unit: unit) }
    }
    return unit
  }

  private mutating func addFrame(_ sequence: [PhraseNormalForm.Element], unit: Int) {
    var frame = FrameDraft(unit: unit, elements: [])
    for element in sequence {
      switch element {
      case .turnStart: frame.startLimit = 0
      case .turnEnd: frame.endLimit = 0
      case .clauseStart: frame.startsClause = true
      case .clauseEnd: frame.endsClause = true
      case .gap(let limit): frame.elements.append(.gap(Int32(clamping: limit)))
      case .slot(let slot): frame.elements.append(.slot(slot))
      case .number(let bound): frame.elements.append(.number(number(of: bound)))
      case .words(let words): frame.elements.append(.words(group(words)))
      }
    }
    if case .gap(let limit)? = frame.elements.first {
      frame.elements.removeFirst()
      frame.openStart = true
      if frame.startLimit != nil { frame.startLimit = Int(limit) }
    }
    if case .gap(let limit)? = frame.elements.last {
      frame.elements.removeLast()
      frame.openEnd = true
      if frame.endLimit != nil { frame.endLimit = Int(limit) }
    }
    guard !frame.elements.isEmpty, known.insert(frame).inserted else { return }
    frames.append(frame)
  }

  private mutating func number(of bound: NumberBound) -> Int32 {
    if let known = bounds.firstIndex(of: bound) { return Int32(known) }
    bounds.append(bound)
    return Int32(bounds.count - 1)
  }

  /// The group of these words; the same list is one group wherever it stands.
  private mutating func group(_ list: PhraseWords) -> Int32 {
    var members: [UInt32] = []
    members.reserveCapacity(list.count)
    for index in list.indices {
      members.append(UInt32(words.number(of: list.characters.span.extracting(list.range(of: index)))))
    }
    if members.count > 1 {
      members.sort()
      var count = 1
      for index in 1..<members.count where members[index] != members[count - 1] {
        members[count] = members[index]
        count += 1
      }
      members.removeLast(members.count - count)
    }
    return groups.number(of: members.span)
  }

  /// The finished table.
  func table() -> PhraseTable {
    let layout = PhraseTableLayout(words: words.words, wordsOfGroup: groups.words, frames: frames)
    // Half of the work, and the last that is needed.
    let scanner = Deferred { [words = words.words] in
      PhraseScanner(words.characters, starts: words.starts, reportedAs: layout.classOfWord)
    }
    let lists = layout.lists(units: units)
    return PhraseTable(
      words: words.words, classOfWord: layout.classOfWord, deferredScanner: scanner, frames: lists.frames,
      elements: lists.elements, bounds: bounds, groupsOfClass: lists.groupsOfClass,
      queryCount: queries.count, firstFrames: lists.firstFrames, triggerCount: lists.triggerCount,
      framesOfWholeWord: lists.framesOfWholeWord, firstWholeWord: lists.firstWholeWord,
      otherGroups: lists.otherGroups,
      unitsOfFirstWord: lists.unitsOfFirstWord, unitsOfWholeWord: lists.unitsOfWholeWord, units: units,
      vocabulary: vocabulary.sorted { $0.lexicographicallyPrecedes($1) })
  }

  static func normalised(_ lists: [String: [String]]) -> [String: [[UInt32]]] {
    lists.mapValues { $0.map { NormalizedText($0).scalars }.filter { !$0.isEmpty } }
  }

  /// The entries of the lists that can be words, in order.
  private static func vocabulary(of lists: [String: [[UInt32]]]) -> [[UInt32]] {
    Set(lists.values.joined()).filter { (2...8).contains($0.count) }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The same, without compiling any phrases.
  static func vocabulary(of lists: [String: [String]]) -> [[UInt32]] { vocabulary(of: normalised(lists)) }
}

extension Scorecard {
  /// The words that its settings add to the segmenter's.
  public var vocabulary: [[UInt32]] { PhraseTableBuilder.vocabulary(of: settings.lists) }
}

extension CompiledScorecard {
  /// The words that its settings add to the segmenter's.
  public var vocabulary: [[UInt32]] { PhraseTableBuilder.vocabulary(of: settings.lists) }
}

extension Rulebook {
  /// The words that the settings of all scorecards add to the segmenter's.
  public var vocabulary: [[UInt32]] {
    scorecards.keys.sorted().flatMap { scorecards[$0]?.vocabulary ?? [] }
  }
}

extension Phrase {
  /// Whether the phrase is a whole other set.
  var isReference: Bool {
    if case .set = expression { true } else { false }
  }
}
