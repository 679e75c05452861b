import CallFormats

/// Says at the end of a run which call records and which transcripts found no partner, and what was doubtful.
enum RecordReport {
  /// Nothing where no records were given.
  static func tell(_ records: RecordJoin?) {
    guard let records else { return }
    tellWarnings(of: records)
    let calls = records.callsWithoutRecord
    if calls.count > 0 {
      hotline.tell(say("\(calls.count) calls without a call record: ", "\(calls.count) 通没有话单：") + list(calls))
    }
    let unused = records.recordsWithoutCall
    if unused.count > 0 {
      hotline.tell(say("\(unused.count) call records without a call: ", "\(unused.count) 条话单没有通话：") + list(unused))
    }
  }

  /// What was doubtful alone, for commands that do not read all calls.
  static func tellWarnings(of records: RecordJoin) {
    let warnings = records.warnings
    for warning in warnings.kept { hotline.tell(warning.summary(in: Language.current)) }
    let rest = warnings.count - warnings.kept.count
    if rest > 0 { hotline.tell(say("… and \(rest) more of the call records", "话单中另有 \(rest) 处提示")) }
  }

  private static func list(_ unmatched: RecordJoin.Unmatched) -> String {
    unmatched.ids.joined(separator: say(", ", "、")) + (unmatched.count > unmatched.ids.count ? " …" : "")
  }
}
