import ChineseText

/// Collects the phrases of a scorecard, each set once, and lays them out as a table.
struct PhraseTableBuilder {
  private let sets: [String: PhraseSet]
  private let normalForm: PhraseNormalForm
  private var words: [HashedKey<UInt32>: Int32] = [:]
  private var wordList: [[UInt32]] = []
  private var groupsOfWord: [[Int32]] = []
  private var groups: [HashedKey<Int32>: Int32] = [:]
  /// The group of each word alone, where there is one.
  private var groupOfWord: [Int32?] = []
  private var framesOfGroup: [[Int32]] = []
  private var frames: [Draft] = []
  private var known: Set<Draft> = []
  private var wordlessFrames: [Int32] = []
  private var units: [PhraseUnit] = []
  private var unitOfSet: [String: Int] = [:]
  private let vocabulary: [[UInt32]]

  /// A frame before it is known who looks for it.
  private struct Draft: Hashable {
    var unit: Int
    var elements: [PhraseElement]
    var openStart = false
    var openEnd = false
    var startLimit: Int?
    var endLimit: Int?
    var startsClause = false
    var endsClause = false

    /// The first words.
    var anchor: Int { elements.firstIndex { if case .words = $0 { true } else { false } } ?? elements.count }
  }

  init(sets: [String: PhraseSet], lists: [String: [String]]) {
    self.sets = sets
    let normalised = Self.normalised(lists)
    normalForm = PhraseNormalForm(lists: normalised)
    vocabulary = Self.vocabulary(of: normalised)
  }

  /// A query for some phrases of a rule; references to sets are resolved, each set is compiled once.
  mutating func query(
    _ phrases: [Phrase], except: [Phrase] = [], guards: Guards, speaker: SpeakerFilter, name: String
  ) -> PhraseQuery {
    var query = PhraseQuery(guards: guards)
    query.members = members(phrases, speaker: speaker, name: name, cancelling: false)
    query.cancels = members(except, speaker: speaker, name: name, cancelling: true).map(\.unit)
    return query
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
    if !inline.isEmpty {
      let unit = addUnit(inline, name: name, guards: [], speaker: speaker, cancelledBy: nil, cancelling: cancelling)
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
    if let unit = unitOfSet[set.id] {
      if units[unit].speakers != speaker { widen(unit) }
      return unit
    }
    var cancelling: Int?
    if !set.cancels.isEmpty {
      cancelling = addUnit(
        set.cancels, name: set.id, guards: [], speaker: speaker, cancelledBy: nil, cancelling: true)
    }
    let own = set.phrases.filter { !$0.isReference }
    let unit = addUnit(
      own, name: set.id, guards: set.guards, speaker: speaker, cancelledBy: cancelling, cancelling: false)
    unitOfSet[set.id] = unit
    return unit
  }

  private mutating func widen(_ unit: Int) {
    units[unit].speakers = .any
    if let cancelling = units[unit].cancelledBy { units[cancelling].speakers = .any }
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
    var frame = Draft(unit: unit, elements: [])
    for element in sequence {
      switch element {
      case .turnStart: frame.startLimit = 0
      case .turnEnd: frame.endLimit = 0
      case .clauseStart: frame.startsClause = true
      case .clauseEnd: frame.endsClause = true
      case .gap(let limit): frame.elements.append(.gap(limit))
      case .slot(let slot): frame.elements.append(.slot(slot))
      case .number(let bound): frame.elements.append(.number(bound))
      case .words(let words): frame.elements.append(.words(group(words)))
      }
    }
    if case .gap(let limit)? = frame.elements.first {
      frame.elements.removeFirst()
      frame.openStart = true
      if frame.startLimit != nil { frame.startLimit = limit }
    }
    if case .gap(let limit)? = frame.elements.last {
      frame.elements.removeLast()
      frame.openEnd = true
      if frame.endLimit != nil { frame.endLimit = limit }
    }
    guard !frame.elements.isEmpty, known.insert(frame).inserted else { return }
    if frame.anchor < frame.elements.count, case .words(let group) = frame.elements[frame.anchor] {
      framesOfGroup[Int(group)].append(Int32(frames.count))
    } else {
      wordlessFrames.append(Int32(frames.count))
    }
    frames.append(frame)
  }

  /// The group of these words; the same list is one group wherever it stands.
  private mutating func group(_ list: [[UInt32]]) -> Int32 {
    let members = list.count == 1 ? [word(list[0])] : Set(list.map { word($0) }).sorted()
    // Most groups are of one word.
    if members.count == 1, let group = groupOfWord[Int(members[0])] { return group }
    let key = HashedKey(members)
    if members.count > 1, let group = groups[key] { return group }
    let group = Int32(framesOfGroup.count)
    if members.count == 1 { groupOfWord[Int(members[0])] = group } else { groups[key] = group }
    framesOfGroup.append([])
    for id in members { groupsOfWord[Int(id)].append(group) }
    return group
  }

  /// The number of a word among all words of the table.
  private mutating func word(_ word: [UInt32]) -> Int32 {
    let key = HashedKey(word)
    if let id = words[key] { return id }
    let id = Int32(wordList.count)
    words[key] = id
    wordList.append(word)
    groupsOfWord.append([])
    groupOfWord.append(nil)
    return id
  }

  /// The finished table.
  func table() -> PhraseTable {
    var elements: [PhraseElement] = []
    let finished = frames.map { frame in
      let first = Int32(elements.count)
      elements += frame.elements
      return PhraseFrame(
        unit: Int32(frame.unit), firstElement: first, endElement: Int32(elements.count),
        anchor: first + Int32(frame.anchor), speakers: units[frame.unit].speakers,
        isCancelling: units[frame.unit].isCancelling, openStart: frame.openStart, openEnd: frame.openEnd,
        startLimit: frame.startLimit, endLimit: frame.endLimit, startsClause: frame.startsClause,
        endsClause: frame.endsClause)
    }
    let framesOfWord = groupsOfWord.map { groups in groups.flatMap { framesOfGroup[Int($0)] } }
    return PhraseTable(
      words: wordList, scanner: PhraseScanner(wordList), frames: finished, elements: elements,
      groupsOfWord: IndexLists(groupsOfWord), framesOfWord: IndexLists(framesOfWord),
      groupCount: framesOfGroup.count,
      wordlessFrames: wordlessFrames, units: units, vocabulary: vocabulary)
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

extension Rulebook {
  /// The words that the settings of all scorecards add to the segmenter's.
  public var vocabulary: [[UInt32]] {
    scorecards.keys.sorted().flatMap { PhraseTableBuilder.vocabulary(of: scorecards[$0]?.settings.lists ?? [:]) }
  }
}

/// A list of numbers as a dictionary's key, hashed once: tables that grow ask for the hash again and again.
private struct HashedKey<Element: FixedWidthInteger & Hashable & Sendable>: Hashable {
  private let elements: [Element]
  private let hash: UInt64

  init(_ elements: [Element]) {
    self.elements = elements
    // FNV-1a over whole numbers; the lists come from rule files, not from calls.
    hash = elements.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64(truncatingIfNeeded: $1)) &* 0x100_0000_01B3 }
  }

  static func == (left: Self, right: Self) -> Bool { left.hash == right.hash && left.elements == right.elements }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

extension Phrase {
  /// Whether the phrase is a whole other set.
  var isReference: Bool {
    if case .set = expression { true } else { false }
  }
}
