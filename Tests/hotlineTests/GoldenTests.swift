import Glibc
import Reports
import TestSupport
import Testing

/// The scorecards of the samples, byte for byte.
///
/// Where rules or the program changed on purpose, `HOTLINE_RECORD_GOLDEN=1 swift test …` writes them anew: look at the
/// differences before they are kept.
@Suite struct GoldenTests {
  @Test(arguments: [
    "power-95598", "power-business-hall", "power-repair-crew", "water-hotline", "telecom-client-manager",
    "customer-service-centre", "bank-branch", "mobile-business-hall", "general",
  ])
  func theSamplesScoreAsRecorded(scorecard: String) throws {
    // One in full; of the others what an inspector looks at first, or a changed phrase would rewrite megabytes.
    let detail = scorecard == "customer-service-centre" ? "full" : "findings"
    let result = try HotlineProcess.run(
      "score", "\(Project.samples)/\(scorecard).jsonl", "--scorecard", scorecard, "--output", "-", "--detail",
      detail, "--quiet")
    #expect(result.status == 0, "\(result.errors)")
    let document = Self.withoutDigest(result.output)
    #expect(try ScorecardValidator().problems(in: document) == [])
    #expect(RewrittenDocument.bytes(of: document) == document, "libxml2 writes it otherwise")
    let path = "\(Project.golden)/\(scorecard).xml"
    if getenv("HOTLINE_RECORD_GOLDEN") != nil {
      try OutputFile.write(document, to: path)
      return
    }
    let recorded = try #require(TemporaryFolder.bytes(of: path), "no \(path); record it")
    let (lines, expected) = (Self.lines(document), Self.lines(recorded))
    // The first line that differs says more than two documents.
    for (number, pair) in zip(lines, expected).enumerated() where pair.0 != pair.1 {
      Issue.record("\(scorecard).xml:\(number + 1): found\n\(pair.0)\nexpected\n\(pair.1)")
      return
    }
    #expect(document.count == recorded.count)
  }

  /// The digest names the rule files; it changes with every comma in them and says nothing about a score.
  private static func withoutDigest(_ document: [UInt8]) -> [UInt8] {
    let text = String(decoding: document, as: UTF8.self)
    guard let start = text.firstRange(of: "sha256:")?.upperBound,
      let end = text[start...].firstIndex(of: "\"")
    else { return document }
    return Array(text.replacingCharacters(start..<end, with: String(repeating: "0", count: 64)).utf8)
  }

  private static func lines(_ document: [UInt8]) -> [Substring] {
    String(decoding: document, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  }
}

extension String {
  fileprivate func replacingCharacters(_ range: Range<Index>, with replacement: String) -> String {
    String(self[..<range.lowerBound]) + replacement + String(self[range.upperBound...])
  }
}
