import ArgumentParser
import Glibc
import Reports

extension ScorecardFileError {
  /// File and line, what was found and what would be right.
  var message: String { "\(path)\(line.map { ":\($0)" } ?? "")" + say(": ", "：") + text }

  /// Nothing to read is a missing input, all else a rejected one.
  var status: ExitCode {
    switch reason {
    case .missing, .noScorecards, .unreadable: Status.inputMissing
    default: Status.someRejected
    }
  }

  private var text: String {
    switch reason {
    case .missing: say("no such file or folder", "没有这个文件或目录")
    case .unreadable(let code):
      say("cannot be read: \(Self.reason(code))", "无法读取（\(Self.reason(code))）")
    case .notAFile: say("is not a file", "不是文件")
    case .noScorecards:
      say(
        "no scorecards (calls/*.xml) in this folder; name the folder that “hotline score” wrote to",
        "目录中没有评分（calls/*.xml）；请写 hotline score 的输出目录")
    case .empty: say("the file is empty; score the call again", "文件是空的；请重新评分")
    case .malformed(let words):
      say("is no whole XML document (\(words)); score the call again", "不是完整的 XML（\(words)）；请重新评分")
    case .documentType:
      say("has a document type or an entity, which no scorecard has", "含有文档类型声明或实体，评分里不会有")
    case .anotherDocument(let found):
      say("is no scorecard: its root is “\(found)”, not “scorecards”", "不是评分：根元素是“\(found)”，应为“scorecards”")
    case .schemaVersion(let found):
      say(
        "is of schema version “\(found)”; this program reads version 1", "架构版本为“\(found)”；本程序读取第 1 版")
    case .elementMissing(let element, let child):
      say("“\(element)” lacks the element “\(child)”", "“\(element)”缺少元素“\(child)”")
    case .attributeMissing(let element, let attribute):
      say("“\(element)” lacks the attribute “\(attribute)”", "“\(element)”缺少属性“\(attribute)”")
    case .attributeValue(let element, let attribute, let found):
      say(
        "the attribute “\(attribute)” of “\(element)” is “\(found)”, which the schema does not allow (hotline schema)",
        "“\(element)”的属性“\(attribute)”为“\(found)”，不合架构（见 hotline schema）")
    case .callTooLarge:
      say(
        "one call is larger than \(ScorecardReader.maximumCall >> 20) MiB or has more than "
          + "\(ScorecardReader.maximumParts) parts",
        "一通的评分超过 \(ScorecardReader.maximumCall >> 20) MiB 或 \(ScorecardReader.maximumParts) 个部分")
    }
  }

  private static func reason(_ code: Int32) -> String { strerror(code).map { String(cString: $0) } ?? "errno \(code)" }
}
