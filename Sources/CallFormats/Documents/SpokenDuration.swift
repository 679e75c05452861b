/// Lengths of time as telephone systems write them: NetEase Qiyu `5分10秒`, Excel `00:10:15`, most others `35`.
package enum SpokenDuration {
  /// `5分10秒`, `1小时10分`, `1h2m3s`, `10:15`, `00:10:15`, `35`, `35s`, `35秒`, `35000ms`, `35000毫秒` in seconds.
  ///
  /// - Returns: `nil` for anything else, also for what is under 0 or over a year.
  package static func seconds(_ text: some StringProtocol) -> Double? {
    let text = text.lowercased().filter { !$0.isWhitespace }
    guard !text.isEmpty, text.utf8.count <= 64 else { return nil }
    if text.contains(where: { $0 == ":" || $0 == "：" }) {
      return CueTime.seconds(Substring(text.map { $0 == "：" ? ":" : $0 })).flatMap(plausible)
    }
    if let number = number(text[...]) { return plausible(number) }
    var rest = text[...]
    var total = 0.0
    var smallest = Double.infinity
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      guard let value = number(digits) else { return nil }
      rest = rest[digits.endIndex...]
      let word = rest.prefix { !($0.isASCII && $0.isNumber) }
      // Hours stand before minutes, minutes before seconds, each once.
      guard let unit = unit(word), unit < smallest else { return nil }
      rest = rest[word.endIndex...]
      smallest = unit
      total += TurnTime.seconds(value, unit)
    }
    return plausible(total)
  }

  /// What one of a unit is in seconds.
  static func unit(_ word: some StringProtocol) -> Double? {
    switch word {
    case "天", "d", "day", "days": 86_400
    case "小时", "个小时", "时", "h", "hour", "hours": 3600
    case "分钟", "分", "m", "min", "mins", "minute", "minutes", "'", "′": 60
    case "秒钟", "秒", "s", "sec", "secs", "second", "seconds", "\"", "″": 1
    case "毫秒", "ms", "millis", "msec", "millisecond", "milliseconds": 0.001
    default: nil
    }
  }

  /// Plain decimal digits: `Double` alone would take `nan`, `0x1F` and `1e300` too.
  static func number(_ digits: some StringProtocol) -> Double? {
    guard !digits.isEmpty, digits.utf8.count <= 24, digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") })
    else { return nil }
    return Double(String(digits))
  }

  private static func plausible(_ seconds: Double) -> Double? {
    seconds >= 0 && seconds <= 31_536_000 ? seconds : nil
  }
}
