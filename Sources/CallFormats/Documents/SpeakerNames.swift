import CallModel

/// The names by which a document tells who speaks.
///
/// `您好：` or `地址：` may begin a line as well as `客服：` does. A name of a side or a recogniser's label is one; any other only
/// if the same few stand before many turns.
struct SpeakerNames: Sendable {
  private let names: Set<String>
  /// In how many pieces one of the names leads.
  let namedCount: Int
  /// How many pieces there are.
  let pieceCount: Int

  /// Chooses among what stands where a name could.
  ///
  /// - Parameters:
  ///   - counts: How often each candidate leads a piece.
  ///   - pieces: How many pieces there are.
  init(counts: [String: Int], pieces: Int) {
    let labels = counts.filter { SpeakerPrefix.isLabel($0.key) }
    let others = counts.filter { labels[$0.key] == nil && $0.value >= 2 && Self.mayBeName($0.key) }
    let most = counts.values.max() ?? 0
    let chosen: Set<String>
    if labels.isEmpty {
      let total = others.values.reduce(0, +)
      let areFew = (2...6).contains(others.count) && total >= 4 && total * 2 >= pieces
      chosen = areFew ? Set(others.keys) : []
    } else {
      // Beside two sides a third name must be as frequent as they are.
      let least = labels.count > 1 ? max(3, most / 4) : max(2, most / 10)
      chosen = Set(labels.keys).union(others.filter { $0.value >= least }.keys)
    }
    names = chosen
    namedCount = counts.reduce(0) { chosen.contains($1.key) ? $0 + $1.value : $0 }
    pieceCount = pieces
  }

  /// The names before the texts of a document's cues.
  init(of texts: some Sequence<String>) {
    var counts: [String: Int] = [:]
    var pieces = 0
    for text in texts {
      pieces += 1
      if let (name, _) = SpeakerPrefix.split(text) { counts[name, default: 0] += 1 }
    }
    self.init(counts: counts, pieces: pieces)
  }

  func contains(_ name: String) -> Bool { names.contains(name) }

  /// Whether these are names of people who talk: at least two turns, by two voices or by a side, and not just quoted once
  /// in a long text.
  var makeConversation: Bool {
    guard namedCount >= 2, namedCount * 8 >= pieceCount else { return false }
    return names.count >= 2 || names.contains { SpeakerPrefix.side($0) != nil }
  }

  private static func mayBeName(_ name: String) -> Bool {
    if TableHeading.reading(name) != nil, name != "主叫", name != "被叫" { return false }
    let lowercased = name.lowercased()
    return !noNames.contains(lowercased) && !greetings.contains { lowercased.contains($0) }
  }

  private static let greetings = ["您好", "你好", "请问", "谢谢", "好的", "对不起", "不好意思", "第一", "第二", "一是", "二是"]
  /// What stands before a colon in forms, logs and notes.
  private static let noNames: Set<String> = [
    "姓名", "地址", "电话", "手机", "手机号", "日期", "备注", "注", "注意", "主题", "标题", "摘要", "小结", "关键词", "标签", "评分", "满意度", "结果",
    "原因", "问题", "处理结果", "说明", "附件", "来源", "编号", "例如", "例", "比如", "如下", "info", "warn", "warning", "error", "debug",
    "trace",
    "fatal", "note", "todo", "http", "https", "ftp", "file", "name", "address", "phone", "date", "subject", "from",
    "to",
    "cc", "title", "summary", "key", "value", "id", "type", "url", "email", "status",
  ]
}
