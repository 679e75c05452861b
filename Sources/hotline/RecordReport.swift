import CallFormats

/// Says at the end of a run which call records and which transcripts found no partner, and what was doubtful.
enum RecordReport {
  /// Nothing where no records were given.
  static func tell(_ records: RecordAccount?) {
    guard let records else { return }
    tellWarnings(of: records)
    let calls = records.callsWithoutRecord
    if calls.count > 0 {
      hotline.tell(say("calls without a call record: ", "没有话单的通话：") + list(calls))
    }
    let unused = records.recordsWithoutCall
    if unused.count > 0 {
      hotline.tell(say("call records without a call: ", "没有通话的话单：") + list(unused))
    }
  }

  /// What was doubtful alone, for commands that do not read all calls.
  static func tellWarnings(of records: RecordAccount) {
    let warnings = records.warnings
    for warning in warnings.kept { hotline.tell(warning.summary(in: Language.current)) }
    let rest = warnings.count - warnings.kept.count
    if rest > 0 { hotline.tell(say("… and \(rest) more of the call records", "话单中另有 \(rest) 处提示")) }
  }

  /// So many ids are named.
  private static let limit = 20

  private static func list(_ unmatched: Unmatched) -> String {
    let ids =
      unmatched.ids.prefix(limit).joined(separator: say(", ", "、")) + (unmatched.count > limit ? " …" : "")
    return say("\(unmatched.count) (\(ids))", "\(unmatched.count)（\(ids)）")
  }
}
