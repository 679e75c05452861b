/// `items.csv`: one row for each call and rule, for those who want rows.
struct ItemsFile: ~Copyable {
  private var file: OutputFile
  private var text = CommaSeparatedText()

  /// Rows go to the disk in pieces of this size, in bytes.
  private static let pieceSize = 1 << 18

  static let headings = [
    "通话编号", "开始时间", "坐席工号", "坐席姓名", "班组", "来电类型", "评分表", "版块编号", "版块", "规则编号", "规则", "条款", "类别", "轻重",
    "结果", "分值", "扣分", "已由规则扣分", "需复核", "依据",
  ]

  init(path: String) throws(OutputFileError) {
    file = try OutputFile(path: path)
    for heading in Self.headings { text.append(heading) }
    text.endRow()
  }

  mutating func append(_ call: ReportedCall) throws(OutputFileError) {
    for section in call.sections {
      for item in section.items {
        append(item, section, call)
        if text.bytes.count >= Self.pieceSize { try file.append(text.take()) }
      }
    }
  }

  private mutating func append(_ item: ReportedItem, _ section: ReportedSection, _ call: ReportedCall) {
    text.append(call.id)
    text.append(call.startedAt)
    text.append(call.agent.id)
    text.append(call.agent.name)
    text.append(call.agent.team)
    text.append(call.callType?.chineseName)
    text.append(call.scorecard)
    text.append(section.id)
    text.append(section.title)
    text.append(item.rule)
    text.append(item.title)
    text.append(item.clause)
    text.append(item.kind.chineseName)
    text.append(item.severity.chineseName)
    text.append(item.outcome.chineseName)
    text.append(item.points)
    text.append(item.lost)
    text.append(item.chargedBy)
    text.append(item.needsReview ? "是" : "")
    text.append(item.proofText)
    text.endRow()
  }

  /// Gives the file its name.
  consuming func commit() throws(OutputFileError) {
    try file.append(text.take())
    try file.commit()
  }
}
