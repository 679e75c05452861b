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
    /// Where in the batch's bytes it stands: a whole document, or an element of one.
    var place: Range<Int>
  }

  /// The place of the batch in the input.
  var number: Int
  var calls: [Rendered] = []
  /// Of all calls, one behind the other.
  var bytes: [UInt8] = []
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
    result.bytes.reserveCapacity(min(unit.byteCount * Self.usualGrowth(options.detail), Self.mostReserved))
    let reader = UnitReader(options: options.reading)
    var writers: [String: ScorecardXMLWriter] = [:]
    reader.read(unit) { read in
      let call: Call
      switch read {
      case .failure(let rejection):
        reject(rejection, &result)
        return
      case .success(let success): call = success
      }
      guard let (scored, scorecard) = scorer.score(call) else {
        reject(.notRouted(call), &result)
        return
      }
      let writer: ScorecardXMLWriter
      if let known = writers[scorecard] { writer = known } else { writer = self.writer(for: scorecard) }
      writers[scorecard] = writer
      result.summary.add(scored, scorecard: headers.count > 1 ? scorecard : nil)
      let start = result.bytes.count
      if output.isFolder {
        writer.appendDocument(of: scored, to: &result.bytes)
      } else {
        writer.append(scored, to: &result.bytes)
      }
      result.calls.append(
        BatchResult.Rendered(id: call.id, line: call.source.line, place: start..<result.bytes.count))
      result.facts.note(scored)
    }
    result.records = reader.takeRecordMatches()
    return result
  }

  /// How many bytes of XML a byte of an export becomes at most, where it is as usual; room that is not used costs nothing.
  private static func usualGrowth(_ detail: Detail) -> Int { detail == .full ? 8 : 2 }

  /// Unusual input grows by doubling.
  private static let mostReserved = 16 << 20

  /// In a folder each call is a document with its scorecard at its head; in one document each is stamped.
  private func writer(for scorecard: String) -> ScorecardXMLWriter {
    ScorecardXMLWriter(
      header: headers[scorecard] ?? header, detail: options.detail, mask: options.mask, stampsCalls: headers.count > 1,
      isStyled: output != .standardOutput)
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
}

extension Rejection {
  /// No scorecard is meant for the call; the line is written anew, as far as the call was read.
  static func notRouted(_ call: Call) -> Rejection {
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
