import CallModel

/// Names of people, recognised by what stands before or behind them.
struct PersonNameRule {
  /// A character of every sign that this rule looks for.
  static let triggers = "姓叫名字主人先女小大阿叔太奶爷师老同"

  let speaker: Speaker
  /// Those of `MaskTriggers`.
  let triggers: [UInt8]

  func append(to ranges: inout [Range<Int>], in text: [Unicode.Scalar]) {
    for index in text.indices where MaskTriggers.kinds(of: text[index], table: triggers).contains(.personName) {
      let range =
        switch text[index] {
        case "姓": afterSurnameWord(index, in: text)
        case "叫": afterCalled(index, in: text)
        case "名", "字", "主", "人": afterField(index, in: text)
        default: beforeTitle(index, in: text)
        }
      if let range { ranges.append(range) }
    }
  }

  /// A form of address of two characters.
  static func isTitle(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    switch (first, second) {
    case ("先", "生"), ("女", "士"), ("小", "姐"), ("大", "爷"), ("大", "妈"), ("大", "叔"), ("大", "姐"), ("大", "哥"),
      ("大", "娘"), ("阿", "姨"), ("叔", "叔"), ("太", "太"), ("奶", "奶"), ("爷", "爷"), ("师", "傅"), ("老", "师"), ("同", "志"):
      true
    default: false
    }
  }

  // MARK: - 姓王, 免贵姓王, 姓王名建国

  private func afterSurnameWord(_ index: Int, in text: [Unicode.Scalar]) -> Range<Int>? {
    guard text.at(index - 1) != "百", !(isAgent && isSelfReference(before: index, in: text)) else { return nil }
    let start = index + 1
    guard let surname = surname(at: start, in: text) ?? rareSurname(at: start, after: index, in: text)
    else { return nil }
    var end = surname.upperBound
    if let next = text.at(end), next == "名" || next == "叫" {
      end += text.at(end + 1) == "叫" ? 2 : 1
      let given = givenNameEnd(from: end, in: text)
      if given > end { return start..<given }
    }
    return surname
  }

  /// After 我姓 and 免贵姓 any character is a surname if the phrase ends there.
  private func rareSurname(at start: Int, after index: Int, in text: [Unicode.Scalar]) -> Range<Int>? {
    guard isSelfReference(before: index, in: text), let scalar = text.at(start), scalar.isHan,
      !"什啥名氏甚哪".unicodeScalars.contains(scalar)
    else { return nil }
    guard let next = text.at(start + 1) else { return start..<(start + 1) }
    return next.isHan && next != "的" ? nil : start..<(start + 1)
  }

  private func isSelfReference(before index: Int, in text: [Unicode.Scalar]) -> Bool {
    switch text.at(index - 1) {
    case "我", "敝": true
    case "贵": text.at(index - 2) == "免"
    default: false
    }
  }

  // MARK: - 我叫王建国, 户名是王建国

  private func afterCalled(_ index: Int, in text: [Unicode.Scalar]) -> Range<Int>? {
    guard let before = text.at(index - 1), "我他她您字名人主儿".unicodeScalars.contains(before) else { return nil }
    if isAgent && before == "我" { return nil }
    let start = text.at(index + 1) == "做" ? index + 2 : index + 1
    return fullName(at: start, in: text)
  }

  private static let fields = WordPairs([
    "名字", "姓名", "户名", "户主", "机主", "房主", "业主", "系人", "件人", "请人", "诉人", "用人",
  ])

  private func afterField(_ index: Int, in text: [Unicode.Scalar]) -> Range<Int>? {
    guard Self.fields.contains(text, at: index - 1), let next = text.at(index + 1) else { return nil }
    if "是为叫：:，, ".unicodeScalars.contains(next) { return fullName(at: index + 2, in: text) }
    // Without a copula the name must end the phrase: 业主张三，
    guard let name = fullName(at: index + 1, in: text) else { return nil }
    return text.at(name.upperBound)?.isHan == true ? nil : name
  }

  // MARK: - 王先生, 王建国先生

  private func beforeTitle(_ index: Int, in text: [Unicode.Scalar]) -> Range<Int>? {
    guard let second = text.at(index + 1), Self.isTitle(text[index], second) else { return nil }
    for length in stride(from: 4, through: 2, by: -1) {
      let start = index - length
      guard let surname = surname(at: start, in: text), length - surname.count <= 2,
        length > surname.count, isPhraseStart(start, in: text),
        text[surname.upperBound..<index].allSatisfy({ $0.isHan && !Surnames.neverInGivenName.contains($0) })
      else { continue }
      return start..<index
    }
    for length in [2, 1] {
      let start = index - length
      guard let surname = surname(at: start, in: text), surname.count == length,
        !Surnames.wordsThatEndLikeOne.contains(text, at: index - 2)
      else { continue }
      return surname
    }
    return nil
  }

  private func isPhraseStart(_ index: Int, in text: [Unicode.Scalar]) -> Bool {
    guard let before = text.at(index - 1) else { return true }
    return !before.isHan || "好是叫找为给跟帮请问的位向对啊吗吧呢了".unicodeScalars.contains(before)
  }

  // MARK: - Parts of a name

  private var isAgent: Bool { speaker == .agent || speaker == .system }

  private func fullName(at start: Int, in text: [Unicode.Scalar]) -> Range<Int>? {
    guard let surname = surname(at: start, in: text) else { return nil }
    let end = givenNameEnd(from: surname.upperBound, in: text)
    return end > surname.upperBound ? start..<end : nil
  }

  private func surname(at start: Int, in text: [Unicode.Scalar]) -> Range<Int>? {
    guard let first = text.at(start) else { return nil }
    if Surnames.compound.contains(text, at: start) { return start..<(start + 2) }
    guard Surnames.single.contains(first) else { return nil }
    // 我叫高峰。 is a name, 业主高峰期… is not: a word goes on.
    if Surnames.wordsThatBeginLikeOne.contains(text, at: start), text.at(start + 2)?.isHan == true { return nil }
    return start..<(start + 1)
  }

  /// Up to two characters that can stand in a given name.
  private func givenNameEnd(from start: Int, in text: [Unicode.Scalar]) -> Int {
    var end = start
    while end < start + 2, let scalar = text.at(end), scalar.isHan, !Surnames.neverInGivenName.contains(scalar) {
      if let next = text.at(end + 1), Self.isTitle(scalar, next) || (scalar == "电" && next == "话") { break }
      end += 1
    }
    return end
  }
}
