/// Instants as spreadsheets count them: days since the end of 1899, without a time zone.
enum SpreadsheetDate {
  /// The clock time that stands in an ISO 8601 instant, its offset left aside: people compare it with their day's work.
  ///
  /// - Returns: `nil` for anything else, and before 1900-03-01, where spreadsheets disagree about the calendar.
  static func serial(_ instant: String) -> Double? {
    let bytes = Array(instant.utf8.prefix(19))
    guard bytes.count == 19, let days = days(bytes), bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = number(bytes[11...12]), let minute = number(bytes[14...15]), let second = number(bytes[17...18]),
      hour < 24, minute < 60, second < 60
    else { return nil }
    return Double(days) + Double(hour * 3600 + minute * 60 + second) / 86_400
  }

  /// The day of a date alone: `2026-03-04`.
  static func serial(day: String) -> Double? { days(Array(day.utf8)).map(Double.init) }

  /// `2026-03-04` out of an instant.
  static func day(of instant: String) -> String? {
    let bytes = Array(instant.utf8.prefix(11))
    guard bytes.count == 10 || bytes.count == 11 && (bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ")),
      days(bytes) != nil
    else { return nil }
    return String(decoding: bytes.prefix(10), as: UTF8.self)
  }

  /// Of the Gregorian calendar: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
  private static func days(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes[0...3]), let month = number(bytes[5...6]), let day = number(bytes[8...9]),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let since1970 = shifted / 400 * 146_097 + dayOfEra - 719_468
    let serial = since1970 + 25_569
    return serial >= 61 ? serial : nil
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for byte in digits {
      guard (0x30...0x39).contains(byte) else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }
}
