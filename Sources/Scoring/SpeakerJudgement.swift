/// Whether the speakers that an export gives are right, judged by what is said.
///
/// A turn *tells* whose it is when it holds words that only one side says (the phrase sets `agent-typical` and
/// `customer-typical`): it stands in place where the export says the same, else, or where it holds both,
/// out of place; that one side alone says 您 tells as much as one turn. Words of unknown speakers, and of mixed turns where there are two or more,
/// belong to nobody. The confidence is the mean of a beta distribution, as
/// in Laplace's rule of succession, with four turns known beforehand of which 95 % stand in place:
///
///     confidence = (in place + 3.8) ÷ (in place + out of place + 4) × (1 − 1¼ × share of nobody's words)
///
/// So a call in which nothing telling is said has 0.95, one turn out of place leaves 0.76, two leave 0.63; and where a
/// fifth of the words is nobody's, a quarter of the confidence is gone. Where the sides were named by the words
/// themselves, nothing is known beforehand: half a turn either way, so that one telling turn gives 0.75 and three 0.88.
public struct SpeakerJudgement: Sendable, Equatable {
  /// What the speakers look like.
  public enum Verdict: String, Sendable, CaseIterable {
    /// Nothing speaks against the export.
    case asGiven = "as-given"
    /// The agent's words are the customer's and the customer's the agent's.
    case swapped
    /// The sides were not told apart: both sides' words stand in one turn, or under one speaker about as often.
    case merged
    /// More than a fifth of the words has no speaker.
    case unknown
    /// The export only tells voices apart; whose they are was judged by what is said.
    case fromWords = "from-words"
  }

  /// What the speakers look like.
  public let verdict: Verdict
  /// How sure it is that the speakers are right *as the export gives them*, 0–100; low where they look swapped.
  public let confidenceHundredths: Int

  /// The judgement of a call that says nothing about its speakers.
  public init() { self.init(verdict: .asGiven, confidenceHundredths: 95) }

  /// A judgement with a confidence of 0–100 hundredths.
  public init(verdict: Verdict, confidenceHundredths: Int) {
    self.verdict = verdict
    self.confidenceHundredths = confidenceHundredths
  }

  /// - Parameters:
  ///   - unknownShare: which part of the words has no speaker, in ten-thousandths.
  ///   - isJudged: whether the sides were named by what is said.
  init(clues: SpeakerClues, unknownShare: Int, isJudged: Bool = false) {
    let (right, wrong) = (clues.right, clues.wrong)
    // One long turn with both sides' words happens where a call is cut badly in one place.
    let mixedShare = clues.mixed.count >= 2 ? clues.mixedShare : 0
    // In ten-thousandths and tenths of turns, so that the figure is the same on every machine.
    let attributed = max(0, 10_000 - (unknownShare + mixedShare) * 5 / 4)
    let (known, knownRight) = isJudged ? (10, 5) : (40, 38)
    let numerator = (10 * right + knownRight) * attributed
    let denominator = (10 * (right + wrong) + known) * 100
    confidenceHundredths = (2 * numerator + denominator) / (2 * denominator)
    verdict =
      if unknownShare > Self.doubtfulShare {
        .unknown
      } else if clues.swapped >= 2, clues.swapped > 2 * (right + clues.torn.count) {
        .swapped
      } else if mixedShare > Self.doubtfulShare || 10 * (10 * right + knownRight) < 7 * (10 * (right + wrong) + known) {
        .merged
      } else {
        isJudged ? .fromWords : .asGiven
      }
  }

  /// Above this part of words that are nobody's, in ten-thousandths, nobody can say who said what.
  private static let doubtfulShare = 2_000

  /// Whether the speakers are less sure than the limit, 0–1.
  public func isDoubtful(under limit: Double) -> Bool {
    confidenceHundredths < Int((limit * 100).rounded())
  }
}
