/// The part of an address that leads to a door.
enum AddressRule {
  /// A character of every sign that this rule looks for.
  static let triggers = "路街巷道村弄栋幢元室楼院区园寓苑"
  /// The first character of every one of them that begins here: a road, an estate, a number.
  static let places = roads + "小花家嘉公新佳十百" + Digit.characters

  private static let roads = "路街巷道弄村"

  /// - Parameter triggers: those of `MaskTriggers`.
  static func append(to ranges: inout [Range<Int>], in text: [Unicode.Scalar], triggers: [UInt8]) {
    var index = 0
    while index < text.count {
      guard MaskTriggers.kinds(of: text[index], table: triggers).contains(.addressPlace) else {
        index += 1
        continue
      }
      if let range = roadWithNumber(index, in: text) ?? estate(index, in: text) {
        ranges.append(range)
        index += 1
      } else if let range = buildingNumbers(from: index, in: text) {
        ranges.append(range)
        index = range.upperBound
      } else {
        index += 1
      }
    }
  }

  // MARK: - 文明路38号, 王家村三组

  private static let noRoads = WordPairs([
    "线路", "电路", "短路", "铁路", "马路", "公路", "网路", "道路", "回路", "支路", "走路", "半路", "思路", "这路", "那路",
    "条路", "知道", "报道", "通道", "轨道", "频道", "管道", "街道", "渠道", "味道", "行道", "说道", "难道", "上街", "逛街",
    "农村", "乡村", "全村", "我村", "本村",
  ])

  private static func roadWithNumber(_ index: Int, in text: [Unicode.Scalar]) -> Range<Int>? {
    guard roads.unicodeScalars.contains(text[index]), !noRoads.contains(text, at: index - 1) else { return nil }
    let numberStart = text.at(index + 1) == " " ? index + 2 : index + 1
    let numberEnd = endOfNumber(from: numberStart, in: text)
    guard numberEnd > numberStart, let unit = text.at(numberEnd) else { return nil }
    let units = text[index] == "村" ? "组队号社" : "号弄"
    guard units.unicodeScalars.contains(unit) else { return nil }
    let nameStart = startOfName(before: index, limit: 5, in: text)
    guard nameStart < index else { return nil }
    return nameStart..<endOfChain(from: numberEnd + 1, in: text)
  }

  // MARK: - 3栋2单元501室

  private static func buildingNumbers(from start: Int, in text: [Unicode.Scalar]) -> Range<Int>? {
    guard isNumber(text[start]), !(start > 0 && isNumber(text[start - 1])) else { return nil }
    let numberEnd = endOfNumber(from: start, in: text)
    guard let unitEnd = endOfBuildingUnit(from: numberEnd, in: text) else { return nil }
    return start..<endOfChain(from: unitEnd, in: text)
  }

  private static func endOfBuildingUnit(from index: Int, in text: [Unicode.Scalar]) -> Int? {
    let next = text.at(index + 1)
    switch text.at(index) {
    case "栋", "幢", "弄": return index + 1
    case "单": return next == "元" ? index + 2 : nil
    case "号": return next == "楼" || next == "院" || next == "房" ? index + 2 : nil
    case "室":
      // 三室一厅 is a floor plan.
      let isFloorPlan = next == "户" || (next.map(isNumber) == true && text.at(index + 2) == "厅")
      return isFloorPlan ? nil : index + 1
    default: return nil
    }
  }

  /// Further numbers with or without a unit: …2单元501.
  private static func endOfChain(from start: Int, in text: [Unicode.Scalar]) -> Int {
    var end = start
    while true {
      let numberStart = text.at(end).map { " ,，-－的".unicodeScalars.contains($0) } == true ? end + 1 : end
      let numberEnd = endOfNumber(from: numberStart, in: text)
      guard numberEnd > numberStart else { return end }
      if let unitEnd = endOfBuildingUnit(from: numberEnd, in: text) {
        end = unitEnd
      } else if let unit = text.at(numberEnd), "楼层户门号座".unicodeScalars.contains(unit) {
        end = numberEnd + 1
      } else if numberEnd - numberStart >= 3 {
        end = numberEnd
      } else {
        return end
      }
    }
  }

  private static func isNumber(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDigit || scalar == "十" || scalar == "百"
  }

  /// The end of a house number; longer ones are other numbers.
  private static func endOfNumber(from start: Int, in text: [Unicode.Scalar]) -> Int {
    var end = start
    while let scalar = text.at(end), isNumber(scalar), end - start < 8 { end += 1 }
    return end
  }

  // MARK: - 阳光花园, 幸福小区

  private static let noEstates = WordPairs([
    "因为", "整个", "老旧", "居民", "附近", "停电", "报修", "可能", "这边", "那边", "一个", "周边", "隔壁", "今天", "昨天",
    "你好", "您好", "所有", "部分", "其它", "其他", "美丽", "智慧", "旁边", "新建", "高档", "封闭", "开放", "后面", "前面",
    "好像", "目前", "因此", "但是", "而且", "如果", "请问", "物业", "自建", "商业", "青年", "人才", "单身", "精神", "学生",
  ])

  private static func estate(_ index: Int, in text: [Unicode.Scalar]) -> Range<Int>? {
    guard let next = text.at(index + 1) else { return nil }
    switch (text[index], next) {
    case ("小", "区"), ("花", "园"), ("家", "园"), ("嘉", "园"), ("公", "寓"), ("新", "村"), ("花", "苑"), ("佳", "苑"):
      break
    default: return nil
    }
    let start = startOfName(before: index, limit: 6, in: text)
    guard index - start >= 2, !(index - start == 2 && noEstates.contains(text, at: start)) else { return nil }
    // A name that fills the whole limit did not begin here: it is part of a sentence.
    return index - start < 6 ? start..<index : nil
  }

  /// Where the name of a road or estate begins: behind the last character that no such name has.
  private static func startOfName(before index: Int, limit: Int, in text: [Unicode.Scalar]) -> Int {
    var start = index
    while start > 0, index - start < limit, text[start - 1].isHan, !isOutsideNames(text[start - 1]) { start -= 1 }
    return start
  }

  private static func isOutsideNames(_ scalar: Unicode.Scalar) -> Bool {
    outsideNames.contains(scalar)
  }

  private static let outsideNames = Set(
    "我你您他她们个这那整哪某的了吗呢啊在是住到从于和跟与及被把对给去来叫有没不也还就都省市区县镇乡号请问说可以找按由等让能会".unicodeScalars)
}
