import CallFormats
import Reports

/// The journal keeps what a batch found of the call records, so that a run that is gone on with lists them all.
extension RecordMatches: Recordable {
  /// See `Recordable`.
  public func append(to record: inout RecordWriter) {
    record.append(used.count)
    for place in used { record.append(place) }
    record.append(callsWithoutRecord)
    record.append(contradictions)
  }

  /// See `Recordable`.
  public init(from record: inout RecordReader) throws(MalformedRecord) {
    self.init()
    for _ in 0..<(try record.count()) { used.append(try record.number()) }
    callsWithoutRecord = try record.values()
    contradictions = try record.values()
  }
}

extension RecordMatches.Contradiction: Recordable {
  /// See `Recordable`.
  public func append(to writer: inout RecordWriter) {
    writer.append(file)
    writer.append(line)
    writer.append(field)
    writer.append(record)
    writer.append(transcript)
  }

  /// See `Recordable`.
  public init(from reader: inout RecordReader) throws(MalformedRecord) {
    self.init(
      file: try reader.text(), line: try reader.number(), field: try reader.text(), record: try reader.text(),
      transcript: try reader.text())
  }
}
