import CallModel
import Synchronization

/// Joins call records to the calls of one run, and remembers which found each other. All workers share it.
public final class RecordJoin: Sendable {
  private let table: CallRecordTable
  private let state: Mutex<State>

  private struct State {
    /// By the place of the record.
    var isUsed: [Bool]
    var callsWithoutRecord = Unmatched()
    var warnings: RecordWarnings
  }

  /// Ids that found no partner.
  public struct Unmatched: Sendable, Equatable {
    /// How many there are.
    public fileprivate(set) var count = 0
    /// The first of them.
    public fileprivate(set) var ids: [String] = []

    fileprivate static let limit = 20

    fileprivate mutating func add(_ id: String) {
      count += 1
      if ids.count < Self.limit { ids.append(id) }
    }
  }

  /// Nothing is used yet.
  public init(_ table: CallRecordTable) {
    self.table = table
    state = Mutex(
      State(isUsed: [Bool](repeating: false, count: table.records.count), warnings: table.warnings))
  }

  /// Fills a call from its record.
  ///
  /// - Parameter file: The name of the file, where it holds only this call: recordings are often called by their call.
  func join(_ call: inout Call, file: String?) {
    guard let place = place(of: call, file: file) else {
      state.withLock { $0.callsWithoutRecord.add(call.id) }
      return
    }
    let (name, record) = table.records[place]
    var contradictions: [RecordWarning] = []
    record.fill(&call) { field, transcript, own in
      contradictions.append(
        RecordWarning(
          file: name, line: record.line, column: field, found: Excerpt.of(own.utf8),
          reason: .contradiction(transcript: Excerpt.of(transcript.utf8))))
    }
    state.withLock { state in
      state.isUsed[place] = true
      for contradiction in contradictions { state.warnings.add(contradiction) }
    }
  }

  private func place(of call: Call, file: String?) -> Int? {
    if let place = table.place(of: call.id) { return place }
    guard let file else { return nil }
    let name = RecordRow.baseName(file)
    return table.place(of: name) ?? table.place(of: RecordRow.withoutExtension(name))
  }

  /// Calls that have no record, in the order in which they were read.
  public var callsWithoutRecord: Unmatched { state.withLock { $0.callsWithoutRecord } }

  /// Records that no call has asked for, in the order of their files.
  public var recordsWithoutCall: Unmatched {
    var unmatched = Unmatched()
    let isUsed = state.withLock { $0.isUsed }
    for (place, isUsed) in isUsed.enumerated() where !isUsed { unmatched.add(table.records[place].record.id) }
    return unmatched
  }

  /// What is doubtful in the records, the first of each run, and how many there were.
  public var warnings: (kept: [RecordWarning], count: Int) {
    state.withLock { ($0.warnings.kept, $0.warnings.count) }
  }
}
