import Reports

/// Tells of scorecards that could not be read, of the first ones in full.
struct ScorecardProblems {
  private(set) var count = 0

  /// Nobody reads more; the others are counted.
  private static let maximumTold = 50

  mutating func add(_ error: ScorecardFileError) {
    count += 1
    if count <= Self.maximumTold { tell(error.message) }
  }

  /// After the last one.
  func close() {
    guard count > Self.maximumTold else { return }
    let more = count - Self.maximumTold
    tell(say("… and \(more) more files that cannot be read", "……另有 \(more) 个文件无法读取"))
  }

  /// A run that did not come to its end must not pass for the whole.
  static func warn(of scorecards: ScorecardFolder) {
    guard !scorecards.isFinished else { return }
    tell(
      say(
        "\(scorecards.path): there is no summary.xml, so the run has not come to its end; only finished calls are read",
        "\(scorecards.path)：没有 summary.xml，评分尚未完成；只读取已写出的通话"))
  }
}
