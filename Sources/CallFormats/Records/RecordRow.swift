/// One record as its table has it: texts by their meaning.
struct RecordRow: Sendable {
  /// One cell that is not empty.
  struct Value: Sendable, Equatable {
    var text: String
    /// What one is in seconds, where the heading or the mapping says so.
    var unit: Double?
    /// The heading as it stands in the table.
    var column: String
  }

  /// In a table its line, in JSON its number, from 1.
  var line: Int
  /// Of several columns with the same meaning the first with a value counts.
  var values: [RecordHeading: Value] = [:]
  /// All ids, the one that stands first in front; names of recordings behind them.
  var ids: [String] = []
  /// An id that Excel has rounded.
  var roundedID: Value?

  init(line: Int) { self.line = line }

  subscript(meaning: RecordHeading) -> String? { values[meaning]?.text }

  mutating func set(_ meaning: RecordHeading, _ value: Value) {
    switch meaning {
    case .callID:
      let id = Self.identifier(value.text)
      guard !Self.isRounded(id) else { return roundedID = value }
      if !id.isEmpty, !ids.contains(id) { ids.append(id) }
    case .ignored: return
    default: if values[meaning] == nil { values[meaning] = value }
    }
  }

  /// To be called after the last value: a recording's name is an id only behind the others.
  mutating func finish() {
    guard let recording = self[.recording] else { return }
    let name = Self.baseName(recording)
    for id in [Self.withoutExtension(name), name] where !id.isEmpty && !ids.contains(id) { ids.append(id) }
  }

  /// Without what keeps Excel from taking it for a number: `'123`, `="123"`.
  private static func identifier(_ text: String) -> String {
    var text = text[...]
    if text.hasPrefix("=\""), text.hasSuffix("\""), text.count > 3 { text = text.dropFirst(2).dropLast() }
    if text.first == "'" || text.first == "`" { text = text.dropFirst() }
    return SpeakerPrefix.trimmed(text)
  }

  /// `1.23457E+18`
  private static func isRounded(_ id: String) -> Bool {
    guard let sign = id.uppercased().firstRange(of: "E+") else { return false }
    let text = id.uppercased()
    return text[..<sign.lowerBound].contains(".") && SpokenDuration.number(text[..<sign.lowerBound]) != nil
      && SpokenDuration.number(text[sign.upperBound...]) != nil
  }

  /// The last part of a path or an address.
  static func baseName(_ path: String) -> String {
    let path = path.prefix { $0 != "?" }
    return path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
  }

  /// `20260304-8199` of `20260304-8199.wav`; a full stop within a number is no beginning of an extension.
  static func withoutExtension(_ name: String) -> String {
    guard let stop = name.lastIndex(of: "."), stop > name.startIndex else { return name }
    let ending = name[name.index(after: stop)...]
    guard (1...5).contains(ending.utf8.count), ending.contains(where: \.isLetter) else { return name }
    return String(name[..<stop])
  }
}

/// Tells what columns mean, once for each heading.
struct RecordColumns {
  typealias Meaning = (meaning: RecordHeading, unit: Double?)

  private let mapping: RecordMapping?
  private var known: [String: Meaning?] = [:]
  /// Columns of the mapping that some table has.
  private(set) var usedOfMapping: Set<String> = []

  /// More headings than this are not remembered: JSON may use ids as names.
  private static let limit = 10_000

  init(mapping: RecordMapping?) { self.mapping = mapping }

  /// The meaning of each of the headings of one table or record, where they stand together.
  mutating func meanings(of headings: [String]) -> [Meaning?] {
    var meanings = headings.map { meaning(of: $0) }
    let names = headings.map { TableHeading.name(of: $0)?.text ?? "" }
    func replace(_ name: String, by meaning: Meaning) {
      for index in names.indices where names[index] == name && mapping?.columns[headings[index]] == nil {
        meanings[index] = meaning
      }
    }
    // 7moor: a call is offered, rings, and begins with the answer.
    if names.contains("offeringtime") { replace("begintime", by: (.answered, nil)) }
    // Huawei: the type is a figure, the time a length.
    if names.contains("callerno"), names.contains("calleeno") {
      replace("calltype", by: (.callTypeCode, nil))
      replace("calltime", by: (.talk, nil))
    }
    return meanings
  }

  private mutating func meaning(of heading: String) -> Meaning? {
    if let known = known[heading] { return known }
    var meaning: Meaning?
    let name = SpeakerPrefix.trimmed(heading)
    if let own = mapping?.columns[name] {
      usedOfMapping.insert(name)
      meaning = (own.meaning, own.unit)
    } else {
      meaning = RecordHeading.reading(heading)
    }
    if known.count < Self.limit { known[heading] = .some(meaning) }
    return meaning
  }

  /// Whether these are the headings of call records: an id and something of use.
  static func isEnough(_ meanings: [Meaning?]) -> Bool {
    var (hasID, others) = (false, 0)
    for case let meaning? in meanings {
      switch meaning.meaning {
      case .callID, .recording: hasID = true
      case .ignored: continue
      default: others += 1
      }
    }
    return hasID && others > 0
  }

  /// One record of headings, their meanings and texts.
  static func row(line: Int, _ headings: [String], _ meanings: [Meaning?], _ texts: [String]) -> RecordRow {
    var row = RecordRow(line: line)
    for (index, text) in texts.prefix(headings.count).enumerated() {
      guard let meaning = meanings[index], let text = TableColumns.value(text) else { continue }
      row.set(meaning.meaning, RecordRow.Value(text: text, unit: meaning.unit, column: headings[index]))
    }
    row.finish()
    // Tencent writes 0 for calls that came in; other systems mean other things by it.
    let isTencent = row.values[.start].map { TableHeading.name(of: $0.column)?.text == "starttimestamp" } ?? false
    if isTencent, let direction = ["0": "inbound", "1": "outbound"][row[.direction] ?? ""] {
      row.values[.direction]?.text = direction
    }
    return row
  }
}
