/// Everything under `Lexicons`: phrase sets, rules and scorecards.
public struct Rulebook: Sendable {
  /// By id, from all files of `phrases`.
  public var phraseSets: [String: PhraseSet] = [:]
  /// In the order of files and lines; variants of one id stand side by side.
  public var rules: [Rule] = []
  /// By id, with what they extend filled in.
  public var scorecards: [String: Scorecard] = [:]
  /// SHA-256 of all files with their names, in order: `sha256:…`.
  public var digest = ""

  /// An empty rulebook.
  public init() {}

  /// The variant of a rule that a scorecard uses: its own, else the general one.
  public func rule(_ id: String, for scorecard: String) -> Rule? {
    rules.first { $0.id == id && $0.scorecards.contains(scorecard) }
      ?? rules.first { $0.id == id && $0.scorecards.isEmpty }
  }
}
