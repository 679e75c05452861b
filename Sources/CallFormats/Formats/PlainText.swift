import CallModel

/// Transcripts as text: who speaks stands before what is said, in lines or in one long line; several calls a file under
/// headings.
enum PlainText: TextCallFormat {
  static let description = FormatDescription(
    id: "text", english: "plain text with speakers' names", chinese: "带说话人前缀的纯文本",
    example: """
      通话编号：C-1
      [00:00] 客服：您好，请问有什么可以帮您？
      [00:04] 客户：家里停电了。
      """)

  static func recognises(_ beginning: TextDocument) -> Bool {
    // The last line may be cut.
    let lines = beginning.lines
    return WrittenConversation.Names(of: spoken(lines, formLines(lines))).names.makeConversation
  }

  static func calls(in document: TextDocument) throws(Defect) -> [Result<CallDraft, Defect>] {
    let lines = document.lines
    let formLines = formLines(lines)
    let names = WrittenConversation.Names(of: spoken(lines, formLines))
    var calls: [Result<CallDraft, Defect>] = []
    var part = Part(line: 1)
    var isAfterBlank = true
    for (index, line) in lines.enumerated() {
      let heading = heading(
        line, isAfterBlank: isAfterBlank, names: names.names, isInHead: part.conversation.turns.isEmpty,
        isFormLine: formLines.contains(index))
      isAfterBlank = line.allSatisfy(\.isWhitespace)
      switch heading {
      case nil:
        if part.conversation.turns.isEmpty, !isAfterBlank, !part.isBegun { part.line = index + 1 }
        part.isBegun = part.isBegun || !isAfterBlank
        part.conversation.append(line, names)
      case .detail(let meaning, _, _)? where meaning != .callID && !part.conversation.turns.isEmpty:
        // A line of a form under the transcript: it is about the call above unless a number of another call comes first.
        if case .detail(let meaning, let text, let unit)? = heading { part.details.set(meaning, text, unit: unit) }
      case .some(let heading):
        if !part.conversation.turns.isEmpty {
          calls.append(part.finished())
          part = Part(line: index + 1)
        }
        if !part.isBegun { part.line = index + 1 }
        if case .detail(let meaning, let text, let unit) = heading {
          part.details.set(meaning, text, unit: unit)
          part.isBegun = true
        }
      }
    }
    if !part.conversation.turns.isEmpty || calls.isEmpty { calls.append(part.finished()) }
    return calls
  }

  /// One call of the file.
  private struct Part {
    var line: Int
    var isBegun = false
    var details = CallDetails()
    var conversation = WrittenConversation()

    init(line: Int) { self.line = line }

    func finished() -> Result<CallDraft, Defect> {
      var draft = CallDraft()
      draft.line = line
      details.fill(&draft)
      do throws(Defect) {
        try conversation.append(to: &draft, answer: details.answer)
        return .success(draft)
      } catch {
        return .failure(error)
      }
    }
  }

  // MARK: - Headings

  private enum Heading {
    /// `=====`, `第2通`
    case divider
    /// `通话编号：C-1`
    case detail(TableHeading, String, Double?)
  }

  /// What a line is that nobody says.
  ///
  /// - Parameters:
  ///   - names: Who speaks, once that is known.
  ///   - isInHead: Whether nobody has spoken yet.
  ///   - isFormLine: Whether what stands behind the name of a side is a person of that side.
  private static func heading(
    _ line: String, isAfterBlank: Bool, names: SpeakerNames?, isInHead: Bool, isFormLine: Bool
  ) -> Heading? {
    let text = SpeakerPrefix.trimmed(line.prefix(200))
    guard let first = text.first else { return nil }
    let isRule = text.allSatisfy { "=-*_#~—＝－ ".contains($0) }
    if isRule { return text.count >= 3 ? .divider : nil }
    let bare = text.drop { "=-*_#~—＝－【[<《 ".contains($0) }
    if bare.startIndex > text.startIndex || isAfterBlank || first == "第", isTitle(bare) { return .divider }
    guard let (name, words) = SpeakerPrefix.split(bare), !words.isEmpty,
      let (meaning, unit) = TableHeading.reading(name)
    else { return nil }
    let value = SpeakerPrefix.trimmed(words.drop { $0 == "】" || $0 == "]" })
    if SpeakerPrefix.side(name) != nil {
      guard isFormLine else { return nil }
    } else if names?.contains(name) == true {
      // `主叫：138…` above the conversation is a number, `主叫：喂` in it a turn.
      guard meaning == .caller || meaning == .callee, isInHead else { return nil }
    }
    switch meaning {
    case .text, .role, .channel, .end: return nil
    // `时间：…` above a transcript is the call's; the marks on its end are of `【通话编号：C-1】`.
    case .start: return .detail(.callStart, value, unit)
    case .caller, .callee:
      let digits = value.count { $0.isASCII && $0.isNumber || $0 == "*" }
      return digits >= 3 && digits * 2 >= value.count && value.count <= 24 ? .detail(meaning, value, unit) : nil
    default:
      var value = value
      while let last = value.last, "】]>》=#* ".contains(last) { value.removeLast() }
      return value.isEmpty || value.count > 128 ? nil : .detail(meaning, value, unit)
    }
  }

  /// `通话1`, `第 2 通`, `Call 3`, perhaps in brackets.
  private static func isTitle(_ text: Substring) -> Bool {
    let text = text.lowercased().filter { !$0.isWhitespace && !"=-*_#~—＝－【】[]<>《》：:号通".contains($0) }
    for stem in ["话", "录音", "会话", "对话", "案例", "样本", "第", "call", "dialog", "dialogue", "conversation"]
    where text.hasPrefix(stem) {
      let number = text.dropFirst(stem.count)
      return (1...6).contains(number.count)
        && number.allSatisfy { $0.isNumber || "一二三四五六七八九十百".contains($0) }
    }
    return false
  }

  /// The lines that may be spoken.
  private static func spoken(_ lines: [String], _ formLines: Set<Int>) -> some Sequence<String> {
    lines.enumerated().lazy.filter { index, line in
      heading(line, isAfterBlank: false, names: nil, isInHead: true, isFormLine: formLines.contains(index)) == nil
    }.map(\.element)
  }

  /// The lines such as `坐席：王芳`, which stand in forms, not in conversations as `坐席：您好，请讲。` does.
  private static func formLines(_ lines: [String]) -> Set<Int> {
    FormPersons.lines(in: lines) { line in
      if case .detail? = heading(line, isAfterBlank: false, names: nil, isInHead: true, isFormLine: false) {
        true
      } else {
        false
      }
    }
  }
}
