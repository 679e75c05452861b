import CallFormats
import Reports

/// What the journal keeps of a batch: everything that the rest of a run needs to know of it but the call files
/// themselves, which are on the disk.
///
/// The ids stand first, because that is all that another run asks for.
extension BatchResult: Recordable {
  func append(to record: inout RecordWriter) {
    record.append(calls.map(\.id))
    for call in calls { record.append(call.line) }
    record.append(number)
    record.append(rejections)
    record.append(rejected)
    record.append(summary)
    record.append(inputBytes)
    record.append(facts)
    record.append(records)
  }

  init(from record: inout RecordReader) throws(MalformedRecord) {
    for id in try record.values(String.self) {
      calls.append(Rendered(id: id, line: 0, place: 0..<0))
    }
    for index in calls.indices { calls[index].line = try record.number() }
    number = try record.number()
    rejections = try record.bytes()
    rejected = try record.number()
    summary = try Summary(from: &record)
    inputBytes = try record.number()
    facts = try UnitFacts(from: &record)
    records = try RecordMatches(from: &record)
    isRecorded = true
  }
}
