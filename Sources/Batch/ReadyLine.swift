import Reports

/// The line by which a stream tells, before it reads anything, that rules, words and sounds are loaded, and which.
///
/// `{"ready":{"scorecard","scorecardVersion","digest","tool","toolVersion","scorecards","head","foot"}}`, where `head` and
/// `foot` make a document of the `xml` members of any calls.
enum ReadyLine {
  static func bytes(header: ReportHeader, scorecards: [String], frame: ScorecardXMLWriter) -> [UInt8] {
    var json = JSONLineWriter()
    json.open("{")
    json.open("{", named: "ready")
    json.members(of: header)
    json.open("[", named: "scorecards")
    for id in scorecards { json.string(id) }
    json.close("]")
    json.member("head", utf8: frame.head[...])
    json.member("foot", utf8: frame.foot[...])
    json.close("}")
    json.close("}")
    json.endLine()
    var bytes: [UInt8] = []
    json.move(to: &bytes)
    return bytes
  }
}
