/// The languages in which the program speaks to people.
public enum MessageLanguage: Sendable, CaseIterable {
  case chinese, english
}

extension Rejection {
  /// `file:line: field: what is wrong`, for a person.
  public func summary(in language: MessageLanguage) -> String {
    "\(file):\(line): \(field.map { $0 + ": " } ?? "")\(reason.message(in: language))"
  }
}

extension Rejection.Reason {
  /// One sentence that says what is wrong and what would be right.
  public func message(in language: MessageLanguage) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }

  private var english: String {
    switch self {
    case .lineTooLong(let limit): "the line is longer than \(limit) bytes"
    case .invalidUTF8(let offset):
      "the line is not UTF-8 (byte \(offset), counted from 0); convert the file, from GB 18030 for example"
    case .malformedJSON(.unlocated, _): "the line is not JSON"
    case .malformedJSON(let problem, let column): "the line is not JSON: \(problem.english) (column \(column))"
    case .nestedTooDeep(let limit): "arrays and objects stand more than \(limit) deep inside one another"
    case .outOfMemory: "there was not enough memory to read the line"
    case .blankLine: "the line is blank; a call stands on every line"
    case .missing: "the field is required and missing"
    case .duplicate: "the field stands more than once in its object"
    case .wrongType(let expected): "the value must be \(expected.english)"
    case .empty: "the value must not be empty"
    case .textTooLong(let limit): "the text is longer than \(limit) bytes"
    case .controlCharacter: "the value must not contain control characters"
    case .notAllowed(let allowed, let suggestion):
      "the value must be one of \(allowed.joined(separator: ", "))"
        + (suggestion.map { "; did you mean \($0)?" } ?? "")
    case .outOfRange(let range): "the number must be from \(range.lowerBound) to \(range.upperBound)"
    case .notWhole: "the number must be whole"
    case .notAnInstant:
      "the value must be a date and time with its offset (ISO 8601), such as 2026-03-04T09:12:31+08:00"
    case .endsBeforeStart(let start): "the end must not be before the start (\(start))"
    case .tooMany(let limit): "the list has more than \(limit) elements"
    case .noTranscript: "nobody says anything in it"
    case .notTranscribed(let state): "it has not been transcribed: the recogniser says \(state)"
    case .encrypted: "it is encrypted (JWE); decrypt it first"
    case .signed: "it is wrapped in a signature (JWS); check that and give the document inside it"
    case .damagedArchive(let isTooLarge):
      isTooLarge
        ? "the archive unpacks to more than 1,000 times its size; it is not read further"
        : "the archive is damaged or ends too early; what stood before that has been read"
    case .unknownFormat: "it is in none of the formats that can be read; see `hotline formats`"
    case .notRouted(let call): "no line of the routing file fits the call (\(call)); add one, or a `default`"
    case .scatteredCall(let limit):
      "rows of the call stand more than \(limit) bytes of other calls below its first ones, which were read as a call of "
        + "their own; sort the table by the id of the call and read it again"
    case .documentTooLarge(let limit): "the document is larger than \(limit) bytes; split it"
    case .invalidEncoding(let encoding, let offset): "byte \(offset) of the file (counted from 0) is not \(encoding)"
    case .unknownHeadings(let found, let needed):
      "the headings do not tell where the transcript stands: found \(found.joined(separator: ", ")); needed \(needed)"
    case .damagedWorkbook(let part): "the Excel workbook is damaged: \(part) is missing or cannot be read"
    case .binaryWorkbook: "this is an old .xls or a workbook with a password; save it as .xlsx or CSV without one"
    case .malformedText(let expected): "expected \(expected)"
    }
  }

  private var chinese: String {
    switch self {
    case .lineTooLong(let limit): "该行超过 \(limit) 字节"
    case .invalidUTF8(let offset): "该行不是 UTF-8 编码（第 \(offset) 字节起，从 0 计）；请先转换编码，例如从 GB 18030"
    case .malformedJSON(.unlocated, _): "该行不是合法的 JSON"
    case .malformedJSON(let problem, let column): "该行不是合法的 JSON：\(problem.chinese)（第 \(column) 列）"
    case .nestedTooDeep(let limit): "数组与对象嵌套超过 \(limit) 层"
    case .outOfMemory: "内存不足，无法读取该行"
    case .blankLine: "空行；每行应有一通电话"
    case .missing: "缺少必填字段"
    case .duplicate: "同一对象中该字段出现了不止一次"
    case .wrongType(let expected): "该值必须是\(expected.chinese)"
    case .empty: "该值不能为空"
    case .textTooLong(let limit): "该文本超过 \(limit) 字节"
    case .controlCharacter: "该值不能含有控制字符"
    case .notAllowed(let allowed, let suggestion):
      "该值必须是以下之一：\(allowed.joined(separator: "、"))" + (suggestion.map { "；是否想写 \($0)？" } ?? "")
    case .outOfRange(let range): "该数必须在 \(range.lowerBound) 到 \(range.upperBound) 之间"
    case .notWhole: "该数必须是整数"
    case .notAnInstant: "该值必须是带时区的日期时间（ISO 8601），例如 2026-03-04T09:12:31+08:00"
    case .endsBeforeStart(let start): "结束时间不能早于开始时间（\(start)）"
    case .tooMany(let limit): "该列表超过 \(limit) 项"
    case .noTranscript: "其中没有任何说话内容"
    case .notTranscribed(let state): "没有转写结果：识别服务返回 \(state)"
    case .encrypted: "该文件已加密（JWE），请先解密"
    case .signed: "该文件带有签名封装（JWS），请先验签并取出其中的内容"
    case .damagedArchive(let isTooLarge):
      isTooLarge ? "压缩包展开后超过自身大小的一千倍，不再往下读" : "压缩包已损坏或不完整；此前的内容已读"
    case .unknownFormat: "不是能读的任何一种格式；见 hotline formats"
    case .notRouted(let call): "路由文件没有适合这通电话的一行（\(call)）；请补一行，或写 default"
    case .scatteredCall(let limit):
      "同一通话的行之间隔了超过 \(limit) 字节的其他通话，前面的行已单独读作一通；请将表格按通话编号排序后重新读取"
    case .documentTooLarge(let limit): "该文件超过 \(limit) 字节，请拆分"
    case .invalidEncoding(let encoding, let offset): "文件第 \(offset) 字节起（从 0 计）不是 \(encoding) 编码"
    case .unknownHeadings(let found, let needed):
      "表头看不出转写内容在哪一列：现有 \(found.joined(separator: "、"))；需要 \(needed)"
    case .damagedWorkbook(let part): "Excel 工作簿已损坏：\(part) 缺失或无法读取"
    case .binaryWorkbook: "这是旧版 .xls 或带密码的工作簿；请另存为不带密码的 .xlsx 或 CSV"
    case .malformedText(let expected): "此处应为 \(expected)"
    }
  }
}

extension Rejection.ValueKind {
  fileprivate var english: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .number: "a number"
    case .stringOrWholeNumber: "a string or a whole number"
    }
  }

  fileprivate var chinese: String {
    switch self {
    case .object: "对象"
    case .array: "数组"
    case .string: "字符串"
    case .number: "数字"
    case .stringOrWholeNumber: "字符串或整数"
    }
  }
}

extension Rejection.JSONProblem {
  fileprivate var english: String {
    switch self {
    case .unexpectedCharacter: "unexpected character"
    case .unexpectedEnd: "the line ends too early; a call stands on one line"
    case .trailingContent: "something follows the object"
    case .unterminatedString: "the string has no closing quotation mark"
    case .rawControlCharacter: "a control character in a string must be escaped"
    case .invalidEscape: "unknown escape in a string"
    case .loneSurrogate: "half of a surrogate pair (\\ud800–\\udfff) in a string"
    case .invalidNumber: "malformed number"
    case .numberTooLarge: "the number is too large"
    case .invalidLiteral: "only true, false and null may stand without quotation marks"
    case .unlocated: "malformed"
    }
  }

  fileprivate var chinese: String {
    switch self {
    case .unexpectedCharacter: "意外的字符"
    case .unexpectedEnd: "该行提前结束；一通电话应写在同一行"
    case .trailingContent: "对象之后还有多余内容"
    case .unterminatedString: "字符串缺少右引号"
    case .rawControlCharacter: "字符串中的控制字符必须转义"
    case .invalidEscape: "字符串中有未知的转义"
    case .loneSurrogate: "字符串中有不成对的代理项（\\ud800–\\udfff）"
    case .invalidNumber: "数字格式错误"
    case .numberTooLarge: "数字过大"
    case .invalidLiteral: "不带引号的只能是 true、false、null"
    case .unlocated: "格式错误"
    }
  }
}
