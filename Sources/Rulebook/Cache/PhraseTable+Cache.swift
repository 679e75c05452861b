import ChineseText

extension PhraseTable: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(words: words)
    entry.append(scanner)
    entry.append(block: frames)
    entry.append(block: elements)
    for lists in [groupsOfWord, neededGroupsOfWord, wordsOfGroup] { entry.append(lists) }
    entry.append(groupCount)
    entry.append(framesOfTrigger)
    entry.append(block: conditions)
    for lists in [unitsOfFirstWord, unitsOfWholeWord] { entry.append(lists) }
    entry.append(block: wordlessFrames)
    entry.append(units)
    entry.append(words: vocabulary)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    words = try entry.words()
    scanner = try entry.value()
    frames = try entry.block()
    elements = try entry.block()
    groupsOfWord = try entry.value()
    neededGroupsOfWord = try entry.value()
    wordsOfGroup = try entry.value()
    groupCount = try entry.value()
    framesOfTrigger = try entry.value()
    conditions = try entry.block()
    unitsOfFirstWord = try entry.value()
    unitsOfWholeWord = try entry.value()
    wordlessFrames = try entry.block()
    units = try entry.value()
    vocabulary = try entry.words()
  }
}

// Plain numbers, kept as they lie in memory.
extension PhraseFrame: BitwiseCopyable {}
extension PhraseFrame.Demands: BitwiseCopyable {}
extension PhraseElement: BitwiseCopyable {}
extension FrameCondition: BitwiseCopyable {}
extension Slot: BitwiseCopyable {}
extension NumberBound: BitwiseCopyable {}
extension NumberBound.Comparison: BitwiseCopyable {}
extension SpeakerFilter: BitwiseCopyable {}

extension SpeakerFilter: Cacheable {}

extension IndexLists: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(block: starts)
    entry.append(block: values)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    starts = try entry.block()
    values = try entry.block()
  }
}

extension Guards: Cacheable {
  package func encode(to entry: inout EntryWriter) { entry.append(Int(rawValue)) }
  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    self.init(rawValue: UInt8(truncatingIfNeeded: try entry.value(Int.self)))
  }
}

extension PhraseUnit: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(name)
    entry.append(guards)
    entry.append(speakers)
    entry.append(cancelledBy)
    entry.append(isCancelling)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    self.init(
      name: try entry.value(), guards: try entry.value(), speakers: try entry.value(),
      cancelledBy: try entry.value(), isCancelling: try entry.value())
  }
}

extension PhraseQuery: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(members)
    entry.append(cancels)
    entry.append(guards)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    self.init(members: try entry.value(), cancels: try entry.value(), guards: try entry.value())
  }
}

extension PhraseQuery.Member: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(unit)
    entry.append(cancels)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    self.init(unit: try entry.value(), cancels: try entry.value())
  }
}

extension EntryWriter {
  /// Words, one behind the other, and where each ends.
  fileprivate mutating func append(words: [[UInt32]]) {
    var end: Int32 = 0
    append(
      block: words.map { word in
        end += Int32(word.count)
        return end
      })
    append(block: Array(words.joined()))
  }
}

extension EntryReader {
  /// What `append(words:)` wrote.
  fileprivate mutating func words() throws(DamagedEntry) -> [[UInt32]] {
    let (ends, characters) = (try block(of: Int32.self), try block(of: UInt32.self))
    var start = 0
    return ends.map { end in
      defer { start = Int(end) }
      return Array(characters[start..<Int(end)])
    }
  }
}
