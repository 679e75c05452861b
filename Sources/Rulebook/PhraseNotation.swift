import ChineseText

/// Reads the notation of phrases: `(a|b)`, `[x]`, `…`, `{slot}`, `^`, `$`, `<`, `>`, `@set`.
///
/// The full-width forms `（）［］｛｝｜＠！＃＜＞` are read as their ASCII forms, and `……`, `⋯`, `...` (three or more) and
/// `。。。` (three or more) as `…`. Everything else is text: it is normalised as calls are, so punctuation and blanks
/// vanish. A backslash makes a sign a plain character.
public enum PhraseNotation {
  /// The longest phrase, in characters as written.
  public static let maximumLength = 200
  /// How deep brackets may nest.
  public static let maximumDepth = 8
  /// What `…` spans without a figure, in characters.
  public static let defaultGap = 8
  /// The most that `…{n}` may span.
  public static let maximumGap = 100

  /// Reads one phrase which starts at a place; the error names the place inside it.
  public static func parse(_ text: String, at location: SourceLocation) throws(Diagnostic) -> Phrase {
    try parse(Array(text.unicodeScalars)[...], at: location)
  }

  /// The same for characters of a line.
  static func parse(_ text: ArraySlice<Unicode.Scalar>, at location: SourceLocation) throws(Diagnostic) -> Phrase {
    var scalars = text
    while let last = scalars.last, last.isBlank { scalars.removeLast() }
    let indentation = scalars.prefix(while: \.isBlank).count
    var start = location
    start.column += indentation
    var parser = PhraseParser(scalars: Array(scalars.dropFirst(indentation)), location: start)
    let expression = try parser.phrase()
    return Phrase(text: SourceText.string(parser.scalars), location: start, expression: expression)
  }

  /// Whether a name can be that of a set, rule, section or scorecard: `a-z`, `0-9`, `-`, beginning with a letter or digit.
  public static func isIdentifier(_ name: some StringProtocol) -> Bool {
    guard let first = name.utf8.first, first != UInt8(ascii: "-"), name.utf8.count <= 64 else { return false }
    return name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }
  }
}

/// A recursive descent over one phrase; its depth is bounded by `PhraseNotation.maximumDepth`.
private struct PhraseParser {
  let scalars: [Unicode.Scalar]
  let location: SourceLocation
  var index = 0
  var depth = 0
  /// The plain characters since the last sign.
  private var literal: [UInt32] = []

  init(scalars: [Unicode.Scalar], location: SourceLocation) {
    self.scalars = scalars
    self.location = location
  }

  /// The sign at the index, full-width signs as ASCII; `nil` at the end.
  var sign: Unicode.Scalar? {
    index < scalars.count ? scalars[index].notationSign : nil
  }

  func mistake(at index: Int, _ english: String, _ chinese: String, advice: Message? = nil) -> Diagnostic {
    var place = location
    place.column += index
    return Diagnostic(place, Message(english: english, chinese: chinese), advice: advice)
  }

  mutating func phrase() throws(Diagnostic) -> PhraseExpression {
    guard scalars.count <= PhraseNotation.maximumLength else {
      throw mistake(
        at: 0, "the phrase has \(scalars.count) characters", "这条短语有 \(scalars.count) 个字符",
        advice: Message(
          english: "at most \(PhraseNotation.maximumLength); split it into several phrases",
          chinese: "最多 \(PhraseNotation.maximumLength) 个,请拆成几条"))
    }
    if sign == "@" { return try setReference() }
    if sign == "!" {
      throw mistake(
        at: 0, "`!` cannot stand here", "“!”不能放在这里",
        advice: Message(
          english: "in rules write the phrase under `except`; `\\!` is the character itself",
          chinese: "在规则里请写到 except 下面;要表示感叹号本身请写 \\!"))
    }
    var items: [PhraseExpression] = []
    if sign == "^" || sign == "<" {
      items.append(sign == "^" ? .turnStart : .clauseStart)
      index += 1
    }
    items += try readItems(until: nil)
    if let sign {
      throw mistake(at: index, "`\(sign)` without its opening bracket", "“\(sign)”没有对应的左括号")
    }
    let expression = items.count == 1 ? items[0] : .sequence(items)
    guard !expression.canBeEmpty else {
      throw mistake(
        at: 0, "the phrase can match nothing at all", "这条短语可以什么都不匹配",
        advice: Message(
          english: "it needs at least one character that must be there",
          chinese: "至少要有一个必须出现的字(标点、…、[ ] 都不算)"))
    }
    return expression
  }

  private mutating func setReference() throws(Diagnostic) -> PhraseExpression {
    let name = String(String.UnicodeScalarView(scalars.dropFirst()))
    guard PhraseNotation.isIdentifier(name) else {
      throw mistake(
        at: 0, "`\(name.excerpt)` is not the name of a phrase set", "“\(name.excerpt)”不是短语集的名称",
        advice: Message(
          english: "`@name` stands alone; `\\@` is the character itself",
          chinese: "@名称 要单独成一条;要表示 @ 本身请写 \\@"))
    }
    index = scalars.count
    return .set(name)
  }

  /// Reads up to `|` or a closing bracket, which stays; `closer` is `nil` outside all brackets.
  private mutating func readItems(until closer: Unicode.Scalar?) throws(Diagnostic) -> [PhraseExpression] {
    var items: [PhraseExpression] = []
    func flush() {
      guard !literal.isEmpty else { return }
      let word = NormalizedText.scalars(of: literal)
      if !word.isEmpty { items.append(.literal(word)) }
      literal.removeAll(keepingCapacity: true)
    }
    reading: while let sign {
      switch sign {
      case "(", "[":
        flush()
        items.append(try bracket())
        if let repetition = self.sign, "?*+".unicodeScalars.contains(repetition) {
          throw notARegularExpression(repetition)
        }
      case ")", "]":
        break reading
      case "|":
        if closer != nil { break reading }
        throw mistake(
          at: index, "`|` outside brackets", "“|”不在括号里",
          advice: Message(english: "write `(a|b)`", chinese: "请写成 (甲|乙)"))
      case "{":
        flush()
        items.append(try slot())
      case "}":
        throw mistake(at: index, "`}` without `{`", "“}”没有对应的“{”")
      case "^", "$", "@", "<", ">":
        if sign == "$" || sign == ">", closer == nil, index == scalars.count - 1 {
          flush()
          index += 1
          items.append(sign == "$" ? .turnEnd : .clauseEnd)
          break reading
        }
        throw misplaced(sign)
      case "\\":
        literal.append(try escaped().value)
      default:
        let length = ellipsisLength
        if length > 0 {
          flush()
          items.append(try gap(length))
        } else {
          literal.append(scalars[index].value)
          index += 1
        }
      }
    }
    flush()
    return items
  }

  /// Who knows regular expressions writes `(x)?`, and the sign would vanish as punctuation.
  private func notARegularExpression(_ sign: Unicode.Scalar) -> Diagnostic {
    mistake(
      at: index, "`\(sign)` after a bracket", "括号后面的“\(sign)”",
      advice: Message(
        english: "what may be missing is written `[x]`, anything at all `…`; else delete the sign",
        chinese: "可有可无的部分请写成 [x],任意内容请写成 …;如果是标点,请删去"))
  }

  private func misplaced(_ sign: Unicode.Scalar) -> Diagnostic {
    let place: (english: String, chinese: String) =
      switch sign {
      case "^", "<": ("only at the beginning of a phrase", "只能放在短语开头")
      case "$", ">": ("only at the end of a phrase", "只能放在短语末尾")
      default: ("only before the name of a set, alone as a phrase", "只能放在短语集名称前,并单独成一条")
      }
    return mistake(
      at: index, "`\(sign)` in the middle of a phrase", "“\(sign)”出现在短语中间",
      advice: Message(
        english: "\(place.english); `\\\(sign)` is the character itself",
        chinese: "\(place.chinese);要表示这个字符本身请写 \\\(sign)"))
  }

  /// `(a|b)` or `[a|b]`.
  private mutating func bracket() throws(Diagnostic) -> PhraseExpression {
    let opening = index
    let isOptional = sign == "["
    let closer: Unicode.Scalar = isOptional ? "]" : ")"
    guard depth < PhraseNotation.maximumDepth else {
      throw mistake(
        at: index, "brackets nest deeper than \(PhraseNotation.maximumDepth)",
        "括号嵌套超过 \(PhraseNotation.maximumDepth) 层")
    }
    depth += 1
    index += 1
    var alternatives: [PhraseExpression] = []
    while true {
      let start = index
      let items = try readItems(until: closer)
      guard sign != nil else {
        throw mistake(
          at: opening, "the bracket `\(isOptional ? "[" : "(")` is never closed",
          "括号“\(isOptional ? "[" : "(")”没有配对的“\(closer)”")
      }
      guard !items.isEmpty else {
        throw mistake(
          at: start, "nothing but punctuation stands between brackets or bars", "括号或竖线之间没有文字",
          advice: Message(english: "what may be missing is written `[x]`", chinese: "可有可无的部分请写成 [x]"))
      }
      alternatives.append(items.count == 1 ? items[0] : .sequence(items))
      guard sign == "|" else { break }
      index += 1
    }
    guard sign == closer else {
      throw mistake(
        at: index, "`\(scalars[index])` where `\(closer)` is expected", "这里是“\(scalars[index])”,应为“\(closer)”")
    }
    index += 1
    depth -= 1
    let content = alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
    return isOptional ? .optional(content) : content
  }

  private mutating func slot() throws(Diagnostic) -> PhraseExpression {
    let opening = index
    guard let end = scalars[opening...].firstIndex(where: { $0.notationSign == "}" }) else {
      throw mistake(at: opening, "the bracket `{` is never closed", "括号“{”没有配对的“}”")
    }
    let name = String(String.UnicodeScalarView(scalars[(opening + 1)..<end]))
    if let bound = NumberBound(name) {
      index = end + 1
      return .number(bound)
    }
    guard name.isSlotName else {
      throw mistake(
        at: opening, "`{\(name.excerpt)}` is not the name of a slot", "“{\(name.excerpt)}”不是槽位名称",
        advice: Message(
          english:
            "a slot is a list of the scorecard's settings or built in, such as `{数字}` or `{数字>45}`; a gap is `…{20}`",
          chinese: "槽位是评分表设置里的列表或内置项,如 {数字}、{数字>45};间隔请写 …{20}"))
    }
    index = end + 1
    return .slot(name)
  }

  private mutating func escaped() throws(Diagnostic) -> Unicode.Scalar {
    let next = index + 1 < scalars.count ? scalars[index + 1] : nil
    guard let next, PhraseParser.escapable.contains(next.notationSign) else {
      let found = next.map { "\\\($0)" } ?? "\\"
      throw mistake(
        at: index, "unknown escape `\(found)`", "无法识别的转义“\(found)”",
        advice: Message(
          english: "a backslash stands only before ( ) [ ] { } … ^ $ < > @ ! # | \\",
          chinese: "反斜杠只能放在 ( ) [ ] { } … ^ $ < > @ ! # | \\ 前面"))
    }
    index += 2
    return next
  }

  private static let escapable: [Unicode.Scalar] = [
    "(", ")", "[", "]", "{", "}", "…", "^", "$", "<", ">", "@", "!", "#", "|", "\\",
  ]

  /// How many characters at the index write one `…`; 0 where there is none.
  private var ellipsisLength: Int {
    let first = scalars[index]
    guard first == "…" || first == "⋯" || first == "." || first == "。" else { return 0 }
    let run = scalars[index...].prefix { $0 == first }.count
    return first == "…" || first == "⋯" || run >= 3 ? run : 0
  }

  private mutating func gap(_ length: Int) throws(Diagnostic) -> PhraseExpression {
    index += length
    guard sign == "{", let end = scalars[index...].firstIndex(where: { $0.notationSign == "}" }) else {
      return .gap(PhraseNotation.defaultGap)
    }
    let figure = scalars[(index + 1)..<end]
    guard !figure.isEmpty, figure.allSatisfy({ ("0"..."9").contains($0) }) else {
      return .gap(PhraseNotation.defaultGap)
    }
    guard let size = Int(String(String.UnicodeScalarView(figure))), (1...PhraseNotation.maximumGap).contains(size)
    else {
      throw mistake(
        at: index, "a gap of \(String(String.UnicodeScalarView(figure)).excerpt) characters",
        "间隔 \(String(String.UnicodeScalarView(figure)).excerpt) 个字",
        advice: Message(
          english: "1 to \(PhraseNotation.maximumGap)", chinese: "应在 1 到 \(PhraseNotation.maximumGap) 之间"))
    }
    index = end + 1
    return .gap(size)
  }
}
