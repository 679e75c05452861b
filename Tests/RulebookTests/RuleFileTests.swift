import CallModel
import Rulebook
import Testing

/// One of each outcome, so that no kind of rule misses any.
private let defaultExamples = """
    examples: [{outcome: pass, turns: [客服：您好]}, {outcome: fail, turns: [客服：喂]}, \
  {outcome: not-applicable, turns: []}, {outcome: not-assessable, turns: []}]
  """

/// A complete rule with some lines of its own.
private func rule(_ lines: String, kind: String = "required", examples: String? = nil) -> String {
  """
  - id: a
    title: 应答问候
    clause: 规范 1.1
    kind: \(kind)
    severity: major
  \(lines.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
  \(examples ?? defaultExamples)
  """
}

@Suite struct RuleFileTests {
  @Test func readsAConditionalRuleWithEverything() throws {
    let text = """
      - id: apologise-late-answer
        title: 超过三声接听应先致歉
        clause: 规范 4.2.1
        kind: conditional
        severity: major
        when: {rings: {above: "{最多响铃}"}, direction: inbound}
        trigger: {speaker: customer, phrases: [怎么才接], within: {first: 1, unit: turn}, guards: [report]}
        within: {after: 2, before: 0, unit: turn}
        phrases: ["(对不起|抱歉)…久等", 让您久等]
        except: [让您久等的原因]
        guards: [negation, report]
        followedBy: {phrases: [没关系], turns: 2}
        per: trigger
        examples:
          - {outcome: pass, ringing: {rings: 5, seconds: 24.5}, turns: ["客服[0.5-3.0]：抱歉，让您久等了。", "客户：没事"], turn: 0}
          - {outcome: not-applicable, turns: []}
          - {outcome: fail, ringing: {rings: 5}, turns: ["客服：您好"], hangup: customer, callType: complaint}
      """
    let (rulebook, diagnostics) = try LexiconFolder(["rules/a.yaml": text]).load()
    #expect(diagnostics.isEmpty)
    let rule = try #require(rulebook.rules.first)
    #expect(rule.id == "apologise-late-answer")
    #expect(rule.kind == .conditional)
    #expect(rule.severity == .major)
    #expect(rule.speaker == .agent)
    #expect(rule.window == Window(after: .number(2), before: .number(0)))
    #expect(rule.phrases.map(\.text) == ["(对不起|抱歉)…久等", "让您久等"])
    #expect(rule.phrases.map(\.location.column) == [14, 28])
    #expect(rule.except.map(\.text) == ["让您久等的原因"])
    #expect(rule.guards == [.negation, .report])
    #expect(rule.everyTrigger)
    #expect(rule.followedBy?.speaker == .customer)
    #expect(rule.followedBy?.turns == 2)
    #expect(rule.allPhrases.map(\.text).contains("怎么才接"))
    #expect(rule.allSettings.map(\.name) == ["最多响铃"])

    let example = try #require(rule.examples.first)
    #expect(example.outcome == "pass")
    #expect(example.turn == 0)
    #expect(example.call.ringing == Ringing(rings: 5, seconds: 24.5))
    #expect(example.call.turns.map(\.speaker) == [.agent, .customer])
    #expect(example.call.turns.first?.start == 0.5)
    #expect(example.call.turns.first?.end == 3.0)
    #expect(example.call.turns.first.map { example.call.string(of: $0) } == "抱歉，让您久等了。")
    #expect(rule.examples.last?.call.callType == .complaint)
    #expect(rule.examples.last?.call.hangup == .customer)
  }

  @Test func readsConditionsAsATree() throws {
    let text = rule(
      """
      breach:
        any:
          - holdSeconds: {above: 60, atMost: 600}
          - not: {hangup: [customer, system]}
          - all: [{event: hold}, {lastSpeaker: customer}, {holiday: true}]
      """, kind: "metric")
    let (rulebook, diagnostics) = try LexiconFolder(["rules/a.yaml": text]).load()
    #expect(diagnostics.isEmpty)
    guard case .any(let alternatives)? = rulebook.rules.first?.breach else {
      Issue.record("no alternatives")
      return
    }
    guard case .all(let limits) = alternatives[0], case .figure(.holdSeconds, .above, .number(60)) = limits[0],
      case .not(.hangup([.customer, .system])) = alternatives[1], case .all(let facts) = alternatives[2],
      case .event(.hold) = facts[0], case .lastSpeaker(.customer) = facts[1], case .holiday(true) = facts[2]
    else {
      Issue.record("\(alternatives)")
      return
    }
  }

  @Test func partsOfASequenceAreOrderedUnlessTheRuleSaysOtherwise() throws {
    let parts = "parts: [{phrases: [您好]}, {phrases: [请讲], speaker: any}]"
    func read(_ text: String) throws -> Rule {
      try #require(try LexiconFolder(["rules/a.yaml": text]).load().rulebook.rules.first)
    }
    #expect(try read(rule(parts, kind: "sequence")).ordered)
    #expect(try !read(rule(parts + "\nordered: false\nneeded: 1", kind: "sequence")).ordered)
    #expect(try !read(rule(parts, kind: "required")).ordered)
    #expect(try read(rule(parts, kind: "sequence")).parts.map(\.speaker) == [nil, .any])
  }

  @Test func guardsMayBeNone() throws {
    let (rulebook, _) = try LexiconFolder(["rules/a.yaml": rule("phrases: 喂\nguards: none", kind: "forbidden")]).load()
    #expect(rulebook.rules.first?.guards == Guards())
  }

  @Test func unlessExcuses() throws {
    let text = rule(
      "phrases: 不行\nallowed: 2\nunless: {phrases: [抱歉], turns: 1, before: true, customerSaidFirst: true}",
      kind: "forbidden")
    let (rulebook, diagnostics) = try LexiconFolder(["rules/a.yaml": text]).load()
    #expect(diagnostics.isEmpty)
    let read = try #require(rulebook.rules.first)
    #expect(read.allowed == 2)
    #expect(read.excuse?.turns == 1)
    #expect(read.excuse?.before == true)
    #expect(read.excuse?.customerSaidFirst == true)
  }

  @Test(arguments: [
    (
      "phrase: 您好", "required",
      ["1:3: a required rule without `phrases` or `parts` or `breach`", "6:3: unknown key `phrase`"]
    ),
    ("phrases: []", "required", ["6:12: found a list"]),
    ("phrases: [您好, \"(您]\"]", "required", ["6:20: `]` where `)` is expected"]),
    ("phrases: 您好\nspeaker: agnet", "required", ["7:12: found `agnet`"]),
    ("phrases: 您好\nallowed: 1", "required", ["7:3: `allowed` makes no sense in a required rule"]),
    ("phrases: 您好\nallowed: 010", "forbidden", ["7:12: found `010`"]),
    ("phrases: 您好\nallowed: 1e1", "forbidden", ["7:12: found `1e1`"]),
    ("phrases: 您好\nallowed: \"2\"", "forbidden", ["7:13: found `2`"]),
    ("phrases: 您好\nparts: [{phrases: 好}]", "required", ["1:3: both `phrases` and `parts`"]),
    (
      "phrases: 您好\nbreach: {event: hold}\nwithin: {first: 1}", "required",
      ["6:3: `phrases` says nothing beside `breach`", "8:3: `within` says nothing beside `breach`"]
    ),
    (
      "breach: {event: hold}\nparts: [{phrases: 好}]\nneeded: 1", "sequence",
      ["7:3: `parts` says nothing beside `breach`", "8:3: `needed` says nothing beside `breach`"]
    ),
    (
      "breach: {rings: {above: 3}}\nphrases: 您好", "metric", ["7:3: `phrases` makes no sense in a metric rule"]
    ),
    ("phrases: 您好\nneeded: 1", "required", ["7:3: `needed` without `parts`"]),
    ("parts: [{phrases: 好}]\nneeded: 2", "required", ["7:11: found `2`"]),
    ("phrases: 您好", "conditional", ["1:3: a conditional rule without `trigger` or `when`"]),
    ("when: {channel: phone}", "conditional", ["1:3: a conditional rule without `phrases` or `parts` or `breach`"]),
    ("speaker: agent", "forbidden", ["1:3: a forbidden rule without `phrases`"]),
    ("speaker: agent", "sequence", ["1:3: a sequence rule without `parts` or `breach`"]),
    ("speaker: agent", "metric", ["1:3: a metric rule without `breach`"]),
    ("phrases: 您好\nwithin: {after: 1}", "required", ["7:11: `after` and `before` without `trigger`"]),
    ("phrases: 您好\nwithin: {first: 1, last: 1}", "required", ["7:11: a window needs one measure"]),
    ("phrases: 您好\nwithin: {first: 0, unit: turn}", "required", ["7:19: found `0`"]),
    ("phrases: 您好\nwithin: {first: 1, unit: turns}", "required", ["7:28: found `turns`"]),
    ("phrases: 您好\nper: trigger", "required", ["7:8: `per` without `trigger`"]),
    ("phrases: 您好\ntrigger: {event: hold-begin}", "conditional", ["7:20: found `hold-begin`"]),
    ("phrases: 您好\ntrigger: {}", "conditional", ["7:12: a trigger of nothing"]),
    ("phrases: 您好\ntrigger: {event: transfer, speaker: agent}", "conditional", ["7:30: `speaker` without `phrases`"]),
    ("breach: {rings: 3}", "metric", ["6:19: found `3`"]),
    ("breach: {rings: {over: 3}}", "metric", ["6:20: unknown key `over`"]),
    ("breach: {hangup: operator}", "metric", ["6:20: found `operator`"]),
    ("breach: {holiday: yes}", "metric", ["6:21: found `yes`"]),
    ("breach: {}", "metric", ["6:11: found a mapping"]),
    ("breach: {all: []}", "metric", ["6:17: found a list"]),
    ("phrases: 您好\nguards: [negatoin]", "required", ["7:12: found `negatoin`"]),
    ("phrases: 您好\nunless: {turns: 1}", "forbidden", ["7:11: `unless` excuses nothing"]),
    ("phrases: \"@greeting\"", "required", ["6:13: unknown phrase set `@greeting`"]),
    ("phrases: \"这里是{单位}\"\nfor: power", "required", ["1:3: unknown scorecard `power`"]),
  ])
  func namesEveryMistake(lines: String, kind: String, mistakes expected: [String]) throws {
    #expect(try mistakes(inRules: rule(lines, kind: kind)) == expected)
  }

  @Test func whatEveryRuleHasIsMissed() throws {
    #expect(
      try mistakes(inRules: "- {kind: metric, breach: {event: hold}}") == [
        "1:3: `id` is missing", "1:3: `title` is missing", "1:3: `clause` is missing", "1:3: `severity` is missing",
        "1:3: `examples` are missing",
      ])
  }

  @Test func unknownKeysAreSuggested() throws {
    let text = rule("phrases: 您好\nexecpt: 您好意思")
    let diagnostic = try #require(try LexiconFolder(["rules/a.yaml": text]).load().diagnostics.first)
    #expect(diagnostic.message == Message(english: "unknown key `execpt`", chinese: "不认识的键“execpt”"))
    #expect(diagnostic.advice == Message(english: "did you mean `except`?", chinese: "是不是“except”?"))
  }

  @Test func choicesAreListed() throws {
    let diagnostic = try #require(
      try LexiconFolder(["rules/a.yaml": rule("phrases: 您好", kind: "obligatory")]).load().diagnostics.first)
    #expect(diagnostic.message.chinese == "这里是“obligatory”")
    #expect(diagnostic.advice?.chinese == "应为其中之一:required、forbidden、conditional、sequence、metric")
  }

  @Test func aLongTitleIsRefused() throws {
    let text = rule("phrases: 您好").replacing("应答问候", with: String(repeating: "好", count: 41))
    #expect(try mistakes(inRules: text) == ["2:10: the title has 41 characters"])
  }

  @Test func sameRuleTwice() throws {
    let one = rule("phrases: 您好")
    #expect(try mistakes(inRules: one + "\n" + one) == ["8:3: the rule `a` exists already"])
  }
}

@Suite struct ExampleTests {
  private func mistakes(inExamples examples: String, severity: String = "major") throws -> [String] {
    let text = rule("phrases: 您好", examples: "  examples: [\(examples)]")
    return try LexiconFolder(["rules/a.yaml": text.replacing("major", with: severity)]).mistakes()
      .map { String($0.dropFirst("rules/a.yaml:7:".count)) }
  }

  private static let fail = "{outcome: fail, turns: [客服：喂]}"

  @Test func aRuleProvesItselfBothWays() throws {
    #expect(try mistakes(inExamples: Self.fail) == ["13: no example with `outcome: pass`"])
    #expect(try mistakes(inExamples: "{outcome: pass, turns: []}") == ["13: no example with `outcome: fail`"])
  }

  @Test func aBonusNeedNotFail() throws {
    let examples = "{outcome: pass, turns: []}, {outcome: not-applicable, turns: []}"
    #expect(try mistakes(inExamples: examples, severity: "bonus") == [])
    #expect(try mistakes(inExamples: examples) == ["13: no example with `outcome: fail`"])
  }

  @Test(arguments: [
    ("{outcome: pass, turns: [坐席：您好]}", "38: found `坐席：您好`"),
    ("{outcome: pass, turns: [客服您好]}", "38: found `客服您好`"),
    ("{outcome: pass, turns: [{客服: 您好}]}", "38: a turn that YAML reads as a mapping"),
    ("{outcome: pass, turns: [\"客服[3-]：您好\"]}", "39: found `客服[3-]：您好`"),
    ("{outcome: pass, turns: [\"客服[3-1]：您好\"]}", "39: the turn ends before it starts"),
    ("{outcome: pass, turns: [客服：您好], turn: 1}", "52: found `1`"),
    ("{outcome: pass}", "14: `turns` is missing"),
    ("{outcome: passed, turns: []}, {outcome: pass, turns: []}", "24: found `passed`"),
    ("{outcome: pass, turns: [], ringing: {ring: 3}}", "51: unknown key `ring`"),
    ("{outcome: pass, turns: [], holds: [{start: 9, end: 3}]}", "49: the hold ends before it starts"),
    ("{outcome: pass, turns: [], startedAt: 2026-03-04}", "52: found `2026-03-04`"),
    ("{outcome: pass, turns: [], scorecard: power}", "14: unknown scorecard `power`"),
  ])
  func namesEveryMistake(example: String, mistake: String) throws {
    #expect(try mistakes(inExamples: "\(example), \(Self.fail)") == [mistake])
  }
}
