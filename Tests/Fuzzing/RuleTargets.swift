import ChineseText
import Dispatch
import Glibc
import Rulebook
import Scoring

/// Rule files: each reader in a small rulebook that is otherwise sound, loaded, compiled and tried as `lint` does.
enum RuleTargets {
  /// A file of phrase sets.
  static let phrases = FuzzTarget(name: "phrases") {
    SeedFiles.lines(12, of: "Lexicons/phrases/*.txt")
  } read: {
    try SmallRulebook.check($0, as: "phrases/fuzzed.txt")
  }

  /// One phrase in a set that is there.
  static let notation = FuzzTarget(name: "phrase-notation") {
    [
      "您好", "(早上|上午|中午)好", "请[您]稍…等", "^不知道$", "我是…{20}{工号}号", "(麻烦|劳驾)(您|你)…{3}<说>", "@greeting", "{数字}(元|块)",
      #"\(a\)"#,
    ].map { Array($0.utf8) }
  } read: { bytes in
    let line = bytes.prefix(4 * PhraseNotation.maximumLength).map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
    try SmallRulebook.check(Array("[fuzzed] 试\n".utf8) + line, as: "phrases/fuzzed.txt")
  }

  /// A file of rules.
  static let rules = FuzzTarget(name: "rules") {
    SeedFiles.lines(40, of: "Lexicons/rules/*.yaml") + [Array(SmallRulebook.rules.utf8)]
  } read: {
    try SmallRulebook.check($0, as: "rules/fuzzed.yaml")
  }

  /// A scorecard.
  static let scorecards = FuzzTarget(name: "scorecards") {
    SeedFiles.lines(60, of: "Lexicons/scorecards/*.yaml") + [Array(SmallRulebook.scorecard.utf8)]
  } read: {
    try SmallRulebook.check($0, as: "scorecards/fuzzed.yaml")
  }

  /// What all scorecards share.
  static let settings = FuzzTarget(name: "settings") {
    SeedFiles.matching("Lexicons/settings.yaml")
  } read: {
    try SmallRulebook.check($0, as: "settings.yaml")
  }

  /// Which calls go to which scorecard.
  static let routing = FuzzTarget(name: "routing") {
    [
      Array(
        """
        routes:
          - {queue: [95598, 供电报修*], scorecard: power}
          - {channel: onsite, team: 抢修*, direction: inbound, scorecard: small}
          - {callType: [complaint, tip-off], scorecard: small}
        default: power
        """.utf8)
    ]
  } read: { bytes in
    let (routing, mistakes) = RoutingReader.read(bytes, file: "routing.yaml", scorecards: ["power", "small"])
    SmallRulebook.check(mistakes)
    Fault.unless(routing != nil || !mistakes.isEmpty, "no routing and no mistake")
    guard let routing, mistakes.isEmpty else { return }
    for call in ScoringTargets.calls {
      Fault.unless(
        routing.scorecard(for: call).map(["power", "small"].contains) ?? true, "a scorecard that does not exist")
    }
  }
}
