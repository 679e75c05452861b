import CallModel
import ChineseText
import Rulebook
import Scoring
import TestSupport
import Testing

/// Whatever is misheard, listening only ever credits, or asks for a review.
@Suite(.enabled(if: Installed.isComplete, "needs apt-get install python3-jieba unicode-data"))
struct HomophonePropertyTests {
  private static let rules = [
    "  kind: required\n  phrases: [您好, 供电公司为您服务]",
    "  kind: conditional\n  trigger: {speaker: customer, phrases: [停电]}\n  phrases: [对不起, (抱歉|不好意思)…不便]",
    "  kind: sequence\n  minimum: 2\n  parts: [{phrases: [您好]}, {phrases: [请问…帮您]}, {phrases: [再见, 生活愉快]}]",
    "  kind: forbidden\n  phrases: [你有完没完, 这不归我们管, 我也没有办法]",
  ]

  private static let sentences = [
    "您好，供电公司为您服务", "请问有什么可以帮您", "非常抱歉给您带来不便", "对不起，让您久等了", "家里停电了", "你有完没完", "这不归我们管",
    "我也没有办法", "感谢您的来电，祝您生活愉快，再见", "请您稍等，我马上查一下",
  ]

  @Test func listeningOnlyCreditsOrAsks() throws {
    let readings = try #require(Installed.readings)
    let alike = Dictionary(grouping: (0x4E00...0x9FA5).compactMap { Unicode.Scalar(UInt32($0)) }) {
      readings.syllable(of: $0.value) ?? ""
    }
    var random = SeededGenerator(seed: 20)
    var heard = 0
    for rule in Self.rules {
      let written = try ListeningInTest(rule, byWritingOnly: true)
      let listening = try ListeningInTest(rule)
      for _ in 0..<300 {
        let lines = (0..<Int.random(in: 1...6, using: &random)).map { _ in
          let sentence = Self.sentences.randomElement(using: &random) ?? ""
          return (Bool.random(using: &random) ? "客服：" : "客户：") + misheard(sentence, alike, readings, &random)
        }
        guard let before = written.item(.dialogue(lines)), let after = listening.item(.dialogue(lines)) else {
          continue
        }
        if after == before { continue }
        heard += 1
        if before.kind == .forbidden {
          #expect(before.outcome == .pass && after.outcome == .notAssessable && after.needsReview, "\(lines)")
        } else {
          #expect(before.outcome == .fail && after.outcome == .pass, "\(lines)")
        }
        #expect(after.matches.contains(.homophone))
        #expect(!before.matches.contains(.homophone))
      }
    }
    #expect(heard > 20, "nothing was misheard, so nothing was tested")
  }

  /// The sentence with one character in six replaced by another of its sound.
  private func misheard(
    _ sentence: String, _ alike: [String: [Unicode.Scalar]], _ readings: PinyinReadings,
    _ random: inout SeededGenerator
  ) -> String {
    var result = String.UnicodeScalarView()
    for scalar in sentence.unicodeScalars {
      let others = readings.syllable(of: scalar.value).flatMap { alike[$0] } ?? []
      let other = Int.random(in: 0..<6, using: &random) == 0 ? others.randomElement(using: &random) : nil
      result.append(other ?? scalar)
    }
    return String(result)
  }
}

extension ItemResult {
  fileprivate static func == (left: ItemResult, right: ItemResult) -> Bool {
    left.outcome == right.outcome && left.proofs == right.proofs && left.needsReview == right.needsReview
  }
}
