/// Fills in what a scorecard takes over from the one it extends.
struct ScorecardInheritance {
  let drafts: [String: ScorecardDraft]
  /// What every scorecard takes over that extends no other.
  let shared: ScorecardDraft?
  private(set) var diagnostics: [Diagnostic] = []
  private var resolved: [String: ScorecardDraft] = [:]

  /// All scorecards of the drafts, and the mistakes in how they extend one another.
  static func resolve(
    _ drafts: [String: ScorecardDraft], shared: ScorecardDraft? = nil
  ) -> (scorecards: [String: Scorecard], [Diagnostic]) {
    var inheritance = ScorecardInheritance(drafts: drafts, shared: shared)
    for id in drafts.keys.sorted() { inheritance.resolve(id) }
    return (inheritance.resolved.mapValues(\.scorecard), inheritance.diagnostics)
  }

  private init(drafts: [String: ScorecardDraft], shared: ScorecardDraft?) {
    self.drafts = drafts
    self.shared = shared
  }

  /// Walks up to the root of the chain, then merges downwards; no recursion, however long the chain is.
  private mutating func resolve(_ id: String) {
    var chain: [String] = []
    var current: String? = id
    while let name = current, resolved[name] == nil, let draft = drafts[name] {
      if let start = chain.firstIndex(of: name) {
        let path = (chain[start...] + [name]).joined(separator: " → ")
        note(draft, "the scorecards extend one another in a circle: \(path)", "评分表互相继承成环:\(path)")
        break
      }
      chain.append(name)
      current = draft.scorecard.extends
      if let parent = current, drafts[parent] == nil {
        note(
          draft, "unknown scorecard `\(parent)`", "没有评分表“\(parent)”",
          advice: NearestName.advice(parent, among: drafts.keys.sorted()))
      }
    }
    for name in chain.reversed() {
      guard let draft = drafts[name] else { continue }
      let parent = draft.scorecard.extends.flatMap { resolved[$0] } ?? shared
      resolved[name] = parent.map { merge(draft, into: $0) } ?? draft
    }
  }

  private mutating func note(
    _ draft: ScorecardDraft, _ english: String, _ chinese: String, advice: Message? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        draft.extendsLocation ?? draft.scorecard.location, Message(english: english, chinese: chinese), advice: advice))
  }

  private func merge(_ child: ScorecardDraft, into parent: ScorecardDraft) -> ScorecardDraft {
    var merged = child
    merged.scorecard.assumed.direction = child.scorecard.assumed.direction ?? parent.scorecard.assumed.direction
    merged.scorecard.assumed.callType = child.scorecard.assumed.callType ?? parent.scorecard.assumed.callType
    merged.scorecard.settings = mergedSettings(child, parent)
    merged.statedSettings.formUnion(parent.statedSettings)
    merged.scorecard.sections = mergedSections(child.scorecard.sections, parent.scorecard.sections)
    merged.sectionLocations.merge(parent.sectionLocations) { own, _ in own }
    return merged
  }

  /// The parent's settings, each replaced where the child states it, whether as a list or as a number.
  private func mergedSettings(_ child: ScorecardDraft, _ parent: ScorecardDraft) -> Settings {
    let own = child.scorecard.settings
    var settings = parent.scorecard.settings
    for key in child.statedSettings {
      switch key {
      case "ringing": settings.ringing = own.ringing
      case "passMark": settings.passMark = own.passMark
      case "grades": settings.grades = own.grades
      case "findings": settings.findings = own.findings
      default:
        settings.lists[key] = own.lists[key]
        settings.quantities[key] = own.quantities[key]
        if own.undecided.contains(key) { settings.undecided.insert(key) } else { settings.undecided.remove(key) }
      }
    }
    return settings
  }

  /// Sections by id, items by rule: the child's replace the parent's in their place, new ones follow; a rule that the
  /// child puts into another section leaves its old one.
  private func mergedSections(_ child: [ScorecardSection], _ parent: [ScorecardSection]) -> [ScorecardSection] {
    var sections = parent
    for section in child {
      let rules = Set(section.items.map(\.rule))
      for index in sections.indices where sections[index].id != section.id {
        sections[index].items.removeAll { rules.contains($0.rule) }
      }
      guard let index = sections.firstIndex(where: { $0.id == section.id }) else {
        sections.append(section)
        continue
      }
      sections[index].title = section.title
      for item in section.items {
        if let place = sections[index].items.firstIndex(where: { $0.rule == item.rule }) {
          sections[index].items[place] = item
        } else {
          sections[index].items.append(item)
        }
      }
    }
    // A section whose rules have all moved away is gone.
    let own = Set(child.map(\.id))
    return sections.filter { !$0.items.isEmpty || own.contains($0.id) }
  }
}
