import CallModel
import Reports
import Rulebook
import Scoring
import TestSupport

/// A folder as a run leaves it.
struct ScorecardFiles {
  let folder: TemporaryFolder

  init(_ calls: [ScoredCall] = [], detail: Detail = .full) throws {
    folder = try TemporaryFolder()
    try folder.makeFolder("calls")
    for (number, call) in calls.enumerated() {
      let name = "\(1_000 + number)-\(FileNames.safe(for: call.call.id))"
      try folder.write(Sample.document(call, detail: detail).utf8, to: "calls/\(name).xml")
    }
  }

  /// Everything that is read, and everything that is wrong.
  func read() throws -> (calls: [ReportedCall], problems: [ScorecardFileError]) {
    var calls: [ReportedCall] = []
    var problems: [ScorecardFileError] = []
    try ScorecardFolder(folder.path).forEachCall(problem: { problems.append($0) }) { call, _ in calls.append(call) }
    return (calls, problems)
  }

  /// Writes the tables into the folder itself.
  @discardableResult
  func writeTables(maximumRows: Int = 1_048_576) throws -> ReportTables.Result {
    try ReportTables(ScorecardFolder(folder.path), maximumRows: maximumRows).write(to: folder.path) { _ in }
  }

  /// The rows of `items.csv`, headings first.
  func rows() throws -> [[String]] { try CommaSeparatedRows.read(folder.bytes(ReportTables.itemsName) ?? []) }

  /// The sheets of `scorecards.xlsx`.
  func workbook() throws -> WrittenWorkbook {
    try WrittenWorkbook(folder.bytes(ReportTables.workbookName) ?? [])
  }
}

extension Sample {
  /// A call with a value of its own and one item.
  static func scored(
    _ id: String, value: Int? = 9_000, passed: Bool? = nil, fatal: Bool = false, agent: Agent = Agent(id: "1024"),
    items: [ItemResult] = items, findings: [Finding] = [], speakers: SpeakerJudgement = SpeakerJudgement()
  ) -> ScoredCall {
    var call = call(id: id)
    call.agent = agent
    let score = Score(
      value: value.map { Points(hundredths: fatal ? 0 : $0) }, minimum: value.map { Points(hundredths: $0) },
      maximum: value.map { Points(hundredths: $0) }, earned: Points(hundredths: 500),
      potential: Points(hundredths: value == nil ? 0 : 1_000), grade: value == nil ? "未评" : "良",
      passed: passed ?? (!fatal && (value ?? 0) >= 8_000), fatal: fatal,
      beforeFatal: value.map { Points(hundredths: $0) })
    return ScoredCall(
      call: call, score: score,
      sections: [
        SectionResult(id: "opening", title: "开头语", earned: score.earned, potential: score.potential, items: items)
      ], speakers: speakers, findings: findings)
  }
}
