import ChineseText
import Rulebook
import TestSupport
import Testing

/// What is kept of compiled scorecards.
@Suite struct ScorecardCacheTests {
  private let folder: TemporaryFolder
  private let cache: ContentCache

  init() throws {
    folder = try TemporaryFolder()
    cache = ContentCache(folder: folder.path + "/cache")
  }

  private static let small = [
    "phrases/a.txt": "[greeting] 问候语\n您好\n(早上|晚上)好\n! 您好意思\n",
    "rules/a.yaml": """
    - id: greet
      title: 应答时首先问候
      clause: 规范 1
      kind: required
      severity: minor
      within: {first: 1}
      phrases: ["@greeting"]
      examples:
        - {outcome: pass, turns: ["客服：您好。"]}
        - {outcome: fail, turns: ["客服：请讲。"]}

    """,
    "scorecards/small.yaml": """
    id: small
    title: 小评分表
    version: 1
    sections:
      - {id: opening, title: 开头语, items: [{rule: greet, points: 100}]}

    """,
  ]

  private func sources(_ files: [String: String] = small) throws -> (RulebookSources, LexiconFolder) {
    let lexicons = try LexiconFolder(files)
    return (try RulebookSources(directory: lexicons.path), lexicons)
  }

  private static let lexicons = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Lexicons"

  @Test func theProjectsScorecardsComeBackTheSame() throws {
    let sources = try RulebookSources(directory: Self.lexicons)
    // Between them they use nearly all that rules can say.
    let ids = ["general", "power-repair-crew"]
    let key = try #require(sources.key(ofScorecards: ids))
    let (rulebook, diagnostics) = RulebookLoader.load(sources)
    #expect(diagnostics.isEmpty && sources.scorecardIDs == rulebook.scorecards.keys.sorted())
    let made = rulebook.compiled(ids.compactMap { rulebook.scorecards[$0] }.map { CompilationRequest($0) })
    RulebookSources.keep(made, in: cache, madeFrom: key)
    let known = try #require(RulebookSources.scorecards(in: cache, madeFrom: key))
    #expect(known.map(\.id) == ids)
    for (one, other) in zip(made, known) {
      #expect(Parts(of: one) == Parts(of: other), "\(one.id)")
      #expect(one.settings.lists == other.settings.lists && one.settings.quantities == other.settings.quantities)
      #expect(one.settings.undecided == other.settings.undecided)
    }
    let (table, again) = (try #require(made.first).phrases, try #require(known.first).phrases)
    #expect(table.words == again.words && table.classOfWord == again.classOfWord)
    #expect(String(reflecting: table.frames) == String(reflecting: again.frames))
    #expect(table.elements == again.elements && table.bounds == again.bounds)
    #expect(String(reflecting: table.units) == String(reflecting: again.units))
    for lists in [\PhraseTable.framesOfWholeWord, \.otherGroups, \.groupsOfClass] {
      #expect(table[keyPath: lists].values == again[keyPath: lists].values)
    }
    #expect(table.groupCount == again.groupCount && table.triggerCount == again.triggerCount)
    #expect(table.vocabulary == again.vocabulary)
  }

  /// All of a scorecard but its table and its settings by name, whose order is by chance.
  private struct Parts: Equatable {
    var texts: [String]
    var isLookedFor: [Bool]

    init(of card: CompiledScorecard) {
      texts = [
        card.id, card.title, card.version, card.digest, String(reflecting: card.assumed),
        ScorecardCacheTests.contents(of: card.sections), String(reflecting: card.landmarks),
        String(reflecting: card.findings),
        String(reflecting: card.settings.grades), String(reflecting: card.settings.ringing),
        String(reflecting: card.settings.passMark), String(reflecting: card.settings.findings),
      ]
      isLookedFor = card.isLookedFor
    }
  }

  /// Everything in a value, that of its objects too.
  private static func contents(of value: Any) -> String {
    var text = ""
    dump(value, to: &text)
    return text
  }

  @Test func anyOtherByteOfARuleFileIsAnotherEntry() throws {
    let (sources, _) = try sources()
    let key = try #require(sources.key(ofScorecards: ["small"]))
    let rulebook = RulebookLoader.load(sources).rulebook
    RulebookSources.keep([try #require(rulebook.compiled(scorecard: "small"))], in: cache, madeFrom: key)
    #expect(RulebookSources.scorecards(in: cache, madeFrom: key)?.first?.id == "small")
    for name in Self.small.keys.sorted() {
      var files = Self.small
      files[name, default: ""] += "\n"
      let other = try #require(try self.sources(files).0.key(ofScorecards: ["small"]))
      #expect(RulebookSources.scorecards(in: cache, madeFrom: other) == nil, "\(name)")
    }
    let others = try #require(sources.key(ofScorecards: ["other"]))
    #expect(RulebookSources.scorecards(in: cache, madeFrom: others) == nil)
  }

  @Test func aFileNameThatIsAMistakeKeepsTheCacheOut() throws {
    let (sources, _) = try sources(Self.small.merging(["rules/b.yml": ""]) { first, _ in first })
    #expect(sources.key(ofScorecards: ["small"]) == nil)
  }

  @Test func tornAndDamagedEntriesAreNotUsed() throws {
    let (sources, _) = try sources()
    let key = try #require(sources.key(ofScorecards: ["small"]))
    let rulebook = RulebookLoader.load(sources).rulebook
    RulebookSources.keep([try #require(rulebook.compiled(scorecard: "small"))], in: cache, madeFrom: key)
    let (name, bytes) = try #require(folder.tree("cache").first)
    for place in stride(from: 0, to: bytes.count, by: 997) {
      try folder.write(bytes.prefix(place), to: "cache/" + name)
      #expect(RulebookSources.scorecards(in: cache, madeFrom: key) == nil, "\(place) bytes")
      var damaged = bytes
      damaged[place] ^= 0x10
      try folder.write(damaged, to: "cache/" + name)
      #expect(RulebookSources.scorecards(in: cache, madeFrom: key) == nil, "byte \(place)")
    }
    try folder.write(bytes, to: "cache/" + name)
    #expect(RulebookSources.scorecards(in: cache, madeFrom: key) != nil)
  }
}
