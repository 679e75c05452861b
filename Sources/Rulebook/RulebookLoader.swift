import Dispatch
import Synchronization

/// Reads a directory of phrase sets, rules and scorecards.
public enum RulebookLoader {
  /// Everything under a directory and every mistake in it, in the order of files and lines.
  ///
  /// What is faulty is left out of the rulebook, so a rulebook is fit for use only where there is no diagnostic.
  public static func load(
    directory: String
  ) throws(LoadingError) -> (rulebook: Rulebook, diagnostics: [Diagnostic]) {
    load(try RulebookSources(directory: directory))
  }

  /// The same from files that are read already.
  public static func load(_ sources: RulebookSources) -> (rulebook: Rulebook, diagnostics: [Diagnostic]) {
    let files = sources.files
    var loading = Loading()
    loading.diagnostics = files.diagnostics
    for content in inParallel(readings(of: files)) { loading.add(content) }
    loading.resolveScorecards()
    let checks = RulebookChecks(
      loading.rulebook, hasAllRules: loading.hasAllRules, hasAllSets: loading.hasAllSets,
      hasAllScorecards: loading.hasAllScorecards)
    return (loading.rulebook, sorted(loading.diagnostics + checks.diagnostics))
  }

  /// What is to be done for each file by itself, and the digest of all, in the order in which the results are needed.
  private static func readings(of files: LexiconFiles) -> [@Sendable () -> Content] {
    var readings: [@Sendable () -> Content] = [{ .digest(files.digest) }]
    for file in files.phrases {
      readings.append {
        let (sets, mistakes) = PhraseFileReader.read(file.bytes, file: file.name)
        return .phrases(sets, mistakes)
      }
    }
    for file in files.rules {
      readings.append {
        let (rules, mistakes, isReadable) = RuleFileReader.read(file.bytes, file: file.name)
        return .rules(rules, mistakes, isReadable: isReadable)
      }
    }
    for file in files.settings {
      readings.append {
        let (draft, mistakes) = ScorecardReader.readSettings(file.bytes, file: file.name)
        return .settings(draft, mistakes)
      }
    }
    for file in files.scorecards {
      readings.append {
        let (draft, mistakes, _) = ScorecardReader.read(file.bytes, file: file.name)
        return .scorecard(draft, mistakes, file: file.name)
      }
    }
    return readings
  }

  /// Does them side by side; the results are in their order.
  private static func inParallel(_ readings: [@Sendable () -> Content]) -> [Content] {
    let results = Mutex<[Content?]>(Array(repeating: nil, count: readings.count))
    DispatchQueue.concurrentPerform(iterations: readings.count) { index in
      let result = readings[index]()
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }

  /// The mistakes by file, line and column; several at one place in the order in which they were found.
  private static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let sorted = diagnostics.enumerated().sorted { left, right in
      let (one, other) = (left.element.location, right.element.location)
      if one.file != other.file { return one.file.utf8.lexicographicallyPrecedes(other.file.utf8) }
      return (one.line, one.column, left.offset) < (other.line, other.column, right.offset)
    }
    return sorted.map(\.element)
  }
}

/// What a file holds, or what stands for all of them.
private enum Content: Sendable {
  case digest(String)
  case phrases([PhraseSet], [Diagnostic])
  case rules([Rule], [Diagnostic], isReadable: Bool)
  case settings(ScorecardDraft?, [Diagnostic])
  case scorecard(ScorecardDraft?, [Diagnostic], file: String)
}

/// The state of reading: what came out so far.
private struct Loading {
  var rulebook = Rulebook()
  var diagnostics: [Diagnostic] = []
  /// False where a file could not be read at all: what it holds is then not called unknown elsewhere.
  var hasAllSets = true
  var hasAllRules = true
  var hasAllScorecards = true
  private var drafts: [String: ScorecardDraft] = [:]
  private var shared: ScorecardDraft?
  /// Where the variant of a rule for a scorecard stands.
  private var placesOfVariants: [String: SourceLocation] = [:]

  mutating func add(_ content: Content) {
    switch content {
    case .digest(let digest): rulebook.digest = digest
    case .phrases(let sets, let mistakes): addPhrases(sets, mistakes)
    case .rules(let rules, let mistakes, let isReadable): addRules(rules, mistakes, isReadable: isReadable)
    case .settings(let draft, let mistakes): addSettings(draft, mistakes)
    case .scorecard(let draft, let mistakes, let file): addScorecard(draft, mistakes, file: file)
    }
  }

  private mutating func addPhrases(_ sets: [PhraseSet], _ mistakes: [Diagnostic]) {
    diagnostics += mistakes
    if sets.isEmpty, !mistakes.isEmpty { hasAllSets = false }
    for set in sets {
      guard let other = rulebook.phraseSets[set.id] else {
        rulebook.phraseSets[set.id] = set
        continue
      }
      // The reader has already named a repetition inside one file.
      if other.location.file != set.location.file {
        noteDuplicate(set.location, of: "set `\(set.id)`", "短语集“\(set.id)”", other: other.location)
      }
    }
  }

  private mutating func addRules(_ rules: [Rule], _ mistakes: [Diagnostic], isReadable: Bool) {
    diagnostics += mistakes
    // A rule that could not be made of its entry must not be called unknown either.
    if !isReadable || !mistakes.isEmpty { hasAllRules = false }
    for rule in rules {
      // A rule without `for` is the variant for "" here, beside those for named scorecards.
      let served = rule.scorecards.isEmpty ? [""] : rule.scorecards
      let variants = served.map { "\(rule.id) \($0)" }
      if let other = variants.compactMap({ placesOfVariants[$0] }).first {
        noteDuplicate(rule.location, of: "rule `\(rule.id)`", "规则“\(rule.id)”", other: other)
      } else {
        rulebook.rules.append(rule)
        for variant in variants { placesOfVariants[variant] = rule.location }
      }
    }
  }

  private mutating func addSettings(_ draft: ScorecardDraft?, _ mistakes: [Diagnostic]) {
    diagnostics += mistakes
    shared = draft
    if draft == nil { hasAllScorecards = false }
  }

  private mutating func addScorecard(_ draft: ScorecardDraft?, _ mistakes: [Diagnostic], file: String) {
    diagnostics += mistakes
    guard let draft else {
      hasAllScorecards = false
      return
    }
    let id = draft.scorecard.id
    if "scorecards/\(id).yaml" != file {
      diagnostics.append(
        Diagnostic(
          draft.scorecard.location,
          Message(english: "the scorecard `\(id)` stands in another file", chinese: "评分表“\(id)”与文件名不符"),
          advice: Message(english: "name the file `\(id).yaml`", chinese: "文件请命名为 \(id).yaml")))
    }
    if let other = drafts[id] {
      let location = draft.scorecard.location
      noteDuplicate(location, of: "scorecard `\(id)`", "评分表“\(id)”", other: other.scorecard.location)
    } else {
      drafts[id] = draft
    }
  }

  mutating func resolveScorecards() {
    let (scorecards, mistakes) = ScorecardInheritance.resolve(drafts, shared: shared)
    rulebook.scorecards = scorecards
    diagnostics += mistakes
  }

  private mutating func noteDuplicate(
    _ location: SourceLocation, of english: String, _ chinese: String, other: SourceLocation
  ) {
    diagnostics.append(
      Diagnostic(
        location, Message(english: "the \(english) exists already", chinese: "\(chinese)已经有了"),
        advice: Message(
          english: "see \(other.file):\(other.line)", chinese: "见 \(other.file) 第 \(other.line) 行")))
  }
}
