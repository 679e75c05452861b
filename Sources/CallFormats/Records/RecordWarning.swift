/// Something in the call records that was left out or is doubtful; reading goes on.
public struct RecordWarning: Sendable, Equatable {
  /// The file of the records.
  public var file: String
  /// Counted from 1; in JSON the number of the record.
  public var line: Int
  /// The heading, or the field of the call.
  public var column: String
  /// What stands there, shortened.
  public var found: String
  /// Why it is doubtful.
  public var reason: Reason

  /// What is doubtful.
  public enum Reason: Sendable, Equatable {
    /// Longer than so many seconds, or under 0: it is left out.
    case outOfProportion(limit: Int)
    /// A whole column was taken for milliseconds, because as seconds it could not be.
    case takenForMilliseconds
    /// It is left out.
    case unreadable
    /// Another row with the same id came first, in this line, and says other things.
    case duplicate(line: Int)
    /// The number was rounded by Excel and can be no call's any more.
    case roundedIdentifier
    /// The transcript says this, which counts.
    case contradiction(transcript: String)
    /// The mapping names a column that no file of records has.
    case columnNotThere
  }

  /// `file:line: column: what is wrong`, for a person.
  public func summary(in language: MessageLanguage) -> String {
    let place = line > 0 ? "\(file):\(line): " : "\(file): "
    let value = found.isEmpty ? "" : language == .chinese ? "（\(found)）" : " (\(found))"
    return place + (column.isEmpty ? "" : column + ": ") + reason.message(in: language) + value
  }
}

extension RecordWarning.Reason {
  /// One sentence.
  func message(in language: MessageLanguage) -> String {
    let isChinese = language == .chinese
    switch self {
    case .outOfProportion(let limit):
      return isChinese
        ? "时长不合理（应为 0 到 \(limit) 秒），未采用" : "no possible length of time (0 to \(limit) s), left out"
    case .takenForMilliseconds:
      return isChinese
        ? "整列按毫秒计；如为秒，请在对照文件中写“列名 = 字段 s”"
        : "the whole column is taken for milliseconds; if it is seconds, write `column = field s` in a mapping"
    case .unreadable: return isChinese ? "无法识别，未采用" : "cannot be understood, left out"
    case .duplicate(let line):
      return isChinese
        ? "编号与第 \(line) 行相同而内容不同，以第 \(line) 行为准"
        : "the same id as in line \(line) with other contents; line \(line) counts"
    case .roundedIdentifier:
      return isChinese
        ? "编号已被 Excel 改成科学计数，无法对应；请以文本格式导出" : "the id was rounded by Excel and fits no call; export the column as text"
    case .contradiction(let transcript):
      return isChinese ? "与文本导出不一致，以文本中的“\(transcript)”为准" : "the transcript says “\(transcript)”, which counts"
    case .columnNotThere: return isChinese ? "话单中没有这一列" : "no file of records has this column"
    }
  }
}

/// The first warnings and how many there were: a bad column of a million rows is one trouble, not a million.
struct RecordWarnings: Sendable {
  private(set) var kept: [RecordWarning] = []
  private(set) var count = 0

  private static let limit = 20

  mutating func add(_ warning: RecordWarning) {
    count += 1
    if kept.count < Self.limit { kept.append(warning) }
  }
}

/// What keeps a file of records or a mapping from being used at all.
public struct RecordError: Error, Sendable, Equatable {
  /// The file's own name.
  public var file: String
  /// Counted from 1.
  public var line: Int
  /// What stands there, shortened.
  public var found: String
  /// What is wrong.
  public var reason: Reason

  /// What is wrong.
  public enum Reason: Sendable, Equatable {
    /// It cannot be read as a table.
    case unreadable(Rejection.Reason)
    /// No column holds an id, or no column holds anything else that is of use.
    case unknownHeadings(found: [String])
    /// JSON without objects that look like records.
    case noRecords
    case tooManyRecords(limit: Int)
    // Of a mapping.
    case noEqualsSign
    case noColumn
    case unknownField(suggestion: String?)
    case unknownUnit
    case columnTwice(line: Int)
  }

  /// Whether the mapping is wrong, not a table.
  public var isOfMapping: Bool {
    switch reason {
    case .noEqualsSign, .noColumn, .unknownField, .unknownUnit, .columnTwice: true
    case .unreadable, .unknownHeadings, .noRecords, .tooManyRecords: false
    }
  }

  /// `file:line: what is wrong`, for a person.
  public func summary(in language: MessageLanguage) -> String {
    let isChinese = language == .chinese
    let value = found.isEmpty ? "" : isChinese ? "“\(found)”：" : "“\(found)”: "
    return "\(file):\(line): \(value)\(message(isChinese: isChinese, language))"
  }

  private func message(isChinese: Bool, _ language: MessageLanguage) -> String {
    switch reason {
    case .unreadable(let reason): return reason.message(in: language)
    case .unknownHeadings(let found):
      let found = found.joined(separator: isChinese ? "、" : ", ")
      return isChinese
        ? "看不出话单的列：现有 \(found)；需要 \(RecordHeading.needed)；可用 hotline convert --show-columns 生成对照文件"
        : "the headings are not those of call records: found \(found); needed \(RecordHeading.needed); "
          + "hotline convert --show-columns prints a first mapping"
    case .noRecords: return isChinese ? "JSON 中没有话单对象" : "the JSON holds no objects that are call records"
    case .tooManyRecords(let limit): return isChinese ? "话单超过 \(limit) 条" : "there are more than \(limit) records"
    case .noEqualsSign: return isChinese ? "应写成“列名 = 字段”" : "expected `column = field`"
    case .noColumn: return isChinese ? "等号前没有列名" : "no column before the equals sign"
    case .unknownField(let suggestion):
      let known = RecordHeading.allCases.map(\.rawValue).joined(separator: ", ")
      let meant = suggestion.map { isChinese ? "；是否指 \($0)" : ", did you mean \($0)?" } ?? ""
      return isChinese ? "没有这个字段\(meant)；现有：\(known)" : "no such field\(meant) (\(known))"
    case .unknownUnit:
      return isChinese ? "单位应为 s、ms 或 min，且只用于时长" : "the unit must be s, ms or min, and of a length of time"
    case .columnTwice(let line): return isChinese ? "该列已写在第 \(line) 行" : "the column stands in line \(line) already"
    }
  }
}
