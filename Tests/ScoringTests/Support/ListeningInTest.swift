import CallModel
import ChineseText
import Rulebook
import Scoring

/// The words and readings that the operating system's packages bring, read once.
enum Installed {
  static let dictionary = WordDictionary.locate().flatMap { try? WordDictionary(contentsOf: $0) }
  static let readings = try? PinyinReadings(contentsOf: PinyinReadings.defaultPath)
  static let isComplete = dictionary != nil && readings != nil
}

/// One rule judged as the program does it: with the real dictionary, and by sound too unless a test says otherwise.
struct ListeningInTest {
  private let scorer: Scorer

  /// - Parameters:
  ///   - text: The rule in YAML without what every rule has, two blanks before each key.
  ///   - sets: A phrase file.
  ///   - settings: Settings in YAML, two blanks before each key.
  init(_ text: String, sets: String = "", settings: String = "", byWritingOnly: Bool = false) throws {
    let rules = """
      - id: rule
        title: 规则
        clause: 规范 1
        severity: major
        examples: [{outcome: pass, turns: [客服：甲]}, {outcome: fail, turns: [客服：乙]}, {outcome: not-applicable, turns: []}, {outcome: not-assessable, turns: []}]
      \(text)
      """
    let card = """
      id: card
      title: 评分表
      version: 1
      \(settings.isEmpty ? "" : "settings:\n\(settings)")
      sections: [{id: all, title: 全部, items: [{rule: rule, points: 100}]}]
      """
    let compiled = try CompiledScorecard(phrases: sets, rules: rules, scorecard: card)
    var dictionary = Installed.dictionary
    if !compiled.phrases.vocabulary.isEmpty, let path = WordDictionary.locate() {
      dictionary = try WordDictionary(contentsOf: path, adding: compiled.phrases.vocabulary)
    }
    scorer = Scorer(
      scorecard: compiled, segmenter: dictionary.map { Segmenter($0) },
      readings: byWritingOnly ? nil : Installed.readings)
  }

  /// A rule that demands one phrase.
  init(demanding phrase: String, settings: String = "") throws {
    try self.init("  kind: required\n  phrases: [\"\(phrase)\"]", settings: settings)
  }

  /// A rule that forbids one phrase.
  init(forbidding phrase: String) throws {
    try self.init("  kind: forbidden\n  phrases: [\"\(phrase)\"]")
  }

  /// The rule's item in a call.
  func item(_ call: Call) -> ItemResult? {
    var scorer = scorer
    return scorer.score(call).sections.first?.items.first
  }

  /// The rule's item in a dialogue.
  func item(_ lines: String...) -> ItemResult? { item(.dialogue(lines)) }

  /// What one sentence of the agent is credited with, in the words of the sentence; `nil` where the rule failed.
  func credited(in sentence: String) -> String? {
    let call = Call.dialogue("客服：" + sentence)
    guard let item = item(call), item.outcome == .pass else { return nil }
    return item.evidence(in: call).first
  }
}

extension ItemResult {
  /// How the words that prove the outcome match.
  var matches: [Evidence.Match] {
    proofs.compactMap { if case .evidence(let evidence) = $0 { evidence.match } else { nil } }
  }
}
