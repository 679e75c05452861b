import CallModel

extension Call {
  /// A call written down as people write dialogues: `客服：您好`, with times `客户[1.5-3]：你好`.
  ///
  /// The sides are 客服, 客户, 系统 and 未知; `edit` fills in what the export says besides the words.
  static func dialogue(_ lines: String..., edit: (inout Call) -> Void = { _ in }) -> Call {
    dialogue(lines, edit: edit)
  }

  /// The same for a list that a test has made.
  static func dialogue(_ lines: [String], edit: (inout Call) -> Void = { _ in }) -> Call {
    var call = Call(id: "test", source: Source(file: "test.jsonl", line: 1, format: "test"))
    for line in lines {
      let parts = line.split(separator: "：", maxSplits: 1, omittingEmptySubsequences: false)
      let head = parts[0].split(whereSeparator: { "[-]".contains($0) })
      call.append(
        speaker: sides[String(head[0])] ?? .unknown, text: (parts.count > 1 ? parts[1] : "").utf8,
        start: head.count > 1 ? Double(head[1]) : nil, end: head.count > 2 ? Double(head[2]) : nil)
    }
    edit(&call)
    return call
  }

  private static let sides: [String: Speaker] = ["客服": .agent, "客户": .customer, "系统": .system]
}
