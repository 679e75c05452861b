import ChineseText

/// A scorecard as its own file states it, before what it extends is filled in.
struct ScorecardDraft {
  var scorecard: Scorecard
  /// The settings that the file itself states.
  var statedSettings: Set<String> = []
  /// Where the key `extends` points to its value.
  var extendsLocation: SourceLocation?
  var sectionLocations: [String: SourceLocation] = [:]
}

/// Reads a scorecard file.
enum ScorecardReader {
  /// The scorecard of a file, `nil` where it lacks its head, and all mistakes.
  static func read(
    _ bytes: [UInt8], file: String
  ) -> (draft: ScorecardDraft?, diagnostics: [Diagnostic], isReadable: Bool) {
    let (root, mistakes) = YAMLDocument.read(bytes, file: file)
    guard let root else {
      guard mistakes.isEmpty else { return (nil, mistakes, false) }
      let empty = Diagnostic(
        SourceLocation(file: file, line: 1, column: 1),
        Message(english: "the file is empty", chinese: "文件是空的"),
        advice: Message(english: "a scorecard begins with `id:`", chinese: "评分表以 id: 开头"))
      return (nil, [empty], true)
    }
    var decoder = LexiconDecoder(file: file)
    let draft = decoder.scorecard(root)
    return (draft, decoder.diagnostics, true)
  }

  /// The settings that all scorecards share, as a draft that states nothing else; `nil` where the file cannot be read.
  static func readSettings(
    _ bytes: [UInt8], file: String
  ) -> (draft: ScorecardDraft?, diagnostics: [Diagnostic]) {
    let (root, mistakes) = YAMLDocument.read(bytes, file: file)
    let location = SourceLocation(file: file, line: 1, column: 1)
    var draft = ScorecardDraft(scorecard: Scorecard(id: "", title: "", version: "", location: location))
    guard let root else { return (mistakes.isEmpty ? draft : nil, mistakes) }
    var decoder = LexiconDecoder(file: file)
    decoder.readSettings(root, into: &draft)
    return (draft, decoder.diagnostics)
  }
}

extension LexiconDecoder {
  /// The most sections, and the most items, that a scorecard may have.
  private static let maximumItems = 1_000

  fileprivate mutating func scorecard(_ value: YAMLValue) -> ScorecardDraft? {
    let keys = ["id", "title", "version", "extends", "assume", "settings", "sections"]
    guard let mapping = mapping(value, keys: keys) else { return nil }
    let id = required("id", in: mapping).flatMap { identifier($0) }
    let title = required("title", in: mapping).flatMap { text($0) }
    let version = required("version", in: mapping).flatMap { text($0) }
    var draft = ScorecardDraft(
      scorecard: Scorecard(id: id ?? "", title: title ?? "", version: version ?? "", location: value.location))
    if let value = mapping["extends"] {
      draft.scorecard.extends = identifier(value)
      draft.extendsLocation = value.location
    }
    if let value = mapping["assume"] { draft.scorecard.assumed = assumptions(value) }
    if let value = mapping["settings"] { readSettings(value, into: &draft) }
    if let value = mapping["sections"] {
      readSections(value, into: &draft)
    } else if draft.scorecard.extends == nil {
      note(mapping.location, "`sections` is missing", "缺少“sections”")
    }
    return id == nil ? nil : draft
  }

  private mutating func assumptions(_ value: YAMLValue) -> Assumptions {
    var assumptions = Assumptions()
    guard let mapping = mapping(value, keys: ["direction", "callType"]) else { return assumptions }
    assumptions.direction = mapping["direction"].flatMap { choice($0) }
    assumptions.callType = mapping["callType"].flatMap { choice($0) }
    return assumptions
  }

  // MARK: Settings

  /// `ringing`, `passMark`, `grades`, `findings` and 说话人把握 are fixed; any other key is a list of texts or a number.
  fileprivate mutating func readSettings(_ value: YAMLValue, into draft: inout ScorecardDraft) {
    guard let mapping = mapping(value) else { return }
    for (key, place, value) in mapping.entries {
      draft.statedSettings.insert(key)
      switch key {
      case "ringing": draft.scorecard.settings.ringing = ringingLimit(value)
      case "passMark": if let mark = points(value) { draft.scorecard.settings.passMark = mark }
      case "grades": draft.scorecard.settings.grades = grades(value)
      case "findings":
        draft.scorecard.settings.findings = list(value).compactMap { entry in
          identifier(entry).map { ($0, entry.location) }
        }
      case Settings.speakerLimitName:
        draft.scorecard.settings.quantities[key] = decimal(value, in: 0...1)
      default: readSetting(key, place, value, into: &draft.scorecard.settings)
      }
    }
  }

  private mutating func ringingLimit(_ value: YAMLValue) -> RingingLimit {
    var limit = RingingLimit()
    guard let mapping = mapping(value, keys: ["rings", "secondsPerRing", "seconds"]) else { return limit }
    if let value = mapping["rings"] { limit.rings = integer(value, in: 1...100) ?? limit.rings }
    if let value = mapping["secondsPerRing"] {
      limit.secondsPerRing = decimal(value, in: 1...60) ?? limit.secondsPerRing
    }
    limit.seconds = mapping["seconds"].flatMap { decimal($0, in: 0...600) }
    return limit
  }

  /// Grades, highest first; the lowest must begin at 0.
  private mutating func grades(_ value: YAMLValue) -> [(name: String, from: Points)] {
    guard let mapping = mapping(value) else { return [] }
    var grades: [(name: String, from: Points)] = []
    for (name, _, value) in mapping.entries {
      guard let from = points(value) else { continue }
      if let other = grades.first(where: { $0.from == from }) {
        note(
          value.location, "the grades `\(other.name)` and `\(name)` begin at the same value",
          "等级“\(other.name)”和“\(name)”起点相同")
      }
      grades.append((name, from))
    }
    grades.sort { $0.from > $1.from }
    if grades.last?.from != .zero {
      note(
        value.location, "no grade covers values from 0", "没有从 0 分起的等级",
        advice: ("let the lowest grade begin at 0", "最低一档请从 0 开始"))
    }
    return grades
  }

  private mutating func readSetting(
    _ key: String, _ place: SourceLocation, _ value: YAMLValue, into settings: inout Settings
  ) {
    guard key.isSlotName else {
      return note(
        place, "`\(key.excerpt)` cannot be the name of a setting", "“\(key.excerpt)”不能作设置项名称",
        advice: ("letters, Chinese characters, digits, -", "可用汉字、字母、数字和 -"))
    }
    if Slot(rawValue: key) != nil || key == Settings.ringsName {
      return note(place, "`\(key)` is built in", "“\(key)”是内置名称", advice: ("use another name", "请换个名称"))
    }
    switch value.content {
    case .text(let text, isPlain: true) where DecimalNumber.decimal(text) != nil:
      settings.quantities[key] = DecimalNumber.decimal(text)
    case .list(let entries):
      if entries.isEmpty { noteUnexpected(value, "at least one text", "至少一项文字") }
      settings.lists[key] = entries.compactMap { slotValue($0) }
    case .text("", isPlain: true): settings.undecided.insert(key)
    default:
      noteUnexpected(value, "a number or a list of texts `[a, b]`", "数字,或文字列表 [甲, 乙]")
    }
  }

  private mutating func slotValue(_ value: YAMLValue) -> String? {
    guard let text = text(value) else { return nil }
    guard text.unicodeScalars.count <= PhraseNotation.maximumLength, !NormalizedText(text).scalars.isEmpty else {
      noteUnexpected(
        value, "a text of 1 to \(PhraseNotation.maximumLength) characters, not only punctuation",
        "1 到 \(PhraseNotation.maximumLength) 个字的文字,不能只有标点")
      return nil
    }
    return text
  }

  // MARK: Sections

  private mutating func readSections(_ value: YAMLValue, into draft: inout ScorecardDraft) {
    var itemCount = 0
    for value in list(value) {
      guard let mapping = mapping(value, keys: ["id", "title", "items"]),
        let id = required("id", in: mapping).flatMap({ identifier($0) })
      else { continue }
      let title = required("title", in: mapping).flatMap { text($0) } ?? id
      if let other = draft.sectionLocations[id] {
        note(
          value.location, "the section `\(id)` exists already", "版块“\(id)”已经有了",
          advice: ("see line \(other.line)", "见第 \(other.line) 行"))
        continue
      }
      draft.sectionLocations[id] = value.location
      let items = required("items", in: mapping).map { list($0).compactMap { item($0) } } ?? []
      itemCount += items.count
      guard itemCount <= Self.maximumItems, draft.sectionLocations.count <= Self.maximumItems else {
        return note(
          value.location, "more than \(Self.maximumItems) sections or items",
          "版块或条目超过 \(Self.maximumItems) 个")
      }
      draft.scorecard.sections.append(ScorecardSection(id: id, title: title, items: items))
    }
  }

  private mutating func item(_ value: YAMLValue) -> ScorecardItem? {
    let keys = ["rule", "points", "cap", "title", "clause", "severity"]
    guard let mapping = mapping(value, keys: keys) else { return nil }
    let rule = required("rule", in: mapping).flatMap { identifier($0) }
    let points = required("points", in: mapping).flatMap { self.points($0) }
    guard let rule, let points else { return nil }
    var item = ScorecardItem(rule: rule, points: points, location: value.location)
    item.cap = mapping["cap"].flatMap { self.points($0) }
    item.title = mapping["title"].flatMap { text($0) }
    item.clause = mapping["clause"].flatMap { text($0) }
    item.severity = mapping["severity"].flatMap { choice($0) }
    if let value = mapping["cap"], let cap = item.cap, cap < points {
      note(
        value.location, "the cap \(cap) is less than the points \(points) of one hit",
        "封顶 \(cap) 低于每次扣分 \(points)")
    }
    return item
  }
}

extension Settings {
  /// The name by which figures refer to the rings of the setting `ringing`.
  static let ringsName = "最多响铃"
  /// The name of the setting `speakerLimit`.
  static let speakerLimitName = "说话人把握"

  /// How sure the speakers must be, 0–1, for rules that need to know who spoke; 0 trusts every export. The setting
  /// 说话人把握, or else 0.7.
  public var speakerLimit: Double { quantities[Self.speakerLimitName] ?? 0.7 }
}
