/// Which calls of one piece of an input found their records.
public struct RecordMatches: Sendable, Equatable {
  /// The places of the records that a call has asked for.
  public var used: [Int] = []
  /// Ids of calls that have no record, in the order in which they were read.
  public var callsWithoutRecord: [String] = []
  /// Where a transcript and its record say different things.
  public var contradictions: [Contradiction] = []

  /// Nothing was read yet.
  public init() {}

  /// A field that a call and its record have otherwise.
  public struct Contradiction: Sendable, Equatable {
    /// The file of the records.
    public var file: String
    /// Counted from 1; in JSON the number of the record.
    public var line: Int
    /// The field of the call.
    public var field: String
    /// What the record says, shortened.
    public var record: String
    /// What the transcript says, which counts, shortened.
    public var transcript: String

    /// A field with both values.
    public init(file: String, line: Int, field: String, record: String, transcript: String) {
      self.file = file
      self.line = line
      self.field = field
      self.record = record
      self.transcript = transcript
    }
  }
}

/// Ids that found no partner.
public struct Unmatched: Sendable, Equatable {
  /// How many there are.
  public private(set) var count = 0
  /// The first of them.
  public private(set) var ids: [String] = []

  /// So many are named.
  public static let limit = 10_000

  mutating func add(_ id: String) {
    count += 1
    if ids.count < Self.limit { ids.append(id) }
  }
}

/// What a whole run found of its call records: which calls and which records have no partner, and what was doubtful.
public struct RecordAccount: Sendable {
  private let table: CallRecordTable
  /// By the place of the record.
  private var isUsed: [Bool]
  private var doubts: RecordWarnings
  /// Calls that have no record, in the order in which they were added.
  public private(set) var callsWithoutRecord = Unmatched()

  /// No call has asked yet.
  public init(_ join: RecordJoin) {
    table = join.table
    isUsed = [Bool](repeating: false, count: table.records.count)
    doubts = table.warnings
  }

  /// Adds what a piece of an input found; in the order of the input, so that the account is that of the input.
  public mutating func add(_ matches: RecordMatches) {
    for place in matches.used where isUsed.indices.contains(place) { isUsed[place] = true }
    for id in matches.callsWithoutRecord { callsWithoutRecord.add(id) }
    for found in matches.contradictions {
      doubts.add(
        RecordWarning(
          file: found.file, line: found.line, column: found.field, found: found.record,
          reason: .contradiction(transcript: found.transcript)))
    }
  }

  /// Records that no call has asked for, in the order of their files.
  public var recordsWithoutCall: Unmatched {
    var unmatched = Unmatched()
    for (place, isUsed) in isUsed.enumerated() where !isUsed { unmatched.add(table.records[place].record.id) }
    return unmatched
  }

  /// Records that a call has asked for.
  public var usedCount: Int { isUsed.count { $0 } }

  /// What is doubtful in the records, the first of each run, and how many there were.
  public var warnings: (kept: [RecordWarning], count: Int) { (doubts.kept, doubts.count) }
}
