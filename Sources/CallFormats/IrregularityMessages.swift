import CallModel

extension Irregularity {
  /// What is wrong and where, for a person: `turn 3 begins before the one before it (4.20 s, 9.00 s), 2 more`.
  public func summary(in language: MessageLanguage) -> String {
    let isChinese = language == .chinese
    var text = kind.message(in: language)
    if let place = places.first {
      let turn = place.turn.map { isChinese ? "第 \($0) 轮，" : "turn \($0), " } ?? ""
      let (found, against) = (Self.text(place.found), Self.text(place.against))
      text +=
        isChinese
        ? "（\(turn)\(found) 秒，\(kind.nameOfAgainst(in: language)) \(against) 秒）"
        : " (\(turn)\(found) s, \(kind.nameOfAgainst(in: language)) \(against) s)"
    }
    if count > 1 { text += isChinese ? "，共 \(count) 处" : ", \(count) in all" }
    return text
  }

  /// Two decimals at most, no locale; times of calls are under a year.
  private static func text(_ seconds: Double) -> String {
    let hundredths = Int((min(max(seconds, -1e9), 1e9) * 100).rounded())
    let decimals = abs(hundredths) % 100
    let whole = "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100)"
    return decimals == 0 ? whole : whole + "." + (decimals < 10 ? "0" : "") + "\(decimals)"
  }
}

extension Irregularity.Kind {
  /// One sentence.
  public func message(in language: MessageLanguage) -> String {
    let isChinese = language == .chinese
    return switch self {
    case .outOfOrder: isChinese ? "话轮早于前一话轮开始" : "a turn begins before the one before it"
    case .endsBeforeStart: isChinese ? "话轮的结束早于开始" : "a turn ends before it begins"
    case .longOverlap: isChinese ? "双方重叠过久" : "both sides speak at once for too long"
    case .turnsOutOfProportion:
      isChinese ? "话轮时间与字数不相称，请核对单位（秒、毫秒）" : "the turns' times do not fit what is said; check the unit (s, ms)"
    case .durationOutOfProportion:
      isChinese ? "通话时长与字数不相称，请核对单位（秒、毫秒）" : "the call's duration does not fit what is said; check the unit (s, ms)"
    case .unlikeDuration:
      isChinese
        ? "话轮时间与通话时长相差约一千倍，其一为毫秒" : "the turns' times and the call's duration differ by a thousand; one is in ms"
    case .ringingOutOfProportion: isChinese ? "振铃时长不合理" : "no telephone rings so long"
    case .holdOutOfProportion: isChinese ? "保持时长不合理" : "no hold lasts so long"
    }
  }

  /// What the time at fault was held against.
  fileprivate func nameOfAgainst(in language: MessageLanguage) -> String {
    let isChinese = language == .chinese
    return switch self {
    case .outOfOrder: isChinese ? "前一话轮" : "the one before"
    case .endsBeforeStart: isChinese ? "开始于" : "start"
    case .unlikeDuration: isChinese ? "通话时长" : "duration"
    case .longOverlap, .turnsOutOfProportion, .durationOutOfProportion, .ringingOutOfProportion, .holdOutOfProportion:
      isChinese ? "限值" : "limit"
    }
  }
}
