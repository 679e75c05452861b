import CallModel

extension Irregularity {
  /// `时间有疑  话轮早于前一话轮  第3、7轮`
  var line: String {
    let turns = places.compactMap(\.turn).map(String.init).joined(separator: "、")
    let more = count > places.count ? "等 \(count) 处" : ""
    guard turns.isEmpty else { return "时间有疑  \(kind.chineseName)  第\(turns)轮\(more)" }
    let lengths = places.compactMap { place in
      Seconds.text(place.found).flatMap { found in Seconds.text(place.against).map { "\(found) 秒，对照 \($0) 秒" } }
    }
    return "时间有疑  \(kind.chineseName)  \(lengths.joined(separator: "；"))\(more)"
  }
}

extension Irregularity.Kind {
  var chineseName: String {
    switch self {
    case .outOfOrder: "话轮早于前一话轮"
    case .endsBeforeStart: "话轮结束早于开始"
    case .longOverlap: "双方重叠过久"
    case .turnsOutOfProportion: "话轮时间与字数不相称"
    case .durationOutOfProportion: "通话时长与字数不相称"
    case .unlikeDuration: "话轮时间与通话时长相差约一千倍"
    case .ringingOutOfProportion: "振铃时长不合理"
    case .holdOutOfProportion: "保持时长不合理"
    }
  }
}
