import CallModel
import Rulebook
import Testing

/// A rule file with these rules, each as short as a rule can be.
private func ruleFile(_ rules: (id: String, kind: String, more: String)...) -> String {
  rules.map { rule in
    """
    - id: \(rule.id)
      title: 规则
      clause: 规范 1
      kind: \(rule.kind)
      severity: major
      \(rule.more)
      examples: [{outcome: pass, turns: []}, {outcome: fail, turns: []}, {outcome: not-applicable, turns: []}, {outcome: not-assessable, turns: []}]

    """
  }.joined()
}

private let twoRules = ruleFile(("greet", "required", "phrases: 您好"), ("rude", "forbidden", "phrases: 烦死了"))

/// A scorecard file with these sections.
private func card(_ id: String = "power", settings: String = "", sections: String) -> String {
  """
  id: \(id)
  title: 供电热线
  version: 1
  \(settings)
  sections:
  \(sections.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
  """
}

private let fullSections = """
  - {id: opening, title: 开头语, items: [{rule: greet, points: 90}]}
  - {id: conduct, title: 态度, items: [{rule: rude, points: 5, cap: 10}]}
  """

/// The mistakes in a scorecard beside the two rules.
private func mistakes(inCard text: String, named name: String = "power") throws -> [String] {
  let file = "scorecards/\(name).yaml"
  return try LexiconFolder(["rules/a.yaml": twoRules, file: text]).mistakes().map {
    $0.hasPrefix(file) ? String($0.dropFirst(file.count + 1)) : $0
  }
}

@Suite struct ScorecardTests {
  @Test func readsSettingsAndSections() throws {
    let text = card(
      settings: """
        assume: {direction: inbound}
        settings:
          ringing: {rings: 4, secondsPerRing: 3}
          passMark: 82.5
          grades: {差: 0, 优: 95, 良: 85}
          单位: [国网, 95598]
          沉默秒数: 15
        """, sections: fullSections)
    let (rulebook, diagnostics) = try LexiconFolder(["rules/a.yaml": twoRules, "scorecards/power.yaml": text]).load()
    #expect(diagnostics.isEmpty)
    let scorecard = try #require(rulebook.scorecards["power"])
    #expect(scorecard.version == "1")
    #expect(scorecard.assumed.direction == .inbound)
    #expect(scorecard.settings.ringing.rings == 4)
    #expect(scorecard.settings.ringing.secondsPerRing == 3)
    #expect(scorecard.settings.passMark == Points(hundredths: 82_50))
    #expect(scorecard.settings.grades.map(\.name) == ["优", "良", "差"])
    #expect(scorecard.settings.lists == ["单位": ["国网", "95598"]])
    #expect(scorecard.settings.quantities == ["沉默秒数": 15])
    #expect(scorecard.sections.map(\.id) == ["opening", "conduct"])
    #expect(scorecard.sections.last?.items.first?.potential == Points(hundredths: 10_00))
    #expect(scorecard.sections.last?.items.first?.location.line == 13)
  }

  /// What all hotlines of a company share stands once; `passMark` of one card is its own.
  @Test func sharedSettingsStandBesideTheFolders() throws {
    let (rulebook, diagnostics) = try LexiconFolder([
      "rules/a.yaml": twoRules, "settings.yaml": "passMark: 75\n节假日: [01-01]\n响应分钟:\n",
      "scorecards/power.yaml": card(settings: "settings: {passMark: 90}", sections: fullSections),
      "scorecards/city.yaml": "id: city\ntitle: 城区\nversion: 1\nextends: power\n",
    ]).load()
    #expect(diagnostics.isEmpty)
    for id in ["power", "city"] {
      let settings = try #require(rulebook.scorecards[id]).settings
      #expect(settings.passMark == Points(hundredths: 90_00))
      #expect(settings.lists["节假日"] == ["01-01"])
      #expect(settings.undecided == ["响应分钟"])
    }
    let wrong = try LexiconFolder(["settings.yaml": "passMark: 一百", "rules/a.yaml": twoRules]).mistakes()
    #expect(wrong.first?.hasPrefix("settings.yaml:1:11: ") == true)
  }

  @Test func namesWhatIsReportedOfTheCustomer() throws {
    let anger = "[customer-anger] 客户发怒\n气死我了\n"
    let text = card(settings: "settings: {findings: [customer-anger], 说话人把握: 0.85}", sections: fullSections)
    let (rulebook, diagnostics) = try LexiconFolder([
      "phrases/a.txt": anger, "rules/a.yaml": twoRules, "scorecards/power.yaml": text,
    ]).load()
    #expect(diagnostics.isEmpty)
    #expect(rulebook.scorecards["power"]?.settings.findings?.map(\.set) == ["customer-anger"])
    #expect(rulebook.scorecards["power"]?.settings.speakerLimit == 0.85)
    let compiled = try #require(rulebook.compiled(scorecard: "power"))
    #expect(compiled.findings.map(\.title) == ["客户发怒"])
  }

  @Test func ofACardThatNamesNoFindingsTheUsualOnesThatExistAreReported() throws {
    let sets = "[customer-thanks] 客户致谢\n谢谢\n[customer-anger] 客户发怒\n气死我了\n[other] 其他\n别的\n"
    let (rulebook, _) = try LexiconFolder([
      "phrases/a.txt": sets, "rules/a.yaml": twoRules, "scorecards/power.yaml": card(sections: fullSections),
    ]).load()
    #expect(rulebook.compiled(scorecard: "power")?.findings.map(\.act) == ["customer-anger", "customer-thanks"])
    #expect(rulebook.scorecards["power"]?.settings.speakerLimit == 0.7)
  }

  @Test(arguments: [
    ("findings: [customer-angry]", "4:23: unknown phrase set `@customer-angry`"),
    ("findings: 客户发怒", "4:22: found `客户发怒`"),
    ("说话人把握: 70", "4:19: found `70`"),
  ])
  func saysWhatIsWrongWithThem(setting: String, mistake: String) throws {
    let found = try LexiconFolder([
      "phrases/a.txt": "[customer-anger] 客户发怒\n气死我了\n", "rules/a.yaml": twoRules,
      "scorecards/power.yaml": card(settings: "settings: {\(setting)}", sections: fullSections),
    ]).mistakes()
    #expect(found == ["scorecards/power.yaml:\(mistake)"])
  }

  @Test func anExtendingCardReplacesSettingsSectionsAndItems() throws {
    let base = card(
      settings: """
        assume: {direction: inbound}
        settings: {passMark: 80, 单位: [国网], 沉默秒数: 15, 等候: 60, findings: []}
        """, sections: fullSections)
    let city = """
      id: city
      title: 城区
      version: 2
      extends: power
      settings: {单位: [市供电公司], 沉默秒数: 20}
      sections:
        - {id: opening, title: 开场, items: [{rule: greet, points: 80}]}
        - {id: extra, title: 其他, items: [{rule: rude, points: 10, cap: 20}]}
      """
    let (rulebook, diagnostics) = try LexiconFolder([
      "rules/a.yaml": twoRules, "scorecards/power.yaml": base, "scorecards/city.yaml": city,
    ]).load()
    #expect(diagnostics.isEmpty)
    let scorecard = try #require(rulebook.scorecards["city"])
    #expect(scorecard.title == "城区")
    #expect(scorecard.assumed.direction == .inbound)
    #expect(scorecard.settings.passMark == Points(hundredths: 80_00))
    #expect(scorecard.settings.lists == ["单位": ["市供电公司"]])
    #expect(scorecard.settings.quantities == ["沉默秒数": 20, "等候": 60])
    #expect(scorecard.settings.findings?.isEmpty == true)
    #expect(scorecard.sections.map(\.id) == ["opening", "extra"])
    #expect(scorecard.sections.map(\.title) == ["开场", "其他"])
  }

  @Test(arguments: [
    ("- {id: a, title: 甲, items: [{rule: greet, points: 99.5}]}", ["1:1: the points of `power` add up to 99.50"]),
    (
      "- {id: a, title: 甲, items: [{rule: greet, points: 100}, {rule: rude, points: 5, cap: 1}]}",
      ["1:1: the points of `power` add up to 101.00", "6:88: the cap 1.00 is less than the points 5.00 of one hit"]
    ),
    (
      "- {id: a, title: 甲, items: [{rule: greet, points: 100, cap: 100}]}",
      ["6:31: a cap for the required rule `greet`"]
    ),
    (
      "- {id: a, title: 甲, items: [{rule: greet, points: 50}, {rule: greet, points: 50}]}",
      ["6:58: the rule `greet` stands in this scorecard twice"]
    ),
    ("- {id: a, title: 甲, items: [{rule: great, points: 100}]}", ["6:31: unknown rule `great`"]),
    (
      "- {id: a, title: 甲, items: [{rule: greet, points: 100}]}\n- {id: b, title: 乙, items: []}",
      ["1:1: the section `b` of `power` is empty"]
    ),
    (
      "- {id: a, title: 甲, items: [{rule: greet, points: 100}]}\n- {id: a, title: 乙, items: []}",
      ["7:5: the section `a` exists already"]
    ),
    ("- {id: a, title: 甲, items: [{rule: greet, points: 2.555}, {rule: rude, points: 100}]}", ["6:53: found `2.555`"]),
    ("- {id: a, title: 甲, items: [{rule: greet, points: 100}, {rule: rude, points: 5, severity: bonus}]}", []),
  ])
  func namesMistakesInSections(sections: String, mistakes expected: [String]) throws {
    #expect(try mistakes(inCard: card(sections: sections)) == expected)
  }

  @Test func theSumSaysWhatIsMissing() throws {
    let text = card(sections: "- {id: a, title: 甲, items: [{rule: greet, points: 97.5}]}")
    let folder = try LexiconFolder(["rules/a.yaml": twoRules, "scorecards/power.yaml": text])
    let diagnostic = try #require(try folder.load().diagnostics.first)
    #expect(diagnostic.message.chinese == "评分表“power”合计 97.50 分")
    #expect(diagnostic.advice?.chinese == "应为 100.00 分:少了 2.50 分")
  }

  @Test(arguments: [
    ("passMark: 101", "4:22: found `101`"),
    ("grades: {优: 90, 良: 60}", "4:20: no grade covers values from 0"),
    ("grades: {优: 0, 差: 0}", "4:30: the grades `优` and `差` begin at the same value"),
    ("单位: 国网", "4:16: found `国网`"),
    ("单位: []", "4:16: found a list"),
    ("单位: [，]", "4:17: full-width comma in a list"),
    ("单位: [\"，\"]", "4:18: found `，`"),
    ("数字: [一]", "4:12: `数字` is built in"),
    ("ringing: {ring: 3}", "4:22: unknown key `ring`"),
    ("“单位”: [国网]", "4:12: Chinese quotation mark `“`"),
  ])
  func namesMistakesInSettings(setting: String, mistake: String) throws {
    #expect(try mistakes(inCard: card(settings: "settings: {\(setting)}", sections: fullSections)) == [mistake])
  }

  @Test func theFileHasTheNameOfTheCard() throws {
    #expect(
      try mistakes(inCard: card(sections: fullSections), named: "water")
        == ["1:1: the scorecard `power` stands in another file"])
  }

  @Test func cardsThatExtendOneAnotherInACircleAreShown() throws {
    func extending(_ id: String, _ other: String) -> String { "id: \(id)\ntitle: 甲\nversion: 1\nextends: \(other)\n" }
    let folder = try LexiconFolder([
      "scorecards/a.yaml": extending("a", "b"), "scorecards/b.yaml": extending("b", "a"),
      "scorecards/c.yaml": extending("c", "d"),
    ])
    let found = try folder.mistakes().filter { !$0.contains("no sections") }
    #expect(
      found == [
        "scorecards/a.yaml:4:10: the scorecards extend one another in a circle: a → b → a",
        "scorecards/c.yaml:4:10: unknown scorecard `d`",
      ])
  }

  @Test func slotsAndNumbersMustBeInTheSettings() throws {
    let rules = ruleFile(
      ("greet", "required", "phrases: \"这里是{单位},工号{工号}\""),
      ("silence", "metric", "breach: {silenceSeconds: {above: \"{沉默秒数}\"}}"))
    let sections = "- {id: a, title: 甲, items: [{rule: greet, points: 50}, {rule: silence, points: 50}]}"
    func found(_ settings: String) throws -> [String] {
      try LexiconFolder(["rules/a.yaml": rules, "scorecards/power.yaml": card(settings: settings, sections: sections)])
        .mistakes()
    }
    #expect(try found("settings: {单位: [国网], 沉默秒数: 15}") == [])
    #expect(
      try found("settings: {单 位: 3, 沉默: 15}") == [
        "rules/a.yaml:6:13: unknown slot `{单位}`",
        "rules/a.yaml:13:37: the scorecard `power` has no number `沉默秒数`",
        "scorecards/power.yaml:4:12: `单 位` cannot be the name of a setting",
      ])
    #expect(try found("settings: {单位: [国网]}") == ["rules/a.yaml:13:37: the scorecard `power` has no number `沉默秒数`"])
  }

  @Test func variantsServeTheirOwnCards() throws {
    let rules = ruleFile(
      ("greet", "required", "phrases: 您好"), ("greet", "required", "phrases: 请讲\n  for: [power]"),
      ("greet", "required", "phrases: 请说\n  for: [power, water]"), ("close", "required", "phrases: 再见\n  for: water"))
    let sections = "- {id: a, title: 甲, items: [{rule: greet, points: 60}, {rule: close, points: 40}]}"
    let folder = try LexiconFolder([
      "rules/a.yaml": rules, "scorecards/power.yaml": card(sections: sections),
      "scorecards/water.yaml": card("water", sections: sections),
    ])
    #expect(
      try folder.mistakes() == [
        "rules/a.yaml:16:3: the rule `greet` exists already",
        "scorecards/power.yaml:6:58: the rule `close` has no variant for `power`",
      ])
    let rulebook = try folder.load().rulebook
    #expect(rulebook.rule("greet", for: "power")?.phrases.first?.text == "请讲")
    #expect(rulebook.rule("greet", for: "water")?.phrases.first?.text == "您好")
  }
}
