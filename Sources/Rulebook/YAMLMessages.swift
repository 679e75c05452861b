internal import Yams

/// Says in plain words, and at the right place, what the YAML parser found.
enum YAMLMessages {
  static func diagnostic(for error: YamlError, text: SourceText) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      return translate(problem, context: context, mark: mark, text: text)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.first ?? ""
      let location = secondPlace(of: key, first: context.mark, text: text)
      return Diagnostic(
        location, Message(english: "the key `\(key.excerpt)` stands here twice", chinese: "键“\(key.excerpt)”重复"),
        advice: Message(english: "see line \(context.mark.line)", chinese: "见第 \(context.mark.line) 行"))
    default:
      return Diagnostic(
        SourceLocation(file: text.file, line: 1, column: 1),
        Message(english: "the file cannot be read as YAML", chinese: "文件不能按 YAML 读取"))
    }
  }

  /// The parser's words (`needle`), what they mean, and what to do; `atContext`: the mistake is where the construct began.
  private struct Translation {
    let needle: String
    let message: Message
    let advice: Message
    var atContext = false

    init(
      _ needle: String, _ english: String, _ chinese: String, advice: (String, String), atContext: Bool = false
    ) {
      self.needle = needle
      message = Message(english: english, chinese: chinese)
      self.advice = Message(english: advice.0, chinese: advice.1)
      self.atContext = atContext
    }
  }

  private static let translations = [
    Translation(
      "unexpected end of stream", "a quotation mark is never closed", "引号没有配对",
      advice: ("close it with the same mark", "请补上同样的引号"), atContext: true),
    Translation(
      "unexpected document indicator", "a quotation mark is never closed", "引号没有配对",
      advice: ("close it with the same mark", "请补上同样的引号"), atContext: true),
    Translation(
      "cannot start any token", "a character that cannot begin a value", "这个字符不能作为值的开头",
      advice: ("put the text in quotes", "请给文字加引号")),
    Translation(
      "could not find expected ':'", "a line without `key: value`", "这一行缺少“键: 值”",
      advice: ("write a colon and a blank after the key", "键后面请写半角冒号加空格"), atContext: true),
    Translation(
      "mapping values are not allowed", "a second `: ` in one value, or a wrong indentation", "一个值里出现了第二个“: ”,或者缩进不对",
      advice: ("put the text in quotes, or mend the indentation", "请给文字加引号,或者改正缩进")),
    Translation(
      "block sequence entries are not allowed", "`- ` cannot stand here", "这里不能写“- ”",
      advice: ("begin the list on a line of its own, or put the text in quotes", "列表请另起一行;如果是文字请加引号")),
    Translation(
      "did not find expected '-' indicator", "this line does not continue the list above", "这一行接不上上面的列表",
      advice: ("begin it with `- ` and the same indentation", "请用同样的缩进并以“- ”开头")),
    Translation(
      "did not find expected key", "this line does not fit the mapping above", "这一行接不上上面的内容",
      advice: ("use the indentation of the other keys; check quotation marks above", "请与其他键对齐,并检查上面的引号")),
    Translation(
      "',' or ']'", "the list `[` is never closed, or a comma is missing", "列表“[”没有配对,或者缺逗号",
      advice: ("write `[a, b]`", "请写成 [甲, 乙]"), atContext: true),
    Translation(
      "',' or '}'", "the mapping `{` is never closed, or a comma is missing", "“{”没有配对,或者缺逗号",
      advice: ("write `{key: value, key: value}`", "请写成 {键: 值, 键: 值}"), atContext: true),
    Translation(
      "expected node content", "a value is missing here", "这里缺少值",
      advice: ("write the value, or delete the sign", "请补上值,或删去多余的符号")),
    Translation(
      "unknown escape character", "unknown escape after `\\`", "反斜杠后面的字符无法识别",
      advice: ("use single quotes '…', in which a backslash is plain", "请改用单引号 '…',其中的反斜杠不用转义")),
    Translation(
      "another document", "a second document (`---`)", "文件里有第二个文档(---)",
      advice: ("one document a file; delete the line", "一个文件只能有一个文档,请删去这一行")),
    Translation(
      "document start", "text after the end of the document", "文档结束后还有内容",
      advice: ("mend the indentation or the bracket before it", "请检查前面的缩进和括号")),
    Translation(
      "tab character", "a tab in the indentation", "缩进里有制表符",
      advice: ("indent with blanks", "请用半角空格缩进")),
    Translation(
      "nesting level", "nested too deeply", "嵌套太深",
      advice: ("at most \(YAMLDocument.maximumDepth) levels", "最多 \(YAMLDocument.maximumDepth) 层")),
    Translation(
      "directive", "a line that begins with `%`", "这一行以“%”开头",
      advice: ("put the text in quotes", "请给文字加引号")),
  ]

  private static func translate(
    _ problem: String, context: YamlError.Context?, mark: Mark, text: SourceText
  ) -> Diagnostic {
    let translation = translations.first { contains(problem, $0.needle) || contains(context?.text ?? "", $0.needle) }
    let place = translation?.atContext == true ? context?.mark ?? mark : mark
    // A mistake at the very end is shown at the last line that exists.
    let line = min(max(1, place.line), max(1, text.lines.count))
    let column = line == place.line ? max(1, place.column) : (text.lines.last?.count ?? 0) + 1
    let location = SourceLocation(file: text.file, line: line, column: column)
    guard let translation else {
      return Diagnostic(location, Message(english: "not YAML: \(problem)", chinese: "不符合 YAML 语法:\(problem)"))
    }
    return Diagnostic(location, translation.message, advice: translation.advice)
  }

  private static func contains(_ text: String, _ needle: String) -> Bool {
    let wanted = Array(needle.utf8)
    let bytes = Array(text.utf8)
    guard bytes.count >= wanted.count else { return false }
    return (0...(bytes.count - wanted.count)).contains { bytes[$0...].starts(with: wanted) }
  }

  /// The parser names the first of two equal keys; people look for the second.
  private static func secondPlace(of key: String, first: Mark, text: SourceText) -> SourceLocation {
    let wanted = Array(key.unicodeScalars)
    for line in first.line..<max(first.line, text.lines.count) {
      let scalars = text.lines[line]
      guard scalars.count >= first.column - 1 + wanted.count,
        scalars[..<(first.column - 1)].allSatisfy({ $0 == " " }),
        scalars[(first.column - 1)...].starts(with: wanted),
        scalars[(first.column - 1 + wanted.count)...].first(where: { $0 != " " && $0 != "\"" && $0 != "'" }) == ":"
      else { continue }
      return SourceLocation(file: text.file, line: line + 1, column: first.column)
    }
    return SourceLocation(file: text.file, line: first.line, column: first.column)
  }
}
