import ChineseText

/// Numbers the classes of words, the groups and the frames of a table: what is seen most comes first.
///
/// A call touches a small part of a table. Where that lies scattered, the matcher waits for memory at every step; numbered so,
/// it lies together and stays in the processor's nearest caches.
struct PhraseTableLayout: Sendable {
  /// For each word its class.
  let classOfWord: [Int32]
  /// For each class its groups, ascending.
  private let groupsOfClass: [[Int32]]
  /// For each group, as the builder numbered it, its place among all.
  private let places: [Int32]
  /// Of each group, by place, how often one of its words is seen in a million characters.
  private let costs: [Int]
  private let frames: [FrameDraft]
  /// How many groups are the rarest of a frame; they come before the others.
  private let triggerCount: Int

  init(words: [[UInt32]], groupsOfWord: [[Int32]], wordsOfGroup: [[Int32]], frames: [FrameDraft]) {
    let frequencies = words.map(WordFrequency.perMillion)
    let costs = wordsOfGroup.map { group in group.reduce(0) { $0 + frequencies[Int($1)] } }
    let triggers = Self.triggers(of: frames, costs: costs)
    let order = costs.indices.sorted { left, right in
      if triggers[left] != triggers[right] { return triggers[left] }
      return (costs[right], left) < (costs[left], right)
    }
    var places = [Int32](repeating: 0, count: order.count)
    for (place, group) in order.enumerated() { places[group] = Int32(place) }
    let known = Self.classes(of: groupsOfWord)
    var seen = [Int](repeating: 0, count: known.groups.count)
    for (word, number) in known.ofWord.enumerated() { seen[Int(number)] = max(seen[Int(number)], frequencies[word]) }
    let classes = seen.indices.sorted { (seen[$1], $0) < (seen[$0], $1) }
    var numbers = [Int32](repeating: 0, count: classes.count)
    for (number, known) in classes.enumerated() { numbers[known] = Int32(number) }
    classOfWord = known.ofWord.map { numbers[Int($0)] }
    groupsOfClass = classes.map { number in known.groups[number].map { places[Int($0)] }.sorted() }
    self.places = places
    triggerCount = triggers.count { $0 }
    self.costs = order.map { costs[$0] }
    self.frames = frames
  }

  /// For each group whether it is the rarest of a frame that asks for something besides.
  private static func triggers(of frames: [FrameDraft], costs: [Int]) -> [Bool] {
    var triggers = [Bool](repeating: false, count: costs.count)
    for frame in frames where !frame.isWholeWord {
      let groups = frame.elements.compactMap { if case .words(let group) = $0 { Int(group) } else { nil } }
      if let rarest = groups.min(by: { (costs[$0], $0) < (costs[$1], $1) }) { triggers[rarest] = true }
    }
    return triggers
  }

  /// Words that stand in the same groups are one class.
  private static func classes(of groupsOfWord: [[Int32]]) -> (ofWord: [Int32], groups: [[Int32]]) {
    var numbers: [[Int32]: Int32] = [:]
    var groups: [[Int32]] = []
    let ofWord = groupsOfWord.map { known in
      if let number = numbers[known] { return number }
      let number = Int32(groups.count)
      numbers[known] = number
      groups.append(known)
      return number
    }
    return (ofWord, groups)
  }

  /// What a table keeps of classes, groups and frames.
  struct Lists: Sendable {
    let frames: [PhraseFrame]
    let elements: [PhraseElement]
    let firstFrames: [Int32]
    let triggerCount: Int
    let groupsOfClass: IndexLists
    let classesOfGroup: IndexLists
    let otherGroups: IndexLists
    let framesOfWholeWord: IndexLists
    let firstWholeWord: Int
    let unitsOfFirstWord: IndexLists
    let unitsOfWholeWord: IndexLists
  }

  /// The lists; frames with the same rarest group come together, those without words and those of one word at the end.
  func lists(units: [PhraseUnit]) -> Lists {
    let drafts = frames.enumerated()
      .map { (number: $0, draft: $1, groups: groups(of: $1), kind: $1.isWholeWord ? 1 : 0) }
      .sorted { ($0.kind, $0.groups.first ?? .max, $0.number) < ($1.kind, $1.groups.first ?? .max, $1.number) }
    let (finished, elements) = finish(drafts.map(\.draft), units: units)
    let firstWholeWord = drafts.firstIndex { $0.draft.isWholeWord } ?? drafts.count
    var firstFrames = [Int32](repeating: 0, count: costs.count + 1)
    for trigger in drafts[..<firstWholeWord].compactMap(\.groups.first) { firstFrames[Int(trigger) + 1] += 1 }
    for group in costs.indices { firstFrames[group + 1] += firstFrames[group] }
    var classesOfGroup = [[Int32]](repeating: [], count: costs.count)
    for (number, groups) in groupsOfClass.enumerated() {
      for group in groups { classesOfGroup[Int(group)].append(Int32(number)) }
    }
    var firstWords: [(index: Int32, value: Int32)] = []
    var wholeWords: [(index: Int32, value: Int32)] = []
    var wholeFrames: [(index: Int32, value: Int32)] = []
    for (number, frame) in finished.enumerated() {
      if case .words(let group)? = elements.at(frame.anchor, before: frame.endElement) {
        let classes = classesOfGroup[Int(group)]
        let pairs = classes.map { ($0, frame.unit) }
        firstWords += pairs
        guard number >= firstWholeWord else { continue }
        wholeWords += pairs
        wholeFrames += classes.map { ($0, Int32(number)) }
      }
    }
    let classCount = groupsOfClass.count
    return Lists(
      frames: finished, elements: elements, firstFrames: firstFrames, triggerCount: triggerCount,
      groupsOfClass: IndexLists(groupsOfClass), classesOfGroup: IndexLists(classesOfGroup),
      otherGroups: IndexLists(drafts.map { Array($0.groups.dropFirst()) }),
      framesOfWholeWord: IndexLists(count: classCount, pairs: wholeFrames), firstWholeWord: firstWholeWord,
      unitsOfFirstWord: IndexLists(count: classCount, distinct: firstWords),
      unitsOfWholeWord: IndexLists(count: classCount, distinct: wholeWords))
  }

  /// The groups of a frame's words, those that are seen least often first.
  private func groups(of frame: FrameDraft) -> [Int32] {
    var groups: [Int32] = []
    for case .words(let group) in frame.elements { groups.append(places[Int(group)]) }
    return groups.sorted { (costs[Int($0)], $0) < (costs[Int($1)], $1) }
  }

  private func finish(
    _ drafts: [FrameDraft], units: [PhraseUnit]
  ) -> (frames: [PhraseFrame], elements: [PhraseElement]) {
    var elements: [PhraseElement] = []
    let frames = drafts.map { frame in
      let first = Int32(elements.count)
      for element in frame.elements {
        if case .words(let group) = element {
          elements.append(.words(places[Int(group)]))
        } else {
          elements.append(element)
        }
      }
      var demands: PhraseFrame.Demands = units[frame.unit].isCancelling ? .cancelling : []
      if frame.openStart { demands.insert(.openStart) }
      if frame.openEnd { demands.insert(.openEnd) }
      if frame.startsClause { demands.insert(.clauseStart) }
      if frame.endsClause { demands.insert(.clauseEnd) }
      return PhraseFrame(
        unit: Int32(frame.unit), firstElement: first, endElement: Int32(elements.count),
        anchor: first + Int32(frame.anchor),
        startLimit: frame.startLimit.map { Int16(clamping: $0) } ?? -1,
        endLimit: frame.endLimit.map { Int16(clamping: $0) } ?? -1, speakers: units[frame.unit].speakers,
        demands: demands, figures: frame.elements.reduce(into: []) { $0.formUnion($1.figure) })
    }
    return (frames, elements)
  }
}
