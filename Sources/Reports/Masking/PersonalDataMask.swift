import CallModel

/// Replaces personal data in a turn by `*`, one for each code point, so that offsets into the turn hold.
///
/// Masked are:
/// - runs of seven and more digits, ASCII, full-width or spoken (零〇一二…九幺两洞), also with a single blank, hyphen or
///   comma between digits: telephone, identity card (with its X), bank card, meter and customer numbers;
/// - e-mail addresses and car plates;
/// - names: 我叫…, 我姓…, 姓…的, 户名/姓名/联系人…, a surname (and given name) before 先生, 女士, 师傅…, and the name that the
///   export gives for the customer, wherever it is said;
/// - the concrete part of addresses: a road with its house number, a village with its group, building, entrance and
///   room numbers, the name of a housing estate.
///
/// Not masked are public short numbers (up to six digits: 95598, 12345, 110), amounts (digits before 元, 块, 度, 吨…),
/// the unit's own numbers, what an agent says of himself (我姓…, 工号…), dates, streets without a number, and what no rule can
/// know for personal: rare surnames without a title, nicknames, account names, places named in passing.
public struct PersonalDataMask: Sendable {
  private let allowed: Set<[UInt8]>
  private let triggers = MaskTriggers.table

  /// `allowed` holds the unit's own long numbers, in any spelling: `0571-8888 0000`.
  public init(allowed: [String] = []) {
    self.allowed = Set(allowed.map { number in number.unicodeScalars.compactMap(Digit.value) })
  }

  /// The text with personal data masked; as many code points as before. Masking it again changes nothing.
  public func masked(_ text: String, speaker: Speaker, customerName: String? = nil) -> String {
    var scalars = Array(text.unicodeScalars)
    apply(to: &scalars, speaker: speaker, customerName: customerName)
    var masked = String.UnicodeScalarView()
    masked.append(contentsOf: scalars)
    return String(masked)
  }

  /// Masks personal data in place.
  public func apply(to text: inout [Unicode.Scalar], speaker: Speaker, customerName: String? = nil) {
    apply(to: &text, speaker: speaker, searching: Self.searchable(customerName))
  }

  /// Masks personal data in place.
  ///
  /// - Parameter name: The customer's, as `searchable` has it.
  func apply(to text: inout [Unicode.Scalar], speaker: Speaker, searching name: [Unicode.Scalar]) {
    // What is masked can hide what kept something else unmasked (the 元 after an amount), so the rules are asked
    // again until they have nothing to add. In real text the second pass adds nothing; the limit is for hostile text.
    for _ in 0..<8 {
      guard maskOnce(&text, speaker: speaker, customerName: name) else { return }
    }
  }

  private func maskOnce(_ text: inout [Unicode.Scalar], speaker: Speaker, customerName: [Unicode.Scalar]) -> Bool {
    let found = MaskTriggers.found(in: text, table: triggers)
    var ranges: [Range<Int>] = []
    if found.digits >= DigitRunRule.minimumDigits {
      ranges += DigitRunRule(allowed: allowed, speaker: speaker).ranges(in: text)
    }
    if found.kinds.contains(.emailAddress) { EmailAddressRule.append(to: &ranges, in: text) }
    if found.kinds.contains(.carPlate) { CarPlateRule.append(to: &ranges, in: text, triggers: triggers) }
    if found.kinds.contains(.personName) {
      PersonNameRule(speaker: speaker, triggers: triggers).append(to: &ranges, in: text)
    }
    if found.kinds.contains(.address) { AddressRule.append(to: &ranges, in: text, triggers: triggers) }
    if !customerName.isEmpty { ranges += text.occurrences(of: customerName) }
    for range in ranges {
      for index in range { text[index] = "*" }
    }
    return !ranges.isEmpty
  }

  /// A name worth searching for word by word: not a single character, not a mere form of address.
  static func searchable(_ name: String?) -> [Unicode.Scalar] {
    guard let name else { return [] }
    var scalars = name.unicodeScalars.filter { !$0.properties.isWhitespace }.map(\.self)
    if scalars.count > 2, PersonNameRule.isTitle(scalars[scalars.count - 2], scalars[scalars.count - 1]) {
      scalars.removeLast(2)
    }
    let isUsable = (2...64).contains(scalars.count) && scalars.contains { $0 != "*" }
    return isUsable && !placeholders.contains(name) ? scalars : []
  }

  private static let placeholders: Set<String> = ["先生", "女士", "小姐", "客户", "用户", "匿名", "未知", "游客", "来电人", "无名氏"]
}
