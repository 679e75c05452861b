import Reports

/// What tables and lists of picks are made of.
enum ReportTargets {
  /// A document of scorecards, as somebody may have changed it.
  static let scorecards = FuzzTarget(name: "scorecard-xml") {
    [document(calls: 0), document(calls: 1), document(calls: 2)]
  } read: { bytes in
    let folder = try ScorecardFolder(ScratchFile.path(holding: bytes))
    var picker = CallPicker(CallPicker.Options(count: 2, perAgent: 1, seed: "1"))
    var calls = 0
    var problems = 0
    try folder.forEachCall(problem: { _ in problems += 1 }) { call, place in
      calls += 1
      picker.add(call, file: place.file)
    }
    Fault.unless(problems <= 1, "a document is wrong more than once")
    let list = picker.picks()
    Fault.unless(list.calls == calls && list.picks.count <= calls, "\(list.picks.count) picks of \(calls) calls")
    Fault.unless(list.picks.allSatisfy { !$0.reasons.isEmpty }, "a pick without a reason")
    Fault.unless(!list.table.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "a control character")
    _ = list.document(toolVersion: "1")
    let result = try ReportTables(folder).write(to: ScratchFile.folder) { _ in }
    Fault.unless(result.calls == calls && result.unreadable == problems, "\(result.calls) of \(calls) calls in tables")
  }

  private static func document(calls: Int) -> [UInt8] {
    let call = """
        <call id="C-1" startedAt="2026-03-04T09:12:31+08:00" direction="inbound" channel="phone" callType="complaint">
          <source file="a.jsonl" line="1" format="hotline-jsonl"/>
          <agent id="1024" name="李敏" team="一班"/>
          <speakers judged="swapped" confidence="0.35"/>
          <irregularity kind="out-of-order" count="1"><place turn="1" found="1.00" against="2.00"/></irregularity>
          <score value="79.00" min="0.00" max="90.00" earned="5.00" potential="10.00" grade="中" passed="false" fatal="false"/>
          <section id="s" title="态度" earned="5.00" potential="10.00">
            <item rule="r" kind="forbidden" severity="fatal" outcome="fail" points="5.00" lost="5.00" review="true">
              <title>不骂客户</title>
              <clause>规范 1</clause>
              <evidence turn="3" speaker="agent" from="0" to="2" match="exact">烦死</evidence>
              <measured name="rings" value="5" limit="3" unit="声"/>
              <missing field="ringing" doubtful="true"/>
            </item>
          </section>
          <findings><finding act="customer-anger" title="客户发怒" turn="1" match="exact">投诉</finding></findings>
          <transcript/>
        </call>

      """
    let head = #"<scorecards xmlns="urn:hotline:scorecard:1" schemaVersion="1" tool="hotline" toolVersion="0.1.0" "#
    let header = head + #"scorecard="c" scorecardVersion="1" digest="sha256:00">"#
    return Array((header + String(repeating: call, count: calls) + "</scorecards>").utf8)
  }
}
