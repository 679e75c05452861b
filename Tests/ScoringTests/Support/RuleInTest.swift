import CallModel
import ChineseText
import Glibc
import Rulebook
import Scoring

/// One rule as a rule file states it, ready to judge calls.
///
/// What every rule needs and no test cares about (id, title, clause, examples) is added; words are found inside words
/// too unless the test names a `dictionary`.
struct RuleInTest {
  private let scorer: Scorer

  /// - Parameters:
  ///   - text: The rest of the rule in YAML, two blanks before each key.
  ///   - sets: A phrase file.
  ///   - settings: Settings in YAML, two blanks before each key.
  ///   - assume: What the scorecard takes to be so where the export does not say.
  ///   - item: What the rule is worth in the scorecard.
  ///   - dictionary: The words that the segmenter knows.
  init(
    _ text: String, sets: String = "", settings: String = "", assume: String = "{}",
    item: String = "points: 100", dictionary: [String]? = nil
  ) throws {
    let rules = """
      - id: rule
        title: 规则
        clause: 规范 1
        severity: major
        examples: [
          {outcome: pass, turns: [客服：甲]}, {outcome: fail, turns: [客服：乙]},
          {outcome: not-applicable, turns: [客服：丙]}, {outcome: not-assessable, turns: [客服：丁]}]
      \(text)
      """
    let card = """
      id: card
      title: 评分表
      version: 1
      assume: \(assume)
      \(settings.isEmpty ? "" : "settings:\n\(settings)")
      sections: [{id: all, title: 全部, items: [{rule: rule, \(item)}]}]
      """
    let compiled = try CompiledScorecard(phrases: sets, rules: rules, scorecard: card)
    scorer = Scorer(
      scorecard: compiled,
      segmenter: dictionary.map { Segmenter(words: $0, adding: compiled.phrases.vocabulary) })
  }

  /// Everything that the rule's scorecard finds in a call.
  func score(_ call: Call) -> ScoredCall {
    var scorer = scorer
    return scorer.score(call)
  }

  /// Everything that the rule's scorecard finds in a dialogue.
  func score(_ lines: String...) -> ScoredCall { score(.dialogue(lines)) }

  /// The rule's item in a call.
  func item(_ call: Call) -> ItemResult? { score(call).sections.first?.items.first }

  /// The rule's item in a dialogue.
  func item(_ lines: String...) -> ItemResult? { item(.dialogue(lines)) }

  /// What the rule says of a call.
  func outcome(_ call: Call) -> Outcome? { item(call)?.outcome }

  /// What the rule says of a dialogue.
  func outcome(_ lines: String...) -> Outcome? { outcome(.dialogue(lines)) }

  /// The words that prove the rule's outcome.
  func evidence(_ lines: String...) -> [String] {
    let call = Call.dialogue(lines)
    return item(call)?.evidence(in: call) ?? []
  }
}

extension ItemResult {
  /// The words that prove the outcome, cut from the original turns.
  func evidence(in call: Call) -> [String] {
    proofs.compactMap { if case .evidence(let evidence) = $0 { call.words(of: evidence) } else { nil } }
  }

  /// The fields that would make the item assessable.
  var missingFields: [String] {
    proofs.compactMap { if case .missing(let field) = $0 { field } else { nil } }
  }

  /// The turns that were searched in vain.
  var searchedTurns: [ClosedRange<Int>] {
    proofs.compactMap { if case .searched(let from, let to) = $0 { from...to } else { nil } }
  }

  /// The figures that prove the outcome.
  var measurements: [Measurement] {
    proofs.compactMap { if case .measured(let measurement) = $0 { measurement } else { nil } }
  }
}

extension Call {
  /// The part of a turn that a piece of evidence means.
  func words(of evidence: Evidence) -> String {
    words(turn: evidence.turn, from: evidence.from, to: evidence.to)
  }

  /// Code points `from` to `to` of a turn.
  func words(turn: Int, from: Int, to: Int) -> String {
    let scalars = Array(string(of: turns[turn]).unicodeScalars)
    guard from >= 0, from <= to, to <= scalars.count else { return "⚠️\(from)..<\(to) of \(scalars.count)" }
    return String(String.UnicodeScalarView(scalars[from..<to]))
  }
}

extension Segmenter {
  /// A segmenter that knows these words, all equally frequent, and every character in them a little less.
  init(words: [String], adding vocabulary: [[UInt32]] = []) {
    let characters = Set(words.flatMap { $0.map(String.init) })
    let entries = words.map { ($0, 1_000) } + characters.subtracting(words).sorted().map { ($0, 50) }
    self.init(WordDictionary(entries.map { (word: $0.0, frequency: $0.1) }, adding: vocabulary))
  }
}

/// The files of a test have a mistake, so the test would prove nothing.
struct MistakesInTestFiles: Error, CustomStringConvertible {
  var diagnostics: [Diagnostic]
  var description: String {
    diagnostics.map { "\($0.location.file):\($0.location.line): \($0.message.english)" }.joined(separator: "\n")
  }
}

extension Rulebook {
  /// A rulebook of one file of each kind; it stands on the disk only while it is read.
  ///
  /// - Parameter allowed: mistakes with these words in them do not matter to the test.
  init(phrases: String, rules: String, scorecard: String, allowing allowed: String? = nil) throws {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(base)/hotline-rulebook-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw OutOfDisk(path: base) }
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let files = [
      ("phrases", "sets.txt", phrases), ("rules", "rules.yaml", rules), ("scorecards", "card.yaml", scorecard),
    ]
    defer {
      for (kind, name, _) in files {
        unlink("\(folder)/\(kind)/\(name)")
        rmdir("\(folder)/\(kind)")
      }
      rmdir(folder)
    }
    for (kind, name, text) in files {
      mkdir("\(folder)/\(kind)", 0o755)
      guard let stream = fopen("\(folder)/\(kind)/\(name)", "w") else { throw OutOfDisk(path: folder) }
      defer { fclose(stream) }
      guard fputs(text, stream) >= 0 else { throw OutOfDisk(path: folder) }
    }
    let loaded = try RulebookLoader.load(directory: folder)
    let mistakes = loaded.diagnostics.filter { mistake in allowed.map(mistake.message.english.contains) != true }
    guard mistakes.isEmpty else { throw MistakesInTestFiles(diagnostics: mistakes) }
    self = loaded.rulebook
  }

  private struct OutOfDisk: Error { var path: String }
}

extension CompiledScorecard {
  /// The scorecard `card` of three files.
  init(phrases: String = "", rules: String, scorecard: String) throws {
    struct NoCard: Error {}
    let rulebook = try Rulebook(phrases: phrases, rules: rules, scorecard: scorecard)
    guard let card = rulebook.compiled(scorecard: "card") else { throw NoCard() }
    self = card
  }
}
