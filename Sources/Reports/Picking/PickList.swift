import CallModel
import Rulebook

/// The calls that are proposed to be listened to, each once, with all that speaks for it.
public struct PickList: Sendable, Equatable {
  /// A call.
  public struct Pick: Sendable, Equatable {
    /// The call's id.
    public let id: String
    /// Where its scorecard stands, below the folder of the run.
    public let file: String
    /// As the export wrote it.
    public let startedAt: String?
    /// Whose call it is.
    public let agent: Agent
    /// The scorecard's id.
    public let scorecard: String
    /// What it came to.
    public let value: Points?
    /// In a word.
    public let grade: String
    /// Whether it passed.
    public let passed: Bool
    /// Where the call was read.
    public let source: Source
    /// At least one, in the order of their kinds.
    public let reasons: [PickReason]

    init(_ candidate: PickCandidate, reasons: [PickReason]) {
      (id, file, startedAt, agent) = (candidate.id, candidate.file, candidate.startedAt, candidate.agent)
      (scorecard, value, grade) = (candidate.scorecard, candidate.value, candidate.grade)
      (passed, source, self.reasons) = (candidate.passed, candidate.source, reasons)
    }
  }

  /// How they were picked.
  public let options: CallPicker.Options
  /// Of so many calls.
  public let calls: Int
  /// Of so many agents; calls without one are one more.
  public let agents: Int
  /// So many were drawn by lot.
  public let random: Int
  /// Those for a reason in the order in which they were picked, then the drawn ones by agent.
  public let picks: [Pick]
}

extension PickList {
  /// For a terminal.
  public var table: String {
    let seed = Self.line(options.seed)
    var text = "\(calls) 通中提出 \(picks.count) 通，其中随机 \(random) 通（每名坐席 \(options.perAgent) 通，种子 \(seed)）\n"
    for (index, pick) in picks.enumerated() {
      let agent = [pick.agent.id, pick.agent.name].compactMap { $0 }.joined(separator: " ")
      let columns = [
        TerminalText.padded("\(index + 1)", to: 4), TerminalText.padded(Self.line(pick.id), to: 30),
        TerminalText.padded(Self.line(agent), to: 16),
        TerminalText.padded("\(pick.value?.description ?? "–") \(Self.line(pick.grade))", to: 12),
      ]
      text += columns.joined(separator: " ") + " \(Self.line(pick.file))\n"
      for reason in pick.reasons {
        text += "     \(TerminalText.padded(reason.kind.chineseName, to: 12)) \(Self.line(reason.text))\n"
      }
    }
    return text
  }

  /// In one line, whatever stands in it.
  private static func line(_ text: String) -> String {
    TerminalText.clean(String(String.UnicodeScalarView(text.unicodeScalars.prefix(200)))).replacing("\t", with: " ")
  }

  /// For a spreadsheet.
  public var commaSeparated: [UInt8] {
    var text = CommaSeparatedText()
    for heading in [
      "通话编号", "开始时间", "坐席工号", "坐席姓名", "班组", "得分", "等级", "合格", "原因类别", "原因", "评分表", "评分文件", "来源文件", "行",
    ] {
      text.append(heading)
    }
    text.endRow()
    for pick in picks {
      text.append(pick.id)
      text.append(pick.startedAt)
      text.append(pick.agent.id)
      text.append(pick.agent.name)
      text.append(pick.agent.team)
      text.append(pick.value)
      text.append(pick.grade)
      text.append(pick.value == nil ? "未评" : pick.passed ? "是" : "否")
      text.append(pick.reasons.map(\.kind.chineseName).joined(separator: "；"))
      text.append(pick.reasons.map { "\($0.kind.chineseName)：\($0.text)" }.joined(separator: "；"))
      text.append(pick.scorecard)
      text.append(pick.file)
      text.append(pick.source.file)
      text.append(pick.source.line)
      text.endRow()
    }
    return text.take()
  }

  /// For programs: the document `picks`, which says how the calls were picked.
  public func document(toolVersion: String) -> [UInt8] {
    var xml = XMLTextWriter()
    xml.start("picks")
    xml.attribute("xmlns", "urn:hotline:picks:1")
    xml.attribute("schemaVersion", ReportHeader.schemaVersion)
    xml.attribute("tool", "hotline")
    xml.attribute("toolVersion", toolVersion)
    xml.attribute("calls", calls)
    xml.attribute("count", options.count)
    xml.attribute("perAgent", options.perAgent)
    xml.attribute("seed", options.seed)
    xml.endStartTag()
    for pick in picks { xml.write(pick) }
    xml.end()
    return xml.takeBytes()
  }
}

extension XMLTextWriter {
  fileprivate mutating func write(_ pick: PickList.Pick) {
    start("pick")
    attribute("id", pick.id)
    attribute("file", pick.file)
    attribute("startedAt", pick.startedAt)
    attribute("scorecard", pick.scorecard)
    attribute("value", pick.value?.description)
    attribute("grade", pick.grade)
    attribute("passed", pick.passed)
    start("source")
    attribute("file", pick.source.file)
    attribute("line", pick.source.line)
    attribute("format", pick.source.format)
    end()
    if pick.agent != Agent() {
      start("agent")
      attribute("id", pick.agent.id)
      attribute("name", pick.agent.name)
      attribute("team", pick.agent.team)
      end()
    }
    for reason in pick.reasons {
      start("reason")
      attribute("kind", reason.kind.rawValue)
      text(reason.text)
      end()
    }
    end()
  }
}
