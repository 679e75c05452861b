import CallModel
import ChineseText

extension CompiledRule: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    for text in [id, title, clause] { entry.append(text) }
    entry.append(kind)
    entry.append(severity)
    entry.append(points)
    entry.append(potential)
    entry.append(speaker)
    entry.append(applies)
    entry.append(trigger)
    entry.append(window)
    entry.append(phrases)
    entry.append(excuse)
    entry.append(allowed)
    entry.append(followedBy)
    entry.append(passesUntriggered)
    entry.append(echo)
    entry.append(parts)
    entry.append(ordered)
    entry.append(minimumParts)
    entry.append(neededParts)
    entry.append(breach)
    entry.append(everyTrigger)
  }

  package convenience init(from entry: inout EntryReader) throws(DamagedEntry) {
    self.init(
      id: try entry.value(), title: try entry.value(), clause: try entry.value(), kind: try entry.value(),
      severity: try entry.value(), points: try entry.value(), potential: try entry.value(), speaker: try entry.value(),
      applies: try entry.value(), trigger: try entry.value(), window: try entry.value(), phrases: try entry.value(),
      excuse: try entry.value(), allowed: try entry.value(), followedBy: try entry.value(),
      passesUntriggered: try entry.value(), echo: try entry.value(), parts: try entry.value(),
      ordered: try entry.value(), minimumParts: try entry.value(), neededParts: try entry.value(),
      breach: try entry.value(), everyTrigger: try entry.value())
  }
}

extension CompiledExcuse: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(phrases)
    entry.append(speaker)
    entry.append(turns)
    entry.append(before)
    entry.append(customerSaidFirst)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    self.init(
      phrases: try entry.value(), speaker: try entry.value(), turns: try entry.value(), before: try entry.value(),
      customerSaidFirst: try entry.value())
  }
}

extension CompiledFollowUp: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(phrases)
    entry.append(speaker)
    entry.append(turns)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    self.init(phrases: try entry.value(), speaker: try entry.value(), turns: try entry.value())
  }
}

extension CompiledPart: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    entry.append(phrases)
    entry.append(speaker)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    self.init(phrases: try entry.value(), speaker: try entry.value())
  }
}

extension CompiledWindow: Cacheable {
  package func encode(to entry: inout EntryWriter) {
    for bound in [first, last, after, before] { entry.append(bound) }
    entry.append(unit)
  }

  package init(from entry: inout EntryReader) throws(DamagedEntry) {
    self.init(
      first: try entry.value(), last: try entry.value(), after: try entry.value(), before: try entry.value(),
      unit: try entry.value())
  }
}
