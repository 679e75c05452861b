import CallFormats
import CallModel
import Reports
import Scoring

/// What a worker made of one batch of lines: ready bytes, so that the writer only writes.
struct BatchResult: Sendable {
  /// One scored call.
  struct Rendered: Sendable {
    var id: String
    /// Where it stands in its file.
    var line: Int
    /// A whole document, or an element of one.
    var bytes: [UInt8]
  }

  /// The place of the batch in the input.
  var number: Int
  var calls: [Rendered] = []
  /// Lines of `rejected.jsonl`, or for a person where there is no such file.
  var rejections: [UInt8] = []
  var rejected = 0
  var summary: Summary
  /// How many bytes of input the batch held.
  var inputBytes: Int
  /// What the run report says of it.
  var facts: UnitFacts
  /// What was found of the call records.
  var records = RecordMatches()
  /// Whether it comes out of the journal: its files are on the disk.
  var isRecorded = false
  /// A fault of the program, not of the input.
  var failure: ReportError?
}

/// Scores one piece of an input.
struct BatchWork: Sendable {
  let number: Int
  /// The place of the input on the command line.
  let input: Int
  let unit: InputUnit
  /// By the scorecard; one, unless calls are routed.
  let headers: [String: ReportHeader]
  /// What stands at the head of the run's own documents.
  let header: ReportHeader
  let options: ScoringRun.Options
  let output: ScoringOutput

  func run(with scorer: inout CallScorer) -> BatchResult {
    var result = BatchResult(
      number: number, summary: Summary(), inputBytes: unit.byteCount, facts: UnitFacts(unit, of: input))
    let reader = UnitReader(options: options.reading)
    do {
      var writers: [String: ScorecardXMLWriter] = [:]
      try reader.read(unit) { read throws(ReportError) in
        let call: Call
        switch read {
        case .failure(let rejection):
          reject(rejection, &result)
          return
        case .success(let success): call = success
        }
        guard let (scored, scorecard) = scorer.score(call) else {
          reject(Self.notRouted(call), &result)
          return
        }
        let writer: ScorecardXMLWriter
        if let known = writers[scorecard] { writer = known } else { writer = try self.writer(for: scorecard) }
        writers[scorecard] = writer
        result.summary.add(scored, scorecard: headers.count > 1 ? scorecard : nil)
        let bytes = try output.isFolder ? writer.document(of: scored) : writer.bytes(of: scored)
        result.calls.append(BatchResult.Rendered(id: call.id, line: call.source.line, bytes: bytes))
        result.facts.note(scored)
      }
    } catch {
      result.failure = error
    }
    result.records = reader.takeRecordMatches()
    return result
  }

  /// In a folder each call is a document with its scorecard at its head; in one document each is stamped.
  private func writer(for scorecard: String) throws(ReportError) -> ScorecardXMLWriter {
    try ScorecardXMLWriter(
      header: headers[scorecard] ?? header, detail: options.detail, mask: options.mask, stampsCalls: headers.count > 1)
  }

  private func reject(_ rejection: Rejection, _ result: inout BatchResult) {
    result.rejected += 1
    result.facts.note(rejection)
    if output == .standardOutput {
      result.rejections += (rejection.summary(in: options.language) + "\n").utf8
    } else {
      rejection.appendJSONLine(to: &result.rejections, language: options.language)
    }
  }

  private static func notRouted(_ call: Call) -> Rejection {
    let known = [
      ("id", call.id), ("queue", call.queue), ("team", call.agent.team), ("channel", call.channel.rawValue),
      ("direction", call.direction?.rawValue), ("callType", call.callType?.rawValue),
    ]
    let text = known.compactMap { name, value in value.map { "\(name)=\($0)" } }.joined(separator: ", ")
    var original: [UInt8] = []
    HotlineCallWriter.append(call, to: &original)
    return Rejection(
      file: call.source.file, line: call.source.line, reason: .notRouted(call: text), original: original.dropLast())
  }
}
