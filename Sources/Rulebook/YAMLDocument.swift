internal import Yams

/// A value of a YAML file with its place; the only form in which the readers see YAML.
struct YAMLValue {
  enum Content {
    /// A text; `isPlain` when it stands without quotes.
    case text(String, isPlain: Bool)
    case list([YAMLValue])
    case mapping([(key: YAMLValue, value: YAMLValue)])
  }

  let content: Content
  /// Where the value begins; for a quoted text, its first character after the mark.
  let location: SourceLocation

  /// What a message calls the value.
  var description: Message {
    switch content {
    case .text("", isPlain: true): Message(english: "nothing", chinese: "空")
    case .text(let text, _): Message(english: "`\(text.excerpt)`", chinese: "“\(text.excerpt)”")
    case .list: Message(english: "a list", chinese: "列表")
    case .mapping: Message(english: "a mapping", chinese: "映射(键: 值)")
    }
  }
}

/// A YAML file, read as far as its syntax goes.
enum YAMLDocument {
  /// How deep lists and mappings may nest.
  static let maximumDepth = 32

  /// The root of a file, or the mistakes that keep it from being read; both empty for a file without content.
  static func read(_ bytes: [UInt8], file: String) -> (root: YAMLValue?, diagnostics: [Diagnostic]) {
    do {
      let text = try SourceText(bytes, file: file)
      let diagnostics = text.unusableCharacters + YAMLSyntaxCheck.diagnostics(of: text)
      guard diagnostics.isEmpty else { return (nil, diagnostics) }
      return (try parse(text), [])
    } catch {
      return (nil, [error])
    }
  }

  private static func parse(_ text: SourceText) throws(Diagnostic) -> YAMLValue? {
    let yaml = SourceText.string(text.lines.joined(separator: ["\n"])) + "\n"
    do {
      // Every scalar is a text here: the default resolver would try ten regular expressions on each key.
      guard let node = try Yams.compose(yaml: yaml, .basic, .default, .utf8) else { return nil }
      return try value(node, file: text.file, depth: 0)
    } catch let diagnostic as Diagnostic {
      throw diagnostic
    } catch let error as YamlError {
      throw YAMLMessages.diagnostic(for: error, text: text)
    } catch {
      throw Diagnostic(
        SourceLocation(file: text.file, line: 1, column: 1),
        Message(english: "the file is not YAML: \(error)", chinese: "文件不是 YAML:\(error)"))
    }
  }

  private static func value(_ node: Node, file: String, depth: Int) throws(Diagnostic) -> YAMLValue {
    var location = SourceLocation(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    guard depth <= maximumDepth else {
      throw Diagnostic(
        location,
        Message(english: "nested deeper than \(maximumDepth)", chinese: "嵌套超过 \(maximumDepth) 层"))
    }
    switch node {
    case .scalar(let scalar):
      if scalar.style == .doubleQuoted || scalar.style == .singleQuoted { location.column += 1 }
      let isPlain = scalar.style == .plain || scalar.style == .any
      return YAMLValue(content: .text(scalar.string, isPlain: isPlain), location: location)
    case .sequence(let sequence):
      var entries: [YAMLValue] = []
      for entry in sequence { entries.append(try value(entry, file: file, depth: depth + 1)) }
      return YAMLValue(content: .list(entries), location: location)
    case .mapping(let mapping):
      var entries: [(key: YAMLValue, value: YAMLValue)] = []
      for (key, content) in mapping {
        entries.append(
          (try value(key, file: file, depth: depth + 1), try value(content, file: file, depth: depth + 1)))
      }
      return YAMLValue(content: .mapping(entries), location: location)
    case .alias:
      throw Diagnostic(
        location, Message(english: "an alias (`*`)", chinese: "引用(*)"),
        advice: Message(english: "not used in rule files", chinese: "规则文件不用这种写法"))
    }
  }
}
