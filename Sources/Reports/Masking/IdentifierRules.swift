/// E-mail addresses.
enum EmailAddressRule {
  static func append(to ranges: inout [Range<Int>], in text: [Unicode.Scalar]) {
    for index in text.indices where text[index] == "@" || text[index] == "＠" {
      var start = index
      while start > 0, isLocalPart(text[start - 1]) { start -= 1 }
      var end = index + 1
      while end < text.count, isDomain(text[end]) { end += 1 }
      while end > index + 1, !text[end - 1].isLatinOrNumber { end -= 1 }
      if start < index, end > index + 1 { ranges.append(start..<end) }
    }
  }

  private static func isLocalPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLatinOrNumber || ".。．_-+%".unicodeScalars.contains(scalar)
  }

  private static func isDomain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLatinOrNumber || ".．-".unicodeScalars.contains(scalar)
  }
}

/// Car plates: 京A12345, 粤B·D12345, 沪A幺二三四五.
enum CarPlateRule {
  static let provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

  /// - Parameter triggers: those of `MaskTriggers`.
  static func append(to ranges: inout [Range<Int>], in text: [Unicode.Scalar], triggers: [UInt8]) {
    for index in text.indices where MaskTriggers.kinds(of: text[index], table: triggers).contains(.carPlate) {
      guard let letter = text.at(index + 1), letter.isLatinOrNumber, !letter.isDigit else { continue }
      var end = index + 2
      if let separator = text.at(end), "·•・.- ".unicodeScalars.contains(separator) { end += 1 }
      let first = end
      while end - first < 7, let scalar = text.at(end), scalar.isLatinOrNumber || scalar.isDigit { end += 1 }
      if (5...6).contains(end - first) { ranges.append(index..<end) }
    }
  }
}
