/// Why a call should be listened to.
public struct PickReason: Sendable, Equatable {
  /// What kind of reason it is, in the order in which kinds take turns.
  public enum Kind: String, Sendable, CaseIterable {
    /// A rule failed that makes the call, or a section, worth nothing: it should not stand unheard.
    case fatal
    /// The customer was angry, complained or threatened to.
    case customer
    /// The scorecard itself asks for a person: words that may not be the agent's, or not the words; speakers in doubt;
    /// times that cannot be.
    case doubt
    /// More could not be judged than could.
    case notAssessable = "not-assessable"
    /// A little more or less would have decided otherwise whether the call passes.
    case passMark = "pass-mark"
    /// Drawn by lot from all of the agent's calls.
    case random
  }

  /// What kind of reason it is.
  public var kind: Kind
  /// For people: 不使用粗话（第3轮“…”）.
  public var text: String

  /// A reason in words.
  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

extension PickReason.Kind {
  /// For people.
  public var chineseName: String {
    switch self {
    case .fatal: "否决"
    case .customer: "客户不满"
    case .doubt: "评分存疑"
    case .notAssessable: "多半不可评"
    case .passMark: "合格线附近"
    case .random: "随机抽样"
    }
  }
}
