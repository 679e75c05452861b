/// What a number must be for a slot such as `{数字>45}` to match it.
public struct NumberBound: Sendable, Hashable {
  /// How the number is held against the limit.
  public enum Comparison: String, Sendable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case unequal = "!="
    case above = ">"
    case below = "<"
    case equal = "="
  }

  /// The sign in the braces.
  public let comparison: Comparison
  /// What stands behind it, digits with at most six decimals.
  public let limit: Double

  /// A bound such as `> 45`.
  public init(_ comparison: Comparison, _ limit: Double) {
    self.comparison = comparison
    self.limit = limit
  }

  /// Whether a number keeps within the bound.
  public func contains(_ number: Double) -> Bool {
    switch comparison {
    case .above: number > limit
    case .atLeast: number >= limit
    case .below: number < limit
    case .atMost: number <= limit
    case .equal: number == limit
    case .unequal: number != limit
    }
  }

  /// Reads what stands in the braces, `数字>45`; `nil` where that is no bounded number.
  init?(_ text: String) {
    guard text.hasPrefix(Slot.number.rawValue) else { return nil }
    let rest = text.dropFirst(Slot.number.rawValue.count).map { Self.halfWidth[$0] ?? String($0) }.joined()
    for comparison in Comparison.allCases where rest.hasPrefix(comparison.rawValue) {
      guard let limit = DecimalNumber.decimal(rest.dropFirst(comparison.rawValue.count)) else { return nil }
      self.init(comparison, limit)
      return
    }
    return nil
  }

  private static let halfWidth: [Character: String] = ["＞": ">", "＜": "<", "＝": "=", "≥": ">=", "≤": "<=", "≠": "!="]
}
