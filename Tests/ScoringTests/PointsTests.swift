import CallModel
import Rulebook
import Scoring
import Testing

/// Points, in whole hundredths.
@Suite struct PointsTests {
  // MARK: Required rules

  @Test func aCallWithoutFaultIsWorthAHundred() throws {
    let card = try CardInTest(required: ["甲": "60", "乙": "40"])
    let scored = card.score("客服：甲乙")
    #expect(scored.score.value?.description == "100.00")
    #expect(scored.score.earned.description == "100.00")
    #expect(scored.score.passed)
    #expect(scored.score.grade == "优")
  }

  @Test func aFailedItemLosesItsPoints() throws {
    let card = try CardInTest(required: ["甲": "87.35", "乙": "12.65"])
    let scored = card.score("客服：甲")
    #expect(scored.score.value?.description == "87.35")
    #expect(scored.item("乙")?.lost.description == "12.65")
    #expect(scored.score.grade == "良")
  }

  @Test(arguments: [
    // 1 ÷ 32 = 3.125, 1 ÷ 3 = 33.333…, 2 ÷ 3 = 66.666…
    ("1", "31", "68", "3.13"), ("1", "2", "97", "33.33"), ("2", "1", "97", "66.67"), ("3", "29", "68", "9.38"),
  ])
  func theValueIsRoundedHalfUpOnce(earned: String, lost: String, rest: String, value: String) throws {
    let card = try CardInTest(required: ["甲": earned, "乙": lost, "丙": rest], when: ["丙": "{hangup: agent}"])
    let scored = card.score(.dialogue("客服：甲") { $0.hangup = .customer })
    #expect(scored.score.value?.description == value)
    #expect(scored.score.minimum == scored.score.maximum)
  }

  @Test func whatDoesNotApplyLeavesThePotential() throws {
    let card = try CardInTest(required: ["甲": "75", "乙": "25"], when: ["乙": "{hangup: agent}"])
    let scored = card.score(.dialogue("客服：甲") { $0.hangup = .customer })
    #expect(scored.score.potential.description == "75.00")
    #expect(scored.score.value?.description == "100.00")
  }

  @Test func missingDataGivesARange() throws {
    let card = try CardInTest(required: ["甲": "60", "乙": "25", "丙": "15"], when: ["丙": "{hangup: agent}"])
    let scored = card.score("客服：甲")
    // 60 of 85; with 丙 failed 60 of 100, with 丙 kept 75 of 100.
    #expect(scored.item("丙")?.outcome == .notAssessable)
    #expect(scored.score.potential.description == "85.00")
    #expect(scored.score.value?.description == "70.59")
    #expect(scored.score.minimum?.description == "60.00")
    #expect(scored.score.maximum?.description == "75.00")
  }

  @Test func aCallThatCannotBeAssessedHasNoValue() throws {
    let card = try CardInTest(required: ["甲": "100"])
    let scored = card.score("客户：喂")
    #expect(scored.score.value == nil)
    #expect(scored.score.minimum == nil && scored.score.maximum == nil)
    #expect(scored.score.potential == .zero)
    #expect(scored.score.grade == "未评")
    #expect(!scored.score.passed)
  }

  @Test func gradesAndThePassMarkBeginAtTheirValue() throws {
    let card = try CardInTest(required: ["甲": "80", "乙": "15", "丙": "4.99", "丁": "0.01"])
    #expect(card.score("客服：甲").score.passed, "80.00 is enough")
    #expect(card.score("客服：甲").score.grade == "中")
    #expect(card.score("客服：甲乙").score.grade == "优")
    #expect(!card.score("客服：乙丙丁").score.passed)
    #expect(card.score("客服：乙丙丁").score.grade == "差")
  }

  // MARK: Forbidden rules

  @Test func everyTurnWithAHitCostsUpToTheCap() throws {
    let card = try CardInTest(required: ["甲": "94"], forbidden: ["坏": "{points: 2, cap: 6}"])
    #expect(card.score("客服：甲").score.value?.description == "100.00")
    for (turns, lost) in [(1, "2.00"), (2, "4.00"), (3, "6.00"), (4, "6.00")] {
      let call = Call.dialogue(["客服：甲"] + Array(repeating: "客服：坏", count: turns))
      let scored = card.score(call)
      #expect(scored.item("坏")?.lost.description == lost, "\(turns) turns")
      #expect(scored.item("坏")?.points.description == "6.00", "the potential is the cap")
      #expect(scored.score.potential.description == "100.00")
    }
  }

  @Test func allowedHitsCostNothing() throws {
    let rule = try RuleInTest(
      "  kind: forbidden\n  allowed: 2\n  phrases: [然后]", item: "points: 10, cap: 100")
    #expect(rule.item(.dialogue("客服：然后，然后，然后"))?.lost.description == "10.00", "only the third")
    #expect(rule.item(.dialogue("客服：然后，然后"))?.lost == .zero)
  }

  @Test func oneClauseIsChargedOnceATurn() throws {
    let card = try CardInTest(
      required: ["甲": "90"], forbidden: ["坏": "{points: 5, clause: 规范 7}", "差劲": "{points: 5, clause: 规范 7}"])
    let same = card.score("客服：甲坏，差劲")
    #expect(same.item("坏")?.outcome == .fail && same.item("差劲")?.outcome == .fail)
    #expect(same.item("坏")?.lost.description == "5.00")
    #expect(same.item("差劲")?.lost.description == "0.00")
    #expect(same.item("差劲")?.chargedBy == same.item("坏")?.rule)
    #expect(same.score.value?.description == "95.00")

    let twoTurns = card.score("客服：甲坏", "客户：啊", "客服：差劲")
    #expect(twoTurns.score.value?.description == "90.00")
    #expect(twoTurns.item("差劲")?.chargedBy == nil)
  }

  @Test func differentClausesAreChargedBoth() throws {
    let card = try CardInTest(
      required: ["甲": "90"], forbidden: ["坏": "{points: 5, clause: 规范 7}", "差劲": "{points: 5, clause: 规范 8}"])
    #expect(card.score("客服：甲坏，差劲").score.value?.description == "90.00")
  }

  @Test func oneRuleIsChargedOnceATurnToo() throws {
    let card = try CardInTest(required: ["甲": "90"], forbidden: ["坏": "{points: 2, cap: 10, clause: 规范 7}"])
    let scored = card.score("客服：甲坏，坏")
    #expect(scored.score.value?.description == "98.00")
    #expect(scored.item("坏")?.proofs.count == 2, "both hits are shown")
  }

  // MARK: Fatal

  @Test func aFatalFaultLeavesNothing() throws {
    let card = try CardInTest(required: ["甲": "90", "乙": "4"], forbidden: ["滚": "{points: 6, severity: fatal}"])
    let scored = card.score("客服：甲，滚")
    #expect(scored.score.fatal)
    #expect(scored.score.value == .zero)
    #expect(scored.score.minimum == .zero && scored.score.maximum == .zero)
    #expect(scored.score.beforeFatal?.description == "90.00")
    #expect(scored.score.earned.description == "90.00")
    #expect(!scored.score.passed)
    #expect(scored.score.grade == "差")
    #expect(!card.score("客服：甲").score.fatal)
  }

  @Test func whatMayHaveBeenFatalMakesTheMinimumZero() throws {
    let card = try CardInTest(
      required: ["甲": "90"], forbidden: ["滚": "{points: 10, severity: fatal}"], when: ["滚": "{hangup: agent}"])
    let scored = card.score("客服：甲")
    #expect(scored.score.value?.description == "100.00")
    #expect(scored.score.minimum == .zero)
    #expect(scored.score.maximum?.description == "100.00")
    #expect(!scored.score.fatal)
  }

  @Test func aFatalFaultOfASectionLeavesNothingOfTheSection() throws {
    let card = try CardInTest(
      sections: [
        "前": [("甲", "required", "{points: 30}"), ("滚", "forbidden", "{points: 10, severity: fatal-section}")],
        "后": [("乙", "required", "{points: 60}")],
      ])
    let scored = card.score("客服：甲，滚，乙")
    #expect(scored.section("前")?.earned == .zero)
    #expect(scored.section("前")?.potential.description == "40.00")
    #expect(scored.section("后")?.earned.description == "60.00")
    #expect(scored.score.value?.description == "60.00")
    #expect(!scored.score.fatal)
  }

  // MARK: Bonus

  @Test func aBonusMakesUpForAFaultInItsSectionAndNoMore() throws {
    let card = try CardInTest(
      sections: [
        "前": [("甲", "required", "{points: 30}"), ("谢", "required", "{points: 5, severity: bonus}")],
        "后": [("乙", "required", "{points: 60}"), ("丙", "required", "{points: 10}")],
      ])
    #expect(card.score("客服：甲乙丙谢").score.value?.description == "100.00", "never over the potential")
    #expect(card.score("客服：甲乙丙").score.value?.description == "100.00", "a bonus not earned costs nothing")
    #expect(card.score("客服：乙丙谢").section("前")?.earned.description == "5.00")
    #expect(card.score("客服：甲乙谢").section("后")?.earned.description == "60.00", "not from section to section")
    #expect(card.score("客服：甲乙丙").item("谢")?.lost == .zero)
  }

  @Test func sectionsAddUpToTheTotal() throws {
    let card = try CardInTest(
      sections: [
        "前": [("甲", "required", "{points: 33.33}"), ("坏", "forbidden", "{points: 3, cap: 16.67}")],
        "后": [("乙", "required", "{points: 50}")],
      ])
    let scored = card.score("客服：甲坏")
    #expect(scored.sections.map(\.earned.description) == ["47.00", "0.00"])
    #expect(scored.score.earned.description == "47.00")
    #expect(scored.score.potential.description == "100.00")
  }
}
