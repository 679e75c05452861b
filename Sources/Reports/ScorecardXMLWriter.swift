import CallModel
import Rulebook
import Scoring

/// Writes scored calls as scorecard XML (contract, part 3).
///
/// A document is `head`, the bytes of any number of calls, and `foot`. The bytes of a call do not depend on the
/// calls before it, so each worker has a writer of its own and one ordered writer puts the parts together:
///
/// ```swift
/// let writer = try ScorecardXMLWriter(header: header, detail: .full, mask: PersonalDataMask())
/// let document = try writer.head + writer.bytes(of: first) + writer.bytes(of: second) + writer.foot
/// ```
///
/// A writer belongs to one task; making one costs a few microseconds.
public final class ScorecardXMLWriter {
  /// The XML declaration and the start tag of the root element.
  public let head: [UInt8]
  /// The end tag of the root element.
  public let foot = Array("</scorecards>\n".utf8)

  private var xml: XMLTextWriter
  private let detail: Detail
  private let mask: PersonalDataMask?
  /// Named at each call, where the calls of a document are not all of one scorecard.
  private let stamp: ReportHeader?

  /// `mask` is `nil` for reports with personal data in them (`--unmasked`).
  ///
  /// - Parameter stampsCalls: whether every call names its scorecard.
  public init(
    header: ReportHeader, detail: Detail, mask: PersonalDataMask?, stampsCalls: Bool = false
  ) throws(ReportError) {
    stamp = stampsCalls ? header : nil
    var xml = try XMLTextWriter()
    xml.start("scorecards")
    xml.attributes(of: header)
    xml.endStartTag()
    head = try xml.takeBytes()
    self.xml = xml
    self.detail = detail
    self.mask = mask
  }

  /// A whole document with one call.
  public func document(of scored: ScoredCall) throws(ReportError) -> [UInt8] {
    try head + bytes(of: scored) + foot
  }

  /// The `call` element of one call, its line end included.
  public func bytes(of scored: ScoredCall) throws(ReportError) -> [UInt8] {
    let call = scored.call
    var texts = TurnTexts(of: call, mask: mask)
    xml.start("call")
    writeAttributes(of: call, detectedType: scored.detectedCallType)
    writeSource(call.source)
    writeAgent(call.agent)
    xml.write(scored.speakers)
    xml.write(scored.irregularities)
    writeScore(scored.score)
    for section in scored.sections {
      writeSection(section, of: scored, texts: &texts)
    }
    writeFindings(scored.findings, of: call, texts: &texts)
    if detail == .full {
      writeTranscript(of: call, texts: &texts)
    }
    xml.end()
    return try xml.takeBytes()
  }

  private func writeAttributes(of call: Call, detectedType: CallType?) {
    xml.attribute("id", call.id)
    xml.attribute("startedAt", call.startedAt)
    xml.attribute("direction", call.direction?.rawValue)
    xml.attribute("channel", call.channel.rawValue)
    xml.attribute("callType", (call.callType ?? detectedType)?.rawValue)
    if call.callType == nil, detectedType != nil { xml.attribute("callTypeFrom", "words") }
    xml.attribute("duration", Seconds.text(call.duration))
    xml.attribute("scorecard", stamp?.scorecard)
    xml.attribute("scorecardVersion", stamp?.scorecardVersion)
  }

  private func writeSource(_ source: Source) {
    xml.start("source")
    xml.attribute("file", source.file)
    xml.attribute("line", source.line)
    xml.attribute("format", source.format)
    xml.end()
  }

  private func writeAgent(_ agent: Agent) {
    guard agent != Agent() else { return }
    xml.start("agent")
    xml.attribute("id", agent.id)
    xml.attribute("name", agent.name)
    xml.attribute("team", agent.team)
    xml.end()
  }

  private func writeScore(_ score: Score) {
    xml.start("score")
    xml.attribute("value", score.value?.description)
    xml.attribute("min", score.minimum?.description)
    xml.attribute("max", score.maximum?.description)
    xml.attribute("earned", score.earned.description)
    xml.attribute("potential", score.potential.description)
    xml.attribute("grade", score.grade)
    xml.attribute("passed", score.passed)
    xml.attribute("fatal", score.fatal)
    xml.attribute("beforeFatal", score.beforeFatal?.description)
    xml.end()
  }

  private func writeSection(_ section: SectionResult, of scored: ScoredCall, texts: inout TurnTexts) {
    xml.start("section")
    xml.attribute("id", section.id)
    xml.attribute("title", section.title)
    xml.attribute("earned", section.earned.description)
    xml.attribute("potential", section.potential.description)
    for item in section.items where detail == .full || item.isFinding {
      writeItem(item, of: scored, texts: &texts)
    }
    xml.end()
  }

  private func writeItem(_ item: ItemResult, of scored: ScoredCall, texts: inout TurnTexts) {
    xml.start("item")
    xml.attribute("rule", item.rule)
    xml.attribute("kind", item.kind.rawValue)
    xml.attribute("severity", item.severity.rawValue)
    xml.attribute("outcome", item.outcome.rawValue)
    xml.attribute("points", item.points.description)
    xml.attribute("lost", item.lost.description)
    xml.attribute("chargedBy", item.chargedBy)
    if item.needsReview { xml.attribute("review", true) }
    xml.element("title", item.title)
    xml.element("clause", item.clause)
    for proof in item.proofs {
      writeProof(proof, of: scored, texts: &texts)
    }
    xml.end()
  }

  private func writeProof(_ proof: Proof, of scored: ScoredCall, texts: inout TurnTexts) {
    let call = scored.call
    switch proof {
    case .evidence(let evidence):
      guard call.turns.indices.contains(evidence.turn) else { return }
      xml.start("evidence")
      writeWords(evidence, of: call, texts: &texts)
    case .searched(let fromTurn, let toTurn):
      xml.start("searched")
      xml.attribute("fromTurn", max(fromTurn, 0))
      xml.attribute("toTurn", max(toTurn, 0))
    case .nearest(let turn, let from, let to):
      guard call.turns.indices.contains(turn) else { return }
      let (range, text) = texts.part(ofTurn: turn, from: from, to: to)
      xml.start("nearest")
      xml.attribute("turn", turn)
      xml.attribute("from", range.lowerBound)
      xml.attribute("to", range.upperBound)
      xml.text(text)
    case .measured(let measurement):
      xml.start("measured")
      xml.attribute("name", measurement.name)
      xml.attribute("value", measurement.value)
      xml.attribute("limit", measurement.limit)
      xml.attribute("unit", measurement.unit)
    case .missing(let field):
      xml.start("missing")
      xml.attribute("field", field)
      if scored.irregularities.doubtful.contains(field: field) { xml.attribute("doubtful", true) }
    }
    xml.end()
  }

  /// Place and words of an element that is already begun; the turn must be one of the call's.
  private func writeWords(_ evidence: Evidence, of call: Call, texts: inout TurnTexts) {
    let turn = call.turns[evidence.turn]
    let (range, text) = texts.part(ofTurn: evidence.turn, from: evidence.from, to: evidence.to)
    xml.attribute("turn", evidence.turn)
    xml.attribute("speaker", turn.speaker.rawValue)
    xml.attribute("start", Seconds.text(turn.start))
    xml.attribute("end", Seconds.text(turn.end))
    xml.attribute("from", range.lowerBound)
    xml.attribute("to", range.upperBound)
    xml.attribute("match", evidence.match.rawValue)
    xml.text(text)
  }

  private func writeFindings(_ findings: [Finding], of call: Call, texts: inout TurnTexts) {
    let findings = findings.filter { call.turns.indices.contains($0.evidence.turn) }
    guard !findings.isEmpty else { return }
    xml.start("findings")
    for finding in findings {
      xml.start("finding")
      xml.attribute("act", finding.act)
      xml.attribute("title", finding.title)
      writeWords(finding.evidence, of: call, texts: &texts)
      xml.end()
    }
    xml.end()
  }

  private func writeTranscript(of call: Call, texts: inout TurnTexts) {
    xml.start("transcript")
    for (index, turn) in call.turns.enumerated() {
      xml.start("turn")
      xml.attribute("index", index)
      xml.attribute("speaker", turn.speaker.rawValue)
      xml.attribute("start", Seconds.text(turn.start))
      xml.attribute("end", Seconds.text(turn.end))
      xml.text(texts.text(ofTurn: index))
      xml.end()
    }
    xml.end()
  }
}

extension XMLTextWriter {
  fileprivate mutating func write(_ speakers: SpeakerJudgement) {
    start("speakers")
    attribute("judged", speakers.verdict.rawValue)
    attribute("confidence", speakers.confidenceText)
    end()
  }
}

extension SpeakerJudgement {
  /// `0.94`
  var confidenceText: String { Points(hundredths: confidenceHundredths).description }
}

extension ItemResult {
  /// Whether the item stands in a report of findings only.
  fileprivate var isFinding: Bool {
    switch outcome {
    case .fail, .notAssessable: true
    case .pass, .notApplicable: severity == .fatal || severity == .fatalSection
    }
  }
}
