/// Looks over a YAML text before the parser sees it, for what people write by habit and YAML misreads in silence or
/// reports at the wrong place: tabs, full-width signs, Chinese quotation marks, `#` inside a value; and for what the
/// rule files do without: anchors, aliases, tags.
///
/// One pass that knows quoted texts, block texts, flow brackets and plain texts; everything else is the parser's.
struct YAMLSyntaxCheck {
  private var diagnostics = DiagnosticLog()
  private let text: SourceText
  private var line = 0
  private var column = 0
  /// The closing brackets of the open flow lists and mappings.
  private var flow: [Unicode.Scalar] = []
  /// The quotation mark of a text that runs on into the next line.
  private var quote: Unicode.Scalar?
  /// The column of the key or dash that opened a `|` or `>` text; the lines of the text are deeper.
  private var blockIndentation: Int?
  /// Where the line's last `- ` stands.
  private var dash: Int?

  static func diagnostics(of text: SourceText) -> [Diagnostic] {
    var check = YAMLSyntaxCheck(text: text)
    for index in text.lines.indices {
      check.line = index
      check.checkLine()
    }
    return check.diagnostics.entries
  }

  private init(text: SourceText) { self.text = text }

  private var scalars: [Unicode.Scalar] { text.lines[line] }
  private var scalar: Unicode.Scalar? { column < scalars.count ? scalars[column] : nil }
  private var next: Unicode.Scalar? { column + 1 < scalars.count ? scalars[column + 1] : nil }

  private mutating func report(
    at column: Int, _ english: String, _ chinese: String, advice: (english: String, chinese: String)
  ) {
    diagnostics.append(
      Diagnostic(
        SourceLocation(file: text.file, line: line + 1, column: column + 1),
        Message(english: english, chinese: chinese),
        advice: Message(english: advice.english, chinese: advice.chinese)))
  }

  // MARK: Lines

  private mutating func checkLine() {
    column = 0
    if let quote {
      skipQuoted(quote)
      guard self.quote == nil else { return }
      return checkNode(atLineStart: false)
    }
    let indentation = scalars.prefix { $0 == " " }.count
    guard indentation < scalars.count else { return }
    if let blockIndentation {
      if indentation > blockIndentation { return }
      self.blockIndentation = nil
    }
    column = indentation
    if flow.isEmpty, let first = scalar, first == "\t" || first == "\u{3000}" {
      guard scalars[indentation...].contains(where: { !$0.isBlank }) else { return }
      return report(
        at: column, "indented with a tab or a full-width space", "缩进用了制表符或全角空格",
        advice: ("indent with blanks", "请用半角空格缩进"))
    }
    if scalar == "＃", flow.isEmpty {
      return report(at: column, "full-width `＃`", "全角“＃”", advice: ("a comment begins with `#`", "注释请用半角 #"))
    }
    dash = nil
    skipDocumentStart()
    skipDashes()
    checkNode(atLineStart: true)
  }

  /// Passes `---`, behind which a node may stand.
  private mutating func skipDocumentStart() {
    guard column == 0, scalars.starts(with: ["-", "-", "-"]), scalars.count == 3 || scalars[3].isBlank else { return }
    column = 3
    skipBlanks()
  }

  /// Passes `- ` signs; a full-width dash in their place is a mistake.
  private mutating func skipDashes() {
    guard flow.isEmpty else { return }
    while let sign = scalar {
      if sign == "-", next?.isBlank ?? true {
        dash = column
        column += 1
        skipBlanks()
      } else if sign == "－", next?.isBlank ?? true {
        report(at: column, "full-width `－`", "全角“－”", advice: ("a list entry begins with `- `", "列表项请用半角 - 加空格开头"))
        column += 1
        skipBlanks()
      } else {
        return
      }
    }
  }

  private mutating func skipBlanks() {
    while let sign = scalar, sign.isBlank { column += 1 }
  }

  // MARK: Nodes

  /// Checks keys, values and flow signs up to the end of the line.
  private mutating func checkNode(atLineStart: Bool) {
    var mayBeKey = atLineStart
    let start = column
    while true {
      skipBlanks()
      guard let sign = scalar else { return }
      switch sign {
      case "#": return
      case "[", "{":
        flow.append(sign == "[" ? "]" : "}")
        column += 1
        mayBeKey = true
      case "]", "}":
        if flow.last == sign { flow.removeLast() }
        column += 1
      case ",":
        column += 1
        mayBeKey = true
      case ":":
        column += 1
        mayBeKey = false
      case "\"", "'":
        column += 1
        skipQuoted(sign)
        if quote != nil { return }
      case "|", ">":
        if flow.isEmpty {
          blockIndentation = column > start ? start : dash ?? -1
          return
        }
        checkPlain(mayBeKey: mayBeKey)
      case "?" where next?.isBlank ?? true:
        report(
          at: column, "a key that begins with `? `", "以“? ”开头的键",
          advice: ("not used in rule files; write `key: value`", "规则文件不用这种写法,请写“键: 值”"))
        column += 1
      default:
        let isSound = checkFirst(sign)
        checkPlain(mayBeKey: mayBeKey && isSound)
      }
    }
  }

  /// Checks the first character of a plain text; false where it was a mistake.
  private mutating func checkFirst(_ sign: Unicode.Scalar) -> Bool {
    switch sign {
    case "&", "*":
      let isAnchor = sign == "&"
      report(
        at: column, isAnchor ? "an anchor (`&`)" : "an alias (`*`)", isAnchor ? "锚点(&)" : "引用(*)",
        advice: (
          "not used in rule files; put a text that begins with `\(sign)` in quotes",
          "规则文件不用这种写法;以 \(sign) 开头的文字请加引号"
        ))
    case "!":
      report(
        at: column, "a tag (`!`)", "标签(!)",
        advice: ("not used in rule files; put a text that begins with `!` in quotes", "规则文件不用这种写法;以 ! 开头的文字请加引号"))
    case "@", "`", "%":
      report(
        at: column, "a text that begins with `\(sign)`", "文字以“\(sign)”开头",
        advice: ("put it in quotes: \"\(rest)\"", "请加半角引号:\"\(rest)\""))
    case "“", "”", "‘", "’", "＂", "＇":
      report(
        at: column, "Chinese quotation mark `\(sign)`", "中文引号“\(sign)”",
        advice: (
          "quote with \" \"; a text that itself begins with \(sign) stands inside them",
          "请用半角引号 \" \";文字本身以 \(sign) 开头时,外面再加半角引号"
        ))
    case "［", "｛":
      report(
        at: column, "full-width bracket `\(sign)`", "全角括号“\(sign)”",
        advice: ("use [ ] and { }, or put the text in quotes", "请用半角 [ ] { };如果是文字,请加半角引号"))
    default:
      return true
    }
    return false
  }

  /// The rest of the line as a sample for an advice.
  private var rest: String {
    let upTo = scalars[column...].prefix { $0 != "," && $0 != "]" && $0 != "}" && $0 != "#" }
    return SourceText.string(upTo.prefix(20)).excerpt
  }

  /// Passes a plain text, which ends at `: `, ` #`, the line's end, or inside brackets at `,` and a bracket.
  private mutating func checkPlain(mayBeKey: Bool) {
    let start = column
    var fullWidthColon: Int?
    var colon: Int?
    while let sign = scalar {
      let endsWord = next.map { $0.isBlank || (!flow.isEmpty && $0.isFlowSign) } ?? true
      if sign == ":", endsWord { return }
      if !flow.isEmpty, sign.isFlowSign { break }
      if sign == "#", column > start, scalars[column - 1].isBlank {
        if !endsWord {
          report(
            at: column, "`#` cuts the text off: the rest would be a comment", "“ #”会把后面的文字当作注释截掉",
            advice: ("put the text in quotes; a comment is written `# …`", "请给整段文字加引号;注释请写成“# …”(# 后加空格)"))
        }
        break
      }
      if sign == "：", fullWidthColon == nil { fullWidthColon = column }
      if sign == ":", colon == nil { colon = column }
      if sign == "，", !flow.isEmpty {
        report(
          at: column, "full-width comma in a list", "列表里用了全角逗号“，”",
          advice: ("separate with `,`; put a text that holds a full-width comma in quotes", "分隔请用半角逗号;文字里的全角逗号请加引号"))
      }
      column += 1
    }
    if mayBeKey { checkMissingColon(from: start, fullWidth: fullWidthColon, halfWidth: colon) }
  }

  /// A text where a key may stand and that has no `: ` of its own.
  private mutating func checkMissingColon(from start: Int, fullWidth: Int?, halfWidth: Int?) {
    guard flow.last != "]" else { return }
    let isEntry = dash != nil
    if let fullWidth {
      let key = scalars[start..<fullWidth]
      let looksLikeKey = key.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || $0.isBlank) } && !key.isEmpty
      guard looksLikeKey || !isEntry else { return }
      report(
        at: fullWidth, "full-width colon after `\(SourceText.string(key).excerpt)`",
        "“\(SourceText.string(key).excerpt)”后面用了全角冒号",
        advice: ("write `: `, or put the text in quotes", "请用半角冒号加空格;如果是文字,请加引号"))
    } else if let halfWidth, halfWidth > start {
      let key = scalars[start..<halfWidth]
      guard key.allSatisfy({ $0.properties.isAlphabetic }), !isEntry || key.allSatisfy(\.isASCII) else { return }
      report(
        at: halfWidth, "no blank after the colon of `\(SourceText.string(key).excerpt)`",
        "“\(SourceText.string(key).excerpt)”的冒号后面缺空格",
        advice: ("write `: `", "请写成半角冒号加空格"))
    }
  }

  /// Passes a quoted text up to its end, on this line or a later one.
  private mutating func skipQuoted(_ mark: Unicode.Scalar) {
    quote = mark
    while let sign = scalar {
      column += 1
      if mark == "\"", sign == "\\" {
        column += 1
      } else if sign == mark {
        if mark == "'", scalar == "'" {
          column += 1
          continue
        }
        quote = nil
        return
      }
    }
  }
}

extension Unicode.Scalar {
  /// A sign that ends a plain text inside brackets.
  fileprivate var isFlowSign: Bool {
    self == "," || self == "[" || self == "]" || self == "{" || self == "}"
  }
}
