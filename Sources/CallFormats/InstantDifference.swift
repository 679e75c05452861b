extension Instant {
  /// The instant as the contract wants it, of what exports write: `+0800` without a colon, a blank for `T`, small letters.
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

  /// Seconds from the beginning of 1970 in UTC; `nil` where the text is no instant.
  package static func secondsSince1970(_ text: String) -> Double? {
    guard let text = completed(text) else { return nil }
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int {
      bytes[range].reduce(0) { $0 * 10 + Int($1) - Int(UInt8(ascii: "0")) }
    }
    var seconds = daysSince1970(year: number(0..<4), month: number(5..<7), day: number(8..<10)) * 86_400
    seconds += number(11..<13) * 3600 + number(14..<16) * 60 + number(17..<19)
    var rest = bytes[19...]
    var fraction = 0.0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      fraction = Double("0." + String(decoding: digits, as: UTF8.self)) ?? 0
      rest = rest.dropFirst(digits.count + 1)
    }
    if rest.count == 6 {
      let offset = number(rest.startIndex + 1..<rest.startIndex + 3) * 60 + number(rest.startIndex + 4..<rest.endIndex)
      seconds -= (rest.first == UInt8(ascii: "-") ? -60 : 60) * offset
    }
    return Double(seconds) + fraction
  }

  /// Of the Gregorian calendar, in which 400 years have 146 097 days; years are counted from March so that leap days come last.
  private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
  }
}
