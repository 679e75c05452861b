import ArgumentParser
import CallFormats
import CallModel
import Reports
import Rulebook
import Scoring

/// `hotline find`
struct FindCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "find",
      abstract: say("Find phrase sets in calls, all guards applied.", "在通话中查找短语集（含全部防误判）"))
  }

  @Argument(help: ArgumentHelp(say("Files and folders; - is standard input.", "文件或目录；- 为标准输入"), valueName: "input"))
  var inputs: [String]

  @Option(help: ArgumentHelp(say("Ids of phrase sets, separated by commas.", "短语集编号，逗号分隔"), valueName: "names"))
  var phrases: String

  @Option(help: ArgumentHelp(say("table or jsonl.", "table 表格或 jsonl")))
  var format = HitFormat.table

  @Option(help: ArgumentHelp(say("Whose settings fill the slots.", "用哪张评分表的设置填槽位"), valueName: "id"))
  var scorecard: String?

  @Flag(help: ArgumentHelp(say("Leave personal data as they are.", "不遮盖个人信息")))
  var unmasked = false

  @Option(
    help: ArgumentHelp(
      say("Format of the inputs (default: told by their content).", "输入格式（默认按内容判断）"), valueName: "id"))
  var inputFormat: String?

  @OptionGroup var formats: FormatOptions

  @OptionGroup var rules: RulebookOptions

  func run() async throws {
    try await reportingFailures {
      let rulebook = try rules.loadRulebook()
      let names = phrases.split(separator: ",").map(String.init)
      guard !names.isEmpty else {
        throw ValidationError(say("--phrases names no phrase set", "--phrases 没有写短语集"))
      }
      if let scorecard, rulebook.scorecards[scorecard] == nil {
        throw ValidationError(say("No scorecard “\(scorecard)”.", "没有评分表“\(scorecard)”。"))
      }
      for name in names where rulebook.phraseSets[name] == nil {
        let known = rulebook.phraseSets.keys.sorted().joined(separator: ", ")
        throw ValidationError(say("No phrase set “\(name)”. There are: \(known)", "没有短语集“\(name)”。现有：\(known)"))
      }
      let lists = settingsLists(rulebook)
      let vocabulary = PhraseFinder.vocabulary(phraseSets: names, of: rulebook, lists: lists)
      let segmenter = try rules.loadSegmenter(adding: vocabulary)
      var finder = PhraseFinder(
        phraseSets: names, of: rulebook, lists: lists, segmenter: segmenter, readings: try rules.loadReadings())
      let mask = unmasked ? nil : PersonalDataMask(allowed: lists["单位电话"] ?? [])
      var rejected = 0
      let reading = try formats.reading(format: inputFormat)
      let reader = UnitReader(options: reading)
      var records = reading.records.map(RecordAccount.init)
      for file in try InputFiles.expand(paths: inputs) {
        var input = try InputReader(file, options: reading)
        while let unit = try input.next() {
          var output: [UInt8] = []
          reader.read(unit) { result in
            switch result {
            case .success(let call):
              HitList.append(finder.find(in: call), of: call, mask: mask, as: format, to: &output)
            case .failure(let rejection):
              rejected += 1
              tell(rejection.summary(in: Language.current))
            }
          }
          records?.add(reader.takeRecordMatches())
          try StandardOutput.write(output)
        }
      }
      RecordReport.tell(records)
      if rejected > 0 { throw Status.someRejected }
    }
  }

  /// Slots mean the lists of one scorecard, or those of all together.
  private func settingsLists(_ rulebook: Rulebook) -> [String: [String]] {
    if let scorecard { return rulebook.scorecards[scorecard]?.settings.lists ?? [:] }
    var lists: [String: [String]] = [:]
    for id in rulebook.scorecards.keys.sorted() {
      for (name, values) in rulebook.scorecards[id]?.settings.lists ?? [:] { lists[name, default: []] += values }
    }
    return lists
  }
}

extension HitFormat: ExpressibleByArgument {}
