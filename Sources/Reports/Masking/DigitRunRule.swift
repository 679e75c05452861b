import CallModel

/// Long numbers: telephone, identity card, bank card, customer number.
struct DigitRunRule {
  /// Public short numbers have up to six digits.
  static let minimumDigits = 7

  let allowed: Set<[UInt8]>
  let speaker: Speaker

  func ranges(in text: [Unicode.Scalar]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = 0
    while index < text.count {
      guard text[index].isDigit else {
        index += 1
        continue
      }
      let (range, digits) = run(in: text, from: index)
      if digits.count >= Self.minimumDigits, !isExempt(digits, range, in: text) {
        ranges.append(range)
      }
      index = range.upperBound
    }
    return ranges
  }

  private func run(in text: [Unicode.Scalar], from start: Int) -> (range: Range<Int>, digits: [UInt8]) {
    var digits: [UInt8] = []
    var end = start
    while end < text.count {
      if let value = Digit.value(text[end]) {
        digits.append(value)
        end += 1
      } else if Self.isSeparator(text[end]), text.at(end + 1)?.isDigit == true {
        end += 1
      } else {
        break
      }
    }
    // An identity card number ends in X for ten.
    if digits.count == 17, let last = text.at(end), ["X", "x", "Ｘ", "ｘ", "×", "叉"].contains(last) { end += 1 }
    return (start..<end, digits)
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\u{3000}", "\u{A0}", "-", "－", "–", "—", ",", "，", "、": true
    default: false
    }
  }

  private func isExempt(_ digits: [UInt8], _ range: Range<Int>, in text: [Unicode.Scalar]) -> Bool {
    if allowed.contains(digits) { return true }
    if isDate(range, in: text) { return true }
    // Nobody pays a sum as long as a mobile number; a 块 behind one belongs to the next word.
    guard digits.count < 11 else { return false }
    return isAmount(before: range.upperBound, in: text) || isStaffNumber(at: range.lowerBound, in: text)
  }

  private func isAmount(before index: Int, in text: [Unicode.Scalar]) -> Bool {
    switch text.at(index) {
    case "元", "块", "度", "吨", "角", "%", "％": true
    case "千": text.at(index + 1) == "瓦"
    case "立": text.at(index + 1) == "方"
    default: false
    }
  }

  /// 2026-03-04, as systems write it into a transcript.
  private func isDate(_ range: Range<Int>, in text: [Unicode.Scalar]) -> Bool {
    guard range.count == 10, let year = text.word(range.prefix(2)), year == "19" || year == "20" else { return false }
    return text[range.lowerBound + 4] == "-" && text[range.lowerBound + 7] == "-"
  }

  /// 工号 stands up to two characters before the number: 工号是, 工号：, 工号为.
  private func isStaffNumber(at index: Int, in text: [Unicode.Scalar]) -> Bool {
    guard speaker == .agent || speaker == .system else { return false }
    return (2...4).contains { text.word((index - $0)..<(index - $0 + 2)) == "工号" }
  }
}
