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
  let header: ReportHeader
  let options: ScoringRun.Options
  let output: ScoringOutput

  func run(with scorer: inout Scorer) -> BatchResult {
    var result = BatchResult(
      number: number, summary: Summary(), inputBytes: unit.byteCount, facts: UnitFacts(unit, of: input))
    let reader = UnitReader(options: options.reading)
    do {
      let writer = try ScorecardXMLWriter(header: header, detail: options.detail, mask: options.mask)
      try reader.read(unit) { call throws(ReportError) in
        switch call {
        case .failure(let rejection):
          result.rejected += 1
          result.facts.note(rejection)
          if output == .standardOutput {
            result.rejections += (rejection.summary(in: options.language) + "\n").utf8
          } else {
            rejection.appendJSONLine(to: &result.rejections, language: options.language)
          }
        case .success(let call):
          let scored = scorer.score(call)
          result.summary.add(scored)
          let bytes = try output.isFolder ? writer.document(of: scored) : writer.bytes(of: scored)
          result.calls.append(BatchResult.Rendered(id: call.id, line: call.source.line, bytes: bytes))
          result.facts.note(call)
        }
      }
    } catch {
      result.failure = error
    }
    return result
  }
}
