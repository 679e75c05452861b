import ChineseText
import Dispatch
import Glibc
import Rulebook
import Scoring

/// A rulebook with one file of each kind, all sound, beside which the fuzzed one stands.
enum SmallRulebook {
  static let rules = """
    - id: greeting
      title: 应答时首先问候
      clause: 规范 1
      kind: required
      speaker: agent
      within: {first: 1, unit: turn}
      phrases: ["@greeting"]
      severity: major
      examples:
        - {outcome: pass, turns: ["客服：您好。", "客户：停电了。"]}
        - {outcome: fail, turns: ["客服：喂。", "客户：停电了。"]}
    """
  static let scorecard = """
    id: small
    title: 小
    version: 1
    settings:
      单位: [供电局]
    sections:
      - id: opening
        title: 开头语
        items:
          - {rule: greeting, points: 100, severity: major, clause: 规范 1}
    """
  private static let phrases = "[greeting] 问候语\n您好\n(早上|上午)好\n! 您好像\n"
  private static let settings =
    "passMark: 80\ngrades: {优: 95, 差: 0}\nringing: {rings: 3, secondsPerRing: 5}\n等候秒数: 10\n"

  private static let folder: String = {
    for name in ["phrases", "rules", "scorecards"] { mkdir("\(ScratchFile.folder)/\(name)", 0o755) }
    for (name, text) in [
      ("phrases/base.txt", phrases), ("rules/base.yaml", rules), ("scorecards/small.yaml", scorecard),
      ("settings.yaml", settings),
    ] {
      ScratchFile.write(Array(text.utf8), to: "\(ScratchFile.folder)/\(name)")
    }
    return ScratchFile.folder
  }()

  /// A few words: what is tried here is the rules, not the dictionary.
  static let segmenter = Segmenter(
    WordDictionary(["您好", "停电", "请问", "稍等", "不知道", "供电", "服务", "申请", "什么", "可以"].map { (word: $0, frequency: 100) }))
  static let readings = PinyinReadings(["您": "nín", "好": "hǎo", "号": "hào", "停": "tíng", "电": "diàn", "店": "diàn"])

  /// Loads the rulebook with the fuzzed file, compiles it and runs its examples, also beside mistakes, as `lint` does.
  static func check(_ bytes: [UInt8], as name: String) throws {
    ScratchFile.write(bytes, to: "\(folder)/\(name)")
    let (rulebook, mistakes) = try RulebookLoader.load(directory: folder)
    check(mistakes)
    let sets = rulebook.phraseSets.keys.sorted()
    var finder = PhraseFinder(
      phraseSets: sets, of: rulebook, lists: ["单位": ["供电局"]], segmenter: segmenter, readings: readings)
    for call in ScoringTargets.calls {
      for hit in finder.find(in: call) {
        let turn = call.turns[hit.evidence.turn]
        Fault.unless(
          0 <= hit.evidence.from && hit.evidence.from <= hit.evidence.to
            && hit.evidence.to <= call.string(of: turn).unicodeScalars.count, "a hit outside its turn: \(hit)")
      }
    }
    check(waiting { await ExampleCheck(rulebook).run(segmenter: segmenter, readings: readings) })
  }

  /// A mistake stands at a place and says something in both languages.
  static func check(_ mistakes: [Diagnostic]) {
    for mistake in mistakes {
      Fault.unless(mistake.location.line >= 1 && mistake.location.column >= 1, "a mistake at no place: \(mistake)")
      Fault.unless(!mistake.message.english.isEmpty && !mistake.message.chinese.isEmpty, "a mistake without words")
    }
  }

  /// libFuzzer's caller cannot wait otherwise.
  private static func waiting(_ work: @escaping @Sendable () async -> [Diagnostic]) -> [Diagnostic] {
    let done = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var result: [Diagnostic] = []
    Task {
      result = await work()
      done.signal()
    }
    done.wait()
    return result
  }
}
