import Rulebook

/// Seconds as reports write them: two decimals, a point, no locale.
enum Seconds {
  /// `4.20` for 4.2, rounded half up; `nil` for what is no time of a call (not finite, or beyond 30,000 years).
  static func text(_ seconds: Double?) -> String? {
    hundredths(seconds).map { Points(hundredths: $0).description }
  }

  /// Whole hundredths of a second, rounded half up; `nil` for what is no time of a call.
  ///
  /// The value passes through whole microseconds, so that 1.005, which no `Double` holds exactly, is read as the
  /// decimal that the export wrote and becomes 1.01.
  static func hundredths(_ seconds: Double?) -> Int? {
    guard let seconds, seconds.isFinite, abs(seconds) < 1e12 else { return nil }
    let shifted = Int((seconds * 1_000_000).rounded()) + 5_000
    return shifted >= 0 ? shifted / 10_000 : (shifted - 9_999) / 10_000
  }
}
