/// The times of subtitles.
enum CueTime {
  /// In seconds; no call lasts a year.
  static let possible = 0...31_536_000

  /// `00:00:01,000 --> 00:00:03,000`, also with a full stop and without hours, with settings behind it; in seconds.
  static func range(in line: some StringProtocol) -> (start: Double, end: Double)? {
    let line = Substring(line)
    guard let arrow = line.firstRange(of: "-->"),
      let start = line[..<arrow.lowerBound].split(whereSeparator: \.isWhitespace).first,
      let end = line[arrow.upperBound...].split(whereSeparator: \.isWhitespace).first,
      let from = seconds(start), let to = seconds(end)
    else { return nil }
    return (from, to)
  }

  /// `[[h:]m:]s[.fff]`; `nil` where it is anything else, or more than a year.
  static func seconds(_ text: Substring) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return nil }
    var seconds = 0.0
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      let digits = String(part.map { $0 == "," ? "." : $0 })
      guard !digits.isEmpty, digits.count <= 10,
        digits.allSatisfy({ $0.isASCII && $0.isNumber || isLast && $0 == "." }), let value = Double(digits)
      else { return nil }
      seconds = seconds * 60 + value
    }
    return seconds <= Double(possible.upperBound) ? seconds : nil
  }
}
