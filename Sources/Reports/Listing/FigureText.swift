import CallModel
import Rulebook
import Scoring

extension Measurement {
  /// A figure in the words of an inspector: 振铃 5 声（限值 3）; of who hung up only the name.
  var sentence: String {
    if name == "hangup" { return "\(Hangup(rawValue: value)?.chineseName ?? value)挂机" }
    if name.hasPrefix("record") { return "\(name) 为 \(value)（标准 \(limit)）" }
    return "\(title) \(value) \(unit)（限值 \(limit)）"
  }

  private var title: String {
    switch name {
    case "ringSeconds": "振铃"
    case Figure.rings.rawValue: "振铃"
    case Figure.holdSeconds.rawValue: "最长等候"
    case Figure.silenceSeconds.rawValue: "最长静默"
    case Figure.answerGapSeconds.rawValue: "最迟应答"
    case Figure.speechRate.rawValue: "语速"
    case Figure.interruptions.rawValue: "抢话"
    case Figure.repeatedQuestions.rawValue: "重复提问"
    case Figure.talkShare.rawValue: "坐席占比"
    case Figure.duration.rawValue: "通话时长"
    case Figure.turns.rawValue: "轮数"
    default: name
    }
  }
}
