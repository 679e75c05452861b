/// What a run read, with what it read it, and what became of it: the document `run.xml`.
public struct RunReport: Sendable, Equatable {
  /// The namespace of the document.
  public static let namespace = "urn:hotline:run:1"
  /// So many repeated calls are named; all are counted.
  public static let maximumNamed = 10_000

  /// How the run ended.
  public enum Outcome: String, Sendable {
    /// Everything was read.
    case complete
    /// Somebody stopped it.
    case interrupted
    /// More was rejected than was allowed.
    case stopped
  }

  /// One file that was read, perhaps one of an archive.
  public struct Input: Sendable, Equatable {
    /// Its own name, without the path to it.
    public var name: String
    /// As its content told; `nil` where nothing was in it.
    public var encoding: String?
    /// Calls that were scored.
    public var calls = 0
    /// What could not be read as a call.
    public var rejected = 0
    /// Calls by the format they were in.
    public var formats: [String: Int] = [:]

    /// A file of which nothing was read yet.
    public init(name: String, encoding: String? = nil) {
      self.name = name
      self.encoding = encoding
    }
  }

  /// A call whose id an earlier call of the run had.
  public struct Duplicate: Sendable, Equatable {
    /// The id that both have.
    public var id: String
    /// Where the later one stands.
    public var file: String
    /// From 1.
    public var line: Int
    /// What its file is called; `nil` in a document.
    public var name: String?

    /// A call that came again.
    public init(id: String, file: String, line: Int, name: String?) {
      self.id = id
      self.file = file
      self.line = line
      self.name = name
    }
  }

  /// How call records and transcripts found each other.
  public struct Records: Sendable, Equatable {
    /// Records that a call has asked for.
    public var joined: Int
    /// What is doubtful in them.
    public var warnings: Int
    /// How many calls have no record.
    public var callsWithoutRecord: Int
    /// How many records no call has asked for.
    public var recordsWithoutCall: Int
    /// The ids of the first calls that have no record.
    public var calls: [String]
    /// The ids of the first records that no call has asked for.
    public var records: [String]

    /// Counts, and the first ids of both.
    public init(
      joined: Int, warnings: Int, callsWithoutRecord: (count: Int, ids: [String]),
      recordsWithoutCall: (count: Int, ids: [String])
    ) {
      self.joined = joined
      self.warnings = warnings
      (self.callsWithoutRecord, calls) = callsWithoutRecord
      (self.recordsWithoutCall, records) = recordsWithoutCall
    }
  }

  /// The program and the rules; one for each scorecard of the run.
  public var headers: [ReportHeader] = []
  /// What was asked for that changes what is written, by name.
  public var options: [(name: String, value: String)] {
    get { optionList.map { ($0.name, $0.value) } }
    set { optionList = newValue.map { Option(name: $0.name, value: $0.value) } }
  }
  /// How the run ended.
  public var outcome = Outcome.complete
  /// Begin and end, as the caller's clock had them; `nil` leaves clocks out, so that equal runs have equal reports.
  public var started: String?
  /// See `started`.
  public var ended: String?
  /// In the order of the command line.
  public var inputs: [Input] = []
  /// `nil` where no call records were given.
  public var records: Records?
  /// What was rejected, by the code of the reason.
  public var reasons: [String: Int] = [:]
  /// Calls with times that cannot be, by `Irregularity.Kind`.
  public var irregularities: [String: Int] = [:]
  /// The first of them.
  public private(set) var duplicates: [Duplicate] = []
  /// How many there were.
  public private(set) var duplicateCount = 0

  private struct Option: Sendable, Equatable {
    var name: String
    var value: String
  }
  private var optionList: [Option] = []

  /// Nothing was read yet.
  public init() {}

  /// Counts a call that came again.
  public mutating func add(_ duplicate: Duplicate) {
    duplicateCount += 1
    if duplicates.count < Self.maximumNamed { duplicates.append(duplicate) }
  }
}
