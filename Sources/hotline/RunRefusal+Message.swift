import ArgumentParser
import Batch

extension RunRefusal {
  /// What is in the way and what to do.
  var message: String {
    switch self {
    case .folderInUse(let folder):
      say("\(folder): another run is writing into it", "\(folder)：另一个任务正在写入")
    case .anotherRun(let folder, let differences):
      say(
        "\(folder): the run that was begun there is another one: \(Self.list(differences)). "
          + "Give the same, or begin anew without --resume",
        "\(folder)：其中未完成的任务与此不同：\(Self.list(differences))。请使用相同的输入和选项，或去掉 --resume 重新开始")
    case .inputChanged(let name):
      say(
        "\(name): changed since the run was begun; begin anew without --resume",
        "\(name)：任务开始后内容已改变；请去掉 --resume 重新开始")
    case .fileMissing(let path):
      say(
        "\(path): was finished and is gone; begin anew without --resume",
        "\(path)：已写出的文件不见了；请去掉 --resume 重新开始")
    case .notAFolder:
      say(
        "--resume goes on with a folder; a single document is written in one step or not at all",
        "--resume 只适用于输出目录；单个文件要么一次写成，要么不写")
    }
  }

  var status: ExitCode {
    if case .folderInUse = self { Status.cannotCreate } else { Status.wrongUsage }
  }

  private static func list(_ differences: [Difference]) -> String {
    differences.map { difference in
      let none = say("none", "无")
      let (before, now) = (difference.before ?? none, difference.now ?? none)
      return say(
        "\(difference.name) was “\(before)”, is “\(now)”",
        "\(chinese(difference.name))原为“\(chinese(state: before))”，现为“\(chinese(state: now))”")
    }.joined(separator: say("; ", "；"))
  }

  /// What a difference is called in the journal's English, and in Chinese.
  private static func chinese(_ name: String) -> String {
    if name.hasPrefix("input ") { return "输入 " + name.dropFirst(6) }
    return chineseNames[name] ?? name
  }

  private static let chineseNames = [
    "version": "程序版本", "rules": "规则", "scorecard": "评分表", "routing": "分派文件", "detail": "详细程度", "masked": "遮盖",
    "language": "语言", "format": "输入格式", "agent-voice": "坐席声道", "dictionary": "词典", "readings": "读音表",
    "records": "话单", "records-mapping": "话单列对照",
  ]

  /// Sizes and times of files are described in English.
  private static func chinese(state: String) -> String {
    state == "missing" ? "不存在" : state.replacing(" bytes, changed ", with: " 字节，修改时间 ")
  }
}
