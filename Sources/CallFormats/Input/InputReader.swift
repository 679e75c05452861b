import Glibc

/// Reads one input, whatever it is in, as pieces for the workers.
///
/// JSON Lines and tables are read in memory that does not grow with the input; any other document is held as a whole.
public struct InputReader: ~Copyable {
  private let file: InputFile
  private let options: ReadingOptions
  private var entries: any InputEntries
  private var lines: LineReader?
  private var table: TableReader?
  private var name: String
  private var format: CallFormat?
  /// Of the file in hand, as its content tells.
  public private(set) var encoding = TextEncoding.utf8
  /// The same, also where the text had to be decoded before it could be cut into lines.
  private var sourceEncoding = TextEncoding.utf8

  /// So large may an input be that is neither JSON Lines nor a table, in bytes.
  public static let maximumDocument = 64 << 20

  /// Opens an input; `-` is standard input.
  ///
  /// - Throws: `InputError` when the path names nothing, a folder, or a file that must not be read.
  public init(_ file: InputFile, options: ReadingOptions = ReadingOptions()) throws(InputError) {
    self.file = file
    self.options = options
    name = file.name
    entries = try InputContents.open(file)
  }

  /// The next piece; `nil` at the end of the input. A damaged archive ends with a rejection.
  public mutating func next() throws(InputError) -> InputUnit? {
    do {
      return try read()
    } catch {
      guard error.isOfArchive else { throw error }
      lines = nil
      entries = InputContents.NoEntries()
      let damage = rejection(.damagedArchive(isTooLarge: error.code == EFBIG), found: "")
      guard let table, case .rejection(let rejection) = damage.content else { return damage }
      table.abandon(rejection)
      return try read()
    }
  }

  private mutating func read() throws(InputError) -> InputUnit? {
    while true {
      if lines != nil {
        if let batch = try lines?.next() {
          return InputUnit(
            file: name, content: .lines(batch), format: format, encoding: encoding, sourceEncoding: sourceEncoding)
        }
        lines = nil
      }
      if let table {
        switch try table.next() {
        case .block(let block):
          return InputUnit(
            file: name, content: .table(block), format: format, encoding: .utf8, sourceEncoding: sourceEncoding)
        case .rejection(let rejection): return unit(of: rejection)
        case nil: self.table = nil
        }
      }
      guard let entry = try entries.next() else { return nil }
      name = entry.name
      if let reason = entry.rejection { return rejection(reason, found: "") }
      let beginning = try entry.source.beginning(atLeast: 1)
      encoding = TextEncoding.detect(beginning)
      sourceEncoding = encoding
      format = options.format
      let source = PeekedSource(beginning, entry.source)
      let isLines = encoding.keepsLineEnds && InputShape.isLines(beginning, name: name, format: format)
      if isLines {
        try readLines(of: source, beginning: beginning)
        continue
      }
      let whole: any ByteSource
      if let limits = options.tables {
        let head = try source.first(limits.head)
        whole = PeekedSource(head, source)
        if head.count == limits.head, let layout = layout(of: head) {
          table = TableReader(
            whole, in: encoding, layout: layout, file: name, limits: limits, patience: options.patience)
          continue
        }
      } else {
        whole = source
      }
      guard let bytes = try whole.readAll(limit: Self.maximumDocument) else {
        return rejection(.documentTooLarge(limit: Self.maximumDocument), found: "")
      }
      switch encoding.decode(bytes) {
      case .failure(let invalid):
        return rejection(
          .invalidEncoding(encoding: encoding.rawValue, byteOffset: invalid.offset),
          found: Excerpt.ofBytes(bytes[invalid.offset...]))
      case .success(let text):
        if text.allSatisfy({ $0 <= 0x20 }) { continue }
        if !encoding.keepsLineEnds, InputShape.isLines(text, name: name, format: format) {
          encoding = .utf8
          try readLines(of: PeekedSource(text, whole), beginning: text)
          continue
        }
        return InputUnit(
          file: name, content: .document(text), format: format, encoding: .utf8, sourceEncoding: sourceEncoding)
      }
    }
  }

  private mutating func readLines(of source: any ByteSource, beginning: [UInt8]) throws(InputError) {
    format = format ?? InputShape.formatOfLines(decoded(beginning))
    var limits = LineReader.Limits()
    limits.patience = options.patience
    lines = try LineReader(source, limits: limits)
  }

  /// How a large table is laid out; `nil` for what is none.
  private func layout(of head: [UInt8]) -> TableLayout? {
    var text: [UInt8] = []
    // What is broken so early is told of the whole document.
    guard (try? TextDecoder(encoding).append(head, isLast: false, to: &text)) != nil else { return nil }
    return TableLayout(text, format: format)
  }

  /// The whole lines of a beginning as UTF-8.
  private func decoded(_ beginning: [UInt8]) -> [UInt8] {
    guard encoding != .utf8 else { return beginning }
    let end = beginning.lastIndex(of: UInt8(ascii: "\n")) ?? beginning.endIndex
    return (try? encoding.decode(Array(beginning[..<end])).get()) ?? beginning
  }

  private func rejection(_ reason: Rejection.Reason, found: String) -> InputUnit {
    unit(of: Rejection(file: name, line: 1, reason: reason, found: found))
  }

  private func unit(of rejection: Rejection) -> InputUnit {
    InputUnit(
      file: name, content: .rejection(rejection), format: nil, encoding: .utf8, sourceEncoding: sourceEncoding)
  }
}
