/// Instants as the contract wants them; `InstantText` reads what exports write instead.
package enum Instant {
  /// The instant as the contract wants it, of what is near it: `+0800` without a colon, a blank for `T`, small letters.
  package static func completed(_ text: String) -> String? {
    var bytes = Array(text.utf8)
    guard (20...40).contains(bytes.count) else { return nil }
    if bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "t") { bytes[10] = UInt8(ascii: "T") }
    if bytes.last == UInt8(ascii: "z") { bytes[bytes.count - 1] = UInt8(ascii: "Z") }
    let sign = bytes[bytes.count - 5]
    if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      bytes.insert(UInt8(ascii: ":"), at: bytes.count - 2)
    }
    return bytes.withUnsafeBufferPointer(isValid) ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// Seconds from the beginning of 1970 in UTC; `nil` where the text is not even near the contract.
  package static func secondsSince1970(_ text: String) -> Double? {
    completed(text).flatMap { InstantText($0)?.seconds }
  }

  /// Whether the text is `2026-03-04T09:12:31+08:00`: a date and time with seconds, perhaps a fraction of them, and
  /// the offset from UTC or `Z` (ISO 8601 extended, RFC 3339, what XML Schema calls a `dateTime`).
  static func isValid(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var scanner = Scanner(text: text[...])
    guard let year = scanner.number(digits: 4), scanner.take("-"),
      let month = scanner.number(digits: 2), scanner.take("-"),
      let day = scanner.number(digits: 2), scanner.take("T"),
      let hour = scanner.number(digits: 2), scanner.take(":"),
      let minute = scanner.number(digits: 2), scanner.take(":"),
      let second = scanner.number(digits: 2)
    else { return false }
    if scanner.take("."), !scanner.skipDigits() { return false }
    guard year > 0, days(in: month, of: year).contains(day), hour < 24, minute < 60, second < 60 else { return false }
    if scanner.take("Z") { return scanner.text.isEmpty }
    guard scanner.take("+") || scanner.take("-"),
      let offsetHours = scanner.number(digits: 2), scanner.take(":"), let offsetMinutes = scanner.number(digits: 2)
    else { return false }
    return scanner.text.isEmpty && offsetMinutes < 60 && offsetHours * 60 + offsetMinutes <= 14 * 60
  }

  private static func days(in month: Int, of year: Int) -> Range<Int> {
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: 1..<32
    case 4, 6, 9, 11: 1..<31
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 1..<30 : 1..<29
    default: 1..<1
    }
  }

  private struct Scanner {
    var text: Slice<UnsafeBufferPointer<UInt8>>

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard let first = text.first, first == UInt8(ascii: character) else { return false }
      text.removeFirst()
      return true
    }

    mutating func number(digits count: Int) -> Int? {
      guard text.count >= count else { return nil }
      var number = 0
      for byte in text.prefix(count) {
        guard Self.isDigit(byte) else { return nil }
        number = number * 10 + Int(byte - UInt8(ascii: "0"))
      }
      text.removeFirst(count)
      return number
    }

    mutating func skipDigits() -> Bool {
      let rest = text.drop(while: Self.isDigit)
      defer { text = rest }
      return rest.startIndex > text.startIndex
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
  }
}
