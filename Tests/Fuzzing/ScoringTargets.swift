import CallFormats
import CallModel
import Reports
import Rulebook
import Scoring
import TestSupport

/// What is said in calls.
enum ScoringTargets {
  /// A transcript, read as plain text, scored by the general scorecard and written as XML.
  static let scores = FuzzTarget(name: "scores") {
    [
      "客服：您好，95598供电服务热线，请问有什么可以帮您？\n客户：家里停电了。\n客服：请您稍等。\n", "坐席：我不知道，您找维修点吧\n客户：行吧，13800138000\n坐席：再见\n",
      "A: 请问是二零二六年三月一号吗 B: 一百二十块五毛",
    ].map { Array($0.utf8) }
  } prepare: {
    _ = scorer
  } read: { bytes in
    var options = ReadingOptions()
    options.format = FormatRegistry.format("text")
    let header = ReportHeader(scorecard: "general", scorecardVersion: "1", digest: "sha256:", toolVersion: "0")
    let writer = ScorecardXMLWriter(header: header, detail: .full, mask: PersonalDataMask())
    for call in Calls.read(bytes, options: options) {
      var scorer = scorer
      let document = writer.document(of: scorer.score(call))
      Fault.unless((try? UTF8Span(validating: document.span)) != nil, "XML that is not UTF-8")
      Fault.unless(RewrittenDocument.bytes(of: document) == document, "libxml2 would write it otherwise")
    }
  }

  /// Calls that rules are tried on.
  static let calls = Calls.read(
    Array(
      (#"{"id":"C-1","queue":"95598","agent":{"team":"抢修一班"},"ringing":{"rings":4},"turns":[{"speaker":"agent","text":"您好，供电局1024号，请问有什么可以帮您？","start":0,"end":4},{"speaker":"customer","text":"早上好，我不知道怎么申请，家里停店了","start":5,"end":9}]}"#
        + "\n").utf8), options: ReadingOptions())

  private static let scorer: Scorer = {
    guard let (rulebook, _) = try? RulebookLoader.load(directory: "Lexicons"),
      let scorecard = rulebook.compiled(scorecard: "general")
    else { Fault.report("no Lexicons; run in the repository") }
    return Scorer(scorecard: scorecard, segmenter: SmallRulebook.segmenter, readings: SmallRulebook.readings)
  }()

  private enum Calls {
    static func read(_ bytes: [UInt8], options: ReadingOptions) -> [Call] {
      var calls: [Call] = []
      let reader = UnitReader(options: options)
      var input = try? InputReader(InputFile(path: ScratchFile.path(holding: bytes)), options: options)
      while let unit = try? input?.next() {
        reader.read(unit) { if case .success(let call) = $0 { calls.append(call) } }
      }
      return calls
    }
  }
}
