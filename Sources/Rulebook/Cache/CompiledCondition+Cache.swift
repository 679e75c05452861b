import CallModel
import ChineseText

extension CompiledUtterance: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(phrases)
    entry.append(speaker)
    entry.append(window)
  }

  package convenience init(from entry: inout EntryReader) throws(DamagedEntry) {
    self.init(phrases: try entry.value(), speaker: try entry.value(), window: try entry.value())
  }
}

extension CompiledTrigger: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    switch self {
    case .said(let utterance): entry.append(0, utterance)
    case .event(let event): entry.append(1, event)
    case .callType(let types): entry.append(2, types)
    case .any(let triggers): entry.append(3, triggers)
    }
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    switch try entry.value(Int.self) {
    case 0: self = .said(try entry.value())
    case 1: self = .event(try entry.value())
    case 2: self = .callType(try entry.value())
    case 3: self = .any(try entry.value())
    default: throw DamagedEntry()
    }
  }
}

extension CompiledCondition: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    switch self {
    case .all(let conditions): entry.append(0, conditions)
    case .any(let conditions): entry.append(1, conditions)
    case .not(let inner): entry.append(2, inner)
    case .stated(let inner): entry.append(3, inner)
    case .channel(let channels): entry.append(4, channels)
    case .direction(let directions): entry.append(5, directions)
    case .callType(let types): entry.append(6, types)
    case .record(let name, let test):
      entry.append(7, name)
      entry.append(test)
    case .recorded(let names): entry.append(8, names)
    case .undecided(let setting): entry.append(9, setting)
    case .hangup(let hangups): entry.append(10, hangups)
    case .figure(let figure, let comparison, let limit):
      entry.append(11, figure)
      entry.append(comparison)
      entry.append(limit)
    case .said(let utterance): entry.append(12, utterance)
    case .event(let event): entry.append(13, event)
    case .lastSpeaker(let speaker): entry.append(14, speaker)
    case .holiday(let value): entry.append(15, value)
    }
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    switch try entry.value(Int.self) {
    case 0: self = .all(try entry.value())
    case 1: self = .any(try entry.value())
    case 2: self = .not(try entry.value())
    case 3: self = .stated(try entry.value())
    case 4: self = .channel(try entry.value())
    case 5: self = .direction(try entry.value())
    case 6: self = .callType(try entry.value())
    case 7: self = .record(try entry.value(), try entry.value())
    case 8: self = .recorded(try entry.value())
    case 9: self = .undecided(try entry.value())
    case 10: self = .hangup(try entry.value())
    case 11: self = .figure(try entry.value(), try entry.value(), try entry.value())
    case 12: self = .said(try entry.value())
    case 13: self = .event(try entry.value())
    case 14: self = .lastSpeaker(try entry.value())
    case 15: self = .holiday(try entry.value())
    default: throw DamagedEntry()
    }
  }
}

extension CompiledRecordTest: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    switch self {
    case .figure(let comparison, let limit):
      entry.append(0, comparison)
      entry.append(limit)
    case .flag(let flag): entry.append(1, flag)
    case .oneOf(let texts): entry.append(2, texts)
    }
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    switch try entry.value(Int.self) {
    case 0: self = .figure(try entry.value(), try entry.value())
    case 1: self = .flag(try entry.value())
    case 2: self = .oneOf(try entry.value())
    default: throw DamagedEntry()
    }
  }
}

extension EntryWriter {
  /// The number of a case and what it holds.
  fileprivate mutating func append(_ number: Int, _ content: some Cacheable) {
    append(number)
    append(content)
  }
}
