import CallFormats

/// Call records and what headings of one's own mean.
enum RecordTargets {
  /// Tables and JSON, joined to a call.
  static let tables = FuzzTarget(name: "records") {
    seeds
  } read: { bytes in
    try check(bytes, mapping: nil)
  }

  /// A mapping, and after a NUL the table that it is for.
  static let mappings = FuzzTarget(name: "record-mapping") {
    let mapping = Array("# 话单\n编号 = call-id\n等待 = ringing ms\n谁先挂 = hangup\n".utf8)
    return (seeds + [Array("编号,等待,谁先挂\nC-1,9800,客户\n".utf8)]).map { mapping + [0] + $0 }
  } read: { bytes in
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    let mapping = try RecordMapping(parts[0], file: "columns.txt")
    try check(parts.count > 1 ? Array(parts[1]) : [], mapping: mapping)
  }

  private static let seeds =
    [
      """
      通话ID,振铃时长,挂机方,坐席工号,坐席姓名,技能组,通话时长,开始时间,呼叫类型
      C-1,9800ms,客户,1024,李敏,一班,3分12秒,2026-03-04 09:12:31,呼入
      C-2,12,坐席,1025,王强,二班,10:15,2026/3/4 9:30,呼出
      """,
      #"{"Data":{"List":[{"ContactId":"C-1","RingTime":9,"CallDuration":192,"ReleaseInitiator":"customer","AgentEvents":[{"EventSequence":[{"Event":"Ringing","EventTime":1},{"Event":"Established","EventTime":9000}]}]}]}}"#,
      #"{"id":"C-1","ringing":9.8,"hangup":"agent"}"# + "\n" + #"{"id":"C-2","ringing":3}"# + "\n",
    ].map { Array($0.utf8) }

  private static let calls = Array(
    (#"{"id":"C-1","turns":[{"speaker":"agent","text":"您好","start":0.8,"end":4.2}]}"# + "\n"
      + #"{"id":"C-2","startedAt":"2026-03-04T09:12:31+08:00","ringing":{"rings":2},"hangup":"agent","turns":[{"speaker":"customer","text":"喂"}]}"#
      + "\n").utf8)

  private static func check(_ bytes: [UInt8], mapping: RecordMapping?) throws {
    let path = ScratchFile.path(holding: bytes)
    if mapping == nil, let draft = try? CallRecordTable.mapping(for: path) {
      Fault.unless(draft.hasSuffix("\n"), "a draft without lines")
    }
    var options = ReadingOptions()
    do {
      let join = RecordJoin(try CallRecordTable(paths: [path], mapping: mapping))
      options.records = join
      var account = RecordAccount(join)
      account.add(try CallProperties.check(calls, named: "calls.jsonl", options: options))
      for warning in account.warnings.kept {
        for language in MessageLanguage.allCases {
          Fault.unless(!warning.summary(in: language).isEmpty, "a warning without words")
        }
      }
      let records = account.usedCount + account.recordsWithoutCall.count
      Fault.unless(records == join.recordCount, "\(records) of \(join.recordCount) records are accounted for")
    } catch let error as RecordError {
      for language in MessageLanguage.allCases {
        Fault.unless(!error.summary(in: language).isEmpty, "an error without words")
      }
    }
  }
}
