/// One recorded service contact: its metadata and its transcript.
///
/// The texts of all turns lie one after another in `text`, so that reading a call costs one buffer and the
/// scanner works on bytes without making a `String` of every turn.
public struct Call: Sendable, Equatable {
  /// The identifier of the export, or `<file name>#<line>` where the export has none.
  public var id: String
  /// When the call began: ISO 8601 with offset, as the export wrote it.
  public var startedAt: String?
  /// `nil` where the export does not say; a scorecard may then assume one.
  public var direction: Direction?
  /// A contact without a stated channel is a telephone call (contract, part 1).
  public var channel: Channel = .phone
  /// `nil` where the export does not say; a scorecard may then assume one.
  public var callType: CallType?
  /// The line or skill group that took the call, such as 95598; no rule reads it.
  public var queue: String?
  /// Empty where the export does not say; totals are kept by agent and team.
  public var agent = Agent()
  /// Empty where the export does not say; the name is what masking looks for in the turns.
  public var customer = Customer()
  /// `nil` where the export has no ring data: rules on late answers are then not assessable.
  public var ringing: Ringing?
  /// `nil` where the export does not say: rules on who hung up are then not assessable.
  public var hangup: Hangup?
  /// Seconds from answer to end.
  public var duration: Double?
  /// `nil` where the export does not record holds; empty where it does and there was none.
  public var holds: [Hold]?
  /// `nil` where the export does not record transfers; empty where it does and there was none.
  public var transfers: [Transfer]?
  /// `nil` where the export has no ticket or log data: rules on them are then not assessable.
  public var record: CallRecord?
  /// In the order of the transcript; indices in proofs and reports count from 0.
  public var turns: [Turn] = []
  /// What the export calls the voices that turns are told apart by where it does not say who is the agent: `0`, `SPEAKER_01`.
  public var voices: [String] = []
  /// The UTF-8 of all turns; `Turn.bytes` says which part is whose.
  public var text: [UInt8] = []
  /// What the report gives as the origin of the call.
  public var source: Source

  /// An empty call, to be filled by a reader.
  public init(id: String, source: Source) {
    self.id = id
    self.source = source
  }

  /// Adds a turn at the end.
  @inlinable
  public mutating func append(
    speaker: Speaker, text utf8: some Collection<UInt8>, start: Double? = nil, end: Double? = nil, voice: Int? = nil
  ) {
    let from = text.count
    text.append(contentsOf: utf8)
    turns.append(Turn(speaker: speaker, start: start, end: end, bytes: from..<text.count, voice: voice))
  }

  /// The text of one turn; for people and reports, not for the hot path.
  public func string(of turn: Turn) -> String {
    String(decoding: text[turn.bytes], as: UTF8.self)
  }
}

/// What one speaker said without a pause that the recogniser took for an end.
public struct Turn: Sendable, Equatable {
  /// As the export says, never guessed from the words.
  public var speaker: Speaker
  /// Seconds from the moment the call was answered.
  public var start: Double?
  /// Seconds from the moment the call was answered.
  public var end: Double?
  /// Where the turn's UTF-8 stands in `Call.text`.
  public var bytes: Range<Int>
  /// Index of `Call.voices`; `nil` where the export tells no voices apart.
  public var voice: Int?

  /// A turn whose text is already part of a call's buffer.
  public init(speaker: Speaker, start: Double?, end: Double?, bytes: Range<Int>, voice: Int? = nil) {
    self.voice = voice
    self.speaker = speaker
    self.start = start
    self.end = end
    self.bytes = bytes
  }
}

/// Where a call was read: the input's own file name and the line in it, counted from 1.
public struct Source: Sendable, Equatable {
  /// The last part of the path, `stdin` for standard input.
  public var file: String
  /// From 1.
  public var line: Int
  /// The id of a format, `hotline-jsonl`; `example` for a call inside a rule file.
  public var format: String

  /// Names a place in an export.
  public init(file: String, line: Int, format: String) {
    self.file = file
    self.line = line
    self.format = format
  }
}
