import CallModel
import Rulebook
import Scoring

/// A call that may be picked, with what speaks for it and no more, as thousands are held.
struct PickCandidate: Sendable {
  /// What speaks for it, without the pass mark and the lot, which only show when all calls were seen.
  let reasons: [PickReason]
  /// How much each kind of reason weighs; a kind that is not there does not apply.
  let weights: [PickReason.Kind: Int]
  let digest: KeyedDigest
  let id: String
  let file: String
  let startedAt: String?
  let agent: Agent
  let scorecard: String
  let value: Points?
  let grade: String
  let passed: Bool
  let fatal: Bool
  let source: Source

  init(_ call: ReportedCall, file: String, seed: String) {
    var reasons: [PickReason] = []
    var weights: [PickReason.Kind: Int] = [:]
    for kind in PickReason.Kind.allCases {
      guard let found = call.weight(of: kind) else { continue }
      weights[kind] = found.weight
      reasons.append(PickReason(kind, found.text))
    }
    self.reasons = reasons
    self.weights = weights
    digest = KeyedDigest(seed: seed, id: call.id)
    (id, self.file, startedAt, agent) = (call.id, file, call.startedAt, call.agent)
    (scorecard, value, grade) = (call.scorecard, call.score.value, call.score.grade)
    (passed, fatal, source) = (call.score.passed, call.score.fatal, call.source)
  }

  /// By lot; calls of one id by where they were read.
  static func precedes(_ left: PickCandidate, _ right: PickCandidate) -> Bool {
    guard left.digest == right.digest else { return left.digest < right.digest }
    return (left.id, left.file, left.source.file, left.source.line)
      < (right.id, right.file, right.source.file, right.source.line)
  }

  /// The weightiest first, by lot where they weigh the same.
  static func precedes(_ kind: PickReason.Kind, _ left: PickCandidate, _ right: PickCandidate) -> Bool {
    let (one, other) = (left.weights[kind] ?? 0, right.weights[kind] ?? 0)
    return one == other ? precedes(left, right) : one > other
  }

  /// Tells scorecards apart, of one id too.
  struct Place: Hashable {
    let id: String
    let file: String
    let source: String
    let line: Int
  }

  var place: Place { Place(id: id, file: file, source: source.file, line: source.line) }
}

extension ReportedCall {
  /// How much a reason weighs against others of its kind, and its words; `nil` where it does not apply.
  fileprivate func weight(of kind: PickReason.Kind) -> (weight: Int, text: String)? {
    switch kind {
    case .fatal: fatalWeight
    case .customer: customerWeight
    case .doubt: doubtWeight
    case .notAssessable: notAssessableWeight
    case .passMark, .random: nil
    }
  }

  private var fatalWeight: (weight: Int, text: String)? {
    let failed = items.filter(\.isFatalFail)
    guard let first = failed.first else { return nil }
    let more = failed.count > 1 ? "等 \(failed.count) 项" : ""
    let proof = Self.short(first.proofText)
    return (failed.count, "\(first.title)\(more)" + (proof.isEmpty ? "" : "（\(proof)）"))
  }

  /// Thanks are no reason to worry.
  private var customerWeight: (weight: Int, text: String)? {
    let found = findings.filter { Self.displeased.contains($0.act) }
    guard let first = found.first else { return nil }
    let more = found.count > 1 ? "，共 \(found.count) 处" : ""
    return (found.count, "\(first.title)：第\(first.turn)轮“\(Self.short(first.words))”\(more)")
  }

  /// The phrase sets that every scorecard reports unless it names others.
  private static let displeased: Set<String> = ["customer-anger", "customer-complaint"]

  private var doubtWeight: (weight: Int, text: String)? {
    var texts: [String] = []
    let review = items.filter(\.needsReview)
    if let first = review.first {
      texts.append("待人工复核：\(first.title)" + (review.count > 1 ? "等 \(review.count) 项" : ""))
    }
    let confidence = speakers.confidenceHundredths
    let isDoubtful = [.swapped, .merged, .unknown].contains(speakers.verdict) || confidence < Self.sureSpeakers
    if isDoubtful {
      texts.append("说话人存疑：\(speakers.verdict.chineseName)，可信度 \(Points(hundredths: confidence))")
    }
    if !irregularities.isEmpty { texts.append("时间有疑：" + irregularities.map(\.chineseName).joined(separator: "、")) }
    guard !texts.isEmpty else { return nil }
    let weight = 100 * review.count + (isDoubtful ? 100 - min(confidence, 100) : 0) + irregularities.count
    return (weight, texts.joined(separator: "；"))
  }

  /// In hundredths; one telling turn out of place leaves more.
  private static let sureSpeakers = 70

  private var notAssessableWeight: (weight: Int, text: String)? {
    let open = items.filter { $0.outcome == .notAssessable && $0.severity != .bonus }
    let points = open.reduce(Points.zero) { $0 + $1.points }
    guard score.value != nil else { return (Int.max, "没有可评的项目，未评") }
    guard points > score.potential else { return nil }
    return (points.hundredths, "不可评 \(points) 分，可评 \(score.potential) 分")
  }

  private static func short(_ text: String) -> String {
    let scalars = text.unicodeScalars
    return scalars.count > 60 ? String(String.UnicodeScalarView(scalars.prefix(60))) + "…" : text
  }
}
