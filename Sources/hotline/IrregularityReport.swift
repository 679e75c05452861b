import Batch
import CallFormats
import CallModel

/// Says at the end which calls have times that cannot be.
enum IrregularityReport {
  /// After a run: how many calls, of which kinds; nothing where there are none. The times stand in the scorecards.
  static func tell(_ calls: IrregularCalls) {
    guard calls.count > 0 else { return }
    let more = calls.count > calls.ids.count ? " …" : ""
    let ids = calls.ids.joined(separator: say(", ", "、")) + more
    var lines = [
      say("calls with times that cannot be: \(calls.count) (\(ids))", "时间有疑的通话：\(calls.count)（\(ids)）")
    ]
    for kind in Irregularity.Kind.allCases {
      guard let count = calls.counts[kind.rawValue] else { continue }
      lines.append("  " + kind.message(in: Language.current) + say(": \(count)", "：\(count)"))
    }
    for line in lines { hotline.tell(line) }
  }
}

/// What a conversion tells of single calls: the first ones one by one, the others as a number.
struct IrregularityWarnings {
  private var told = 0
  private var count = 0
  private static let limit = 20

  /// Tells what is irregular about a call.
  mutating func tell(of call: Call) {
    for irregularity in call.irregularities.all {
      count += 1
      guard told < Self.limit else { continue }
      told += 1
      hotline.tell(
        "\(call.source.file):\(call.source.line): \(call.id): " + irregularity.summary(in: Language.current))
    }
  }

  /// Tells how many were not told one by one.
  func finish() {
    guard count > told else { return }
    hotline.tell(say("… and \(count - told) more about times", "另有 \(count - told) 处时间提示"))
  }
}
