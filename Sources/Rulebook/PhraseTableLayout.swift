import ChineseText

/// Numbers the classes of words, the groups and the frames of a table: what is seen most comes first.
///
/// A call touches a small part of a table. Where that lies scattered, the matcher waits for memory at every step; numbered so,
/// it lies together and stays in the processor's nearest caches.
struct PhraseTableLayout: Sendable {
  /// For each word its class.
  let classOfWord: [Int32]
  /// For each class its groups, ascending.
  private let groupsOfClass: IndexLists
  /// For each group, as the builder numbered it, its place among all.
  private let places: [Int32]
  /// Of each group, by place, how often one of its words is seen in a million characters.
  private let costs: [Int]
  private let frames: [FrameDraft]
  /// How many groups are the rarest of a frame; they come before the others.
  private let triggerCount: Int

  /// - Parameters:
  ///   - words: All words.
  ///   - wordsOfGroup: For each group the numbers of its words.
  ///   - frames: All frames, with groups for words.
  init(words: PhraseWords, wordsOfGroup: PhraseWords, frames: [FrameDraft]) {
    let frequencies = words.indices.map {
      WordFrequency.perMillion(words.characters.span.extracting(words.range(of: $0)))
    }
    let costs = wordsOfGroup.indices.map { group in
      wordsOfGroup.range(of: group).reduce(0) { $0 + frequencies[Int(wordsOfGroup.characters[$1])] }
    }
    let triggers = Self.triggers(of: frames, costs: costs)
    let order = costs.indices.sorted { left, right in
      if triggers[left] != triggers[right] { return triggers[left] }
      return (costs[right], left) < (costs[left], right)
    }
    var places = [Int32](repeating: 0, count: order.count)
    for (place, group) in order.enumerated() { places[group] = Int32(place) }
    let groupsOfWord = Self.groupsOfWord(wordsOfGroup, wordCount: words.count)
    let known = Self.classes(of: groupsOfWord, groupCount: wordsOfGroup.count)
    var seen = [Int](repeating: 0, count: known.examples.count)
    for (word, number) in known.ofWord.enumerated() { seen[Int(number)] = max(seen[Int(number)], frequencies[word]) }
    let classes = seen.indices.sorted { (seen[$1], $0) < (seen[$0], $1) }
    var numbers = [Int32](repeating: 0, count: classes.count)
    for (number, known) in classes.enumerated() { numbers[known] = Int32(number) }
    classOfWord = known.ofWord.map { numbers[Int($0)] }
    var starts: [Int32] = [0]
    var groups: [Int32] = []
    for number in classes {
      let start = groups.count
      for index in groupsOfWord[known.examples[number]] { groups.append(places[Int(groupsOfWord.values[index])]) }
      groups[start...].sort()
      starts.append(Int32(groups.count))
    }
    groupsOfClass = IndexLists(starts: starts, values: groups)
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

  /// For each word its groups, ascending.
  private static func groupsOfWord(_ wordsOfGroup: PhraseWords, wordCount: Int) -> IndexLists {
    var pairs: [(index: Int32, value: Int32)] = []
    pairs.reserveCapacity(wordsOfGroup.characters.count)
    for group in wordsOfGroup.indices {
      for place in wordsOfGroup.range(of: group) { pairs.append((Int32(wordsOfGroup.characters[place]), Int32(group))) }
    }
    return IndexLists(count: wordCount, pairs: pairs)
  }

  /// Words that stand in the same groups are one class; of each class one of its words is an example.
  private static func classes(of groupsOfWord: IndexLists, groupCount: Int) -> (ofWord: [Int32], examples: [Int]) {
    var examples: [Int] = []
    /// Most words stand in one group only.
    var classOfGroup = [Int32](repeating: -1, count: groupCount)
    var lists = WordNumbers()
    var classOfList: [Int32] = []
    var list: [UInt32] = []
    let ofWord = (0..<groupsOfWord.count).map { word in
      let range = groupsOfWord[word]
      let next = Int32(examples.count)
      if range.count == 1 {
        let group = Int(groupsOfWord.values[range.lowerBound])
        if classOfGroup[group] >= 0 { return classOfGroup[group] }
        classOfGroup[group] = next
      } else {
        list.removeAll(keepingCapacity: true)
        for index in range { list.append(UInt32(groupsOfWord.values[index])) }
        let number = Int(lists.number(of: list.span))
        if number < classOfList.count { return classOfList[number] }
        classOfList.append(next)
      }
      examples.append(word)
      return next
    }
    return (ofWord, examples)
  }

  /// What a table keeps of classes, groups and frames.
  struct Lists: Sendable {
    let frames: [PhraseFrame]
    let elements: [PhraseElement]
    let firstFrames: [Int32]
    let triggerCount: Int
    let groupsOfClass: IndexLists
    let otherGroups: IndexLists
    let framesOfWholeWord: IndexLists
    let firstWholeWord: Int
    let unitsOfFirstWord: IndexLists
    let unitsOfWholeWord: IndexLists
  }

  /// The lists; frames with the same rarest group come together, those without words and those of one word at the end.
  func lists(units: [PhraseUnit]) -> Lists {
    let groups = frames.map(groups(of:))
    let order = frames.indices
      .map { (kind: frames[$0].isWholeWord ? 1 : 0, rarest: groups[$0].first ?? .max, number: $0) }
      .sorted(by: <)
      .map(\.number)
    let (finished, elements) = finish(order.map { frames[$0] }, units: units)
    let firstWholeWord = order.firstIndex { frames[$0].isWholeWord } ?? order.count
    var firstFrames = [Int32](repeating: 0, count: costs.count + 1)
    for trigger in order[..<firstWholeWord].compactMap({ groups[$0].first }) { firstFrames[Int(trigger) + 1] += 1 }
    for group in costs.indices { firstFrames[group + 1] += firstFrames[group] }
    var members: [(index: Int32, value: Int32)] = []
    members.reserveCapacity(groupsOfClass.values.count)
    for number in 0..<groupsOfClass.count {
      for group in groupsOfClass.values[groupsOfClass[number]] { members.append((group, Int32(number))) }
    }
    let classesOfGroup = IndexLists(count: costs.count, pairs: members)
    var firstWords: [(index: Int32, value: Int32)] = []
    var wholeWords: [(index: Int32, value: Int32)] = []
    var wholeFrames: [(index: Int32, value: Int32)] = []
    for (number, frame) in finished.enumerated() {
      if case .words(let group)? = elements.at(frame.anchor, before: frame.endElement) {
        let classes = classesOfGroup.values[classesOfGroup[Int(group)]]
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
      groupsOfClass: groupsOfClass,
      otherGroups: IndexLists(order.map { Array(groups[$0].dropFirst()) }),
      framesOfWholeWord: IndexLists(count: classCount, pairs: wholeFrames), firstWholeWord: firstWholeWord,
      unitsOfFirstWord: IndexLists(count: classCount, distinct: firstWords),
      unitsOfWholeWord: IndexLists(count: classCount, distinct: wholeWords))
  }

  /// The groups of a frame's words, those that are seen least often first.
  private func groups(of frame: FrameDraft) -> [Int32] {
    var groups: [Int32] = []
    for case .words(let group) in frame.elements { groups.append(places[Int(group)]) }
    return groups.count < 2 ? groups : groups.sorted { [costs] in (costs[Int($0)], $0) < (costs[Int($1)], $1) }
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
