extension RunReport {
  /// The document `run.xml`, valid by `RunReportSchema`.
  public func document() -> [UInt8] {
    var xml = XMLTextWriter()
    xml.start("run")
    xml.attribute("xmlns", Self.namespace)
    xml.attribute("schemaVersion", "1")
    xml.attribute("tool", "hotline")
    xml.attribute("toolVersion", headers.first?.toolVersion)
    xml.attribute("digest", headers.first?.digest)
    xml.attribute("outcome", outcome.rawValue)
    xml.attribute("started", started)
    xml.attribute("ended", ended)
    xml.endStartTag()
    for header in headers {
      xml.start("scorecard")
      xml.attribute("id", header.scorecard)
      xml.attribute("version", header.scorecardVersion)
      xml.end()
    }
    for option in options {
      xml.start("option")
      xml.attribute("name", option.name)
      xml.attribute("value", option.value)
      xml.end()
    }
    xml.start("calls")
    xml.attribute("scored", inputs.reduce(0) { $0 + $1.calls })
    xml.attribute("rejected", inputs.reduce(0) { $0 + $1.rejected })
    xml.attribute("duplicates", duplicateCount)
    xml.end()
    for input in inputs { xml.write(input) }
    for (code, count) in reasons.sorted(by: { $0.key < $1.key }) {
      xml.start("reason")
      xml.attribute("code", code)
      xml.attribute("rejected", count)
      xml.end()
    }
    for (kind, count) in irregularities.sorted(by: { $0.key < $1.key }) {
      xml.start("irregularity")
      xml.attribute("kind", kind)
      xml.attribute("calls", count)
      xml.end()
    }
    for duplicate in duplicates { xml.write(duplicate) }
    if let records { xml.write(records) }
    xml.end()
    return xml.takeBytes()
  }
}

extension XMLTextWriter {
  fileprivate mutating func write(_ input: RunReport.Input) {
    start("input")
    attribute("name", input.name)
    attribute("encoding", input.encoding)
    attribute("calls", input.calls)
    attribute("rejected", input.rejected)
    for (id, calls) in input.formats.sorted(by: { $0.key < $1.key }) {
      start("format")
      attribute("id", id)
      attribute("calls", calls)
      end()
    }
    end()
  }

  fileprivate mutating func write(_ records: RunReport.Records) {
    start("records")
    attribute("joined", records.joined)
    attribute("callsWithoutRecord", records.callsWithoutRecord)
    attribute("recordsWithoutCall", records.recordsWithoutCall)
    attribute("warnings", records.warnings)
    let named: [(element: StaticString, ids: [String])] = [
      ("callWithoutRecord", records.calls), ("recordWithoutCall", records.records),
    ]
    for (element, ids) in named {
      for id in ids {
        start(element)
        attribute("id", id)
        end()
      }
    }
    end()
  }

  fileprivate mutating func write(_ duplicate: RunReport.Duplicate) {
    start("duplicate")
    attribute("id", duplicate.id)
    attribute("file", duplicate.file)
    attribute("line", duplicate.line)
    attribute("name", duplicate.name)
    end()
  }
}
