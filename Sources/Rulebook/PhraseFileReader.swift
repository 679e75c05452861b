/// Reads phrase sets from a line file.
///
/// `[id options] title` begins a set, every further line is a phrase, `! phrase` cancels, `# …` and ` # …` are
/// comments. Accepted as they come from Windows editors and Excel: a byte order mark, CRLF, tabs and full-width
/// spaces around phrases, and full-width signs (see `PhraseNotation`).
struct PhraseFileReader {
  private var sets: [PhraseSet] = []
  private var diagnostics = DiagnosticLog()
  /// Where each phrase of the current set stands.
  private var linesOfPhrases: [WrittenOnce: Int] = [:]
  private var linesOfCancels: [WrittenOnce: Int] = [:]
  private var linesOfSets: [String: Int] = [:]
  /// Whether the current set has a phrase, be it a faulty one.
  private var hasPhrase = false
  /// Whether the complaint about phrases before any header was made.
  private var complainedAboutMissingHeader = false
  private let file: String

  /// The sets of a file and all its mistakes.
  static func read(_ bytes: [UInt8], file: String) -> (sets: [PhraseSet], diagnostics: [Diagnostic]) {
    let text: SourceText
    do {
      text = try SourceText(bytes, file: file)
    } catch {
      return ([], [error])
    }
    var reader = PhraseFileReader(file: file)
    let unusable = text.unusableCharacters
    guard unusable.isEmpty else { return ([], unusable) }
    for (index, line) in text.lines.enumerated() { reader.read(line, number: index + 1) }
    reader.finishSet()
    return (reader.sets, reader.diagnostics.entries)
  }

  private init(file: String) { self.file = file }

  private mutating func read(_ scalars: [Unicode.Scalar], number: Int) {
    let indentation = scalars.prefix(while: \.isBlank).count
    let line = PhraseFileReader.withoutComment(scalars.dropFirst(indentation))
    guard let first = line.first else { return }
    let location = SourceLocation(file: file, line: number, column: indentation + 1)
    if first.notationSign == "[", readHeader(line, at: location) { return }
    readPhrase(line, at: location)
  }

  /// The line up to a comment: `#` at its beginning, or after a blank.
  private static func withoutComment(_ line: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    let comment = line.indices.first { index in
      line[index].notationSign == "#" && (index == line.startIndex || line[index - 1].isBlank)
    }
    var content = line[..<(comment ?? line.endIndex)]
    while let last = content.last, last.isBlank { content.removeLast() }
    return content
  }

  // MARK: Headers

  /// Begins a set if the line is a header; `[请]您稍等` is a phrase, since a set's id is Latin.
  private mutating func readHeader(_ line: ArraySlice<Unicode.Scalar>, at location: SourceLocation) -> Bool {
    guard let end = line.firstIndex(where: { $0.notationSign == "]" }) else { return false }
    let words = line[(line.startIndex + 1)..<end].split(whereSeparator: \.isBlank)
    let rest = line[(end + 1)...]
    guard let word = words.first else { return false }
    // No title begins with a sign of the notation: `[ok](好的|好)` is a phrase.
    if let next = rest.first, ["(", "[", "{", "…"].contains(next.notationSign) { return false }
    let id = SourceText.string(word)
    guard id.unicodeScalars.allSatisfy(\.isIdentifierLike) else {
      guard let next = rest.first, next.isBlank, !word.contains(where: { $0.notationSign == "|" }) else { return false }
      diagnostics.append(
        Diagnostic(
          location, Message(english: "`\(id.excerpt)` is not the id of a set", chinese: "“\(id.excerpt)”不能作短语集的代号"),
          advice: Message(
            english: "ids are written a-z, 0-9, -; if this is a phrase, take out the blank after the bracket",
            chinese: "代号只用小写字母、数字和 -;如果这一行是短语,请去掉括号后的空格")))
      return true
    }
    finishSet()
    if !PhraseNotation.isIdentifier(id) {
      diagnostics.append(
        Diagnostic(
          location, Message(english: "`\(id.excerpt)` is not the id of a set", chinese: "“\(id.excerpt)”不能作短语集的代号"),
          advice: Message(english: "ids are written a-z, 0-9, -", chinese: "代号只用小写字母、数字和 -")))
    }
    if let other = linesOfSets[id] {
      diagnostics.append(
        Diagnostic(
          location, Message(english: "the set `\(id)` exists already", chinese: "短语集“\(id)”已经有了"),
          advice: Message(english: "see line \(other)", chinese: "见第 \(other) 行")))
    }
    linesOfSets[id] = location.line
    let title = SourceText.string(rest.drop(while: \.isBlank))
    var set = PhraseSet(id: id, title: title, location: location)
    set.guards = guards(words.dropFirst(), line: line, at: location)
    if title.isEmpty {
      diagnostics.append(
        Diagnostic(
          location, Message(english: "the set `\(id)` has no title", chinese: "短语集“\(id)”没有标题"),
          advice: Message(english: "write `[\(id)] title`", chinese: "请写成 [\(id)] 标题")))
    }
    sets.append(set)
    return true
  }

  private mutating func guards(
    _ options: ArraySlice<ArraySlice<Unicode.Scalar>>, line: ArraySlice<Unicode.Scalar>, at location: SourceLocation
  ) -> Guards {
    var guards: Guards = []
    let known = ["guarded"] + Guards.names.map { "-\($0.name)" }
    for word in options {
      let option = SourceText.string(word.map { $0 == "－" ? "-" : $0 })
      if option == "guarded" {
        guards = .all
      } else if let named = Guards.names.first(where: { "-\($0.name)" == option }) {
        guards.insert(named.guards)
      } else {
        var place = location
        place.column += word.startIndex - line.startIndex
        diagnostics.append(
          Diagnostic(
            place,
            Message(english: "unknown option `\(option.excerpt)`", chinese: "不认识的选项“\(option.excerpt)”"),
            advice: diagnostics.isFull ? nil : NearestName.advice(option, among: known)))
      }
    }
    return guards
  }

  /// Closes the current set; a set without phrases is a mistake.
  private mutating func finishSet() {
    linesOfPhrases.removeAll()
    linesOfCancels.removeAll()
    defer { hasPhrase = false }
    guard let set = sets.last, !hasPhrase else { return }
    diagnostics.append(
      Diagnostic(
        set.location, Message(english: "the set `\(set.id)` is empty", chinese: "短语集“\(set.id)”是空的"),
        advice: Message(english: "write its phrases below, one a line", chinese: "请在下面写短语,一行一条")))
  }

  // MARK: Phrases

  private mutating func readPhrase(_ line: ArraySlice<Unicode.Scalar>, at location: SourceLocation) {
    guard !sets.isEmpty else {
      if !complainedAboutMissingHeader {
        complainedAboutMissingHeader = true
        diagnostics.append(
          Diagnostic(
            location,
            Message(english: "a phrase before any header", chinese: "短语前面没有短语集标题"),
            advice: Message(english: "begin with a line `[id] title`", chinese: "请先写一行 [代号] 标题")))
      }
      return
    }
    var start = location
    var content = line
    let isCancel = line.first?.notationSign == "!"
    if isCancel {
      content = line.dropFirst()
      start.column += 1
    } else {
      hasPhrase = true
    }
    do throws(Diagnostic) {
      let phrase = try PhraseNotation.parse(content, at: start)
      if isCancel, case .set = phrase.expression {
        throw Diagnostic(
          phrase.location, Message(english: "a set cannot cancel", chinese: "“!”后面不能引用短语集"),
          advice: Message(english: "write the phrases themselves", chinese: "请直接写短语"))
      }
      add(phrase, isCancel: isCancel)
    } catch {
      diagnostics.append(error)
    }
  }

  private mutating func add(_ phrase: Phrase, isCancel: Bool) {
    let last = sets.count - 1
    let expression = WrittenOnce(phrase.expression)
    let earlier = isCancel ? linesOfCancels[expression] : linesOfPhrases[expression]
    if let earlier {
      diagnostics.append(
        Diagnostic(
          phrase.location,
          Message(
            english: "`\(phrase.text.excerpt)` stands in this set twice",
            chinese: "“\(phrase.text.excerpt)”在本短语集里重复"),
          advice: Message(english: "see line \(earlier)", chinese: "见第 \(earlier) 行")))
      return
    }
    if isCancel {
      linesOfCancels[expression] = phrase.location.line
      sets[last].cancels.append(phrase)
    } else {
      linesOfPhrases[expression] = phrase.location.line
      sets[last].phrases.append(phrase)
    }
  }
}

/// A phrase that may stand once, with its hash: a dictionary that grows asks for it again and again.
private struct WrittenOnce: Hashable {
  let expression: PhraseExpression
  let hash: UInt64

  init(_ expression: PhraseExpression) {
    self.expression = expression
    hash = expression.hash(after: 0xCBF2_9CE4_8422_2325)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }

  static func == (left: WrittenOnce, right: WrittenOnce) -> Bool {
    left.hash == right.hash && left.expression == right.expression
  }
}

extension PhraseExpression {
  /// FNV-1a over the parts and characters: `Hasher` takes several times as long, and rule files need no protection.
  fileprivate func hash(after hash: UInt64) -> UInt64 {
    func mixed(_ hash: UInt64, _ value: UInt64) -> UInt64 { (hash ^ value) &* 0x100_0000_01B3 }
    func mixed(_ kind: UInt64, _ items: [PhraseExpression]) -> UInt64 {
      items.reduce(mixed(hash, kind << 32 | UInt64(items.count))) { $1.hash(after: $0) }
    }
    switch self {
    case .literal(let word): return word.reduce(mixed(hash, 1 << 32)) { mixed($0, UInt64($1)) }
    case .sequence(let items): return mixed(2, items)
    case .alternatives(let items): return mixed(3, items)
    case .optional(let content): return content.hash(after: mixed(hash, 4 << 32))
    case .gap(let limit): return mixed(hash, 5 << 32 | UInt64(truncatingIfNeeded: limit))
    case .slot(let name): return name.utf8.reduce(mixed(hash, 6 << 32)) { mixed($0, UInt64($1)) }
    case .number(let bound): return mixed(hash, bound.limit.bitPattern)
    case .turnStart: return mixed(hash, 7 << 32)
    case .turnEnd: return mixed(hash, 8 << 32)
    case .clauseStart: return mixed(hash, 9 << 32)
    case .clauseEnd: return mixed(hash, 10 << 32)
    case .set(let name): return name.utf8.reduce(mixed(hash, 11 << 32)) { mixed($0, UInt64($1)) }
    }
  }
}

extension Unicode.Scalar {
  /// Latin letters, digits, `-` and `_`: what an id is written with, rightly or nearly so.
  fileprivate var isIdentifierLike: Bool {
    isASCII && (properties.isAlphabetic || properties.numericType != nil || self == "-" || self == "_")
  }
}
