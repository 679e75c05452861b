/// An amount of points in whole hundredths, so that sums are exact.
public struct Points: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Hundredths of a point.
  public var hundredths: Int

  /// An amount given in hundredths of a point.
  public init(hundredths: Int) { self.hundredths = hundredths }

  /// 0.00, from which sums begin.
  public static let zero = Points(hundredths: 0)

  /// By value; exact.
  public static func < (left: Points, right: Points) -> Bool { left.hundredths < right.hundredths }
  /// The exact sum.
  public static func + (left: Points, right: Points) -> Points {
    Points(hundredths: left.hundredths + right.hundredths)
  }
  /// The exact difference, which may be below zero.
  public static func - (left: Points, right: Points) -> Points {
    Points(hundredths: left.hundredths - right.hundredths)
  }
  /// Adds in place.
  public static func += (left: inout Points, right: Points) { left = left + right }

  /// Two decimals, always: `7.50`.
  public var description: String {
    let magnitude = abs(hundredths)
    let decimals = magnitude % 100
    return "\(hundredths < 0 ? "-" : "")\(magnitude / 100).\(decimals < 10 ? "0" : "")\(decimals)"
  }

  /// Reads `5`, `2.5` or `2.50`; nothing else, so that no amount is misread in silence.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty, whole.utf8.count <= 6, whole.utf8.allSatisfy(\.isASCIIDigit),
      let units = Int(whole)
    else { return nil }
    guard parts.count == 2 else {
      hundredths = units * 100
      return
    }
    let decimals = parts[1]
    guard (1...2).contains(decimals.utf8.count), decimals.utf8.allSatisfy(\.isASCIIDigit), let value = Int(decimals)
    else { return nil }
    hundredths = units * 100 + (decimals.utf8.count == 1 ? value * 10 : value)
  }
}

extension UInt8 {
  fileprivate var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
}
