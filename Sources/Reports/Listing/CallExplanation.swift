import CallModel
import Rulebook
import Scoring

/// One call for a person at a terminal: the transcript with marks, then the ledger of points.
public struct CallExplanation {
  private let scored: ScoredCall
  private let title: String
  private let speakerLimit: Double
  private let isColoured: Bool
  private var texts: TurnTexts

  /// - Parameters:
  ///   - mask: `nil` leaves personal data as they are.
  ///   - speakerLimit: how sure the speakers must be, 0–1: the scorecard's `Settings.speakerLimit`.
  ///   - isColoured: marks and outcomes in colour; else marks are brackets.
  public init(
    scored: ScoredCall, title: String, mask: PersonalDataMask?, speakerLimit: Double = Settings().speakerLimit,
    isColoured: Bool
  ) {
    self.speakerLimit = speakerLimit
    self.scored = scored
    self.title = title
    self.isColoured = isColoured
    texts = TurnTexts(of: scored.call, mask: mask)
  }

  /// The whole explanation.
  public var text: String {
    var copy = self
    return copy.heading() + "\n" + copy.transcript() + "\n" + copy.clues() + copy.ledger() + copy.total()
  }

  // MARK: Transcript

  private func heading() -> String {
    let call = scored.call
    var facts = [call.id]
    if let startedAt = call.startedAt { facts.append(startedAt) }
    if let type = call.callType {
      facts.append("来电类型 \(type.chineseName)")
    } else if let type = scored.detectedCallType {
      facts.append("来电类型 \(type.chineseName)（据客户所说）")
    }
    if let name = call.agent.name ?? call.agent.id { facts.append("坐席 \(name)") }
    if let ringing = call.ringing {
      let rings = ringing.rings.map { "\($0) 声" }
      if let length = rings ?? Seconds.text(ringing.seconds).map({ $0 + " 秒" }) { facts.append("振铃 " + length) }
    }
    if let hangup = call.hangup { facts.append("挂机 \(hangup.chineseName)") }
    return bold(TerminalText.clean(title)) + "\n" + TerminalText.clean(facts.joined(separator: "  ")) + "\n"
  }

  private mutating func transcript() -> String {
    var result = ""
    for index in scored.call.turns.indices {
      let turn = scored.call.turns[index]
      let time = Seconds.text(turn.start) ?? ""
      let head = TerminalText.padded("\(index)", to: 4) + TerminalText.padded(time, to: 9)
      result += dim(head) + TerminalText.padded(turn.speaker.chineseName, to: 6) + marked(index) + "\n"
    }
    return result
  }

  /// The turn with what was found in it set off: faults before merits where they overlap.
  private mutating func marked(_ index: Int) -> String {
    let text = texts.text(ofTurn: index)
    var marks = [Mark?](repeating: nil, count: text.count)
    for mark in [Mark.merit, .fault] {
      for evidence in evidence(inTurn: index, mark) {
        let from = min(max(0, evidence.from), text.count)
        let to = min(max(from, evidence.to), text.count)
        for position in from..<to { marks[position] = mark }
      }
    }
    var result = ""
    var current: Mark?
    for (position, scalar) in text.enumerated() {
      if marks[position] != current {
        if let current { result += end(of: current) }
        current = marks[position]
        if let current { result += start(of: current) }
      }
      result += TerminalText.clean(String(scalar))
    }
    if let current { result += end(of: current) }
    return result
  }

  private enum Mark { case merit, fault }

  /// Words are a fault only where it is forbidden to say them; in a wrong order each may be a merit.
  private func evidence(inTurn index: Int, _ mark: Mark) -> [Evidence] {
    let items = scored.sections.flatMap(\.items).filter { item in
      mark == .merit ? item.outcome == .pass : item.outcome == .fail && item.kind == .forbidden
    }
    return items.flatMap(\.proofs).compactMap { proof in
      guard case .evidence(let evidence) = proof, evidence.turn == index else { return nil }
      return evidence
    }
  }

  private func start(of mark: Mark) -> String {
    guard isColoured else { return mark == .fault ? "【" : "〔" }
    return mark == .fault ? "\u{1B}[1;31m" : "\u{1B}[32m"
  }

  private func end(of mark: Mark) -> String {
    guard isColoured else { return mark == .fault ? "】" : "〕" }
    return "\u{1B}[0m"
  }

  // MARK: Speakers and findings

  /// Whether the speakers are to be trusted, where that is in doubt, and what the customer let be known.
  private mutating func clues() -> String {
    var result = ""
    let speakers = scored.speakers
    if speakers.verdict != .asGiven || speakers.isDoubtful(under: speakerLimit) {
      let limit = Points(hundredths: Int((speakerLimit * 100).rounded()))
      result += "说话人判断  \(speakers.verdict.chineseName)  "
      result += "导出的说话人可信度 \(speakers.confidence)（限值 \(limit)）\n"
    }
    for irregularity in scored.irregularities.all { result += irregularity.line + "\n" }
    for finding in scored.findings {
      let evidence = finding.evidence
      let words = quoted(evidence.turn, evidence.from, evidence.to)
      result += "\(TerminalText.clean(finding.title))  第\(evidence.turn)轮“\(words)”\n"
    }
    return result.isEmpty ? "" : result + "\n"
  }

  // MARK: Ledger

  private mutating func ledger() -> String {
    var result = ""
    for section in scored.sections {
      result += bold("\(section.title)  \(section.earned) / \(section.potential)") + "\n"
      for item in section.items {
        let points = TerminalText.padded(points(of: item), to: 16)
        result += "  \(sign(of: item)) \(points)\(item.title)\(reason(item))\n"
      }
    }
    return result
  }

  private func sign(of item: ItemResult) -> String {
    switch item.outcome {
    case .pass: coloured("✓", "32")
    case .fail: item.severity == .bonus ? dim("–") : coloured("✗", "1;31")
    case .notApplicable: dim("–")
    case .notAssessable: coloured("?", "33")
    }
  }

  private func points(of item: ItemResult) -> String {
    switch item.outcome {
    case .pass: "\(item.points)"
    case .fail: item.severity == .bonus ? "+0.00" : "-\(item.lost) / \(item.points)"
    case .notApplicable, .notAssessable: ""
    }
  }

  /// Why the item is as it is, from its proofs.
  private mutating func reason(_ item: ItemResult) -> String {
    var parts: [String] = []
    if item.outcome == .fail, item.severity == .fatal { parts.append("一票否决") }
    if item.outcome == .fail, item.severity == .fatalSection { parts.append("本部分一票否决") }
    for proof in item.proofs.prefix(Self.shownProofs) {
      switch proof {
      case .evidence(let evidence):
        let words = "第\(evidence.turn)轮“\(quoted(evidence.turn, evidence.from, evidence.to))”"
        parts.append(words + (evidence.match == .homophone ? "（谐音）" : ""))
      case .searched(let from, let to): parts.append(from == to ? "第\(from)轮未见" : "第\(from)–\(to)轮未见")
      case .nearest(let turn, let from, let to): parts.append("最接近：第\(turn)轮“\(quoted(turn, from, to))”")
      case .measured(let figure): parts.append(figure.sentence)
      case .missing(let field): parts.append(missing(field, of: item))
      }
    }
    if item.proofs.count > Self.shownProofs { parts.append("…") }
    if item.needsReview { parts.append("请人工复核") }
    if let other = item.chargedBy { parts.append("同条款已由 \(other) 扣分") }
    return parts.isEmpty ? "" : dim("  " + parts.joined(separator: "；"))
  }

  private static let shownProofs = 6

  private func missing(_ field: String, of item: ItemResult) -> String {
    if item.needsReview { return "请听录音复核" }
    return scored.irregularities.doubtful.contains(field: field) ? "\(field) 不可信" : "缺少 \(field)"
  }

  private mutating func quoted(_ turn: Int, _ from: Int, _ to: Int) -> String {
    guard scored.call.turns.indices.contains(turn) else { return "" }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: texts.part(ofTurn: turn, from: from, to: to).text)
    return TerminalText.clean(String(view))
  }

  private func total() -> String {
    let score = scored.score
    guard let value = score.value else { return bold("未评") + "：没有可评的项目\n" }
    var result = bold("得分 \(value)  \(score.grade)  \(score.passed ? "合格" : "不合格")")
    result += "  （\(score.earned) / \(score.potential)"
    if let minimum = score.minimum, let maximum = score.maximum, minimum != maximum {
      result += "，数据补齐后为 \(minimum) 至 \(maximum)"
    }
    if score.fatal, let beforeFatal = score.beforeFatal { result += "，一票否决前 \(beforeFatal)" }
    return result + "）\n"
  }

  // MARK: Words and colours

  private func coloured(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  private func bold(_ text: String) -> String { coloured(text, "1") }
  private func dim(_ text: String) -> String { coloured(text, "2") }
}
