import ChineseText
import Rulebook

/// Reads the slots that the program knows by itself.
enum SlotReader {
  /// In characters.
  static let longestName = 4

  /// Where the slot may end if it begins at `start`, the likeliest end first; empty where it does not stand there.
  ///
  /// No slot runs over the end of a sentence, and no name over a comma.
  static func ends(of slot: Slot, in text: NormalizedText, from start: Int) -> SlotEnds {
    guard start < text.scalars.count, mayBegin(slot, with: text.scalars[start]) else { return SlotEnds() }
    var ends = candidates(for: slot, in: text, from: start)
    let limit: Break = slot == .name ? .pause : .stop
    var position = start + 1
    while position < ends.farthest {
      if text.breaks[position] >= limit {
        ends.removeAll(behind: position)
        break
      }
      position += 1
    }
    return ends
  }

  /// Whether a slot can begin with this character; most text begins none.
  static func mayBegin(_ slot: Slot, with scalar: UInt32) -> Bool {
    switch slot {
    case .name: isHan(scalar)
    case .time: Numerals.digit(scalar) != nil || timeBeginnings.contains(scalar)
    case .number, .agentNumber, .telephone, .mobile, .identity, .amount: isPartOfFigure(scalar)
    }
  }

  /// Whether a number within a bound can begin with this character.
  static func mayBeginNumber(_ scalar: UInt32) -> Bool { Numerals.digit(scalar) != nil || scalar == 0x5341 }  // 十

  private static func candidates(for slot: Slot, in text: NormalizedText, from start: Int) -> SlotEnds {
    let scalars = text.scalars
    // A run of digits is taken whole: eleven digits out of twelve are no mobile number.
    if slot != .name, start > 0, text.breaks[start] < .pause, isPartOfFigure(scalars[start]),
      isPartOfFigure(scalars[start - 1])
    {
      return SlotEnds()
    }
    switch slot {
    case .name:
      var ends = SlotEnds()
      var index = min(scalars.count, start + longestName)
      for position in start..<index where !isHan(scalars[position]) {
        index = position
        break
      }
      while index > start {
        ends.append(index)
        index -= 1
      }
      return ends
    case .time:
      return time(scalars, from: start)
    case .number, .agentNumber, .telephone, .mobile, .identity, .amount:
      guard holdsDigits(scalars, enoughFor: slot, from: start) else { return SlotEnds() }
      // One character behind the figure may be its unit.
      var limit = start + 1
      while limit < scalars.count, limit - start <= longestFigure,
        isPartOfFigure(scalars[limit - 1]) || isNumeric(scalars[limit - 1]),
        text.breaks[limit] < .pause || isReadOut(text, around: limit)
      {
        limit += 1
      }
      return figure(slot, in: scalars.span.extracting(0..<limit), from: start)
    }
  }

  /// Whether a comma only gives the rhythm of a number that is read out: 三三零幺，二二五八; but 10086，二十四小时 and
  /// 95598，24小时 are two figures.
  private static func isReadOut(_ text: NormalizedText, around pause: Int) -> Bool {
    let scalars = text.scalars
    guard text.breaks[pause] == .pause, Numerals.digit(scalars[pause - 1]) != nil,
      isASCIIDigit(scalars[pause - 1]) == isASCIIDigit(scalars[pause])
    else { return false }
    var end = pause
    while end < scalars.count, end - pause < 3, Numerals.digit(scalars[end]) != nil { end += 1 }
    return end - pause == 3
  }

  /// With how many digits in a row a slot begins at least.
  static func fewestDigits(of slot: Slot) -> Int {
    switch slot {
    case .telephone: 5
    case .mobile: 11
    case .identity: 15
    case .number, .agentNumber, .time, .name, .amount: 0
    }
  }

  /// Whether there are digits enough at all; most figures in a call are no telephone numbers.
  private static func holdsDigits(_ scalars: [UInt32], enoughFor slot: Slot, from start: Int) -> Bool {
    let count = fewestDigits(of: slot)
    guard start + count <= scalars.count else { return false }
    for index in start..<start + count where Numerals.digit(scalars[index]) == nil { return false }
    return true
  }

  /// Digits that are read out are fewer.
  private static let longestFigure = 64

  /// Where a figure may end in characters without a pause.
  private static func figure(_ slot: Slot, in scalars: Span<UInt32>, from start: Int) -> SlotEnds {
    switch slot {
    case .number: return SlotEnds(numeral(scalars, from: start), digitRun(scalars, from: start))
    case .agentNumber: return SlotEnds(tail(scalars, from: start, lengths: 2...8))
    case .telephone: return SlotEnds(digits(scalars, from: start, lengths: 5...12))
    case .mobile: return SlotEnds(isOne(scalars[start]) ? digits(scalars, from: start, lengths: 11...11) : nil)
    case .identity:
      if let end = digits(scalars, from: start, lengths: 17...17) {
        return SlotEnds(end < scalars.count && scalars[end] == 0x78 ? end + 1 : nil)  // x
      }
      return SlotEnds(
        digits(scalars, from: start, lengths: 15...15) ?? digits(scalars, from: start, lengths: 18...18))
    case .name, .time: return SlotEnds()
    case .amount:
      guard let end = numeral(scalars, from: start), end < scalars.count else { return SlotEnds() }
      return SlotEnds(units.contains(scalars[end]) ? end + 1 : nil)
    }
  }

  /// Where a number within the bound that begins at `start` ends; `nil` where none stands there.
  static func end(of bound: NumberBound, in text: NormalizedText, from start: Int) -> Int? {
    let scalars = text.scalars
    guard start < scalars.count, mayBeginNumber(scalars[start]),
      start == 0 || !isNumeric(scalars[start - 1]) || text.breaks[start] >= .pause,
      let (value, end) = decimal(text, from: start), bound.contains(value)
    else { return nil }
    return end
  }

  /// A number as it is said or written: 四十五, 45, 99.9 (whose point the normalised text only knows as a break).
  private static func decimal(_ text: NormalizedText, from start: Int) -> (value: Double, end: Int)? {
    let start = isApproximate(text.scalars, at: start) ? start + 1 : start
    guard let whole = Numerals.value(text.scalars.span, at: start) else { return nil }
    guard let point = (start + 1..<max(start + 1, whole.end)).first(where: { text.breaks[$0] != .none }) else {
      return whole
    }
    // 3.5 is one number; what a comma or a blank separates are two.
    guard text.breaks[point] == .blank, whole.end - point <= 2,
      (start..<whole.end).allSatisfy({ isASCIIDigit(text.scalars[$0]) })
    else { return Numerals.value(text.scalars.span.extracting(0..<point), at: start) }
    var value = whole.value
    for _ in point..<whole.end { value /= 10 }
    return (value, whole.end)
  }

  /// Digits and what stands between them in a number: 一百四十五 does not hold 45.
  private static func isNumeric(_ scalar: UInt32) -> Bool {
    if Numerals.digit(scalar) != nil { return true }
    switch scalar {
    case 0x5341, 0x767E, 0x5343, 0x4E07, 0x4EBF, 0x70B9, 0x7B2C: return true  // 十百千万亿点第
    default: return false
    }
  }

  /// 两三天, 三四十分钟: two neighbouring digits spoken for "about"; the greater one counts, for that is how late it may be.
  private static func isApproximate(_ scalars: [UInt32], at start: Int) -> Bool {
    guard start + 1 < scalars.count, !isASCIIDigit(scalars[start]), let low = Numerals.digit(scalars[start]),
      let high = Numerals.digit(scalars[start + 1]), low > 0, high == low + 1
    else { return false }
    return start + 2 == scalars.count || Numerals.digit(scalars[start + 2]) == nil
  }

  private static func isASCIIDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  private static let units = CharacterTable("元块毛角万")
  private static let timeUnits = FixedWords("个工作日 工作日 个小时 小时 分钟 点 号 天 日 月 周 个月 秒 分 时 个钟头 钟头 刻钟")
  private static let timeWords = FixedWords("今天 明天 后天 今晚 上午 下午 中午 晚上 早上 凌晨 傍晚 天黑之前 下周 下个月 月底 周末 星期")

  /// What time words and numbers begin with, digits apart: 半, 几, 十.
  private static let timeBeginnings = CharacterTable(timeWords.words.compactMap(\.first) + [0x534A, 0x51E0, 0x5341])

  /// A time word, a number with a unit of time, or both: 下午三点, 下午, 三点.
  private static func time(_ scalars: [UInt32], from start: Int) -> SlotEnds {
    var index = start
    var ends = SlotEnds()
    while index < scalars.count, let word = timeWords.first(in: scalars, at: index) {
      index += word.count
      ends.prepend(index)
    }
    if let end = measured(scalars, from: index) { ends.prepend(end) }
    return ends
  }

  /// A number with a unit of time; 半 and 几 count as numbers.
  private static func measured(_ scalars: [UInt32], from start: Int) -> Int? {
    guard start < scalars.count else { return nil }
    var index = start
    if scalars[index] == 0x534A || scalars[index] == 0x51E0 {  // 半, 几
      index += 1
    } else if let end = numeral(scalars.span, from: index) {
      index = end
    } else {
      return nil
    }
    guard index < scalars.count else { return nil }
    return timeUnits.first(in: scalars, at: index).map { index + $0.count }
  }

  /// Digits of either script, or a numeral with its units.
  private static func numeral(_ scalars: Span<UInt32>, from start: Int) -> Int? {
    if let value = Numerals.value(scalars, at: start) { return value.end }
    return digitRun(scalars, from: start)
  }

  /// The end of a run of digits of either script, 64 at most.
  private static func digitRun(_ scalars: Span<UInt32>, from start: Int) -> Int? {
    var end = start
    while end < scalars.count, end - start < 64, Numerals.digit(scalars[end]) != nil { end += 1 }
    return end > start ? end : nil
  }

  private static func digits(_ scalars: Span<UInt32>, from start: Int, lengths: ClosedRange<Int>) -> Int? {
    guard let end = digitRun(scalars, from: start), lengths.contains(end - start) else { return nil }
    return end
  }

  /// The end of a run of digits and letters.
  private static func tail(_ scalars: Span<UInt32>, from start: Int, lengths: ClosedRange<Int>) -> Int? {
    var end = start
    while end < scalars.count, end - start <= lengths.upperBound, isDigitOrLetter(scalars[end]) { end += 1 }
    return lengths.contains(end - start) ? end : nil
  }

  private static func isDigitOrLetter(_ scalar: UInt32) -> Bool {
    Numerals.digit(scalar) != nil || (0x61...0x7A).contains(scalar)
  }

  private static func isPartOfFigure(_ scalar: UInt32) -> Bool {
    if isDigitOrLetter(scalar) { return true }
    switch scalar {
    case 0x5341, 0x767E, 0x5343, 0x4E07: return true  // 十百千万
    default: return false
    }
  }

  private static func isOne(_ scalar: UInt32) -> Bool {
    scalar == 0x31 || scalar == 0x4E00 || scalar == 0x5E7A  // 1 一 幺
  }

  private static func isHan(_ scalar: UInt32) -> Bool { (0x4E00...0x9FFF).contains(scalar) }
}
