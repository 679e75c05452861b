/// Reading numbers, written with digits or in Chinese characters, in normalised text.
public enum Numerals {
  /// The value of a digit: 0 to 9, 零〇一二两三四五六七八九, and 幺 and 洞 as they are spoken on the telephone.
  public static func digit(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x30...0x39: UInt8(scalar - 0x30)
    case 0x96F6, 0x3007, 0x6D1E: 0  // 零 〇 洞
    case 0x4E00, 0x5E7A: 1  // 一 幺
    case 0x4E8C, 0x4E24: 2  // 二 两
    case 0x4E09: 3  // 三
    case 0x56DB: 4  // 四
    case 0x4E94: 5  // 五
    case 0x516D: 6  // 六
    case 0x4E03: 7  // 七
    case 0x516B: 8  // 八
    case 0x4E5D: 9  // 九
    default: nil
    }
  }

  /// Reads the digits at an index one by one: 幺零二四 is "1024".
  ///
  /// - Parameter limit: At most this many digits are read.
  /// - Returns: The digits as ASCII and the index behind them, or nil if no digit stands at `index`.
  public static func digits(
    _ scalars: Span<UInt32>, at index: Int, limit: Int = 64
  ) -> (digits: [UInt8], end: Int)? {
    guard index >= 0 else { return nil }
    var digits: [UInt8] = []
    var end = index
    while end < scalars.count, digits.count < limit, let value = digit(scalars[end]) {
      digits.append(0x30 + value)
      end += 1
    }
    return digits.isEmpty ? nil : (digits, end)
  }

  /// Reads a number at an index: 二十四 is 24, 三千五 is 3500, 三点五万 is 35000, 1024 is 1024, 3千 is 3000.
  ///
  /// A number starts with a digit or 十; so 千万不要 has none. Normalisation drops the decimal point, so 3.5 reads as 35.
  ///
  /// - Returns: The value and the index behind the number, or nil if none stands at `index`.
  public static func value(_ scalars: Span<UInt32>, at index: Int) -> (value: Double, end: Int)? {
    NumeralReader.read(scalars, at: index)
  }
}
