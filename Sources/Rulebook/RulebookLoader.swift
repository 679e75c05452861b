/// Reads a directory of phrase sets, rules and scorecards.
public enum RulebookLoader {
  /// More mistakes than this in one file are counted, not listed.
  static let maximumDiagnosticsPerFile = 100

  /// Everything under a directory and every mistake in it, in the order of files and lines.
  ///
  /// What is faulty is left out of the rulebook, so a rulebook is fit for use only where there is no diagnostic.
  public static func load(
    directory: String
  ) throws(LoadingError) -> (rulebook: Rulebook, diagnostics: [Diagnostic]) {
    let files = try LexiconFiles(directory: directory)
    var loading = Loading()
    loading.diagnostics = files.diagnostics
    for file in files.phrases { loading.addPhrases(file) }
    for file in files.rules { loading.addRules(file) }
    for file in files.scorecards { loading.addScorecard(file) }
    loading.resolveScorecards()
    loading.rulebook.digest = files.digest
    let checks = RulebookChecks(
      loading.rulebook, hasAllRules: loading.hasAllRules, hasAllSets: loading.hasAllSets,
      hasAllScorecards: loading.hasAllScorecards)
    return (loading.rulebook, loading.diagnostics + checks.diagnostics)
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

  mutating func addPhrases(_ file: LexiconFile) {
    let (sets, mistakes) = PhraseFileReader.read(file.bytes, file: file.name)
    note(mistakes)
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

  mutating func addRules(_ file: LexiconFile) {
    let (rules, mistakes, isReadable) = RuleFileReader.read(file.bytes, file: file.name)
    note(mistakes)
    // A rule that could not be made of its entry must not be called unknown either.
    if !isReadable || !mistakes.isEmpty { hasAllRules = false }
    for rule in rules {
      let other = rulebook.rules.first { other in
        other.id == rule.id
          && (other.scorecards.isEmpty && rule.scorecards.isEmpty
            || !Set(other.scorecards).isDisjoint(with: rule.scorecards))
      }
      if let other {
        noteDuplicate(rule.location, of: "rule `\(rule.id)`", "规则“\(rule.id)”", other: other.location)
      } else {
        rulebook.rules.append(rule)
      }
    }
  }

  mutating func addScorecard(_ file: LexiconFile) {
    let (draft, mistakes, _) = ScorecardReader.read(file.bytes, file: file.name)
    note(mistakes)
    guard let draft else {
      hasAllScorecards = false
      return
    }
    let id = draft.scorecard.id
    if "scorecards/\(id).yaml" != file.name {
      note([
        Diagnostic(
          draft.scorecard.location,
          Message(english: "the scorecard `\(id)` stands in another file", chinese: "评分表“\(id)”与文件名不符"),
          advice: Message(english: "name the file `\(id).yaml`", chinese: "文件请命名为 \(id).yaml"))
      ])
    }
    if let other = drafts[id] {
      let location = draft.scorecard.location
      noteDuplicate(location, of: "scorecard `\(id)`", "评分表“\(id)”", other: other.scorecard.location)
    } else {
      drafts[id] = draft
    }
  }

  mutating func resolveScorecards() {
    let (scorecards, mistakes) = ScorecardInheritance.resolve(drafts)
    rulebook.scorecards = scorecards
    diagnostics += mistakes
  }

  private mutating func note(_ mistakes: [Diagnostic]) {
    let limit = RulebookLoader.maximumDiagnosticsPerFile
    diagnostics += mistakes.prefix(limit)
    guard mistakes.count > limit, let last = mistakes.last else { return }
    let more = mistakes.count - limit
    diagnostics.append(
      Diagnostic(
        last.location, Message(english: "and \(more) more mistakes in this file", chinese: "本文件还有 \(more) 处错误")))
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
