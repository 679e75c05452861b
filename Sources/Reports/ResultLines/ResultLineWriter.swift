import CallModel
import Rulebook
import Scoring

/// Writes a scored call as one line of JSON, what `hotline stream` answers a call with.
///
/// Members are called what elements and attributes of the scorecard XML are called and have the same values, texts
/// masked alike; what is not known is left out. Beside them stand what the totals go by and the XML leaves out: the queue and the day.
/// A writer belongs to one task and gets faster with the first calls, as `ScorecardXMLWriter` does.
public final class ResultLineWriter {
  private let header: ReportHeader
  private var lines: ResultLine
  /// `nil` where no XML is asked for.
  private let xml: ScorecardXMLWriter?
  private var element: [UInt8] = []

  /// - Parameters:
  ///   - header: of the scorecard that the calls are scored by.
  ///   - mask: `nil` leaves personal data in.
  ///   - holdsItems: whether each line has the call's items; they may be written as a table instead.
  ///   - addsXML: whether each line carries the call's element of the scorecard XML too.
  ///   - stampsCalls: whether that element names its scorecard, because not all calls are of one.
  public init(
    header: ReportHeader, detail: Detail, mask: PersonalDataMask?, holdsItems: Bool = true, addsXML: Bool = false,
    stampsCalls: Bool = false
  ) {
    self.header = header
    lines = ResultLine(detail: detail, mask: mask, holdsItems: holdsItems)
    xml =
      addsXML ? ScorecardXMLWriter(header: header, detail: detail, mask: mask, stampsCalls: stampsCalls) : nil
  }

  /// Puts the line of one call behind what `bytes` holds, its line end included.
  ///
  /// - Parameter line: the place of the call in the input, from 1.
  public func append(_ scored: ScoredCall, to bytes: inout [UInt8]) {
    lines.begin(scored, header: header)
    if let xml {
      element.removeAll(keepingCapacity: true)
      xml.append(scored, to: &element)
      lines.json.member("xml", utf8: element[...])
    }
    lines.end(to: &bytes)
  }
}

/// One line after another, over the same buffers.
struct ResultLine: ~Copyable {
  var json = JSONLineWriter()
  var texts: TurnTexts
  let detail: Detail
  let holdsItems: Bool
  /// What is the same in every call, by the place of the item in the scorecard.
  var knownItems: [KnownItem?] = []

  init(detail: Detail, mask: PersonalDataMask?, holdsItems: Bool) {
    self.detail = detail
    self.holdsItems = holdsItems
    texts = TurnTexts(of: Call(id: "", source: Source(file: "", line: 0, format: "")), mask: mask)
  }

  /// Everything of a call but the end of its object.
  mutating func begin(_ scored: ScoredCall, header: ReportHeader) {
    texts.begin(scored.call)
    json.open("{")
    json.member("id", scored.call.id)
    json.member("line", scored.call.source.line)
    writeCall(of: scored, header: header)
    writeScore(scored.score)
    writeSections(of: scored)
    if holdsItems { writeItems(of: scored) }
    writeFindings(scored.findings, of: scored.call)
  }

  mutating func end(to bytes: inout [UInt8]) {
    json.close("}")
    json.endLine()
    json.move(to: &bytes)
  }

  private mutating func writeCall(of scored: ScoredCall, header: ReportHeader) {
    let call = scored.call
    json.open("{", named: "call")
    json.member("scorecard", header.scorecard)
    json.member("scorecardVersion", header.scorecardVersion)
    json.member("startedAt", call.startedAt)
    json.member("day", call.startedAt.flatMap(Summary.day(of:)))
    json.member("direction", call.direction?.rawValue)
    json.member("channel", call.channel.rawValue)
    json.member("callType", (call.callType ?? scored.detectedCallType)?.rawValue)
    if call.callType == nil, scored.detectedCallType != nil { json.member("callTypeFrom", "words") }
    json.member("duration", seconds: call.duration)
    json.member("queue", call.queue)
    if call.agent != Agent() {
      json.open("{", named: "agent")
      json.member("id", call.agent.id)
      json.member("name", call.agent.name)
      json.member("team", call.agent.team)
      json.close("}")
    }
    json.open("{", named: "speakers")
    json.member("judged", scored.speakers.verdict.rawValue)
    json.member("confidence", scored.speakers.confidence)
    json.close("}")
    if !scored.irregularities.isEmpty {
      json.open("[", named: "irregularities")
      for irregularity in scored.irregularities.all {
        json.open("{")
        json.member("kind", irregularity.kind.rawValue)
        json.member("count", irregularity.count)
        json.close("}")
      }
      json.close("]")
    }
    json.close("}")
  }

  private mutating func writeScore(_ score: Score) {
    json.open("{", named: "score")
    json.member("value", score.value)
    json.member("min", score.minimum)
    json.member("max", score.maximum)
    json.member("earned", score.earned)
    json.member("potential", score.potential)
    json.member("grade", score.grade)
    json.member("passed", score.passed)
    json.member("fatal", score.fatal)
    json.member("beforeFatal", score.beforeFatal)
    json.close("}")
  }

  private mutating func writeSections(of scored: ScoredCall) {
    json.open("[", named: "sections")
    for section in scored.sections {
      json.open("{")
      json.member("id", section.id)
      json.member("title", section.title)
      json.member("earned", section.earned)
      json.member("potential", section.potential)
      json.close("}")
    }
    json.close("]")
  }

  private mutating func writeFindings(_ findings: [Finding], of call: Call) {
    json.open("[", named: "findings")
    for finding in findings where call.turns.indices.contains(finding.evidence.turn) {
      json.open("{")
      json.member("act", finding.act)
      json.member("title", finding.title)
      writeWords(finding.evidence, of: call.turns)
      json.close("}")
    }
    json.close("]")
  }

  /// Place and words, in an object that is open; the turn must be one of the call's.
  mutating func writeWords(_ evidence: Evidence, of turns: [Turn]) {
    let turn = turns[evidence.turn]
    let (range, text) = texts.part(ofTurn: evidence.turn, from: evidence.from, to: evidence.to)
    json.member("turn", evidence.turn)
    json.member("speaker", turn.speaker.rawValue)
    json.member("start", seconds: turn.start)
    json.member("end", seconds: turn.end)
    json.member("from", range.lowerBound)
    json.member("to", range.upperBound)
    json.member("match", evidence.match.rawValue)
    json.member("text", text)
  }
}
