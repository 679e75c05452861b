import CallModel

/// A row a call: one cell holds the whole dialogue, as text with speakers' names or as JSON.
extension TranscriptTable {
  /// The calls of such a table; `nil` where its rows are turns.
  static func dialogues(_ table: Table, _ columns: TableColumns) -> [Result<CallDraft, Defect>]? {
    guard holdsDialogues(table, columns) else { return nil }
    return table.rows.compactMap { row in
      do throws(Defect) {
        return try dialogue(row, table.headings, columns).map { .success($0) }
      } catch {
        return .failure(error)
      }
    }
  }

  /// Whether the rows of a table are calls, told by the first of them.
  static func holdsDialogues(_ table: Table, _ columns: TableColumns) -> Bool {
    guard !columns.has(.role), !columns.has(.channel) else { return false }
    let sample = table.rows.lazy.compactMap { columns.value(.text, in: $0) }.prefix(20)
    let whole = sample.filter { isJSON($0) || WrittenConversation.Names(of: lines($0)).names.makeConversation }
    return whole.count * 2 > sample.count
  }

  /// The call of a row; `nil` where nothing is said in it.
  static func dialogue(
    _ row: Table.Row, _ headings: [String], _ columns: TableColumns
  ) throws(Defect) -> CallDraft? {
    guard let text = columns.value(.text, in: row) else { return nil }
    return try call(text, row, headings, columns)
  }

  private static func call(
    _ text: String, _ row: Table.Row, _ headings: [String], _ columns: TableColumns
  ) throws(Defect) -> CallDraft {
    var details = CallDetails()
    for (meaning, place) in columns.places {
      guard let value = columns.value(meaning, in: row) else { continue }
      switch meaning {
      case .text, .role, .channel, .end: continue
      case .start: details.set(.callStart, value, unit: nil)
      default: details.set(meaning, value, unit: place.unit)
      }
    }
    var draft = CallDraft()
    if isJSON(text) {
      draft = try embedded(text, row, headings, columns)
    } else {
      let lines = lines(text)
      let names = WrittenConversation.Names(of: lines)
      var conversation = WrittenConversation()
      for line in lines { conversation.append(line, names) }
      if conversation.turns.isEmpty {
        draft.append(voice: nil, text: CueText.cleaned(text))
      } else {
        try conversation.append(to: &draft, answer: details.answer)
      }
    }
    let told = draft
    details.fill(&draft)
    // What the row does not say, the document in its cell may.
    draft.call.startedAt = draft.call.startedAt ?? told.call.startedAt
    draft.call.direction = draft.call.direction ?? told.call.direction
    draft.call.duration = draft.call.duration ?? told.call.duration
    draft.line = row.line
    return draft
  }

  /// A dialogue as JSON: of any format that is known by itself, or a list of turns with members named as columns are.
  private static func embedded(
    _ text: String, _ row: Table.Row, _ headings: [String], _ columns: TableColumns
  ) throws(Defect) -> CallDraft {
    let path = path(.text, headings, columns).description
    func placed(_ defect: Defect) -> Defect {
      var defect = defect
      defect.line = row.line
      return defect
    }
    do throws(Defect) {
      let document = JSONNode(try JSONTree.parse(text.utf8, path: path), path: path)
      if let format = FormatRegistry.recognise(document) {
        guard let call = try format.calls(in: document).first else { throw document.defect(.noTranscript) }
        return try call.get()
      }
      guard let turns = list(in: document) else { throw document.defect(.unknownFormat) }
      return try draft(of: turns)
    } catch {
      throw placed(error)
    }
  }

  /// The array of turns: the document itself, or the first of its members that is an array of objects.
  private static func list(in document: JSONNode) -> JSONNode? {
    if document.isArray { return document }
    guard case .object(let members) = document.tree else { return nil }
    return members.lazy.compactMap { document[$0.name] }.first { $0.firstElement?.isObject == true }
  }

  private static func draft(of list: JSONNode) throws(Defect) -> CallDraft {
    let elements = try list.elements()
    var headings: [String] = []
    var places: [String: Int] = [:]
    var rows: [Table.Row] = []
    for element in elements {
      guard case .object(let members) = element.tree else { throw element.defect(.wrongType(expected: .object)) }
      var cells = [String](repeating: "", count: headings.count)
      for member in members {
        guard let text = JSONNode(member.value).textIfAny else { continue }
        if places[member.name] == nil, headings.count < Table.maximumColumns {
          places[member.name] = headings.count
          headings.append(member.name)
          cells.append("")
        }
        if let place = places[member.name] { cells[place] = text }
      }
      rows.append((rows.count + 1, cells))
    }
    let columns = TableColumns(headings)
    guard columns.has(.text), !rows.isEmpty else { throw list.defect(.missing) }
    return try call(of: rows, headings, columns, unit: TimeUnit.guess([rows], columns))
  }

  private static func isJSON(_ text: String) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    if first == "{" { return last == "}" }
    // `[00:05] 客服：` begins with a bracket too.
    return first == "[" && last == "]" && text.dropFirst().first { !$0.isWhitespace } == "{"
  }

  private static func lines(_ text: String) -> [String] {
    TextDocument(text.utf8).lines.flatMap { line in
      // Exports that may not break lines in cells write them so.
      line.contains("\\n") ? line.split(separator: "\\n").map(String.init) : [line]
    }
  }
}
