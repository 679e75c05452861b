import Rulebook

/// Something that the customer let be known: anger, a complaint, thanks. It costs and earns nothing; it tells an
/// inspector which calls to listen to.
public struct Finding: Sendable, Equatable {
  /// The id of the phrase set: `customer-anger`.
  public let act: String
  /// The set's title: 客户发怒.
  public let title: String
  /// The words.
  public let evidence: Evidence

  /// Words of the customer that a phrase set found.
  public init(act: String, title: String, evidence: Evidence) {
    self.act = act
    self.title = title
    self.evidence = evidence
  }

  /// All findings of a call in the order of the call and, at one place, of the scorecard; words that several phrases of
  /// one set find are one finding.
  static func all(of sets: [CompiledFinding], in reading: CallReading) -> [Finding] {
    var findings: [(order: Int, finding: Finding)] = []
    for (order, set) in sets.enumerated() {
      let hits = reading.matches(of: set.phrases).filter {
        reading.call.turns[Int($0.turn)].speaker == .customer
      }
      for hit in CallExamination.merged(hits) {
        findings.append((order, Finding(act: set.act, title: set.title, evidence: reading.evidence(hit))))
      }
    }
    findings.sort { left, right in
      let (one, other) = (left.finding.evidence, right.finding.evidence)
      return (one.turn, one.from, left.order, one.to) < (other.turn, other.from, right.order, other.to)
    }
    return findings.map(\.finding)
  }
}
