/// Digits as they are written and spoken on the telephone.
enum Digit {
  static let characters = "0123456789０１２３４５６７８９零〇一二三四五六七八九幺两洞"

  /// 0 to 9, or `nil` for what is no digit.
  static func value(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar {
    case "0"..."9": UInt8(scalar.value - 0x30)
    case "０"..."９": UInt8(scalar.value - 0xFF10)
    case "零", "〇", "洞": 0
    case "一", "幺": 1
    case "二", "两": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    default: nil
    }
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { Digit.value(self) != nil }

  /// A character of the basic block of Chinese characters.
  var isHan: Bool { ("\u{4E00}"..."\u{9FFF}").contains(self) }

  /// A Latin letter or digit, half-width or full-width.
  var isLatinOrNumber: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "ａ"..."ｚ", "Ａ"..."Ｚ", "０"..."９": true
    default: false
    }
  }
}

extension [Unicode.Scalar] {
  /// The character at an index, or `nil` outside the text.
  func at(_ index: Int) -> Unicode.Scalar? { indices.contains(index) ? self[index] : nil }

  /// Where a word occurs, from left to right, without overlap.
  func occurrences(of word: [Unicode.Scalar]) -> [Range<Int>] {
    guard let first = word.first, word.count <= count else { return [] }
    var found: [Range<Int>] = []
    var index = 0
    while index <= count - word.count {
      if self[index] == first, self[index..<(index + word.count)].elementsEqual(word) {
        found.append(index..<(index + word.count))
        index += word.count
      } else {
        index += 1
      }
    }
    return found
  }

  /// The characters of a range as a word, or `nil` where the text does not reach.
  func word(_ range: Range<Int>) -> String? {
    guard range.lowerBound >= 0, range.upperBound <= count else { return nil }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: self[range])
    return String(view)
  }
}
