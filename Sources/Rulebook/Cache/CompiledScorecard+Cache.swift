import CallModel
import ChineseText

/// Scorecards over one table, as a cache keeps them.
struct CachedScorecards: Cacheable {
  let scorecards: [CompiledScorecard]

  init(_ scorecards: [CompiledScorecard]) { self.scorecards = scorecards }

  func encode(to entry: inout EntryWriter) {
    entry.append(scorecards.first?.phrases ?? .empty)
    entry.append(scorecards.count)
    for scorecard in scorecards { scorecard.encode(to: &entry) }
  }

  init(from entry: inout EntryReader) throws(DamagedEntry) {
    let phrases = try entry.value(PhraseTable.self)
    var scorecards: [CompiledScorecard] = []
    for _ in 0..<(try entry.count()) { scorecards.append(try CompiledScorecard(from: &entry, phrases: phrases)) }
    self.scorecards = scorecards
  }
}

extension CompiledScorecard {
  /// Without its table.
  fileprivate func encode(to entry: inout EntryWriter) {
    for text in [id, title, version, digest] { entry.append(text) }
    entry.append(assumed)
    entry.append(settings)
    entry.append(sections)
    entry.append(block: isLookedFor)
    entry.append(landmarks)
    entry.append(findings)
  }

  fileprivate init(from entry: inout EntryReader, phrases: PhraseTable) throws(DamagedEntry) {
    id = try entry.value()
    title = try entry.value()
    version = try entry.value()
    digest = try entry.value()
    assumed = try entry.value()
    settings = try entry.value()
    sections = try entry.value()
    self.phrases = phrases
    isLookedFor = try entry.block()
    landmarks = try entry.value()
    findings = try entry.value()
  }
}

extension Assumptions: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(direction)
    entry.append(callType)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    direction = try entry.value()
    callType = try entry.value()
  }
}

extension CompiledFinding: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(act)
    entry.append(title)
    entry.append(phrases)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    self.init(act: try entry.value(), title: try entry.value(), phrases: try entry.value())
  }
}

extension Landmarks: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    for query in [waitRequest, transferAnnouncement, noContent, agentTypical, customerTypical] { entry.append(query) }
    entry.append(callTypes.map(\.type))
    entry.append(callTypes.map(\.words))
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    waitRequest = try entry.value()
    transferAnnouncement = try entry.value()
    noContent = try entry.value()
    agentTypical = try entry.value()
    customerTypical = try entry.value()
    let types = try entry.value([CallType].self)
    callTypes = Array(zip(types, try entry.value([PhraseQuery].self)))
  }
}

extension CompiledSection: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(id)
    entry.append(title)
    entry.append(items)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    self.init(id: try entry.value(), title: try entry.value(), items: try entry.value())
  }
}
