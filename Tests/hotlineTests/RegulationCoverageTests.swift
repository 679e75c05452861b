import TestSupport
import Testing

/// Every clause of the regulations that a call can show or contradict has its rule in the scorecard of that regulation.
///
/// `Regulations/rules.csv` lists them: the analysts' reading of the regulations, one line for each rule and scorecard.
@Suite struct RegulationCoverageTests {
  private struct Line: Hashable, CustomStringConvertible {
    var scorecard: String
    var rule: String
    var kind: String
    var severity: String

    var description: String { "\(scorecard) \(rule) (\(kind), \(severity))" }
  }

  private func expected() throws -> Set<Line> {
    let path = Project.folder + "/Tests/hotlineTests/Regulations/rules.csv"
    let text = String(decoding: try #require(TemporaryFolder.bytes(of: path)), as: UTF8.self)
    return Set(
      text.split(separator: "\n").dropFirst().map { line in
        let fields = line.split(separator: ",").map(String.init)
        return Line(scorecard: fields[0], rule: fields[1], kind: fields[2], severity: fields[3])
      })
  }

  private func present() throws -> Set<Line> {
    let rules = try JSONValue(try HotlineProcess.run("rules", "--format", "json").output).entries
    return Set(
      rules.map { rule in
        Line(
          scorecard: rule["scorecard"]?.string ?? "", rule: rule["id"]?.string ?? "", kind: rule["kind"]?.string ?? "",
          severity: rule["severity"]?.string ?? "")
      })
  }

  @Test func noClauseIsMissingAndNoneInvented() throws {
    let (expected, present) = (try expected(), try present())
    #expect(expected.count == 572)
    #expect(expected.subtracting(present).map(\.description).sorted() == [])
    #expect(present.subtracting(expected).map(\.description).sorted() == [])
  }
}
