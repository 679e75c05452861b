import Reports

extension DocumentError {
  /// File and line, what was found and what would be right.
  var message: String {
    let place = line > 0 ? "\(path):\(line)" : path
    return place + say(": ", "：") + text
  }

  private var text: String {
    switch reason {
    case .absent: say("no such file", "没有这个文件")
    case .noStylesheets:
      say(
        "none of the stylesheets there (index.xsl, agent.xsl, rule.xsl, call.xsl, common.xsl, page.css, page.js)",
        "其中没有样式表（index.xsl、agent.xsl、rule.xsl、call.xsl、common.xsl、page.css、page.js）")
    case .unreadable(let words): say("cannot be read: \(words)", "无法读取（\(words)）")
    case .notAFile: say("is no file", "不是文件")
    case .tooLarge(let maximum):
      say("is larger than \(maximum >> 20) MB; no such document is", "超过 \(maximum >> 20) MB，不是正常的文件")
    case .malformed(let words): say("is no XML that can be read: \(words)", "不是可以读取的 XML（\(words)）")
    case .another(let found, let wanted) where found == wanted:
      say("is of another version of hotline; score again", "由另一版本的 hotline 写出；请重新评分")
    case .another(let found, let wanted):
      say(
        "<\(found)> was found, <\(wanted)> as hotline score writes it is needed",
        "根元素是 <\(found)>，应为 hotline score 写出的 <\(wanted)>")
    case .invalid(let words): say("is not as the schema has it: \(words)", "不符合 XSD（\(words)）")
    case .noScorecards:
      say(
        "no scorecards there; give the folder that hotline score wrote, or its document X.xml",
        "其中没有评分 XML；请给出 hotline score 写出的目录或 X.xml 文件")
    case .stylesheet(let words): say("the stylesheet is wrong: \(words)", "样式表有误（\(words)）")
    }
  }
}
