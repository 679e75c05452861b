import CallModel
import Rulebook
import Scoring

/// Writes `call` elements.
struct CallXML: ~Copyable {
  var xml: XMLTextWriter
  var texts: TurnTexts
  let detail: Detail
  /// What is the same in every call, by the place of the item in the scorecard.
  var knownItems: [KnownItem?] = []
  /// Named at each call, where the calls of a document are not all of one scorecard.
  private let stamp: ReportHeader?

  /// Calls that stand in the element that `xml` has open.
  init(behind xml: consuming XMLTextWriter, detail: Detail, mask: PersonalDataMask?, stamp: ReportHeader?) {
    self.xml = xml
    self.detail = detail
    self.stamp = stamp
    texts = TurnTexts(of: Call(id: "", source: Source(file: "", line: 0, format: "")), mask: mask)
  }

  /// Puts the element of one call behind what `bytes` holds.
  mutating func append(_ scored: ScoredCall, to bytes: inout [UInt8]) {
    texts.begin(scored.call)
    xml.start("call")
    writeAttributes(of: scored.call, detectedType: scored.detectedCallType)
    writeSource(scored.call.source)
    writeAgent(scored.call.agent)
    xml.write(scored.speakers)
    xml.write(scored.irregularities)
    writeScore(scored.score)
    writeSections(of: scored)
    writeFindings(scored.findings, of: scored.call)
    if detail == .full { writeTranscript(of: scored.call) }
    xml.end()
    xml.move(to: &bytes)
  }

  private mutating func writeAttributes(of call: Call, detectedType: CallType?) {
    xml.attribute("id", call.id)
    xml.attribute("startedAt", call.startedAt)
    xml.attribute("direction", call.direction?.rawValue)
    xml.attribute("channel", call.channel.rawValue)
    xml.attribute("callType", (call.callType ?? detectedType)?.rawValue)
    if call.callType == nil, detectedType != nil { xml.attribute("callTypeFrom", "words") }
    xml.attribute("duration", seconds: call.duration)
    xml.attribute("scorecard", stamp?.scorecard)
    xml.attribute("scorecardVersion", stamp?.scorecardVersion)
  }

  private mutating func writeSource(_ source: Source) {
    xml.start("source")
    xml.attribute("file", source.file)
    xml.attribute("line", source.line)
    xml.attribute("format", source.format)
    xml.end()
  }

  private mutating func writeAgent(_ agent: Agent) {
    guard agent != Agent() else { return }
    xml.start("agent")
    xml.attribute("id", agent.id)
    xml.attribute("name", agent.name)
    xml.attribute("team", agent.team)
    xml.end()
  }

  private mutating func writeScore(_ score: Score) {
    xml.start("score")
    xml.attribute("value", score.value)
    xml.attribute("min", score.minimum)
    xml.attribute("max", score.maximum)
    xml.attribute("earned", score.earned)
    xml.attribute("potential", score.potential)
    xml.attribute("grade", score.grade)
    xml.attribute("passed", score.passed)
    xml.attribute("fatal", score.fatal)
    xml.attribute("beforeFatal", score.beforeFatal)
    xml.end()
  }

  private mutating func writeFindings(_ findings: [Finding], of call: Call) {
    guard findings.contains(where: { call.turns.indices.contains($0.evidence.turn) }) else { return }
    xml.start("findings")
    for finding in findings where call.turns.indices.contains(finding.evidence.turn) {
      xml.start("finding")
      xml.attribute("act", finding.act)
      xml.attribute("title", finding.title)
      writeWords(finding.evidence, of: call.turns)
      xml.end()
    }
    xml.end()
  }

  /// Place and words of an element that is already begun; the turn must be one of the call's.
  mutating func writeWords(_ evidence: Evidence, of turns: [Turn]) {
    let turn = turns[evidence.turn]
    let (range, text) = texts.part(ofTurn: evidence.turn, from: evidence.from, to: evidence.to)
    xml.attribute("turn", evidence.turn)
    xml.attribute("speaker", turn.speaker.rawValue)
    xml.attribute("start", seconds: turn.start)
    xml.attribute("end", seconds: turn.end)
    xml.attribute("from", range.lowerBound)
    xml.attribute("to", range.upperBound)
    xml.attribute("match", evidence.match.rawValue)
    xml.text(text)
  }

  private mutating func writeTranscript(of call: Call) {
    xml.start("transcript")
    for index in call.turns.indices {
      let turn = call.turns[index]
      xml.start("turn")
      xml.attribute("index", index)
      xml.attribute("speaker", turn.speaker.rawValue)
      xml.attribute("start", seconds: turn.start)
      xml.attribute("end", seconds: turn.end)
      xml.text(texts.text(ofTurn: index))
      xml.end()
    }
    xml.end()
  }
}

extension SpeakerJudgement {
  /// `0.94`
  var confidence: Points { Points(hundredths: confidenceHundredths) }
}

extension XMLTextWriter {
  fileprivate mutating func write(_ speakers: SpeakerJudgement) {
    start("speakers")
    attribute("judged", speakers.verdict.rawValue)
    attribute("confidence", speakers.confidence)
    end()
  }
}
