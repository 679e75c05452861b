/// A piece of an input that one worker reads by itself: some lines of it, some calls of a table, or a whole document.
public struct InputUnit: Sendable {
  enum Content: Sendable {
    case lines(LineBatch)
    /// UTF-8.
    case document([UInt8])
    case table(TableBlock)
    /// Something that cannot be read at all.
    case rejection(Rejection)
  }

  /// The input's own file name, for a file of an archive with its name in there.
  public let file: String
  let content: Content
  /// What the whole input is in, where that is known already.
  let format: CallFormat?
  /// What lines are in; documents are UTF-8.
  let encoding: TextEncoding

  /// What the input was in before it was read.
  public let sourceEncoding: TextEncoding

  /// Everything that the calls read from it depend on besides the options, so that a digest of it tells whether it is the
  /// same piece again.
  public var identity: [UInt8] {
    var bytes = Array("\(file)\n\(format?.id ?? "")\n\(encoding.rawValue)\n".utf8)
    switch content {
    case .lines(let batch):
      for line in batch.lines { bytes += "\(line.number):\(line.bytes.count)\(line.isTooLong ? "+" : "") ".utf8 }
      bytes += batch.bytes
    case .document(let content): bytes += content
    case .table(let block):
      bytes += "\(block.firstNumber) \(block.isWhole) ".utf8
      bytes += block.layout.identity
      for call in block.calls { call.appendIdentity(to: &bytes) }
    case .rejection(let rejection): rejection.appendJSONLine(to: &bytes)
    }
    return bytes
  }

  /// How many bytes it holds, for the display of progress.
  public var byteCount: Int {
    switch content {
    case .lines(let batch): batch.bytes.count
    case .document(let bytes): bytes.count
    case .table(let block): block.byteCount
    case .rejection: 0
    }
  }
}

/// How inputs are to be read.
public struct ReadingOptions: Sendable {
  /// `nil` tells the format by the content.
  public var format: CallFormat?
  /// Which voice is the agent's, where the export does not say.
  public var roles = RoleAssignment()
  /// What the telephone system noted about the calls, to be joined to them.
  public var records: RecordJoin?
  /// `nil` holds tables as whole documents.
  package var tables: TableLimits? = TableLimits()
  /// See `LineReader.Limits.patience`.
  public var patience: Int32?

  /// Everything is told by the content.
  public init() {}
}
