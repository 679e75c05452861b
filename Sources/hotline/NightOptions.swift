import ArgumentParser
import Batch
import Glibc

/// What a run needs that nobody watches.
struct NightOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      say("Go on with the run that was begun in the output folder.", "接着做输出目录中未完成的任务")))
  var resume = false

  @Flag(help: ArgumentHelp(say("Stop at the first rejection.", "遇到第一处无法读取即停止")))
  var failFast = false

  @Option(
    help: ArgumentHelp(
      say("Stop when more than this is rejected.", "无法读取超过此数即停止"), valueName: "n"))
  var maxRejected: Int?

  @Flag(help: ArgumentHelp(say("Write start and end into the run report.", "在运行报告中写入起止时间")))
  var stamp = false

  func validate() throws {
    if failFast, maxRejected != nil {
      throw ValidationError(
        say("--fail-fast and --max-rejected exclude each other", "--fail-fast 与 --max-rejected 只能写一个"))
    }
    if (maxRejected ?? 0) < 0 {
      throw ValidationError(say("--max-rejected must be 0 or more", "--max-rejected 应为 0 或更大"))
    }
  }

  /// Refuses what cannot be gone on with.
  func check(output: String, inputs: [String]) throws {
    guard resume else { return }
    if output == "-" || output.hasSuffix(".xml") { throw fail(RunRefusal.notAFolder.message, Status.wrongUsage) }
    if inputs.contains("-") {
      throw ValidationError(
        say(
          "--resume needs inputs that can be read again; standard input cannot",
          "--resume 需要能够重新读取的输入；标准输入不行"))
    }
  }

  func apply(to options: inout ScoringRun.Options) {
    options.isResuming = resume
    options.maximumRejected = failFast ? 0 : maxRejected
    if stamp { options.stamp = { Self.now() } }
  }

  /// Why the run stopped, and how it can go on.
  func stopped(_ progress: ScoringRun.Progress, output: ScoringOutput) -> String {
    let allowed = failFast ? 0 : maxRejected ?? 0
    let reason = say(
      "stopped: \(progress.rejected) rejected, allowed are \(allowed)", "已停止：\(progress.rejected) 处无法读取，上限为 \(allowed)")
    switch output {
    case .folder:
      return reason
        + say(
          "; what was scored stays; go on with --resume and a higher --max-rejected",
          "；已评分的保留；可用 --resume 并调高 --max-rejected 接着做")
    case .document: return reason + say("; no document was written", "；没有写出文件")
    case .standardOutput: return reason + say("; what was scored has been written", "；已评分的已写出")
    }
  }

  /// ISO 8601, in UTC.
  private static func now() -> String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let count = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
