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
    let phrases = inParallel(files.phrases) { PhraseFileReader.read($0.bytes, file: $0.name) }
    for (sets, mistakes) in phrases { loading.addPhrases(sets, mistakes) }
    let rules = inParallel(files.rules) { RuleFileReader.read($0.bytes, file: $0.name) }
    for (rules, mistakes, isReadable) in rules { loading.addRules(rules, mistakes, isReadable: isReadable) }
    for file in files.settings { loading.addSettings(file) }
    for file in files.scorecards { loading.addScorecard(file) }
    loading.resolveScorecards()
    loading.rulebook.digest = files.digest
    let checks = RulebookChecks(
      loading.rulebook, hasAllRules: loading.hasAllRules, hasAllSets: loading.hasAllSets,
      hasAllScorecards: loading.hasAllScorecards)
    return (loading.rulebook, sorted(loading.diagnostics + checks.diagnostics))
  }

  /// Reads files side by side; the results are in their order.
  private static func inParallel<Result: Sendable>(
    _ files: [LexiconFile], _ read: @Sendable (LexiconFile) -> Result
  ) -> [Result] {
    let results = Mutex<[Result?]>(Array(repeating: nil, count: files.count))
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      let result = read(files[index])
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

  mutating func addPhrases(_ sets: [PhraseSet], _ mistakes: [Diagnostic]) {
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

  mutating func addRules(_ rules: [Rule], _ mistakes: [Diagnostic], isReadable: Bool) {
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

  mutating func addSettings(_ file: LexiconFile) {
    let (draft, mistakes) = ScorecardReader.readSettings(file.bytes, file: file.name)
    diagnostics += mistakes
    shared = draft
    if draft == nil { hasAllScorecards = false }
  }

  mutating func addScorecard(_ file: LexiconFile) {
    let (draft, mistakes, _) = ScorecardReader.read(file.bytes, file: file.name)
    diagnostics += mistakes
    guard let draft else {
      hasAllScorecards = false
      return
    }
    let id = draft.scorecard.id
    if "scorecards/\(id).yaml" != file.name {
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
