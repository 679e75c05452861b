import CallModel

/// What a record notes that rules ask for by name: whether a missed call was called back, and how soon.
///
/// Texts of a ticket are not among them: a rule on a ticket filled in completely would take a column that the table does not
/// have for one that was left blank.
struct RecordNotes {
  /// By the name that rules use.
  private(set) var fields: [String: CallRecord.Value] = [:]
  /// What was left out.
  private(set) var doubts: [RecordTimes.Doubt] = []

  init(_ row: RecordRow) {
    for (heading, name, unit) in Self.lengths {
      guard let value = row.values[heading] else { continue }
      if let seconds = Self.seconds(value) {
        fields[name] = .number((seconds / unit * 1000).rounded() / 1000)
      } else {
        doubts.append((heading, .unreadable))
      }
    }
    if let text = row[.handlingWorkdays] {
      if let days = SpokenDuration.number(text) {
        fields["handlingWorkdays"] = .number(days)
      } else {
        doubts.append((.handlingWorkdays, .unreadable))
      }
    }
    for (heading, name) in Self.flags {
      guard let text = row[heading] else { continue }
      if let flag = Self.flag(text) { fields[name] = .flag(flag) } else { doubts.append((heading, .unreadable)) }
    }
  }

  /// With what one is in seconds in the figure of the rules.
  private static let lengths: [(RecordHeading, String, Double)] = [
    (.responseTime, "responseMinutes", 60), (.callBackTime, "callBackMinutes", 60),
    (.appointmentNotice, "hoursBeforeAppointment", 3600),
  ]

  private static let flags: [(RecordHeading, String)] = [
    (.missedCall, "missedCall"), (.calledBack, "calledBack"), (.rescheduled, "rescheduled"),
    (.askedBefore, "sameQuestionAskedBefore"),
  ]

  /// A number alone may be of minutes or of seconds: nobody knows, where neither heading nor cell says so.
  private static func seconds(_ value: RecordRow.Value) -> Double? {
    guard let number = SpokenDuration.number(value.text) else { return SpokenDuration.seconds(value.text) }
    return value.unit.map { TurnTime.seconds(number, $0) }
  }

  /// 是, 已回拨, true, 1; 否, 未回拨, false, 0.
  static func flag(_ text: String) -> Bool? {
    let text = text.lowercased()
    switch text {
    case "是", "有", "已", "y", "yes", "true", "1": return true
    case "否", "未", "没有", "n", "no", "false", "0": return false
    default: return text.hasPrefix("已") ? true : text.hasPrefix("未") || text.hasPrefix("没") ? false : nil
    }
  }
}
