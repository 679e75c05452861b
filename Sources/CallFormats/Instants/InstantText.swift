/// Dates with times as exports write them: `2026-03-04 09:12:31`, `2026/3/4 9:12`, `20260304091231`, with or without an
/// offset from UTC.
package struct InstantText: Equatable {
  /// Since 1970; as if it were UTC where the text has no offset.
  package var seconds: Double
  /// Whether the text says which instant of the world it is.
  package var hasOffset: Bool

  /// Reads a text; `nil` where it is anything else.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 40 else { return nil }
    var bytes = ArraySlice(text.utf8)
    while bytes.first == 0x20 { bytes.removeFirst() }
    while bytes.last == 0x20 { bytes.removeLast() }
    if bytes.count == 14, let fields = Self.compact(bytes) {
      guard let seconds = Self.seconds(fields, fraction: 0) else { return nil }
      (self.seconds, hasOffset) = (seconds, false)
      return
    }
    var fields: [Int] = []
    let separators: [[UInt8]] = [Array("-/.".utf8), Array("-/.".utf8), Array("T t".utf8), Array(":".utf8)]
    for place in 0..<5 {
      guard let number = Self.number(&bytes) else { return nil }
      fields.append(number)
      guard place < 4 else { break }
      guard let first = bytes.first, separators[place].contains(first) else { return nil }
      bytes.removeFirst()
    }
    var fraction = 0.0
    if bytes.first == UInt8(ascii: ":") {
      bytes.removeFirst()
      guard let number = Self.number(&bytes) else { return nil }
      fields.append(number)
      if bytes.first == UInt8(ascii: ".") || bytes.first == UInt8(ascii: ",") {
        bytes.removeFirst()
        let digits = bytes.prefix { Self.isDigit($0) }
        bytes = bytes[digits.endIndex...]
        fraction = Double("0." + String(decoding: digits, as: UTF8.self)) ?? 0
      }
    } else {
      fields.append(0)
    }
    guard let seconds = Self.seconds(fields, fraction: fraction), let offset = Self.offset(bytes) else { return nil }
    (self.seconds, hasOffset) = (seconds - Double(offset.seconds), offset.isGiven)
  }

  /// Seconds since 1970 of Unix time; `nil` for what is no instant but a length or a number.
  package static func unix(_ count: Double) -> Double? { unixMilliseconds(count).map { $0 / 1000 } }

  /// Milliseconds since 1970, which keep differences exact, of a count of seconds, milliseconds or microseconds.
  ///
  /// From 2001 to 2100 they have 10, 13 and 16 digits, so the magnitude tells them apart.
  static func unixMilliseconds(_ count: Double) -> Double? {
    for factor in [1000, 1, 0.001] where (1e12...4_102_444_800_000).contains(count * factor) { return count * factor }
    return nil
  }

  /// `2026-03-04T01:12:31.250Z`, as `Call.startedAt` wants it, without the fraction where it is 0.
  package static func utc(_ seconds: Double) -> String? {
    guard seconds >= 0, seconds < 4.2e9 else { return nil }
    let (whole, milliseconds) = Int((seconds * 1000).rounded()).quotientAndRemainder(dividingBy: 1000)
    let date = CalendarDate(days: whole / 86_400)
    let time = whole % 86_400
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let fraction = milliseconds == 0 ? "" : (milliseconds < 100 ? ".0" : ".") + two(milliseconds)
    return "\(date.year)-\(two(date.month))-\(two(date.day))T"
      + "\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))\(fraction)Z"
  }

  // MARK: - Parts

  private static func seconds(_ fields: [Int], fraction: Double) -> Double? {
    guard fields.count == 6, (1900...9999).contains(fields[0]), (1...12).contains(fields[1]),
      (1...31).contains(fields[2]), fields[3] < 24, fields[4] < 60, fields[5] < 61
    else { return nil }
    let days = CalendarDate(year: fields[0], month: fields[1], day: fields[2]).days
    return Double(days * 86_400 + fields[3] * 3600 + fields[4] * 60 + fields[5]) + fraction
  }

  private static func compact(_ bytes: ArraySlice<UInt8>) -> [Int]? {
    guard bytes.allSatisfy(isDigit) else { return nil }
    var rest = bytes
    return [4, 2, 2, 2, 2, 2].map { width in
      defer { rest = rest.dropFirst(width) }
      return rest.prefix(width).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
  }

  private static func offset(_ bytes: ArraySlice<UInt8>) -> (seconds: Int, isGiven: Bool)? {
    var bytes = bytes
    while bytes.first == 0x20 { bytes.removeFirst() }
    if bytes.isEmpty { return (0, false) }
    if bytes.elementsEqual("Z".utf8) || bytes.elementsEqual("UTC".utf8) { return (0, true) }
    guard let sign = bytes.popFirst(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    let digits = bytes.filter(isDigit).map { Int($0 - UInt8(ascii: "0")) }
    guard digits.count == 4, bytes.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ":") }) else { return nil }
    let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
    guard minutes <= 14 * 60 else { return nil }
    return (sign == UInt8(ascii: "-") ? -minutes * 60 : minutes * 60, true)
  }

  private static func number(_ bytes: inout ArraySlice<UInt8>) -> Int? {
    let digits = bytes.prefix(while: isDigit)
    guard (1...4).contains(digits.count) else { return nil }
    bytes = bytes[digits.endIndex...]
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

/// A day of the Gregorian calendar (Howard Hinnant, `days_from_civil` and `civil_from_days`): eras of 400 years that
/// begin in March, so that leap days come last.
struct CalendarDate {
  var year: Int
  /// 1 to 12.
  var month: Int
  /// 1 to 31.
  var day: Int

  /// Days since 1970.
  var days: Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

extension CalendarDate {
  init(days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
  }
}
