import CallModel
import Rulebook
import Scoring

/// Reads the scorecards of a document one by one, in memory for one call.
///
/// What stands in a document is checked as far as it is used: values must be the schema's, elements that a later version
/// may bring are passed over.
public final class ScorecardReader {
  /// One call's texts may be so large together, in bytes of UTF-8.
  public static let maximumCall = 64 << 20
  /// One call may have so many sections, items, proofs and findings together.
  public static let maximumParts = 200_000

  /// Which rules the document was made with.
  public let header: ReportHeader

  private let xml: XMLFileReader
  private var retained = 0
  private var parts = 0
  private var isFinished = false

  /// Opens a document and reads its head.
  public init(path: String) throws(ScorecardFileError) {
    xml = try XMLFileReader(path: path)
    guard case .start(let name, let isEmpty)? = try xml.next() else { throw xml.error(.anotherDocument(found: "")) }
    guard name == "scorecards", xml.namespace == ReportHeader.namespace else {
      let found = xml.namespace == ReportHeader.namespace ? name : "{\(xml.namespace)}\(name)"
      throw xml.error(.anotherDocument(found: ScorecardFileError.excerpt(found)))
    }
    xml.readAttributes()
    let root = ScorecardElement(
      name: name, isEmpty: isEmpty, path: path, line: xml.line, attributes: xml.attributes)
    let version = try root.required("schemaVersion")
    guard version == ReportHeader.schemaVersion else {
      throw root.error(.schemaVersion(found: ScorecardFileError.excerpt(version)))
    }
    header = ReportHeader(
      scorecard: try root.required("scorecard"), scorecardVersion: try root.required("scorecardVersion"),
      digest: try root.required("digest"), toolVersion: try root.required("toolVersion"))
    isFinished = isEmpty
    if isEmpty { try readToEnd() }
  }

  /// The next call; `nil` when the document has come to its proper end.
  public func next() throws(ScorecardFileError) -> ReportedCall? {
    guard !isFinished else { return nil }
    retained = 0
    parts = 0
    while let event = try xml.next() {
      switch event {
      case .start("call", let isEmpty): return try call(element("call", isEmpty: isEmpty))
      case .start(_, let isEmpty): if !isEmpty { try xml.skip() }
      case .text: continue
      case .end:
        isFinished = true
        try readToEnd()
        return nil
      }
    }
    isFinished = true
    return nil
  }

  /// A document that goes on behind its end is none.
  private func readToEnd() throws(ScorecardFileError) {
    while try xml.next() != nil {}
  }

  // MARK: Elements

  private func element(_ name: String, isEmpty: Bool) throws(ScorecardFileError) -> ScorecardElement {
    xml.readAttributes()
    parts += 1
    for attribute in xml.attributes { retained += attribute.value.utf8.count }
    try checkSize()
    return ScorecardElement(name: name, isEmpty: isEmpty, path: xml.path, line: xml.line, attributes: xml.attributes)
  }

  private func checkSize() throws(ScorecardFileError) {
    guard retained <= Self.maximumCall, parts <= Self.maximumParts else { throw xml.error(.callTooLarge) }
  }

  /// Hands every child of an element on; a child of which nothing is wanted is passed over.
  ///
  /// - Parameter wanted: reads the child to its end.
  private func children(
    of parent: ScorecardElement, _ wanted: [String], _ read: (ScorecardElement) throws(ScorecardFileError) -> Void
  ) throws(ScorecardFileError) {
    guard !parent.isEmpty else { return }
    while let event = try xml.next() {
      switch event {
      case .start(let name, let isEmpty):
        if wanted.contains(name) {
          try read(element(name, isEmpty: isEmpty))
        } else if !isEmpty {
          try xml.skip()
        }
      case .text: continue
      case .end: return
      }
    }
  }

  /// The text inside an element; elements in it are passed over.
  private func content(of parent: ScorecardElement) throws(ScorecardFileError) -> String {
    guard !parent.isEmpty else { return "" }
    var content = ""
    while let event = try xml.next() {
      switch event {
      case .text:
        let text = xml.text
        content += text
        retained += text.utf8.count
        try checkSize()
      case .start(_, let isEmpty): if !isEmpty { try xml.skip() }
      case .end: return content
      }
    }
    return content
  }

  private func end(of element: ScorecardElement) throws(ScorecardFileError) {
    if !element.isEmpty { try xml.skip() }
  }

  // MARK: A call

  private func call(_ start: ScorecardElement) throws(ScorecardFileError) -> ReportedCall {
    var call = ReportedCall(
      id: try start.required("id"), startedAt: start.text("startedAt"), direction: try start.optional("direction"),
      channel: try start.required("channel"), callType: try start.optional("callType"),
      duration: try start.optional("duration") { Double($0) },
      scorecard: start.text("scorecard") ?? header.scorecard,
      scorecardVersion: start.text("scorecardVersion") ?? header.scorecardVersion, score: .none)
    var hasScore = false
    try children(of: start, Self.callParts) { child throws(ScorecardFileError) in
      switch child.name {
      case "section":
        call.sections.append(try section(child))
        return
      case "findings":
        try findings(child, into: &call)
        return
      case "source":
        call.source = Source(
          file: try child.required("file"), line: try child.number("line"), format: try child.required("format"))
      case "agent": call.agent = Agent(id: child.text("id"), name: child.text("name"), team: child.text("team"))
      case "speakers":
        call.speakers = SpeakerJudgement(
          verdict: try child.required("judged"), confidenceHundredths: try child.points("confidence").hundredths)
      case "irregularity": call.irregularities.append(try child.required("kind"))
      case "score":
        call.score = try score(child)
        hasScore = true
      default: call.isComplete = true
      }
      try end(of: child)
    }
    guard hasScore else { throw start.error(.elementMissing(element: "call", child: "score")) }
    return call
  }

  private static let callParts = [
    "section", "findings", "source", "agent", "speakers", "irregularity", "score", "transcript",
  ]

  private func score(_ element: ScorecardElement) throws(ScorecardFileError) -> Score {
    let points = { (name: String) throws(ScorecardFileError) in try element.optional(name) { Points($0) } }
    return Score(
      value: try points("value"), minimum: try points("min"), maximum: try points("max"),
      earned: try element.points("earned"), potential: try element.points("potential"),
      grade: try element.required("grade"), passed: try element.flag("passed"), fatal: try element.flag("fatal"),
      beforeFatal: try points("beforeFatal"))
  }

  private func section(_ start: ScorecardElement) throws(ScorecardFileError) -> ReportedSection {
    var section = ReportedSection(
      id: try start.required("id"), title: try start.required("title"), earned: try start.points("earned"),
      potential: try start.points("potential"))
    try children(of: start, ["item"]) { child throws(ScorecardFileError) in section.items.append(try item(child)) }
    return section
  }

  private func item(_ start: ScorecardElement) throws(ScorecardFileError) -> ReportedItem {
    var item = ReportedItem(
      rule: try start.required("rule"), kind: try start.required("kind"), severity: try start.required("severity"),
      outcome: try start.required("outcome"), points: try start.points("points"), lost: try start.points("lost"),
      chargedBy: start.text("chargedBy"), needsReview: try start.flag("review"))
    try children(of: start, Self.itemParts) { child throws(ScorecardFileError) in
      switch child.name {
      case "title": item.title = try content(of: child)
      case "clause": item.clause = try content(of: child)
      case let name: item.proofs.append(try proof(child, name: name))
      }
    }
    return item
  }

  private static let itemParts = ["title", "clause", "evidence", "searched", "nearest", "measured", "missing"]

  private func proof(_ child: ScorecardElement, name: String) throws(ScorecardFileError) -> ReportedProof {
    switch name {
    case "evidence":
      let (turn, match): (Int, Evidence.Match) = (try child.number("turn"), try child.required("match"))
      return .evidence(turn: turn, words: try content(of: child), match: match)
    case "nearest":
      let turn = try child.number("turn")
      return .nearest(turn: turn, words: try content(of: child))
    case "searched":
      try end(of: child)
      return .searched(fromTurn: try child.number("fromTurn"), toTurn: try child.number("toTurn"))
    case "measured":
      try end(of: child)
      return .measured(
        Measurement(
          name: try child.required("name"), value: try child.required("value"), limit: try child.required("limit"),
          unit: try child.required("unit")))
    default:
      try end(of: child)
      return .missing(field: try child.required("field"), doubtful: try child.flag("doubtful"))
    }
  }

  private func findings(_ start: ScorecardElement, into call: inout ReportedCall) throws(ScorecardFileError) {
    try children(of: start, ["finding"]) { child throws(ScorecardFileError) in
      let (act, title, turn) = (try child.required("act"), try child.required("title"), try child.number("turn"))
      call.findings.append(
        ReportedFinding(act: act, title: title, turn: turn, words: try content(of: child)))
    }
  }
}

extension Score {
  /// Before it is read.
  fileprivate static let none = Score(
    value: nil, minimum: nil, maximum: nil, earned: .zero, potential: .zero, grade: "", passed: false, fatal: false,
    beforeFatal: nil)
}
