/// Words that are really two: a numeral and its measure (一个, 两位, 十八岁, 第一次).
///
/// GB/T 13715-1992, the standard for segmenting Chinese, makes them two words; jieba's dictionary lists thousands of
/// them as one.
enum CountedWord {
  /// Whether a normalised word is a numeral, 第 in front or not, with a measure behind it.
  static func matches(_ word: [UInt32]) -> Bool {
    guard word.count >= 2, let last = word.last, let first = word.first else { return false }
    let start = first == ordinalPrefix ? 1 : 0
    guard start + 1 < word.count, leadingNumerals.contains(word[start]), measures.contains(last) else { return false }
    return word[start..<(word.count - 1)].allSatisfy { leadingNumerals.contains($0) || units.contains($0) }
      && word != together
  }

  private static let ordinalPrefix: UInt32 = 0x7B2C  // 第
  private static let together = "一块".unicodeScalars.map(\.value)
  private static let leadingNumerals = CharacterTable("一二两三四五六七八九十几")
  /// They do not lead: 千米 and 万元 are measures themselves.
  private static let units = CharacterTable("百千万")
  /// Measures that together with a numeral seldom mean anything else, as 十分, 一面 and 一起 do.
  private static let measures = CharacterTable(
    "个种位张座条元块名件台辆岁次本篇套户项只间层栋幢根颗棵支枚艘架匹双瓶杯碗盒袋箱桶吨斤米秒亩年天倍届份笔遍趟顿句首")
}
