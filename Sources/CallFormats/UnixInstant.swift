/// Instants that exports count from the beginning of 1970.
enum UnixInstant {
  /// From 2000 to 2100 in milliseconds; what is smaller is no instant but a time within the call, or seconds.
  private static let milliseconds: ClosedRange<Double> = 946_684_800_000...4_102_444_800_000

  /// Milliseconds since 1970 of a count of seconds, milliseconds or microseconds; `nil` for what is no instant.
  static func milliseconds(of count: Double) -> Double? {
    for factor in [1, 1000, 0.001] where milliseconds.contains(count * factor) { return count * factor }
    return nil
  }

  /// `2026-03-04T01:12:31.250Z`, without the fraction where it is 0.
  static func text(milliseconds count: Double) -> String? {
    guard milliseconds.contains(count) else { return nil }
    let count = Int(count.rounded())
    let (days, rest) = count.quotientAndRemainder(dividingBy: 86_400_000)
    let (year, month, day) = date(days: days)
    func digits(_ number: Int, _ width: Int = 2) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let fraction = rest % 1000 == 0 ? "" : "." + digits(rest % 1000, 3)
    let time = "\(digits(rest / 3_600_000)):\(digits(rest / 60_000 % 60)):\(digits(rest / 1000 % 60))\(fraction)"
    return "\(digits(year, 4))-\(digits(month))-\(digits(day))T\(time)Z"
  }

  /// The Gregorian date of a day counted from 1970-01-01, after 1970: eras of 400 years that begin in March.
  private static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = (days + 719_468).quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
  }
}
