import ChineseText

extension PhraseTable: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(words)
    entry.append(block: classOfWord)
    entry.append(scanner)
    entry.append(block: frames)
    entry.append(block: elements)
    entry.append(block: bounds)
    entry.append(groupsOfClass)
    entry.append(queryCount)
    entry.append(block: firstFrames)
    entry.append(triggerCount)
    entry.append(framesOfWholeWord)
    entry.append(firstWholeWord)
    entry.append(otherGroups)
    entry.append(unitsOfFirstWord)
    entry.append(unitsOfWholeWord)
    entry.append(units)
    entry.append(PhraseWords(vocabulary))
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    words = try entry.value()
    classOfWord = try entry.block()
    deferredScanner = Deferred(try entry.value())
    frames = try entry.block()
    elements = try entry.block()
    bounds = try entry.block()
    groupsOfClass = try entry.value()
    queryCount = try entry.value()
    firstFrames = try entry.block()
    triggerCount = try entry.value()
    framesOfWholeWord = try entry.value()
    firstWholeWord = try entry.value()
    otherGroups = try entry.value()
    unitsOfFirstWord = try entry.value()
    unitsOfWholeWord = try entry.value()
    units = try entry.value()
    let words = try entry.value(PhraseWords.self)
    vocabulary = words.indices.map { Array(words[$0]) }
  }
}

// Plain numbers, kept as they lie in memory.
extension PhraseFrame: BitwiseCopyable {}
extension PhraseFrame.Demands: BitwiseCopyable {}
extension PhraseFrame.Figures: BitwiseCopyable {}
extension PhraseElement: BitwiseCopyable {}
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
    self.init(starts: try entry.block(), values: try entry.block())
  }
}

extension PhraseWords: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(block: starts)
    entry.append(block: characters)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    self.init(starts: try entry.block(), characters: try entry.block())
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
    entry.append(Int(number))
    entry.append(members)
    entry.append(cancels)
    entry.append(guards)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    let number = Int32(truncatingIfNeeded: try entry.value(Int.self))
    self.init(members: try entry.value(), cancels: try entry.value(), guards: try entry.value())
    self.number = number
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
