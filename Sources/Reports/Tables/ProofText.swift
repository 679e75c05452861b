import Scoring

extension ReportedItem {
  /// What shows the outcome, in one line: 第9–11轮未见；最接近：第7轮“****”.
  ///
  /// At most so many proofs; a call of 100,000 turns may have as many.
  var proofText: String {
    var parts = proofs.prefix(Self.shownProofs).map { $0.sentence(needsReview: needsReview) }
    if proofs.count > Self.shownProofs { parts.append("…等 \(proofs.count) 处") }
    if needsReview { parts.append("请人工复核") }
    if let chargedBy { parts.append("同条款已由 \(chargedBy) 扣分") }
    return parts.joined(separator: "；")
  }

  private static var shownProofs: Int { 20 }
}

extension ReportedProof {
  fileprivate func sentence(needsReview: Bool) -> String {
    switch self {
    case .evidence(let turn, let words, let match): "第\(turn)轮“\(words)”" + (match == .homophone ? "（谐音）" : "")
    case .searched(let from, let to): from == to ? "第\(from)轮未见" : "第\(from)–\(to)轮未见"
    case .nearest(let turn, let words): "最接近：第\(turn)轮“\(words)”"
    case .measured(let figure): figure.sentence
    case .missing(let field, let doubtful):
      needsReview ? "请听录音复核" : doubtful ? "\(field) 不可信" : "缺少 \(field)"
    }
  }
}
