import ChineseText

extension PhraseTable: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(lists: words)
    entry.append(block: classOfWord)
    entry.append(scanner)
    entry.append(classCount)
    entry.append(block: frames)
    entry.append(block: elements)
    entry.append(block: bounds)
    for lists in [groupsOfClass, classesOfGroup] { entry.append(lists: lists) }
    entry.append(queryCount)
    entry.append(groupCount)
    entry.append(lists: candidatesOfClass)
    for lists in [unitsOfFirstWord, unitsOfWholeWord] { entry.append(lists: lists) }
    entry.append(block: wordlessFrames)
    entry.append(units)
    entry.append(lists: Lists(vocabulary))
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    words = try entry.lists()
    classOfWord = try entry.block()
    scanner = try entry.value()
    classCount = try entry.value()
    frames = try entry.block()
    elements = try entry.block()
    bounds = try entry.block()
    groupsOfClass = try entry.lists()
    classesOfGroup = try entry.lists()
    queryCount = try entry.value()
    groupCount = try entry.value()
    candidatesOfClass = try entry.lists()
    unitsOfFirstWord = try entry.lists()
    unitsOfWholeWord = try entry.lists()
    wordlessFrames = try entry.block()
    units = try entry.value()
    let words = try entry.lists(of: UInt32.self)
    vocabulary = (0..<words.count).map { Array(words.list($0)) }
  }
}

// Plain numbers, kept as they lie in memory.
extension PhraseFrame: BitwiseCopyable {}
extension PhraseFrame.Demands: BitwiseCopyable {}
extension PhraseElement: BitwiseCopyable {}
extension FrameCandidate: BitwiseCopyable {}
extension FrameCandidate.Condition: BitwiseCopyable {}
extension Slot: BitwiseCopyable {}
extension NumberBound: BitwiseCopyable {}
extension NumberBound.Comparison: BitwiseCopyable {}
extension SpeakerFilter: BitwiseCopyable {}

extension SpeakerFilter: Cacheable {}

extension EntryWriter {
  fileprivate mutating func append<Value: BitwiseCopyable>(lists: Lists<Value>) {
    append(block: lists.starts)
    append(block: lists.values)
  }
}

extension EntryReader {
  fileprivate mutating func lists<Value: BitwiseCopyable>(
    of type: Value.Type = Value.self
  ) throws(DamagedEntry) -> Lists<Value> {
    Lists(starts: try block(), values: try block())
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
