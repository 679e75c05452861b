import CallModel

/// Joins call records to the calls of one run. All workers share it; what it finds belongs to whoever reads.
public final class RecordJoin: Sendable {
  let table: CallRecordTable

  /// A join with these records.
  public init(_ table: CallRecordTable) { self.table = table }

  /// How many records there are.
  public var recordCount: Int { table.records.count }

  /// Fills a call from its record.
  ///
  /// - Parameters:
  ///   - file: The name of the file, where it holds only this call: recordings are often called by their call.
  ///   - matches: Gets what was found.
  func join(_ call: inout Call, file: String?, noting matches: inout RecordMatches) {
    guard let place = place(of: call, file: file) else {
      matches.callsWithoutRecord.append(call.id)
      return
    }
    let (name, record) = table.records[place]
    record.fill(&call) { field, transcript, own in
      matches.contradictions.append(
        RecordMatches.Contradiction(
          file: name, line: record.line, field: field, record: Excerpt.of(own.utf8),
          transcript: Excerpt.of(transcript.utf8)))
    }
    matches.used.append(place)
  }

  private func place(of call: Call, file: String?) -> Int? {
    if let place = table.place(of: call.id) { return place }
    guard let file else { return nil }
    let name = RecordRow.baseName(file)
    return table.place(of: name) ?? table.place(of: RecordRow.withoutExtension(name))
  }
}
